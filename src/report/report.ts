import type { Config } from '../config/config.ts';
import type { Topic } from '../config/topic.ts';
import type { OutputName } from '../config/schema.ts';
import type { Gathered } from '../arxiv/gather.ts';
import type { Outcome } from '../edges.ts';
import type { Insight } from '../insight/insight.ts';
import type { Notice } from '../notice.ts';
import { absUrl } from '../papers/paper.ts';
import type { SkipReason, Verdict } from '../papers/select.ts';
import { texToText } from '../papers/tex.ts';
import type { Plan } from '../publish/plan.ts';
import type { Curation } from '../publish/curate.ts';
import { NO_REVIEW, type Review } from '../publish/review.ts';
import type { Ground } from '../publish/survey.ts';
import type { Layout } from '../render/layout.ts';
import type { Pages, Rendered } from '../render/posts.ts';

export type Status = 'opened' | 'updated' | 'committed' | 'nothing-new' | 'dry-run';

/** How one topic fared. */
export interface TopicRow {
  readonly name: string;
  /** What it asks for, as the user wrote it. */
  readonly asked: string;
  /** How many papers matched it, and of these: proposed now, seen before, held over. */
  readonly matched: number;
  readonly proposed: number;
  readonly seen: number;
  readonly heldOver: number;
  /** How many were skipped for another reason, by reason. */
  readonly skipped: ReadonlyMap<SkipReason, number>;
}

/** What a run did, and why: everything that is said of it afterwards. */
export interface Report {
  readonly status: Status;
  readonly plan: Plan;
  readonly branch: string;
  readonly commit: string;
  readonly pull: { readonly number: number; readonly url: string } | undefined;
  readonly papers: readonly Rendered[];
  readonly files: ReadonlyMap<string, string>;
  readonly heldOverCount: number;
  /** How many papers arXiv sent, and by which way. */
  readonly readCount: number;
  /** `nobody`: the run was about a pull request that somebody edited. */
  readonly from: Gathered['from'] | 'nobody';
  /** What reviewers had decided, and this run carried out. */
  readonly review: Review;
  readonly rows: readonly TopicRow[];
  readonly notices: readonly Notice[];
  /** How the site was recognised. */
  readonly site: string;
  /** How each topic fares; only of a dry run and of the local command. */
  readonly insight: Insight | undefined;
}

const SEEN: readonly SkipReason[] = ['posted', 'pending', 'declined'];

export function reportOf(run: {
  readonly config: Config;
  readonly layout: Layout;
  readonly feed: Gathered;
  readonly ground: Pick<Ground, 'review'>;
  readonly pages: Pages;
  readonly plan: Plan;
  readonly outcome: Extract<Outcome, { kind: 'done' }>;
  readonly insight: Insight | undefined;
}): Report {
  const { config, plan, outcome, pages, feed, ground } = run;
  const { verdicts } = pages;
  const held = verdicts.filter(
    (verdict) => verdict.kind === 'skip' && verdict.because === 'held-over',
  );
  return {
    status: statusOf(plan, config.dryRun),
    plan,
    branch: plan.kind === 'nothing-new' ? '' : plan.branch,
    review: ground.review,
    commit: outcome.commit ?? '',
    pull: outcome.pull,
    papers: pages.papers,
    files: pages.files,
    heldOverCount: held.length,
    readCount: feed.papers.length,
    from: feed.from,
    rows: config.topics.map((topic) => rowOf(topic, verdicts)),
    notices: [...feed.notices, ...pages.notices, ...outcome.notices],
    site: `${run.layout.preset.title}: ${run.layout.because}. Posts go to ${run.layout.places.post}, digest pages to ${run.layout.places.digest}`,
    insight: run.insight,
  };
}

function statusOf(plan: Plan, dryRun: boolean): Status {
  if (plan.kind === 'nothing-new') return 'nothing-new';
  if (dryRun) return 'dry-run';
  const status = { open: 'opened', append: 'updated', commit: 'committed' } as const;
  return status[plan.kind];
}

function rowOf({ name, source }: Topic, verdicts: readonly Verdict[]): TopicRow {
  const matched = verdicts.filter(({ matches }) =>
    matches.some(({ topic }) => topic.name === name),
  );
  const counts = new Map<SkipReason, number>();
  for (const verdict of matched) {
    if (verdict.kind === 'skip')
      counts.set(verdict.because, (counts.get(verdict.because) ?? 0) + 1);
  }
  const count = (reason: SkipReason) => counts.get(reason) ?? 0;
  return {
    name,
    asked: source,
    matched: matched.length,
    proposed: matched.filter(({ kind }) => kind === 'propose').length,
    seen: SEEN.reduce((sum, reason) => sum + count(reason), 0),
    heldOver: count('held-over'),
    skipped: new Map(
      [...counts].filter(([reason]) => reason !== 'held-over' && !SEEN.includes(reason)),
    ),
  };
}

/** What became of a pull request that somebody edited. */
export function reportOfCuration(
  curation: Curation,
  outcome: Extract<Outcome, { kind: 'done' }>,
  dryRun: boolean,
): Report {
  const plan: Plan = 'plan' in curation ? curation.plan : { kind: 'nothing-new' };
  const files = plan.kind === 'nothing-new' ? undefined : plan.commit?.files;
  return {
    status: statusOf(plan, dryRun),
    plan,
    branch: plan.kind === 'nothing-new' ? '' : plan.branch,
    commit: outcome.commit ?? '',
    pull: outcome.pull,
    papers: [],
    files: files ?? new Map(),
    heldOverCount: 0,
    readCount: 0,
    from: 'nobody',
    rows: [],
    review: 'review' in curation ? curation.review : NO_REVIEW,
    notices: outcome.notices,
    site: 'why' in curation ? curation.why : '',
    insight: undefined,
  };
}

/** Why papers were skipped, in words: `2 excluded, 1 withdrawn`; `0` for none. */
export function skippedInWords(skipped: TopicRow['skipped']): string {
  return [...skipped].map(([reason, count]) => `${count} ${SAID[reason]}`).join(', ') || '0';
}

const SAID: Readonly<Record<SkipReason, string>> = {
  'no-topic': 'matched no topic',
  excluded: 'excluded',
  'other-category': 'of other categories',
  withdrawn: 'withdrawn',
  posted: 'posted before',
  pending: 'pending',
  declined: 'declined',
  'held-over': 'held over',
  unfit: 'left out, since the post would not build',
};

/** What the step's outputs hold (CONTRACT, "Outputs"). */
export function outputsOf(report: Report): Record<OutputName, string> {
  const papers = report.papers.map(({ paper, matches, path }) => ({
    id: paper.id,
    version: paper.version,
    title: texToText(paper.title),
    topics: matches.map(({ topic }) => topic.name),
    path: path ?? '',
    url: absUrl(paper),
  }));
  return {
    status: report.status,
    'pull-request-number': report.pull === undefined ? '' : String(report.pull.number),
    'pull-request-url': report.pull?.url ?? '',
    branch: report.branch,
    commit: report.commit,
    'paper-count': String(report.papers.length),
    'held-over-count': String(report.heldOverCount),
    papers: JSON.stringify(papers),
    paths: [...report.files.keys()].join('\n'),
  };
}
