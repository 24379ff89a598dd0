import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';
import type { OutputName } from '../config/schema.ts';
import type { Gathered } from '../arxiv/gather.ts';
import { NOTHING_WRITTEN, type Outcome } from '../record/site.ts';
import type { Insight } from '../insight/insight.ts';
import type { Notice } from '../log.ts';
import { type Paper, absUrl } from '../papers/paper.ts';
import type { Learned } from '../rank/learned.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import type { SkipReason, Verdict } from '../rank/select.ts';
import type { ProposedNews } from '../record/news-boxes.ts';
import type { Plan } from '../record/plan.ts';
import type { Rows } from '../record/collect-rows.ts';
import type { ReviewPlan } from '../record/plan-review.ts';
import type { Unlisted } from '../record/held-over.ts';
import { NO_REVIEW, type Review } from '../record/asked-by-boxes.ts';
import type { Digest } from '../record/digest.ts';
import { listedPapers } from '../record/listed-papers.ts';
import type { Listed } from '../record/entry.ts';
import type { SiteState } from '../record/site-state.ts';
import type { Layout } from '../site/layout.ts';
import { placesInWords } from '../site/places-in-words.ts';
import type { Pages } from '../render/pages.ts';
import type { Rendered } from '../render/posts.ts';

export type Status = 'opened' | 'updated' | 'committed' | 'nothing-new' | 'dry-run';

/** The counts of a topic. */
export interface TopicRow {
  readonly name: string;
  /** The query as the user wrote it. */
  readonly asked: string;
  /** Papers that matched, and of these: proposed by this run, held over. */
  readonly matched: number;
  readonly proposed: number;
  readonly heldOver: number;
  /** Papers that the repository already has, by status: posted, pending, declined, passed over. */
  readonly seen: ReadonlyMap<SkipReason, number>;
  /** Papers skipped for other reasons, by reason. */
  readonly skipped: ReadonlyMap<SkipReason, number>;
}

/**
 * Actions of a run, and their reasons. The log, the job summary, the outputs and the local page
 * print them.
 */
export interface Report {
  readonly status: Status;
  readonly plan: Plan;
  /** The branch and the pull request of the digest, also if this run did not change them. */
  readonly branch: string;
  readonly pull: { readonly number: number; readonly url: string } | undefined;
  /** The commit of this run; '' if it wrote none. */
  readonly commit: string;
  readonly papers: readonly Rendered[];
  /** The same papers as the pull request lists them. */
  readonly listed: readonly Listed[];
  readonly files: ReadonlyMap<string, string>;
  /** Papers that wait for the next run, best first, and papers whose waiting ended. */
  readonly heldOver: Unlisted['heldOver'];
  readonly passedOver: Unlisted['passedOver'];
  /** The source of the order; undefined for a run started by an edit. */
  readonly learned: Learned | undefined;
  /** The number of papers that were read. */
  readonly readCount: number;
  /** The source of the papers; `edit` for a run that an edit started. */
  readonly from: Gathered['from'] | 'edit';
  /** Why earlier sources were not used; empty if the first one answered. */
  readonly because: string;
  /** News of published papers, proposed by this run. */
  readonly news: readonly ProposedNews[];
  /** The decisions of reviewers that this run carried out. */
  readonly review: Review;
  readonly rows: readonly TopicRow[];
  /** All notices of the log. */
  readonly notices: readonly Notice[];
  /** The generator, how it was recognised, and where files go. For an ignored edit: why it is ignored. */
  readonly site: string;
  /** Details of each topic; only for a dry run and the local command. */
  readonly insight: Insight | undefined;
}

/** The order of reasons in counts. */
const SEEN: readonly SkipReason[] = ['posted', 'pending', 'declined', 'passed-over'];
const SKIPPED: readonly SkipReason[] = [
  'no-topic',
  'excluded',
  'other-category',
  'withdrawn',
  'unfit',
];

export function reportOf(run: {
  readonly config: Config;
  readonly layout: Layout;
  readonly feed: Gathered;
  readonly state: Pick<SiteState, 'review' | 'digest'>;
  readonly unlisted: Unlisted;
  readonly pages: Pages;
  readonly rows: Pick<Rows, 'files'>;
  readonly news: readonly ProposedNews[];
  readonly learned: Learned;
  readonly plan: Plan;
  readonly outcome: Extract<Outcome, { kind: 'done' }>;
  readonly notices: readonly Notice[];
  readonly insight: Insight | undefined;
}): Report {
  const { config, plan, outcome, pages, feed, state, unlisted } = run;
  const { verdicts } = pages;
  return {
    status: statusOf(plan, config.dryRun),
    plan,
    ...placeOf(plan, outcome, state.digest),
    review: state.review,
    news: run.news,
    commit: outcome.commit ?? '',
    papers: pages.papers,
    listed: listedPapers(pages, config),
    files: new Map([
      ...pages.files,
      ...run.rows.files,
      ...run.news.flatMap(({ path, content = '' }) =>
        content === '' ? [] : [[path, content] as const],
      ),
    ]),
    heldOver: unlisted.heldOver,
    passedOver: [...unlisted.passedOver, ...pages.passedOver.map(asWaiting)],
    learned: run.learned,
    readCount: feed.papers.length,
    from: feed.from,
    because: feed.because,
    rows: config.topics.map((topic) => rowOf(topic, verdicts)),
    notices: run.notices,
    site: `${run.layout.preset.title}: ${run.layout.because}. ${placesInWords(config, run.layout)}`,
    insight: run.insight,
  };
}

function asWaiting({ id, title }: Paper): Unlisted['passedOver'][number] {
  return { id, title: escapeGitHub(title.text) };
}

function statusOf(plan: Plan, dryRun: boolean): Status {
  if (plan.kind === 'nothing-new') return 'nothing-new';
  // The plan only tries again to set labels or people.
  if (plan.kind === 'append' && plan.commit === undefined && plan.body === undefined)
    return 'nothing-new';
  if (dryRun) return 'dry-run';
  const status = { open: 'opened', append: 'updated', commit: 'committed' } as const;
  return status[plan.kind];
}

/** Returns the branch and pull request that this run wrote, or would write; else those of the open digest. */
function placeOf(
  plan: Plan,
  outcome: Extract<Outcome, { kind: 'done' }>,
  digest: Digest | undefined,
): Pick<Report, 'branch' | 'pull'> {
  const there = digest?.tip === undefined ? '' : digest.branch;
  return {
    branch: plan.kind === 'nothing-new' ? there : plan.branch,
    pull: outcome.pull ?? digest?.pull,
  };
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
  const among = (reasons: readonly SkipReason[]) =>
    new Map(
      reasons.flatMap((reason) => {
        const count = counts.get(reason);
        return count === undefined ? [] : [[reason, count] as const];
      }),
    );
  return {
    name,
    asked: source,
    matched: matched.length,
    proposed: matched.filter(({ kind }) => kind === 'propose').length,
    heldOver: counts.get('held-over') ?? 0,
    seen: among(SEEN),
    skipped: among(SKIPPED),
  };
}

/** Returns the report of a run started by an edit of a pull request. */
export function reportOfReview(
  done: ReviewPlan,
  outcome: Extract<Outcome, { kind: 'done' }> = NOTHING_WRITTEN,
  dryRun = false,
): Report {
  const plan: Plan = 'plan' in done ? done.plan : { kind: 'nothing-new' };
  const files = plan.kind === 'nothing-new' ? undefined : plan.commit?.files;
  return {
    status: statusOf(plan, dryRun),
    plan,
    ...placeOf(plan, outcome, done.digest),
    commit: outcome.commit ?? '',
    papers: [],
    listed: [],
    files: files ?? new Map(),
    heldOver: [],
    passedOver: [],
    learned: undefined,
    readCount: 0,
    from: 'edit',
    because: '',
    rows: [],
    review: 'review' in done ? done.review : NO_REVIEW,
    news: [],
    notices: outcome.notices,
    site: 'why' in done ? done.why : '',
    insight: undefined,
  };
}

/** Returns the outputs of the step. */
export function outputsOf(report: Report): Record<OutputName, string> {
  const papers = report.papers.map(({ paper, matches, path }) => ({
    id: paper.id,
    version: paper.version,
    title: paper.title.text,
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
    'held-over-count': String(report.heldOver.length),
    'passed-over-count': String(report.passedOver.length),
    'update-count': String(report.news.length),
    papers: JSON.stringify(papers),
    paths: [...report.files.keys()].join('\n'),
  };
}
