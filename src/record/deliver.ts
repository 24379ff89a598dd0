import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Verdict } from '../papers/select.ts';
import { localTime } from '../render/dates.ts';
import type { Layout } from '../site/layout.ts';
import type { Pages } from '../render/pages.ts';
import { type PullView, pullView } from '../render/pull-view.ts';
import { shorten } from '../render/view.ts';
import { heldOverLines, paperLines } from './commit-record.ts';
import { type Listed, addToBody, listPapers } from './listing.ts';
import { PAPERS_HERE } from './section.ts';
import { withBoxes } from './boxes.ts';
import { type CommitPlan, type Plan, planFor } from './plan.ts';
import { reviewLines, reviewSubject } from './review.ts';
import { listedIn } from './seen.ts';
import type { Ground } from './survey.ts';

export interface Delivery {
  readonly config: Config;
  readonly layout: Layout;
  readonly now: Date;
  readonly ground: Ground;
  readonly pages: Pages;
}

/** GitHub refuses longer titles. */
const TITLE_LIMIT = 256;

/**
 * What a reader of the pull request should know of the branch: what could not be brought back; and
 * why papers wait although `max-papers` would let them come: GitHub limits a pull request's text.
 */
export function noticesOf(
  { room, digest, notices }: Pick<Ground, 'room' | 'digest' | 'notices'>,
  { maxPapers }: Pick<Config, 'maxPapers'>,
  verdicts: readonly Verdict[],
): Notice[] {
  const waiting = heldOverOf(verdicts).length;
  if (waiting === 0 || room >= (maxPapers || Infinity)) return [...notices];
  const pull = digest.pull === undefined ? 'A pull request' : `Pull request #${digest.pull.number}`;
  const text = `${pull} can list no more papers than GitHub's limit for its text allows: ${waiting} wait. Merge or close it, and they come`;
  return [...notices, { about: 'The digest is full', text }];
}

/** Turns what was rendered, and what reviewers decided, into a plan: one commit, and a pull request that lists its papers. */
export function planDelivery(delivery: Delivery): Plan {
  const { config, layout, ground, pages } = delivery;
  const { labels, assignees, reviewers, teamReviewers } = config;
  const { base, digest, review } = ground;
  const rendered = pages.papers.map(({ paper, path, matches }) => ({
    id: paper.id,
    paper,
    matches,
    ...(path !== undefined && { path }),
  }));
  const listed = [...unlistedOf(delivery), ...rendered];
  const view = viewOf(delivery, listed.length);
  const commit = commitOf(delivery, view);
  if (config.pullRequest === 'off') {
    return commit === undefined
      ? { kind: 'nothing-new' }
      : { kind: 'commit', branch: base.branch, onto: base.commit, commit };
  }
  return planFor({
    base,
    digest,
    ...(commit && { commit }),
    pull: {
      title: shorten(layout.title(view).replace(/\s+/g, ' ').trim(), TITLE_LIMIT),
      body: bodyWith(
        listed,
        digest.pull && withBoxes(digest.pull.body, review.boxes),
        delivery,
        view,
      ),
      draft: config.draft,
      attached: { labels, assignees, reviewers, teamReviewers },
    },
  });
}

/** The body with this run's papers: a paper that it lists already is ticked again, the others are added. */
function bodyWith(
  listed: readonly Listed[],
  before: string | undefined,
  { layout, pages }: Delivery,
  view: PullView,
): string {
  if (listed.length === 0) return before ?? '';
  const there = new Set(listedIn(before ?? ''));
  const again = listed.filter(({ id }) => there.has(id)).map(({ id }) => [id, true] as const);
  const added = listed.filter(({ id }) => !there.has(id));
  const body = withBoxes(
    before ?? layout.pullRequest({ ...view, papers: PAPERS_HERE }),
    new Map(again),
  );
  const heading = `${view.date}: ${added.length} ${added.length === 1 ? 'paper' : 'papers'}`;
  return added.length === 0
    ? body
    : addToBody(body, listPapers(added, heading), heldOverOf(pages.verdicts));
}

function commitOf(
  { config, layout, pages, ground: { review, reviewed } }: Delivery,
  view: PullView,
): CommitPlan | undefined {
  const files = new Map([...reviewed.pages, ...pages.files]);
  const { removed, restored } = reviewed;
  if (files.size + removed.length + restored.size === 0) return undefined;
  const subject = pages.papers.length > 0 ? layout.commitMessage(view) : reviewSubject(review);
  const lines = [
    ...paperLines(pages.papers.map(({ paper }) => paper)),
    ...reviewLines(review),
    ...(config.pullRequest === 'off' ? heldOverLines(heldOverOf(pages.verdicts)) : []),
  ];
  const message = [subject, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
  return { message, files, removed, restored };
}

/** Papers on the branch that no list names: a run that was cut off committed them and got no further. */
function unlistedOf({ config, ground, pages }: Delivery): Listed[] {
  const { base, branch, digest, onBranch } = ground;
  if (config.pullRequest === 'off' || digest.tip === undefined) return [];
  const known = new Set<PaperId>([
    ...base.paths.flatMap(idsInPath),
    ...listedIn(digest.pull?.body ?? ''),
  ]);
  const verdictOf = new Map(pages.verdicts.map((verdict) => [verdict.paper.id, verdict]));
  const pathOf = new Map(branch.paths.flatMap((path) => idsInPath(path).map((id) => [id, path])));
  return [...onBranch]
    .filter((id) => !known.has(id))
    .map((id): Listed => {
      const verdict = verdictOf.get(id);
      const path = pathOf.get(id);
      return {
        id,
        matches: verdict?.matches ?? [],
        ...(path !== undefined && { path }),
        ...(verdict && { paper: verdict.paper }),
      };
    });
}

function viewOf({ config, layout, now, pages: { verdicts } }: Delivery, count: number): PullView {
  const matched = verdicts
    .filter(({ kind }) => kind === 'propose')
    .flatMap(({ matches }) => matches.map(({ topic }) => topic.name));
  return pullView({
    date: localTime(now, config.timezone).date,
    count,
    heldOver: heldOverOf(verdicts).length,
    topics: [...new Set(matched)].sort(),
    papers: '',
    site: layout.preset.title,
  });
}

/** Papers that wait for the next run, best first. */
function heldOverOf(verdicts: readonly Verdict[]): PaperId[] {
  return verdicts.flatMap((verdict) =>
    verdict.kind === 'skip' && verdict.because === 'held-over' ? [verdict.paper.id] : [],
  );
}
