import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carryOver } from '../../src/news/change.ts';

const page = (...lines: string[]) => `${lines.join('\n')}\n`;
const WAS = page('---', 'title: A', '---', '', '# A', '', 'Ada · v1', '', 'We read.', '', '*why*');
const IS = page(
  '---',
  'title: B',
  '---',
  '',
  '# B',
  '',
  '> gone',
  '',
  'Ada · v2',
  '',
  '*comment*',
  '',
  'We write.',
  '',
  '*why*',
);

describe('differences between two prints', () => {
  test('make a page that nobody changed the second print', () => {
    expect(carryOver(WAS, WAS, IS).text).toBe(IS);
  });

  test('leave a page alone that has none of the old lines', () => {
    const mine = page('All', 'mine');
    expect(carryOver(mine, WAS, IS)).toEqual({ text: mine, places: 0 });
  });

  test('leave a line alone that stands twice', () => {
    const twice = WAS.replace('We read.', 'We read.\nWe read.');
    expect(carryOver(twice, WAS, IS).text).toContain('We read.\nWe read.\n');
  });

  test('get the ends that the page has, and no end where the last line has none', () => {
    const crlf = WAS.replaceAll('\n', '\r\n');
    expect(carryOver(crlf, WAS, IS).text).toBe(IS.replaceAll('\n', '\r\n'));
    expect(carryOver(WAS.trimEnd(), WAS, IS).text).toBe(IS.trimEnd());
  });

  test('put nothing between lines between which somebody wrote', () => {
    const mine = WAS.replace('Ada · v1\n\n', 'Ada · v1\n\nMine.\n\n');
    expect(carryOver(mine, WAS, IS).text).toContain('Mine.\n\nWe write.');
    expect(carryOver(mine, WAS, IS).text).not.toContain('*comment*\n\nWe write.');
  });

  test("keep every line of a person's, in its place, whatever was edited", () => {
    const edit = fc.record({
      at: fc.nat(10),
      kind: fc.constantFrom('replace', 'insert', 'remove'),
      line: fc.stringMatching(/^mine [a-z]{1,8}$/),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.boolean(), (edits, isCrlf) => {
        const lines = WAS.trimEnd().split('\n');
        for (const { at, kind, line } of edits)
          lines.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [line]));
        const text = page(...lines);
        const before = isCrlf ? text.replaceAll('\n', '\r\n') : text;
        const { text: after } = carryOver(before, WAS, IS);
        const own = (whole: string) => whole.split(/(?<=\n)/).filter((line) => /^mine /.test(line));
        expect(own(after)).toEqual(own(before));
        const ours = new Set([...WAS.split('\n'), ...IS.split('\n')]);
        expect(
          after.split(/\r?\n/).filter((line) => !ours.has(line) && !/^mine /.test(line)),
        ).toEqual([]);
        if (isCrlf) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
        // What was carried over is not carried over again.
        expect(carryOver(after, IS, IS).text).toBe(after);
      }),
      { numRuns: 500, seed: 18 },
    );
  });
});
