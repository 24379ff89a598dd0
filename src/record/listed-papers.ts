import type { Config } from '../config/config.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Order } from '../rank/choose.ts';
import type { Pages } from '../render/pages.ts';
import { listedIn } from './boxes.ts';
import type { Delivery } from './deliver.ts';
import type { Listed } from './entry.ts';

/** The papers of a run as they are listed: with their place and why, and with the code that is known. */
export function listedPapers(
  { papers, known, orders }: Pick<Pages, 'papers' | 'known' | 'orders'>,
  { codeLinks }: Pick<Config, 'codeLinks'>,
): Listed[] {
  return papers.map(({ paper, path, matches }) => ({
    id: paper.id,
    paper,
    matches,
    ...placeIn(orders.get(paper.id)),
    links: codeLinks ? [...paper.links, ...(known.get(paper.id)?.links ?? [])] : [],
    ...(path !== undefined && { path }),
  }));
}

/** The topic whose place a paper took, and the papers that it resembles. */
function placeIn(order: Order | undefined): Pick<Listed, 'topic' | 'likeness'> {
  const { topic, reasons = [] } = order ?? {};
  const likeness = reasons
    .filter(({ kind }) => kind !== 'match' && kind !== 'newness')
    .map(({ text }) => text);
  return { likeness, ...(topic !== undefined && { topic }) };
}

/** Papers on the branch that no list names: a run that was cut off committed them and got no further. */
export function unlistedOf({ config, state, pages }: Delivery): Listed[] {
  const { base, branch, digest, onBranch } = state;
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
