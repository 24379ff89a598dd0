import type { Config } from '../config/config.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Verdict } from '../papers/select.ts';
import { texToText } from '../papers/tex.ts';
import { localTime } from '../render/dates.ts';
import { escapeGitHubPlain } from '../render/escapes.ts';
import type { Layout } from '../render/layout.ts';
import type { Pages } from '../render/posts.ts';
import { type PullView, pullView } from '../render/pull-view.ts';
import { shorten } from '../render/view.ts';
import { type Listed, PAPERS_HERE, addToBody, listPapers } from './listing.ts';
import { type Plan, planFor } from './plan.ts';
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

/** Turns what was rendered into a plan: one commit, and a pull request that lists its papers. */
export function planDelivery(delivery: Delivery): Plan {
  const { config, layout, ground, pages } = delivery;
  const { base, digest } = ground;
  const listed = [
    ...unlistedOf(delivery),
    ...pages.papers.map(({ paper, path, matches }) => ({
      id: paper.id,
      paper,
      matches,
      ...(path !== undefined && { path }),
    })),
  ];
  const view = viewOf(delivery, listed.length);
  const added =
    listed.length === 0
      ? ''
      : listPapers(
          listed,
          `${view.date}: ${listed.length} ${listed.length === 1 ? 'paper' : 'papers'}`,
        );
  const before = digest.pull?.body ?? layout.pullRequest({ ...view, papers: PAPERS_HERE });
  const message = [layout.commitMessage(view), ...subjectsOf(pages)].join('\n');
  return planFor({
    base,
    digest,
    newlyListed: listed.length,
    ...(pages.files.size > 0 && { commit: { message, files: pages.files } }),
    pull: {
      title: shorten(layout.title(view).replace(/\s+/g, ' ').trim(), TITLE_LIMIT),
      body: added === '' ? before : addToBody(before, added, heldOverOf(pages.verdicts)),
      draft: config.draft,
      labels: config.labels,
    },
  });
}

/** Papers on the branch that no list names: a run that was cut off committed them and got no further. */
function unlistedOf({ ground: { base, branch, digest }, pages }: Delivery): Listed[] {
  if (digest.tip === undefined) return [];
  const known = new Set<PaperId>([
    ...base.paths.flatMap(idsInPath),
    ...listedIn(digest.pull?.body ?? ''),
  ]);
  const verdictOf = new Map(pages.verdicts.map((verdict) => [verdict.paper.id, verdict]));
  return branch.paths.flatMap((path) =>
    idsInPath(path)
      .filter((id) => !known.has(id))
      .map((id): Listed => {
        known.add(id);
        const verdict = verdictOf.get(id);
        return {
          id,
          path,
          matches: verdict?.matches ?? [],
          ...(verdict && { paper: verdict.paper }),
        };
      }),
  );
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

/** The papers, for a commit's message: plain text, without what GitHub would take for a mention. */
function subjectsOf({ papers }: Pages): string[] {
  if (papers.length === 0) return [];
  return [
    '',
    ...papers.map(
      ({ paper }) => `- ${paper.id} ${escapeGitHubPlain(shorten(texToText(paper.title), 200))}`,
    ),
  ];
}
