import { describe, expect, test } from '@jest/globals';
import { mayGetCode, rumoursOf } from '../../src/news/rumours.ts';
import { type PaperFields, aPaper } from '../builders/paper.ts';

const KINDS = ['withdrawn', 'venue', 'code', 'version'] as const;
type Kind = (typeof KINDS)[number];
const config = (updates: readonly Kind[] = KINDS, codeLinks = true) => ({
  updates: new Set(updates),
  codeLinks,
});
const CODE = 'Code: https://github.com/octo/scrolls';
const GONE = 'This paper has been withdrawn by the authors';
const ALL = { version: 3, comment: `Accepted at NeurIPS 2026. ${CODE}` };
const kinds = (given: PaperFields, settings = config()) =>
  rumoursOf(aPaper(given), settings).map(({ kind }) => kind);
const markOf = (kind: Kind, given: PaperFields) =>
  rumoursOf(aPaper(given), config()).find((one) => one.kind === kind)?.mark;

describe('possible news of a paper', () => {
  test.each<[PaperFields, Kind[]]>([
    [{}, []],
    [{ comment: '12 pages' }, []],
    [{ version: 2 }, ['version']],
    [{ comment: CODE }, ['code']],
    [{ comment: 'Accepted at NeurIPS 2026' }, ['venue']],
    [{ journalRef: 'J. Scrolls 4, 1 (2026)' }, ['venue']],
    [{ doi: '10.1000/7' }, ['venue']],
    [ALL, ['venue', 'code', 'version']],
    [{ version: 2, comment: `${GONE}. ${CODE}`, doi: '10.1000/7' }, ['withdrawn']],
  ])('%j is that in its entry', (given, found) => {
    expect(kinds(given)).toEqual(found);
  });

  test('is only of the kinds in `updates`, and code only with `code-links`', () => {
    for (const kind of ['venue', 'code', 'version'] as const)
      expect(kinds(ALL, config([kind]))).toEqual([kind]);
    expect(kinds({ comment: GONE }, config(['version']))).toEqual([]);
    expect(kinds(ALL, config(KINDS, false))).toEqual(['venue', 'version']);
  });

  test('has a mark that changes with its content alone', () => {
    expect(markOf('version', ALL)).toBe('v3');
    expect(markOf('withdrawn', { version: 4, comment: GONE })).toBe('v4');
    const marks = [
      { doi: '10.1000/7' },
      { doi: '10.1000/8' },
      { journalRef: 'J. Scrolls 4' },
      { journalRef: 'J. Scrolls 4', doi: '10.1000/7' },
      { comment: 'Accepted at NeurIPS 2026', doi: '10.1000/7' },
    ].map((given) => markOf('venue', given));
    expect(new Set(marks).size).toBe(5);
    for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{8}$/);
    expect(markOf('venue', { doi: '10.1000/7', version: 2, title: 'New' })).toBe(marks[0]);
    expect(markOf('code', { comment: CODE })).not.toBe(markOf('code', { comment: `${CODE}-2` }));
  });
});

describe('Hugging Face is asked for the code of a paper', () => {
  const now = new Date('2026-11-27T06:00:00Z');
  const asks = (given: PaperFields, settings = config()) =>
    mayGetCode(aPaper({ published: '2026-11-20T06:00:00Z', ...given }), settings, now);

  test('from the second day to the sixtieth', () => {
    const on = (published: string) => asks({ published });
    expect(on('2026-11-25T06:00:00Z')).toBe(true);
    expect(on('2026-11-25T06:00:01Z')).toBe(false);
    expect(on('2026-09-28T06:00:00Z')).toBe(true);
    expect(on('2026-09-28T05:59:59Z')).toBe(false);
  });

  test('unless it has code, was withdrawn, or code is no news', () => {
    expect(asks({})).toBe(true);
    expect(asks({ comment: CODE })).toBe(false);
    expect(asks({ comment: GONE })).toBe(false);
    expect(asks({}, config(['version']))).toBe(false);
    expect(asks({}, config(KINDS, false))).toBe(false);
  });
});
