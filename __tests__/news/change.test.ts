import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carryOver, holdsNews } from '../../src/news/change.ts';

const page = (...lines: string[]) => `${lines.join('\n')}\n`;
const OLD = page('---', 'title: A', '---', '', '# A', '', 'Ada · v1', '', 'We read.', '', '*why*');
const NEW = page(
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

describe('changes between two renderings of a page', () => {
  test('turn an unedited page into the new rendering', () => {
    expect(carryOver(OLD, OLD, NEW).text).toBe(NEW);
  });

  test('do not change a page without any line of the old rendering', () => {
    const unrelated = page('All', 'mine');
    expect(carryOver(unrelated, OLD, NEW)).toEqual({ text: unrelated, places: 0 });
  });

  test('do not change a line that occurs twice', () => {
    const twice = OLD.replace('We read.', 'We read.\nWe read.');
    expect(carryOver(twice, OLD, NEW).text).toContain('We read.\nWe read.\n');
  });

  test('use the line ends of the page, and add none after its last line', () => {
    const crlf = OLD.replaceAll('\n', '\r\n');
    expect(carryOver(crlf, OLD, NEW).text).toBe(NEW.replaceAll('\n', '\r\n'));
    expect(carryOver(OLD.trimEnd(), OLD, NEW).text).toBe(NEW.trimEnd());
  });

  test('insert nothing between lines if a person wrote between them', () => {
    const edited = OLD.replace('Ada · v1\n\n', 'Ada · v1\n\nMine.\n\n');
    expect(carryOver(edited, OLD, NEW).text).toContain('Mine.\n\nWe write.');
    expect(carryOver(edited, OLD, NEW).text).not.toContain('*comment*\n\nWe write.');
  });

  test('keep every line of a person in its place, for any edits', () => {
    const edit = fc.record({
      at: fc.nat(10),
      kind: fc.constantFrom('replace', 'insert', 'remove'),
      line: fc.stringMatching(/^mine [a-z]{1,8}$/),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.boolean(), (edits, isCrlf) => {
        const lines = OLD.trimEnd().split('\n');
        for (const { at, kind, line } of edits)
          lines.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [line]));
        const text = page(...lines);
        const before = isCrlf ? text.replaceAll('\n', '\r\n') : text;
        const { text: after } = carryOver(before, OLD, NEW);
        const own = (whole: string) => whole.split(/(?<=\n)/).filter((line) => /^mine /.test(line));
        expect(own(after)).toEqual(own(before));
        const rendered = new Set([...OLD.split('\n'), ...NEW.split('\n')]);
        expect(
          after.split(/\r?\n/).filter((line) => !rendered.has(line) && !/^mine /.test(line)),
        ).toEqual([]);
        if (isCrlf) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
        // Applying the changes again has no effect.
        expect(carryOver(after, NEW, NEW).text).toBe(after);
      }),
      { numRuns: 500, seed: 18 },
    );
  });
});

describe('one change', () => {
  test.each<
    [title: string, page: string[], was: string[], is: string[], text: string[], places: number]
  >([
    [
      'replaces its line',
      ['a', 'b 1', 'c'],
      ['a', 'b 1', 'c'],
      ['a', 'b 2', 'c'],
      ['a', 'b 2', 'c'],
      1,
    ],
    [
      'replaces each line by itself',
      ['b 1', 'mine', 'd 1'],
      ['b 1', 'c 1', 'd 1'],
      ['b 2', 'c 2', 'd 2'],
      ['b 2', 'mine', 'd 2'],
      2,
    ],
    [
      'replaces lines by more lines as a whole',
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'x', 'y', 'c'],
      ['a', 'x', 'y', 'c'],
      1,
    ],
    ['removes lines', ['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'c'], ['a', 'c'], 1],
    [
      'removes nothing that occurs twice',
      ['b', 'a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['b', 'a', 'b', 'c'],
      0,
    ],
    [
      'inserts between two lines',
      ['x', 'a', 'c', 'y'],
      ['a', 'c'],
      ['a', 'b', 'c'],
      ['x', 'a', 'b', 'c', 'y'],
      1,
    ],
    [
      'inserts above a line if the line before is gone',
      ['x', 'c'],
      ['a', 'c'],
      ['a', 'b', 'c'],
      ['x', 'b', 'c'],
      1,
    ],
    [
      'inserts below a line if the line after is gone',
      ['a', 'x'],
      ['a', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'x'],
      1,
    ],
    [
      'inserts nothing between lines that were parted',
      ['a', 'mine', 'c'],
      ['a', 'c'],
      ['a', 'b', 'c'],
      ['a', 'mine', 'c'],
      0,
    ],
    ['inserts nothing if both lines are gone', ['x'], ['a', 'c'], ['a', 'b', 'c'], ['x'], 0],
    ['inserts at the start', ['a', 'b'], ['a', 'b'], ['x', 'a', 'b'], ['x', 'a', 'b'], 1],
    ['inserts at the end', ['a', 'b'], ['a', 'b'], ['a', 'b', 'x'], ['a', 'b', 'x'], 1],
    [
      'keeps empty lines around an insertion',
      ['a', '', 'c'],
      ['a', '', 'c'],
      ['a', '', 'b', '', 'c'],
      ['a', '', 'b', '', 'c'],
      1,
    ],
    [
      'ignores lines that only the page has',
      ['m', 'a', 'n', 'b', 'o'],
      ['a', 'b'],
      ['a 2', 'b'],
      ['m', 'a 2', 'n', 'b', 'o'],
      1,
    ],
    ['of nothing', ['a'], ['a'], ['a'], ['a'], 0],
    ['in an empty page', [], ['a'], ['b'], [], 0],
  ])('%s', (_, lines, was, is, text, places) => {
    const print = (all: string[]) => all.map((line) => `${line}\n`).join('');
    expect(carryOver(print(lines), print(was), print(is))).toEqual({ text: print(text), places });
  });

  test.each([
    ['a\nb', 'a\nb', 'a', 'a\n'],
    ['a', 'a\n', 'a\nb\n', 'a\nb\n'],
    ['a', 'a', 'a\nb', 'a\nb\n'],
    ['x\r\na', 'a\n', 'a\nb\n', 'x\r\na\r\nb\r\n'],
    ['a 1\n\na 1', 'a 1', 'a 2', 'a 1\n\na 1'],
    ['k a\nk b\nk c\n', 'k a\nk b\nk c\n', 'k x\nk y\nk z\n', 'k x\nk y\nk z\n'],
    ['m\nk b\nk c\n', 'k a\nk b\nk c\n', 'k x\nk y\nk z\n', 'm\nk y\nk z\n'],
  ])('of %j, from %j to %j, gives %j', (page, was, is, text) => {
    expect(carryOver(page, was, is).text).toBe(text);
  });

  test('takes lines that share half of their words for one line that changed', () => {
    const was = 'title: Old scrolls\ndate: 1\n';
    const is = 'lang: en\ntitle: Old lamps\ndate: 1\n';
    const mine = 'title: Old scrolls\nmine\ndate: 1\n';
    expect(carryOver(mine, was, is).text).toBe('lang: en\ntitle: Old lamps\nmine\ndate: 1\n');
  });
});

test('a page holds news if it has each line that the print with the news adds', () => {
  const [was, is] = ['a\nb 1\nc\n', 'a\nb 2\n\nnew\nc\n'];
  expect(holdsNews(is, was, is)).toBe(true);
  expect(holdsNews('new\r\nb 2\r\n', was, is)).toBe(true);
  expect(holdsNews('a\nb 2\nc\n', was, is)).toBe(false);
  expect(holdsNews(was, was, is)).toBe(false);
  expect(holdsNews(was, was, was)).toBe(true);
});
