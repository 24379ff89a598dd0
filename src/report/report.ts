import type { Config } from '../config/config.ts';
import type { OutputName } from '../config/schema.ts';
import type { Feed, Outcome } from '../edges.ts';
import type { Notice } from '../notice.ts';
import { type PaperId, absUrl } from '../papers/paper.ts';
import type { SkipReason, Verdict } from '../papers/select.ts';
import { texToText } from '../papers/tex.ts';
import type { Plan } from '../publish/plan.ts';
import type { Standing } from '../publish/seen.ts';
import type { Layout } from '../render/layout.ts';
import type { Pages, Rendered } from '../render/posts.ts';

export type Status = 'opened' | 'updated' | 'nothing-new' | 'dry-run';

/** How one topic fared. */
export interface TopicRow {
  readonly name: string;
  /** How many papers matched it, and of these: proposed now, seen before, held over, skipped for another reason. */
  readonly matched: number;
  readonly proposed: number;
  readonly seen: number;
  readonly heldOver: number;
  readonly skipped: number;
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
  /** How many papers arXiv sent. */
  readonly readCount: number;
  readonly rows: readonly TopicRow[];
  readonly notices: readonly Notice[];
  /** How the site was recognised. */
  readonly site: string;
}

const SEEN: readonly SkipReason[] = ['posted', 'pending', 'declined'];

export function reportOf(run: {
  readonly config: Config;
  readonly layout: Layout;
  readonly feed: Feed;
  readonly verdicts: readonly Verdict[];
  readonly pages: Pages;
  readonly plan: Plan;
  readonly outcome: Extract<Outcome, { kind: 'done' }>;
  readonly seen: ReadonlyMap<PaperId, Standing>;
}): Report {
  const { config, plan, outcome, verdicts, pages, feed } = run;
  const held = verdicts.filter(
    (verdict) => verdict.kind === 'skip' && verdict.because === 'held-over',
  );
  return {
    status: statusOf(plan, config.dryRun),
    plan,
    branch: plan.kind === 'nothing-new' ? '' : plan.branch,
    commit: outcome.commit ?? '',
    pull: outcome.pull,
    papers: pages.papers,
    files: pages.files,
    heldOverCount: held.length,
    readCount: feed.papers.length,
    rows: config.topics.map(({ name }) => rowOf(name, verdicts)),
    notices: [...feed.notices, ...outcome.notices],
    site: `${run.layout.preset.title}: ${run.layout.because}`,
  };
}

function statusOf(plan: Plan, dryRun: boolean): Status {
  if (plan.kind === 'nothing-new') return 'nothing-new';
  if (dryRun) return 'dry-run';
  return plan.kind === 'open' ? 'opened' : 'updated';
}

function rowOf(name: string, verdicts: readonly Verdict[]): TopicRow {
  const matched = verdicts.filter(({ matches }) =>
    matches.some(({ topic }) => topic.name === name),
  );
  const because = (reasons: readonly SkipReason[]) =>
    matched.filter((verdict) => verdict.kind === 'skip' && reasons.includes(verdict.because))
      .length;
  const proposed = matched.filter(({ kind }) => kind === 'propose').length;
  const seen = because(SEEN);
  const heldOver = because(['held-over']);
  return {
    name,
    matched: matched.length,
    proposed,
    seen,
    heldOver,
    skipped: matched.length - proposed - seen - heldOver,
  };
}

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
