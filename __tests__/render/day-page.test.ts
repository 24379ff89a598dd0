import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import {
  calendarOf,
  dayPage,
  isUntouched,
  linksIn,
  papersOn,
  signed,
  unsigned,
} from '../../src/render/day-page.ts';
import { aBranch } from '../builders/site.ts';

const ids = (...all: string[]) => all as PaperId[];
const PAGE = '---\ntitle: Digest\n---\n\nTwo papers.\n';
const TWO = ids('2611.00001', 'hep-th/9901001');
const MARK = 'paperboy: v57b9481f4139a514 2611.00001 hep-th/9901001';

describe('a digest page', () => {
  test.each([
    ['a.md', `<!-- ${MARK} -->`],
    ['a.MDX', `{/* ${MARK} */}`],
    ['a.qmd', `<!-- ${MARK} -->`],
    ['a.mdx.html', `<!-- ${MARK} -->`],
    ['a.htm', `<!-- ${MARK} -->`],
  ])(
    '%s ends with its checksum and its papers, in a comment that is not shown',
    (path, comment) => {
      const page = signed(`${PAGE}\n\n`, TWO, path);
      expect(page).toBe(`${PAGE}\n${comment}\n`);
      expect(isUntouched(page)).toBe(true);
      expect(papersOn(page)).toEqual(TWO);
      expect(unsigned(page)).toBe(PAGE);
    },
  );

  test('is signed again, not twice', () => {
    const page = signed(signed(PAGE, TWO, 'a.md'), ids('2611.00002'), 'a.md');
    expect(page).toBe(signed(PAGE, ids('2611.00002'), 'a.md'));
    expect(papersOn(page)).toEqual(['2611.00002']);
  });

  test.each(['a.rst', 'a.org', 'a.md.txt'])('%s without comments is not changed', (path) => {
    expect(signed(PAGE, TWO, path)).toBe(PAGE);
    expect(isUntouched(PAGE)).toBe(false);
  });

  test.each([
    ['its text', (page: string) => page.replace('Two', 'Three')],
    ['its papers', (page: string) => page.replace(' 2611.00001', '')],
    ['the order of its papers', (page: string) => page.replace(/ (\S+) (\S+) -->/, ' $2 $1 -->')],
    ['its checksum', (page: string) => page.replace('v5', 'v6')],
    ['text below its comment', (page: string) => `${page}\nMore.\n`],
    ['its comment', (page: string) => page.replace(/<!--.*-->\n/, '')],
  ])('is edited if a person changed %s', (_, edit) => {
    const page = signed(PAGE, TWO, 'a.md');
    expect(isUntouched(edit(page))).toBe(false);
  });

  test('of an earlier version has its checksum in the front matter', () => {
    for (const key of [MARK, `paperboy: "${MARK.slice('paperboy: '.length)}"`]) {
      const page = PAGE.replace('---\n\n', `${key}\n---\n\n`);
      expect(unsigned(page)).toBe(PAGE);
      expect(papersOn(page)).toEqual(TWO);
      expect(isUntouched(page)).toBe(true);
      expect(isUntouched(page.replace('Two', 'Three'))).toBe(false);
    }
  });

  test('does not take its papers from a key of a person or from its text', () => {
    expect(unsigned('No front matter.\npaperboy: x\n')).toBe('No front matter.\npaperboy: x\n');
    expect(isUntouched(PAGE.replace('title', 'paperboy: mine\ntitle'))).toBe(false);
    const other = PAGE.replace('title', `not-${MARK}\ntitle`);
    expect(unsigned(other)).toBe(other);
    expect(papersOn(other)).toEqual([]);
  });

  test('without a checksum has the paper of the first link of each entry, each once', () => {
    const link = (id: string) => `https://arxiv.org/abs/${id}`;
    const page = [
      `Intro ${link('2611.00009')}`,
      `### One\n[a](${link('2611.00001')}) follows ### ${link('2611.00008')}`,
      '### No paper',
      `### Two\n<${link('hep-th/9901001v2')}>`,
      `### One again\n${link('2611.00001')}\n`,
    ].join('\n');
    expect(papersOn(page)).toEqual(TWO);
    expect(papersOn(page.slice(page.indexOf('###')))).toEqual(TWO);
    expect(papersOn(page.replaceAll('### ', ''))).toEqual([
      ...['2611.00009', '2611.00001', '2611.00008', 'hep-th/9901001'],
    ]);
  });
});

test.each([
  [
    '[a](https://arxiv.org/abs/2611.00001) "https://arxiv.org/abs/2611.00002"',
    ['2611.00001', '2611.00002'],
  ],
  ["<a href='http://arxiv.org/abs/2611.00001v3'>2611.00002</a>", ['2611.00001']],
  ['<https://arxiv.org/abs/2611.00001>, https://arxiv.org/abs/2611.00001', ['2611.00001']],
  ['See https://arxiv.org/abs/hep-th/9901001.', ['hep-th/9901001']],
  ['https://arxiv.org/pdf/2611.00001 https://arxiv_org/abs/2611.00001 ', []],
  ['https://arxiv.org/abs/x', []],
])('the text %s links to the papers %j', (text, papers) => {
  expect(linksIn(text)).toStrictEqual(papers);
});

describe('the calendar of a run', () => {
  const local = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' });
  const digestPath = (day: Date, nth: number) =>
    `d/${local.format(day)}${nth === 1 ? '' : `-${nth}`}.md`;
  const calendar = (now: string, lookbackDays: number) =>
    calendarOf({ digestPath }, { timezone: 'Europe/Berlin', lookbackDays }, new Date(now));

  test('has the day in the time zone of the site', () => {
    const now = new Date('2026-11-20T23:30:00Z');
    expect(calendar('2026-11-20T23:30:00Z', 2)).toMatchObject({ day: '2026-11-21', now });
  });

  test('finds the digest pages of the search window, with gaps of up to two pages', () => {
    const found = ['d/2026-11-21.md', 'd/2026-11-20-3.md', 'd/2026-11-20-6.md', 'd/2026-11-19.md'];
    const others = ['d/2026-11-22.md', 'd/2026-11-18.md', 'd/2026-11-19-5.md', 'a/2026-11-21.md'];
    const { pagesAmong } = calendar('2026-11-20T23:30:00Z', 2);
    expect(pagesAmong([...others, ...found])).toEqual(found);
  });

  test('begins whole days before the run', () => {
    const paths = ['d/2026-11-20.md', 'd/2026-11-18.md'];
    expect(calendar('2026-11-20T12:00:00Z', 2).pagesAmong(paths)).toEqual(paths);
  });

  test.each([
    ['forward', '2026-03-29T22:30:00Z', ['d/2026-03-30.md', 'd/2026-03-29.md', 'd/2026-03-28.md']],
    ['back', '2026-10-25T22:30:00Z', ['d/2026-10-25.md', 'd/2026-10-24.md']],
  ])('skips no day when the clocks go %s', (_, now, paths) => {
    expect(calendar(now, 2).pagesAmong([...paths].reverse())).toEqual(paths);
  });
});

describe("today's digest page", () => {
  const pathFor = (nth: number) => `day-${nth}.md`;
  const page = signed(PAGE, TWO, 'a.md');

  test('is the newest of the day', async () => {
    const site = aBranch({ 'day-1.md': 'old', 'day-2.md': 'older', 'day-3.md': page });
    expect(await dayPage(site, pathFor)).toEqual({ path: 'day-3.md', text: page, ids: TWO });
    expect(site.reads).toEqual(['day-3.md']);
  });

  test('is unknown if the day has none, or a person has edited it', async () => {
    const later = aBranch({ 'day-4.md': page });
    expect(await dayPage(later, pathFor)).toBeUndefined();
    expect(later.reads).toEqual([]);
    const edited = aBranch({ 'day-1.md': page, 'day-2.md': `${page}More.\n` });
    expect(await dayPage(edited, pathFor)).toBeUndefined();
  });
});
