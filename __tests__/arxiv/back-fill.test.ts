import { describe, expect, test } from '@jest/globals';
import { backFill } from '../../src/arxiv/back-fill.ts';
import type { Days } from '../../src/arxiv/harvest.ts';
import type { OaiPage } from '../../src/arxiv/oai.ts';
import { sampleArxiv } from '../../src/arxiv/sample.ts';
import { RunFailure } from '../../src/failure.ts';
import type { Paper } from '../../src/papers/paper.ts';
import type { PaperEntry } from '../../src/papers/read-paper.ts';
import { type PaperFields, anEntry } from '../builders/paper.ts';

const to = new Date('2026-11-20T06:00:00Z');
const from = new Date('2026-11-10T06:00:00Z');
const submitted = (nth: number, day: string, more: PaperFields = {}) =>
  anEntry({
    id: `2611.${String(nth).padStart(5, '0')}`,
    published: `2026-${day}T10:00:00.000Z`,
    updated: `2026-${day}T10:00:00.000Z`,
    ...more,
  });
const pageOf = (entries: readonly PaperEntry[], token?: string): OaiPage => ({
  entries,
  notices: [],
  recordCount: entries.length,
  token,
});

/** Reads past days from given pages. @returns papers, notices and the requested days */
async function read(
  pagesFor: (days: Days) => readonly (OaiPage | Error)[],
  known: readonly string[] = [],
  isWanted: (paper: Paper) => boolean = () => true,
) {
  const requested: string[] = [];
  const arxiv = {
    ...sampleArxiv(),
    async *changes(days: Days) {
      requested.push(`${days.from.slice(5)} ${days.until?.slice(5) ?? 'on'}`);
      for (const page of pagesFor(days)) {
        if (page instanceof Error) throw page;
        yield await Promise.resolve(page);
      }
    },
  };
  const { papers, notices } = await backFill(
    arxiv,
    { from, to, isWanted, known: new Set(known) },
    1,
  );
  return { requested, ids: papers.map(({ id }) => id), notices: notices.map(({ text }) => text) };
}
const down = new RunFailure('ARXIV_UNAVAILABLE', 'HTTP 429');

describe('reading past days', () => {
  test('goes as far as the window on a first run, the last days first', async () => {
    const { requested } = await read(() => [pageOf([])]);
    expect(requested).toEqual(['11-18 on', '11-15 11-17', '11-12 11-14', '11-10 11-11']);
  });

  test('ends at a known paper, since an earlier run has read the days before', async () => {
    const papers = [submitted(1, '11-19'), submitted(2, '11-18')];
    const { requested, ids } = await read(() => [pageOf(papers)], ['2611.00002']);
    expect({ requested, ids }).toEqual({
      requested: ['11-18 on'],
      ids: ['2611.00001', '2611.00002'],
    });
  });

  test('goes back to the day on which the last known paper was submitted, if runs were missed since', async () => {
    const old = submitted(2, '11-13', { version: 2 });
    const { requested } = await read(() => [pageOf([old])], ['2611.00002']);
    expect(requested).toEqual(['11-18 on', '11-15 11-17', '11-12 11-14']);
  });

  test('drops papers whose first version is outside the window, and papers that match no topic', async () => {
    const papers = [
      submitted(1, '11-09', { version: 3 }),
      submitted(2, '11-12'),
      submitted(3, '11-12', { title: 'Ink' }),
      submitted(4, '11-21'),
    ];
    const { ids } = await read(
      () => [pageOf(papers)],
      [],
      ({ title }) => title.text !== 'Ink',
    );
    expect(ids).toEqual(['2611.00002']);
  });
});

describe('unread days', () => {
  test('after twenty pages are reported', async () => {
    const many = Array.from({ length: 25 }, (_, n) => pageOf([submitted(n, '11-19')], `t${n}`));
    const { ids, notices } = await read(() => many);
    expect(ids).toHaveLength(20);
    expect(notices).toEqual([
      expect.stringMatching(
        /^Changes from 2026-11-10 on were not read to their end: a run reads 20 pages at most/,
      ),
    ]);
  });

  test('are not reported if twenty pages were enough', async () => {
    const five = Array.from({ length: 5 }, (_, n) =>
      pageOf([submitted(n, '11-19')], n < 4 ? `t${n}` : undefined),
    );
    expect((await read(() => five)).notices).toEqual([]);
  });

  test('are reported when arXiv stops answering, and the papers read before are used', async () => {
    const { ids, notices } = await read(({ until }) =>
      until === undefined ? [pageOf([submitted(1, '11-19')])] : [down],
    );
    expect(ids).toEqual(['2611.00001']);
    expect(notices).toEqual([
      expect.stringMatching(/^Changes from 2026-11-10 to 2026-11-17 were not .* HTTP 429/),
    ]);
  });

  test('with unreadable records are named if few, and counted if many', async () => {
    const unread = (count: number): OaiPage => ({
      ...pageOf([]),
      notices: Array.from({ length: count }, (_, n) => ({ about: `r${n}`, text: 'left out: x' })),
    });
    const onFirst = (page: OaiPage) => (days: Days) =>
      days.until === undefined ? [page] : [pageOf([])];
    expect((await read(onFirst(unread(3)))).notices).toHaveLength(3);
    expect((await read(onFirst(unread(900)))).notices).toEqual([
      '900 records were left out, the first of them r0 (left out: x)',
    ]);
  });

  test('are a failure if arXiv never answered', async () => {
    await expect(read(() => [down])).rejects.toBe(down);
  });
});
