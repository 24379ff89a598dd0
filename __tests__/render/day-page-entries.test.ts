import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { signed } from '../../src/render/day-page.ts';
import { withPapersFrom, withoutPapers } from '../../src/render/day-page-entries.ts';

const ids = (...all: string[]) => all as PaperId[];
const set = (...all: string[]) => new Set(ids(...all));
const entry = (id: string) =>
  `### [Paper ${id}](https://arxiv.org/abs/${id})\n\nAbout ### https://arxiv.org/abs/2611.00009\n`;
const HEAD = '---\ntitle: Digest\n---\n\nThree papers.\n';
const FOOT = '\n---\nThanks to arXiv in C## .\n';
const PATH = 'digests/a.md';
const page = (text: string, papers: readonly string[]) => signed(text, ids(...papers), PATH);

const BOTH = `${HEAD}\n## Ink\n\n${entry('2611.00001')}\n${entry('2611.00002')}\n## Lamps\n\nOn lamps.\n\n${entry('2611.00003')}${FOOT}`;
const ALL = page(BOTH, ['2611.00001', '2611.00002', '2611.00003']);

describe('a paper that a reviewer drops', () => {
  test('is taken off the page, with its topic if no paper is left', () => {
    expect(withoutPapers(ALL, set('2611.00001', '2611.00003'), PATH)).toBe(
      page(`${HEAD}\n## Ink\n\n${entry('2611.00002')}${FOOT}`, ['2611.00002']),
    );
  });

  test('is only the paper of the first link of an entry', () => {
    expect(withoutPapers(ALL, set('2611.00009'), PATH)).toBe(ALL);
  });

  test('leaves a topic in which there was none', () => {
    const text = `${HEAD}\n## About us\n\nWe read.\n\n## Ink\n\n${entry('2611.00001')}`;
    expect(withoutPapers(page(text, ['2611.00001']), set('2611.00001'), PATH)).toBe(
      page(`${HEAD}\n## About us\n\nWe read.\n`, []),
    );
  });

  test.each([
    ['with headings of another level', `${HEAD}\n#### Ink https://arxiv.org/abs/2611.00001\n`],
    ['without a link', `${HEAD}\n## Ink\n\n### 2611.00001\n`],
  ])('leaves a page %s unchanged', (_, text) => {
    const given = page(text, ['2611.00001']);
    expect(withoutPapers(given, set('2611.00001'), PATH)).toBe(given);
  });
});

describe('a paper that a reviewer takes back', () => {
  test('returns under its topic, and a topic that was gone returns, above the footer', () => {
    const shorter = withoutPapers(ALL, set('2611.00001', '2611.00003'), PATH);
    expect(withPapersFrom(shorter, ALL, set('2611.00001', '2611.00003'), PATH)).toBe(
      page(
        `${HEAD}\n## Ink\n\n${entry('2611.00002')}\n${entry('2611.00001')}\n## Lamps\n\nOn lamps.\n\n${entry('2611.00003')}${FOOT}`,
        ['2611.00002', '2611.00001', '2611.00003'],
      ),
    );
  });

  test('does not bring back the entry of another paper, nor one without a link', () => {
    const earlier = page(`${HEAD}\n## Ink\n\n### No link\n\n${entry('2611.00001')}`, [
      '2611.00001',
    ]);
    const none = page(HEAD, []);
    expect(withPapersFrom(none, earlier, set('2611.00001'), PATH)).toBe(
      page(`${HEAD}\n## Ink\n\n${entry('2611.00001')}`, ['2611.00001']),
    );
  });

  test.each([
    ['that the page has', ['2611.00002']],
    ['that the earlier page did not have', ['2611.00007']],
    ['of which there are none', []],
  ])('%s changes nothing', (_, wanted) => {
    const text = `${HEAD}\n\n\n## Ink\n\n\n${entry('2611.00002')}`;
    const loose = page(text, ['2611.00002']);
    expect(withPapersFrom(loose, ALL, set(...wanted), PATH)).toBe(loose);
  });
});

describe('the footer of a page', () => {
  test.each([
    ['a rule above an entry is not one', `## Ink\n\n---\n\n${entry('2611.00001')}`, ''],
    ['a page without front matter has one', `Intro.\n\n## Ink\n\n${entry('2611.00001')}`, FOOT],
    ['a heading of level 1 is in it', `## Ink\n\n${entry('2611.00001')}`, `${FOOT}# Us\n`],
  ])('%s', (_, text, foot) => {
    const other = `\n${entry('2611.00002')}`;
    const given = page(`${text}${other}${foot}`, ['2611.00001', '2611.00002']);
    expect(withoutPapers(given, set('2611.00002'), PATH)).toBe(page(text + foot, ['2611.00001']));
  });

  test('is not the end of the front matter', () => {
    const given = page(BOTH.replace(FOOT, ''), ['2611.00001', '2611.00002', '2611.00003']);
    const all = set('2611.00001', '2611.00002', '2611.00003');
    const none = withoutPapers(given, all, PATH);
    expect(none).toBe(page(HEAD, []));
    expect(withPapersFrom(none, given, all, PATH)).toBe(given);
  });
});
