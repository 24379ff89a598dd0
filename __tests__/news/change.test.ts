import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carryOver } from '../../src/news/change.ts';

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
