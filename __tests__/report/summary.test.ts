import { describe, expect, test } from '@jest/globals';
import { summaryOf } from '../../src/report/summary.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { aNews, aReport, aRow, anOpening } from '../builders/report.ts';

const id = aPaper().id;
const TABLE = [
  '| topic | query | matched | new | seen before | held over | skipped |',
  '| --- | --- | --: | --: | --- | --: | --- |',
  '| Scrolls | scroll | 1 | 1 | 0 | 0 | 0 |',
].join('\n');

test('a summary has the outcome, the topics, the papers, the news, what is left, the lessons, the notices and the site', () => {
  const report = aReport({
    news: [aNews()],
    heldOver: [{ id, title: 'A &#42;' }],
    passedOver: [{ id }, { id }],
    notices: [{ about: 'site', text: 'no *maths*' }],
    learned: {
      judge: { judge: () => undefined } as never,
      kept: 30,
      dropped: 10,
      entries: 5,
      proposals: ['17 of 19 papers that say “survey” were dropped: `exclude: ti:survey`'],
      notices: [],
    },
    site: 'Hugo_',
  });
  expect(summaryOf(report).split('\n\n')).toEqual([
    '## Paperboy',
    'Opened a pull request with 1 paper and news of 1 published paper. https://github.com/o/r/pull/7',
    TABLE,
    '### Scrolls (1)',
    '- [Reading Long Scrolls by Candle Light](https://arxiv.org/abs/2611.00001)<br>Ada Inkwell · [PDF](https://arxiv.org/pdf/2611.00001)<br>We read **scrolls**.',
    '### News of published papers',
    '- [Reading *by* Night](https://arxiv.org/abs/2611.00001) withdrawn: “An error”',
    '<details><summary>1 more paper matched and waits for the next run</summary>',
    '- [A &#42;](https://arxiv.org/abs/2611.00001)',
    '</details>',
    '<details><summary>2 papers were passed over: no place in time</summary>',
    '- [2611.00001](https://arxiv.org/abs/2611.00001)\n- [2611.00001](https://arxiv.org/abs/2611.00001)',
    '</details>',
    'Best first, as learned from 40 decisions (30 kept, 10 dropped) and 5 entries of your library. Nothing is hidden because of it.',
    '17 of 19 papers that say “survey” were dropped: `exclude: ti:survey`.',
    '### Notices',
    '- site: no &#42;maths&#42;',
    "Source: arXiv's API.",
    'Site: Hugo&#95;.',
    '',
  ]);
});

describe('a summary leaves out', () => {
  test('all but the outcome after an edit that changed nothing', () => {
    const edit = aReport({
      status: 'nothing-new',
      plan: { kind: 'nothing-new' },
      from: 'edit',
      rows: [],
      listed: [],
      site: 'no box was changed',
    });
    expect(summaryOf(edit)).toBe('## Paperboy\n\nNothing new: no box was changed.\n\n');
  });

  test('the order while nothing is learned', () => {
    const learned = { kept: 3, dropped: 1, entries: 0, proposals: [], notices: [] };
    expect(summaryOf(aReport({ learned }))).not.toContain('Best first');
  });

  test('what the order was not learned from', () => {
    const judge = { judge: () => undefined } as never;
    const learned = { judge, kept: 0, dropped: 0, entries: 5, proposals: [], notices: [] };
    expect(summaryOf(aReport({ learned }))).toContain('learned from 5 entries of your library.');
    const decided = { ...learned, kept: 8, dropped: 32, entries: 0 };
    expect(summaryOf(aReport({ learned: decided }))).toContain(
      'learned from 40 decisions (8 kept, 32 dropped).',
    );
  });

  test('papers beyond the hundredth, over all topics', () => {
    const listedFor = (name: string, count: number) =>
      Array.from({ length: count }, () => ({
        id,
        paper: aPaper(),
        matches: [aMatch(aTopic('scrolls', { name }))],
      }));
    const report = aReport({
      rows: [aRow(), aRow({ name: 'Lamps' })],
      listed: [...listedFor('Scrolls', 99), ...listedFor('Lamps', 3)],
    });
    const summary = summaryOf(report);
    expect(summary.match(/^- \[Reading/gm)).toHaveLength(100);
    expect(summary).toContain('### Lamps (3)');
    expect(summary.match(/^- and .*$/gm)).toEqual(['- and 2 more']);
  });
});

describe('a dry run', () => {
  test('shows the pull request in place of the papers and the news', () => {
    const plan = { ...anOpening, pull: { ...anOpening.pull, title: 'A *title*' } };
    const parts = summaryOf(
      aReport({ status: 'dry-run', plan, news: [aNews()], site: 'Hugo' }),
    ).split('\n\n');
    expect(parts.slice(2)).toEqual([
      TABLE,
      '### The pull request would read: A &#42;title&#42;',
      'New papers',
      "Source: arXiv's API.",
      'Site: Hugo.',
      '',
    ]);
  });

  test('shows the commit as text', () => {
    const commit = { message: 'Add ```', files: new Map(), removed: [], restored: new Map() };
    const plan = { kind: 'commit', branch: 'main', onto: 'c0ffee', commit } as const;
    expect(summaryOf(aReport({ status: 'dry-run', plan }))).toContain(
      '### The commit would read\n\n````text\nAdd ```\n````\n\n',
    );
  });
});

test('a paper of which no data came is named by its id', () => {
  const report = aReport({ listed: [{ id, matches: [] }] });
  expect(summaryOf(report)).toContain(
    '### From earlier runs (1)\n\n- [2611.00001](https://arxiv.org/abs/2611.00001)\n\n',
  );
});
