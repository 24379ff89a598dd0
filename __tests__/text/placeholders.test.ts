import { describe, expect, test } from '@jest/globals';
import { Marks } from '../../src/text/placeholders.ts';

describe('replaced text', () => {
  test('comes back in its place, as it was', () => {
    const marks = new Marks();
    const [a, b] = [marks.keep('first'), marks.keep('$second$')];
    expect(marks.fill(`1 ${b} 2 ${a} 3 ${b}`)).toBe('1 $second$ 2 first 3 $second$');
    expect(`${a}${b}`).toMatch(/^\p{Co}{2}$/u);
  });

  test('is not replaced if no placeholder is free', () => {
    const marks = new Marks();
    const last = Array.from({ length: 0x10fffd - 0xf0000 + 1 }, (_, n) => marks.keep(`${n}`)).at(
      -1,
    );
    expect(last).toBe('\u{10fffd}');
    expect(marks.keep('one more')).toBe('one more');
    expect(marks.fill(`${last} one more`)).toBe('131069 one more');
  });
});

test('placeholders in the input are removed, and so are unknown ones', () => {
  expect(Marks.without('a\u{f0000}b\u{10fffd}\ue000')).toBe('ab\ue000');
  expect(new Marks().fill('a\u{f0000}b')).toBe('ab');
});
