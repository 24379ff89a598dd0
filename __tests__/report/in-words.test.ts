import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/report/report.ts';
import {
  countsInWords,
  leftInWords,
  linesOf,
  outcomeInWords,
  planInWords,
  rowInWords,
  sourceInWords,
} from '../../src/report/in-words.ts';
import { aPaper } from '../builders/paper.ts';
import { aNews, aReport, aRow, anOpening } from '../builders/report.ts';

const url = 'https://github.com/o/r/pull/7';
const [one] = aReport().papers;
const papers = [one, one].flatMap((paper) => paper ?? []);
const waiting = [{ id: aPaper().id }];
const pull = { number: 7, url, title: 'T', body: 'B' };
const append = { kind: 'append', branch: 'paperboy/digest', onto: 'c0ffee', pull } as const;
const nothing = { kind: 'nothing-new' } as const;

describe('the outcome', () => {
  const review = {
    dropped: new Set(waiting.map(({ id }) => id)),
    restored: new Set(waiting.map(({ id }) => id)),
  } as unknown as Report['review'];
  test.each<[string, Partial<Report>]>([
    [`Opened a pull request with 1 paper. ${url}`, {}],
    ['Opened a pull request with 2 papers.', { papers, pull: undefined }],
    [
      `Opened a pull request with 1 paper and news of 1 published paper. ${url}`,
      { news: [aNews()] },
    ],
    [
      `Opened a pull request with news of 2 published papers. ${url}`,
      { papers: [], news: [aNews(), aNews()] },
    ],
    [`Added 2 papers to the open pull request. ${url}`, { status: 'updated', papers }],
    [
      `Added news of 1 published paper to the open pull request. ${url}`,
      { status: 'updated', papers: [], news: [aNews()] },
    ],
    [
      `Updated the open pull request (as reviewed: 1 dropped, 1 brought back). ${url}`,
      { status: 'updated', papers: [], review },
    ],
    [
      `Updated the open pull request (as reviewed: 1 dropped). ${url}`,
      { status: 'updated', papers: [], review: { ...review, restored: new Set() } },
    ],
    [`Updated the open pull request. ${url}`, { status: 'updated', papers: [] }],
    ['Committed 1 paper to main.', { status: 'committed', branch: 'main' }],
    [
      'This was a dry run: nothing was written. A run would open a pull request with 1 paper.',
      { status: 'dry-run', pull: undefined },
    ],
    [
      'This was a dry run: nothing was written. A run would update the open pull request (as reviewed: 1 dropped, 1 brought back).',
      { status: 'dry-run', plan: append, papers: [], review },
    ],
  ])('%s', (sentence, given) => {
    expect(outcomeInWords(aReport(given))).toBe(sentence);
  });
});

describe('a run without anything new says why', () => {
  const matched = [aRow({ matched: 0 }), aRow({ matched: 3, proposed: 0 })];
  test.each<[string, Partial<Report>]>([
    ['no box was changed.', { from: 'edit', site: 'no box was changed' }],
    ['arXiv could not be reached. The next run asks for the same days again.', { from: 'none' }],
    ['arXiv announced nothing today, as on weekends and holidays.', { from: 'feed', readCount: 0 }],
    ['arXiv has no paper of these days that a topic could match.', { readCount: 0 }],
    [
      'arXiv sent 12 papers, and none of them matched a topic.',
      { rows: [aRow({ matched: 0, proposed: 0 })] },
    ],
    ['the sample has 12 papers, and none of them matched a topic.', { from: 'sample', rows: [] }],
    [
      'arXiv sent 1 paper, and all that matched were seen before or skipped.',
      { readCount: 1, from: 'feed', rows: matched },
    ],
  ])('%s', (why, given) => {
    const report = aReport({ status: 'nothing-new', plan: nothing, ...given });
    expect(outcomeInWords(report)).toBe(`Nothing new: ${why}`);
    expect(planInWords(report)).toBe(`Nothing new: ${why}`);
  });
});

const commit = { message: 'Add', files: new Map(), removed: [], restored: new Map() };
test.each<[string, Partial<Report>]>([
  ['open a pull request with 1 paper', { plan: anOpening }],
  ['open a pull request with news of 1 published paper', { papers: [], news: [aNews()] }],
  ['add 2 papers to the open pull request', { plan: append, papers }],
  ['update the open pull request', { plan: append, papers: [] }],
  [
    'commit 1 paper to main',
    { plan: { kind: 'commit', branch: 'main', onto: 'c0ffee', commit }, branch: 'main' },
  ],
])('a run would %s', (deed, given) => {
  expect(planInWords(aReport(given))).toBe(`A run would ${deed}.`);
});

test('a topic’s line has every fate of its papers', () => {
  expect(rowInWords(aRow({ matched: 0, proposed: 0 }))).toBe('Scrolls: 0 matched');
  expect(rowInWords(aRow())).toBe('Scrolls: 1 matched, 1 new');
  const full = aRow({
    name: 'Long context',
    matched: 14,
    proposed: 5,
    heldOver: 2,
    seen: new Map([
      ['posted', 3],
      ['declined', 1],
    ]),
    skipped: new Map([['excluded', 3]]),
  });
  expect(rowInWords(full)).toBe(
    'Long context: 14 matched, 5 new, 3 posted, 1 declined, 2 held over, 3 excluded',
  );
});

test('each reason has words of its own', () => {
  const all = [
    'no-topic',
    'excluded',
    'other-category',
    'withdrawn',
    'posted',
    'pending',
    'declined',
    'held-over',
    'passed-over',
    'unfit',
  ] as const;
  expect(countsInWords(new Map(all.map((reason, n) => [reason, n + 1])))).toBe(
    '1 matched no topic, 2 excluded, 3 of other categories, 4 withdrawn, 5 posted, 6 pending, 7 declined, 8 held over, 9 passed over, 10 left out, since the post would not build',
  );
  expect(countsInWords(new Map())).toBe('0');
});

test('papers that wait and papers that were passed over are sentences of their own', () => {
  expect(leftInWords({ heldOver: [], passedOver: [] })).toEqual([]);
  expect(leftInWords({ heldOver: waiting, passedOver: [] })).toEqual([
    '1 more paper matched and waits for the next run.',
  ]);
  expect(leftInWords({ heldOver: [], passedOver: [...waiting, ...waiting] })).toEqual([
    '2 papers were passed over: no place in time.',
  ]);
});

test.each<[Report['from'], string, string]>([
  ['api', '', "Source: arXiv's API."],
  ['oai', "arXiv's API answered 503", "Source: arXiv's OAI-PMH, because arXiv's API answered 503."],
  ['feed', '', "Source: arXiv's announcement feed."],
  ['none', 'all failed', 'Source: none, because all failed.'],
  [
    'sample',
    '',
    'Source: the sample that comes with Paperboy. Its papers are invented. Add --live to ask arXiv.',
  ],
  ['edit', 'x', ''],
])('the source %s (%j) is %j', (from, because, sentence) => {
  expect(sourceInWords({ from, because })).toBe(sentence);
});

test('the log ends with the outcome, a line a topic, and the papers that wait', () => {
  const report = aReport({ rows: [aRow(), aRow({ name: 'Lamps' })], heldOver: waiting });
  expect(linesOf(report)).toEqual([
    `Opened a pull request with 1 paper. ${url}`,
    'Scrolls: 1 matched, 1 new',
    'Lamps: 1 matched, 1 new',
    '1 more paper matched and waits for the next run.',
  ]);
});
