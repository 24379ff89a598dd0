import { describe, expect, test } from '@jest/globals';
import { NO_ROWS } from '../../src/record/collect-rows.ts';
import type { Config } from '../../src/config/config.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import type { SkipReason, Verdict } from '../../src/rank/select.ts';
import { planDelivery } from '../../src/record/deliver.ts';
import { noticesOf, unlistedAfter } from '../../src/record/unlisted-after.ts';
import { NO_REVIEW } from '../../src/record/asked-by-boxes.ts';
import { NO_NEWS } from '../../src/record/news-review.ts';
import { unlistedIn } from '../../src/record/held-over.ts';
import { listedIn, withBoxes } from '../../src/record/boxes.ts';
import type { History } from '../../src/record/history.ts';
import { horizonOf } from '../../src/record/horizon.ts';
import type { SiteState } from '../../src/record/site-state.ts';
import type { Layout } from '../../src/site/layout.ts';
import type { PullView } from '../../src/view/pull-view.ts';
import type { Rendered } from '../../src/render/posts.ts';
import { aConfig } from '../builders/config.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { aBranch, aPull } from '../builders/site.ts';

const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as [PaperId, PaperId, PaperId];
const pathOf = (id: PaperId) => `posts/${id}.md`;
const line = (id: PaperId, box = 'x') => `- [${box}] [A](https://arxiv.org/abs/${id})`;

const onPage = (id: PaperId, ...topics: string[]): Rendered => ({
  kind: 'propose',
  paper: aPaper({ id, title: `Scroll ${id}` }),
  matches: (topics.length === 0 ? ['scroll'] : topics).map((name) => aMatch(aTopic(name))),
});
const proposed = (id: PaperId, ...topics: string[]): Rendered => ({
  ...onPage(id, ...topics),
  path: pathOf(id),
});
const skipped = (id: PaperId, because: SkipReason): Verdict => ({
  kind: 'skip',
  paper: aPaper({ id, title: `Scroll ${id}` }),
  matches: [aMatch(aTopic('candle'))],
  because,
});

/** Returns the fields that a template receives, as text. */
const fieldsOf = ({ date, count, noun, heldOver = 0, topics, site }: PullView) =>
  `${date} ${count} ${noun} ${heldOver} of ${site} on ${topics.map(String).join(' and ')}`;

const NO_HISTORY: History = {
  papers: new Map(),
  heldOver: [],
  heldOverCounts: [],
  ended: [],
  passedOver: [],
};
const HORIZON = horizonOf({ lookbackDays: 5 }, new Date('2026-11-20T23:30:00Z'));

interface Given {
  readonly config?: Partial<Config>;
  readonly state?: Partial<SiteState>;
  readonly papers?: readonly Rendered[];
  readonly skipped?: readonly Verdict[];
  /** Written files, such as the day's digest page: path -> content. */
  readonly files?: Readonly<Record<string, string>>;
  readonly title?: (view: PullView) => string;
}

function planOf(given: Given) {
  const papers = given.papers ?? [];
  const branch = given.state?.branch ?? aBranch();
  const pull = given.state?.digest?.pull;
  return planDelivery({
    rows: NO_ROWS,
    news: [],
    config: aConfig(given.config),
    layout: {
      preset: { title: 'Markdown' },
      pullRequest: (view: PullView) => `Hello: ${fieldsOf(view)}\n\n${view.papers}\n\nBye.`,
      title: given.title ?? ((view: PullView) => `Title: ${fieldsOf(view)}`),
      commitMessage: (view: PullView) => `Subject: ${fieldsOf(view)}`,
    } as Layout,
    now: new Date('2026-11-20T23:30:00Z'),
    state: {
      base: aBranch(),
      branch,
      digest: { branch: 'paperboy/digest' },
      review: NO_REVIEW,
      news: NO_NEWS,
      body: pull && withBoxes(pull.body, (given.state?.review ?? NO_REVIEW).boxes),
      reviewed: { branch, removed: [], restored: new Map(), pages: new Map(), lost: new Set() },
      onBranch: new Set(),
      history: NO_HISTORY,
      horizon: HORIZON,
      record: { branches: new Map(), pulls: [], commits: [], notices: [] },
      elsewhere: [],
      notices: [],
      room: Infinity,
      taken: new Set(),
      ...given.state,
    },
    pages: {
      papers,
      files: new Map(Object.entries(given.files ?? {})),
      verdicts: [...papers, ...(given.skipped ?? [])],
      known: new Map(),
      orders: new Map(),
      passedOver: [],
      notices: [],
    },
  });
}
const bodyIn = (plan: ReturnType<typeof planOf>) =>
  plan.kind === 'open' ? plan.pull.body : plan.kind === 'append' ? plan.body : undefined;
const messageIn = (plan: ReturnType<typeof planOf>) =>
  plan.kind === 'nothing-new' ? undefined : plan.commit?.message;

describe('a first digest', () => {
  const given = {
    config: { timezone: 'Asia/Tokyo', draft: true, labels: ['arxiv'] },
    papers: [proposed(A, 'scroll', 'ink'), proposed(B, 'ink')],
    skipped: [skipped(C, 'held-over'), skipped('2611.00004' as PaperId, 'posted')],
    files: { [pathOf(A)]: 'a', [pathOf(B)]: 'b' },
  };
  const view = '2026-11-21 2 papers 1 of Markdown on scroll and ink';

  test('has a branch from base with one commit, and a pull request that lists its papers', () => {
    expect(planOf(given)).toMatchObject({
      kind: 'open',
      branch: 'paperboy/digest',
      onto: 'base',
      create: true,
      commit: {
        message: `Subject: ${view}\n\n- ${A} Scroll ${A}\n  ${pathOf(A)}\n- ${B} Scroll ${B}\n  ${pathOf(B)}`,
        files: new Map(Object.entries(given.files)),
        removed: [],
        restored: new Map(),
      },
      pull: { base: 'main', title: `Title: ${view}`, draft: true, attached: { labels: ['arxiv'] } },
    });
  });

  test('has the list at its place in the template, with the papers that are held over', () => {
    const body = bodyIn(planOf(given)) ?? '';
    expect(body).toMatch(new RegExp(`^Hello: ${view}\n\n<!--`));
    expect(body).toMatch(/<!-- \/paperboy -->\n\nBye\.$/);
    expect(body).toContain('### 2026-11-21: 2 papers\n\n#### scroll (1)\n\n- [x] [Scroll 2611');
    expect(body).toContain(`1 more paper matched and waits`);
    expect(body).toContain(`- 2026-11-18 [Scroll ${C}](https://arxiv.org/abs/${C})`);
  });

  test('has a title on one line and within the limit of GitHub', () => {
    const titled = (text: string) => {
      const plan = planOf({ ...given, title: () => text });
      return plan.kind === 'open' ? plan.pull.title : undefined;
    };
    expect(planOf({ ...given, title: ({ papers }) => `T${papers}` })).toMatchObject({
      pull: { title: 'T' },
    });
    expect(titled('  On\n\tscrolls  ')).toBe('On scrolls');
    expect(titled('scroll '.repeat(36) + 'end')).toHaveLength(255);
    const long = titled('scroll '.repeat(40)) ?? '';
    expect(long.length).toBeLessThanOrEqual(256);
    expect(long).toMatch(/scroll…$/);
  });

  test('marks the line of a paper without a post', () => {
    const body = bodyIn(planOf({ papers: [onPage(A)], files: { 'digest.md': 'd' } }));
    expect(body).toContain(`](https://arxiv.org/abs/${A}) <!-- page -->\n`);
    expect(body).toContain(': 1 paper\n');
  });
});

test('without new papers and decisions, a run changes nothing', () => {
  const nothing = { kind: 'nothing-new' };
  expect(planOf({})).toEqual(nothing);
  expect(
    planOf({ config: { pullRequest: 'off' as const }, skipped: [skipped(C, 'held-over')] }),
  ).toEqual(nothing);
  const digest = { branch: 'paperboy/digest', tip: 'tip', pull: aPull({ body: line(A) }) };
  expect(planOf({ state: { digest } })).toEqual(nothing);
  const skip = [skipped(C, 'held-over')];
  const waits = bodyIn(planOf({ state: { digest }, skipped: skip })) ?? '';
  expect(unlistedIn(waits).heldOver.map(({ id }) => id)).toEqual([C]);
  expect(listedIn(waits)).toEqual([A]);
  const given = { ...digest, pull: aPull({ body: waits }) };
  expect(planOf({ state: { digest: given }, skipped: skip })).toEqual(nothing);
});

describe('an open digest', () => {
  const digest = (body: string) => ({
    branch: 'paperboy/digest',
    tip: 'tip',
    pull: aPull({ body }),
  });

  test('gets new papers, and the boxes of proposed papers that it lists are ticked again', () => {
    const before = `Mine.\n\n<!-- paperboy: papers -->\n\n${line(A, ' ')}\n\n<!-- /paperboy -->`;
    const plan = planOf({
      state: { digest: digest(before) },
      papers: [proposed(A), proposed(B)],
      files: { [pathOf(A)]: 'a', [pathOf(B)]: 'b' },
    });
    expect(plan).toMatchObject({ kind: 'append', onto: 'tip', pull: { number: 7 } });
    const body = bodyIn(plan) ?? '';
    expect(body).toContain(
      `Mine.\n\n<!-- paperboy: papers -->\n\n${line(A)}\n\n### 2026-11-20: 1 paper`,
    );
    expect(body).toContain(`[Scroll ${B}](https://arxiv.org/abs/${B})`);
    expect(body).not.toContain(`Scroll ${A}]`);
  });

  test('gets a new title, unless a person changed the title', () => {
    const first = planOf({ papers: [proposed(A)], files: { [pathOf(A)]: 'a' } });
    const { title = '', body = '' } = first.kind === 'open' ? first.pull : {};
    expect(title).toBe('Title: 2026-11-20 1 paper 0 of Markdown on scroll');
    const titleAfter = (before: string, papers = [proposed(B, 'ink')]) => {
      const pull = aPull({ title: before, body });
      const plan = planOf({
        state: { digest: { branch: 'paperboy/digest', tip: 'tip', pull } },
        papers,
        skipped: papers.length === 0 ? [skipped(C, 'held-over')] : [],
        files: { [pathOf(B)]: 'b' },
      });
      return plan.kind === 'append' ? plan.title : undefined;
    };
    expect(titleAfter(title)).toBe('Title: 2026-11-20 2 papers 0 of Markdown on scroll and ink');
    expect(titleAfter('Read this')).toBeUndefined();
    expect(titleAfter(title, [])).toBeUndefined();
  });

  test('that lists all proposed papers gets its boxes ticked and the papers that are held over', () => {
    const plan = planOf({
      state: { digest: digest(`${line(A, ' ')}\nMine.`) },
      papers: [proposed(A)],
      skipped: [skipped(C, 'held-over')],
      files: { [pathOf(A)]: 'a' },
    });
    const body = bodyIn(plan) ?? '';
    expect(body).toContain(`${line(A)}\nMine.`);
    expect(listedIn(body)).toEqual([A]);
    expect(unlistedIn(body).heldOver).toHaveLength(1);
  });

  test('applies decisions of reviewers in body and commit', () => {
    const review = {
      ...NO_REVIEW,
      dropped: new Set([A]),
      restored: new Set([B]),
      boxes: new Map([
        [A, false],
        [B, true],
      ]),
    };
    const reviewed = {
      branch: aBranch(),
      removed: [pathOf(A)],
      restored: new Map([[pathOf(B), 'blob']]),
      pages: new Map([['digest.md', 'follows']]),
      lost: new Set<PaperId>(),
    };
    const state = { digest: digest(`${line(A, ' ')}\n${line(B)} *(dropped)*`), review, reviewed };
    const plan = planOf({ state });
    expect(plan).toMatchObject({
      kind: 'append',
      body: `${line(A, ' ')} *(dropped)*\n${line(B)}`,
      commit: {
        message: `Drop 1 paper and bring back 1 paper\n\n- dropped: ${A}\n- brought back: ${B}`,
        files: new Map([['digest.md', 'follows']]),
        removed: [pathOf(A)],
        restored: new Map([[pathOf(B), 'blob']]),
      },
    });
    const more = planOf({ state, papers: [proposed(C)], files: { 'digest.md': 'all' } });
    expect(messageIn(more)).toMatch(
      /^Subject: .*\n\n- 2611.00003 Scroll 2611.00003\n {2}posts\/2611.00003.md\n- dropped: 2611.00001\n- brought back: 2611.00002$/,
    );
    expect(more).toMatchObject({ commit: { files: new Map([['digest.md', 'all']]) } });
  });

  test.each([
    { removed: [pathOf(A)] },
    { restored: new Map([[pathOf(A), 'blob']]) },
    { pages: new Map([['digest.md', 'follows']]) },
    { removed: [pathOf(A)], pages: new Map([['digest.md', 'follows']]) },
    { restored: new Map([[pathOf(A), 'blob']]), pages: new Map([['digest.md', 'follows']]) },
  ])('gets a commit for each kind of decision: %p', (decided) => {
    const reviewed = {
      branch: aBranch(),
      removed: [],
      restored: new Map<string, string>(),
      pages: new Map<string, string>(),
      lost: new Set<PaperId>(),
      ...decided,
    };
    const plan = planOf({ state: { digest: digest(line(B)), reviewed } });
    expect(messageIn(plan)).toBe('Follow the review');
  });
});

describe('the next run lists papers that an interrupted run committed', () => {
  const cutOff = {
    base: aBranch({ [pathOf(C)]: 'c' }),
    branch: aBranch({ [pathOf(A)]: 'a', [pathOf(B)]: 'b', [pathOf(C)]: 'c' }),
    digest: { branch: 'paperboy/digest', tip: 'tip' },
    onBranch: new Set([A, B, C]),
  };

  test('with the known data and without another commit', () => {
    const plan = planOf({ state: cutOff, skipped: [skipped(A, 'pending')] });
    expect(plan).toMatchObject({ kind: 'open', create: false, onto: 'tip' });
    expect(plan).not.toHaveProperty('commit');
    const body = bodyIn(plan) ?? '';
    expect(body).toContain('Hello: 2026-11-20 2 papers 0');
    expect(body).toContain(`#### candle (1)\n\n- [x] [Scroll ${A}](https://arxiv.org/abs/${A})\n`);
    expect(body).toContain(
      `#### From earlier runs (1)\n\n- [x] [${B}](https://arxiv.org/abs/${B})\n`,
    );
    expect(body).not.toContain(C);
  });

  test('as papers without a post, if the branch has no post of them', () => {
    const body = bodyIn(planOf({ state: { ...cutOff, branch: aBranch() } }));
    expect(body).toContain(`[${B}](https://arxiv.org/abs/${B}) <!-- page -->`);
  });

  test('unless the pull request lists them, the branch is gone, or papers are committed to base', () => {
    const pull = aPull({ body: `${line(A)}\n${line(B)}` });
    const nothing = { kind: 'nothing-new' };
    expect(planOf({ state: { ...cutOff, digest: { ...cutOff.digest, pull } } })).toEqual(nothing);
    expect(planOf({ state: { ...cutOff, digest: { branch: 'paperboy/digest' } } })).toEqual(
      nothing,
    );
    expect(planOf({ state: cutOff, config: { pullRequest: 'off' as const } })).toEqual(nothing);
    const committed = planOf({
      state: cutOff,
      config: { pullRequest: 'off' as const },
      papers: [proposed('2611.00009' as PaperId)],
      files: { 'posts/9.md': 'x' },
    });
    expect(messageIn(committed)).toContain('Subject: 2026-11-20 1 paper ');
  });
});

describe('without pull requests', () => {
  test('the commit on base names papers that were held over', () => {
    const given = {
      papers: [proposed(A)],
      skipped: [skipped(C, 'held-over'), skipped(B, 'declined')],
      files: { [pathOf(A)]: 'a' },
    };
    const plan = planOf({ ...given, config: { pullRequest: 'off' as const } });
    expect(plan).toMatchObject({ kind: 'commit', branch: 'main', onto: 'base' });
    expect(messageIn(plan)).toMatch(
      /Scroll 2611.00001\n.*\n\nHeld over for the next run: 2611.00003 \(2026-11-18\)$/,
    );
    expect(messageIn(planOf(given))).not.toContain('Held over');
  });
});

describe('a full digest', () => {
  const lost = [{ about: A, text: 'was not found' }];
  const notices = (
    room: number,
    maxPapers: number,
    pull: { number?: number } | undefined = {},
    waiting: readonly SkipReason[] = ['held-over', 'held-over', 'posted'],
  ) =>
    noticesOf(
      {
        room,
        notices: lost,
        digest: { branch: 'd', ...(pull.number !== undefined && { pull: aPull(pull) }) },
      },
      { maxPapers },
      unlistedAfter(
        { history: NO_HISTORY, horizon: HORIZON },
        waiting.map((because) => skipped(C, because)),
      ),
    );

  test('is reported if papers wait because it has no room, not if they wait because of `max-papers`', () => {
    const full = (digestName: string) => [
      ...lost,
      {
        about: 'The digest is full',
        text: `${digestName} can list no more papers than GitHub's limit for its text allows: 2 wait. Merge or close it, and they come`,
      },
    ];
    expect(notices(3, 50)).toEqual(full('A pull request'));
    expect(notices(3, 0, { number: 7 })).toEqual(full('Pull request #7'));
    expect(notices(50, 50)).toEqual(lost);
    expect(notices(51, 50)).toEqual(lost);
    expect(notices(Infinity, 0)).toEqual(lost);
    expect(notices(3, 50, {}, ['posted'])).toEqual(lost);
  });
});
