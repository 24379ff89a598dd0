import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import type { PullRequest } from '../../src/record/site.ts';
import type { SkipReason, Verdict } from '../../src/rank/select.ts';
import type { Plan } from '../../src/record/plan.ts';
import type { Pages } from '../../src/render/pages.ts';
import { unlistedAfter } from '../../src/record/unlisted-after.ts';
import { horizonOf } from '../../src/record/horizon.ts';
import { NO_REVIEW } from '../../src/record/asked-by-boxes.ts';
import type { Digest } from '../../src/record/digest.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { outputsOf, reportOf, reportOfReview } from '../../src/report/report.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { aPaper } from '../builders/paper.ts';
import { aNews, aReport, anOpening } from '../builders/report.ts';
import { aBranch } from '../builders/site.ts';

const pull: PullRequest = {
  number: 7,
  url: 'https://github.com/o/r/pull/7',
  state: 'open',
  merged: false,
  head: 'paperboy/digest',
  headSha: '',
  base: 'main',
  title: 'A digest',
  body: '',
  createdAt: '',
  updatedAt: '',
  attached: { labels: [], assignees: [], reviewers: [], teamReviewers: [] },
};
const open: Digest = { branch: 'paperboy/digest', tip: 'c0ffee', pull };
const append: Plan = { kind: 'append', branch: open.branch, onto: 'c0ffee', pull };
const commit = { message: 'Add', files: new Map(), removed: [], restored: new Map() };

const report = async (given: {
  readonly plan?: Plan;
  readonly digest?: Digest;
  readonly dryRun?: boolean;
  readonly verdicts?: readonly Verdict[];
  readonly keywords?: string;
  readonly rest?: Partial<Parameters<typeof reportOf>[0]>;
  readonly pages?: Partial<Pages>;
}) => {
  const { plan = { kind: 'nothing-new' }, digest = { branch: 'paperboy/digest' } } = given;
  const { verdicts = [] } = given;
  const { keywords = 'Scrolls: scroll' } = given;
  const inputs = { keywords, 'dry-run': String(given.dryRun ?? false) };
  const config = readConfig(new Map(Object.entries(inputs)));
  return reportOf({
    config,
    layout: await layoutFor(config, aBranch(), presetsIn(`${process.cwd()}/templates`)),
    feed: { papers: [], notices: [], from: 'api' } as never,
    state: { review: NO_REVIEW, digest },
    unlisted: unlistedAfter(
      {
        history: { papers: new Map(), heldOver: [], heldOverCounts: [], ended: [], passedOver: [] },
        horizon: horizonOf(config, new Date('2026-11-20T06:00:00Z')),
      },
      verdicts,
    ),
    pages: {
      papers: [],
      files: new Map(),
      verdicts,
      known: new Map(),
      orders: new Map(),
      passedOver: [],
      notices: [],
      ...given.pages,
    },
    rows: { files: new Map() },
    news: [],
    learned: { kept: 0, dropped: 0, entries: 0, proposals: [], notices: [] },
    plan,
    outcome: { kind: 'done', notices: [] },
    notices: [],
    insight: undefined,
    ...given.rest,
  });
};
const placeIn = (outputs: ReturnType<typeof outputsOf>) =>
  (['branch', 'pull-request-number', 'pull-request-url', 'commit'] as const).map(
    (name) => outputs[name],
  );
const OPEN = ['paperboy/digest', '7', pull.url, ''];
const NOWHERE = ['', '', '', ''];

describe('the outputs name the open digest', () => {
  test('on a day without new papers, and are empty without an open digest', async () => {
    expect(placeIn(outputsOf(await report({ digest: open })))).toEqual(OPEN);
    expect(placeIn(outputsOf(await report({})))).toEqual(NOWHERE);
  });

  test('in a dry run that would add to it', async () => {
    const plan: Plan = { ...append, commit };
    expect(placeIn(outputsOf(await report({ plan, digest: open, dryRun: true })))).toEqual(OPEN);
  });

  test('after an edit, whether or not it changes a box', () => {
    const done = { kind: 'done', notices: [] } as const;
    const quiet = reportOfReview({ why: 'no box was changed', digest: open }, done, false);
    expect(placeIn(outputsOf(quiet))).toEqual(OPEN);
    const plan: Plan = { ...append, body: 'x' };
    const edit = { plan, review: NO_REVIEW, digest: open, notices: [] };
    expect(placeIn(outputsOf(reportOfReview(edit, done, true)))).toEqual(OPEN);
    const other = reportOfReview({ why: 'the pull request is no digest of ours' }, done, false);
    expect(placeIn(outputsOf(other))).toEqual(NOWHERE);
  });
});

test('the outputs have the counts, the papers with their topics, and the paths', () => {
  const heldOver = [{ id: aPaper().id }];
  const outputs = outputsOf(
    aReport({ heldOver, passedOver: [...heldOver, ...heldOver], news: [aNews()] }),
  );
  expect({ ...outputs, papers: JSON.parse(outputs.papers) as unknown }).toEqual({
    status: 'opened',
    'pull-request-number': '7',
    'pull-request-url': 'https://github.com/o/r/pull/7',
    branch: 'paperboy/digest',
    commit: 'beef',
    'paper-count': '1',
    'held-over-count': '1',
    'passed-over-count': '2',
    'update-count': '1',
    papers: [
      {
        id: '2611.00001',
        version: 1,
        title: 'Reading Long Scrolls by Candle Light',
        topics: ['Scrolls'],
        path: 'posts/a.md',
        url: 'https://arxiv.org/abs/2611.00001',
      },
    ],
    paths: 'posts/a.md',
  });
});

describe('the status', () => {
  test.each([false, true])(
    'is nothing-new if only labels are set (dry run: %j)',
    async (dryRun) => {
      const attached = { labels: ['x'], assignees: [], reviewers: [], teamReviewers: [] };
      const { status } = await report({ plan: { ...append, attached }, digest: open, dryRun });
      expect(status).toBe('nothing-new');
    },
  );

  test('is updated if the branch or the text changes, and dry-run in a dry run', async () => {
    for (const change of [{ commit }, { body: 'x' }])
      for (const dryRun of [false, true]) {
        const plan = { ...append, ...change };
        const { status } = await report({ plan, digest: open, dryRun });
        expect(status).toBe(dryRun ? 'dry-run' : 'updated');
      }
  });

  test('is opened or committed by the kind of plan, and nothing-new in a dry run without a plan', async () => {
    expect((await report({ plan: anOpening })).status).toBe('opened');
    const plan = { kind: 'commit', branch: 'main', onto: '', commit } as const;
    expect((await report({ plan })).status).toBe('committed');
    expect((await report({ dryRun: true })).status).toBe('nothing-new');
  });
});

test('the files are those of the papers, of rows and of news that change a post', async () => {
  const { files, passedOver } = await report({
    pages: {
      files: new Map([['a.md', 'A']]),
      passedOver: [aPaper({ title: 'A *star*' })],
    },
    rest: {
      rows: { files: new Map([['papers.md', 'R']]) },
      news: [aNews({ path: 'old.md', content: 'N' }), aNews({ path: 'papers.md' })],
    },
  });
  expect([...files]).toEqual([
    ['a.md', 'A'],
    ['papers.md', 'R'],
    ['old.md', 'N'],
  ]);
  expect(passedOver).toEqual([{ id: '2611.00001', title: 'A &#42;star&#42;' }]);
});

test('an edit is reported with its decisions, its files and its notices, and without papers', () => {
  const review = { ...NO_REVIEW, dropped: new Set([aPaper().id]) };
  const notices = [{ about: 'labels', text: 'not set' }];
  const files = new Map([['page.md', 'P']]);
  const plan: Plan = { ...append, commit: { ...commit, files } };
  const edit = { plan, review, digest: open, notices: [] };
  expect(reportOfReview(edit, { kind: 'done', commit: 'beef', notices })).toEqual({
    status: 'updated',
    plan,
    branch: 'paperboy/digest',
    pull,
    commit: 'beef',
    papers: [],
    listed: [],
    files,
    heldOver: [],
    passedOver: [],
    learned: undefined,
    readCount: 0,
    from: 'edit',
    because: '',
    news: [],
    review,
    rows: [],
    notices,
    site: '',
    insight: undefined,
  });
  expect(reportOfReview({ why: 'a bot edited it' })).toMatchObject({
    status: 'nothing-new',
    site: 'a bot edited it',
    review: NO_REVIEW,
  });
});

const matchesOf = (keywords: string) =>
  readConfig(new Map([['keywords', keywords]])).topics.map((topic) => ({ topic, hits: [] }));

test('each topic counts its own papers, by what became of them', async () => {
  const keywords = 'Scrolls: scroll\nLamps: lamp';
  const [scrolls, lamps] = matchesOf(keywords).map((match) => [match]);
  const both = [...(scrolls ?? []), ...(lamps ?? [])];
  const paper = aPaper();
  const skip = (because: SkipReason, matches = both): Verdict => ({
    kind: 'skip',
    because,
    matches,
    paper,
  });
  const { rows } = await report({
    keywords,
    verdicts: [
      { kind: 'propose', paper, matches: both },
      { kind: 'propose', paper, matches: lamps ?? [] },
      skip('unfit'),
      skip('withdrawn'),
      skip('other-category'),
      skip('excluded'),
      skip('passed-over'),
      skip('declined', scrolls),
      skip('pending'),
      skip('posted'),
      skip('held-over'),
      skip('no-topic', []),
    ],
  });
  const shared = {
    heldOver: 1,
    skipped: new Map([
      ['excluded', 1],
      ['other-category', 1],
      ['withdrawn', 1],
      ['unfit', 1],
    ]),
  };
  const [scrollRow, lampRow] = rows;
  expect([...(scrollRow?.seen ?? [])]).toEqual([
    ['posted', 1],
    ['pending', 1],
    ['declined', 1],
    ['passed-over', 1],
  ]);
  expect(scrollRow).toMatchObject({ name: 'Scrolls', asked: 'scroll', matched: 10, proposed: 1 });
  expect(scrollRow).toMatchObject(shared);
  expect(lampRow).toMatchObject({ name: 'Lamps', asked: 'lamp', matched: 10, proposed: 2 });
  expect(lampRow).toMatchObject(shared);
  expect(lampRow?.seen.has('declined')).toBe(false);
});

describe('the summary shows', () => {
  const matches = matchesOf('Scrolls: scroll');
  const skipped = (because: SkipReason, count: number): Verdict[] =>
    Array.from({ length: count }, (_, n) => ({
      kind: 'skip',
      because,
      matches,
      paper: aPaper({ id: `2611.${10_000 + n}`, title: `Scroll *${n}*` }),
    }));

  test('for each topic how many papers were posted, pending, declined or held over', async () => {
    const verdicts = [
      ...skipped('declined', 2),
      ...skipped('withdrawn', 1),
      ...skipped('pending', 1),
      ...skipped('posted', 3),
      ...skipped('held-over', 2),
    ];
    const summary = summaryOf(await report({ verdicts }));
    expect(summary).toContain(
      '| Scrolls | scroll | 9 | 0 | 3 posted, 1 pending, 2 declined | 2 | 1 withdrawn |',
    );
    expect(summary).toContain(
      [
        '<details><summary>2 more papers matched and wait for the next run</summary>',
        '- [Scroll &#42;0&#42;](https://arxiv.org/abs/2611.10000)\n- [Scroll &#42;1&#42;](https://arxiv.org/abs/2611.10001)',
        '</details>',
      ].join('\n\n'),
    );
  });

  test('the first 100 papers held over, and the number of others', async () => {
    const summary = summaryOf(await report({ verdicts: skipped('held-over', 9000) }));
    expect(summary).toContain('9000 more papers matched and wait');
    expect(summary).toContain('- and 8900 more');
    expect(summary.length).toBeLessThan(100_000);
  });
});
