import type { Plan } from '../../src/record/plan.ts';
import { NO_REVIEW } from '../../src/record/asked-by-boxes.ts';
import type { Report, TopicRow } from '../../src/report/report.ts';
import { aMatch, aPaper, aTopic } from './paper.ts';

const attached = { labels: [], assignees: [], reviewers: [], teamReviewers: [] };

/** A plan that opens a pull request with one post. */
export const anOpening: Extract<Plan, { kind: 'open' }> = {
  kind: 'open',
  branch: 'paperboy/digest',
  onto: 'c0ffee',
  create: true,
  commit: { message: 'Add\n\nPapers:', files: new Map(), removed: [], restored: new Map() },
  pull: { base: 'main', title: 'arXiv: 1 paper', body: 'New papers', draft: false, attached },
};

/** Returns a report of a run that opened a pull request with one paper. Pass only what a test needs. */
export function aReport(given: Partial<Report> = {}): Report {
  const paper = aPaper();
  const matches = [aMatch(aTopic('scrolls', { name: 'Scrolls' }))];
  return {
    status: 'opened',
    plan: anOpening,
    branch: 'paperboy/digest',
    pull: { number: 7, url: 'https://github.com/o/r/pull/7' },
    commit: 'beef',
    papers: [{ kind: 'propose', paper, matches, path: 'posts/a.md' }],
    listed: [{ id: paper.id, paper, matches, path: 'posts/a.md' }],
    files: new Map([['posts/a.md', 'A post']]),
    heldOver: [],
    passedOver: [],
    learned: undefined,
    readCount: 12,
    from: 'api',
    because: '',
    news: [],
    review: NO_REVIEW,
    rows: [aRow()],
    notices: [],
    site: 'Hugo: the site has hugo.toml. Posts go to posts/',
    insight: undefined,
    ...given,
  };
}

/** Returns the counts of a topic with one new paper. */
export function aRow(given: Partial<TopicRow> = {}): TopicRow {
  return {
    name: 'Scrolls',
    asked: 'scroll',
    matched: 1,
    proposed: 1,
    heldOver: 0,
    seen: new Map(),
    skipped: new Map(),
    ...given,
  };
}

/** Returns a news of a published paper. */
export function aNews(given: Partial<Report['news'][number]> = {}): Report['news'][number] {
  return {
    id: aPaper().id,
    kind: 'withdrawn',
    mark: 'v2',
    title: 'Reading *by* Night',
    text: 'withdrawn: “An error”',
    path: 'posts/old.md',
    blob: 'f00d',
    parts: [],
    ...given,
  };
}
