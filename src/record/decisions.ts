import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Decision } from '../rank/decided.ts';
import { boxesIn } from './boxes.ts';
import type { PullRequest } from './site.ts';

/**
 * Reads from digest pull requests what reviewers decided about each paper.
 *
 * | list | a paper is |
 * | --- | --- |
 * | of any pull request, unticked | dropped |
 * | merged, ticked | kept; dropped where its post is gone from base |
 * | closed unmerged | dropped, unless base has it all the same |
 * | open, ticked | not decided about yet |
 *
 * Of a paper that several list the latest counts.
 *
 * @param pulls our digests, in any order
 * @param paths of the base branch
 */
export function decisionsIn(
  pulls: readonly Pick<PullRequest, 'state' | 'merged' | 'body' | 'updatedAt'>[],
  paths: readonly string[],
): Decision[] {
  const onBase = new Set(paths.flatMap(idsInPath));
  const decisions = new Map<PaperId, Decision>();
  const oldestFirst = [...pulls].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  for (const { state, merged, body, updatedAt } of oldestFirst) {
    const boxes = boxesIn(body);
    // Where none of the posts is there, the site keeps them elsewhere: then nothing was deleted.
    const isElsewhere = merged && !boxes.some(({ id, ticked }) => ticked && onBase.has(id));
    for (const { id, ticked, onPage } of boxes) {
      if (state === 'open' && ticked) {
        decisions.delete(id);
        continue;
      }
      const isThere = onBase.has(id) || (merged && (onPage || isElsewhere));
      decisions.set(id, { id, kept: ticked && isThere, decidedOn: updatedAt });
    }
  }
  return [...decisions.values()];
}
