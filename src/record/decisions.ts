import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Decision } from '../rank/decided.ts';
import { DAY } from '../text/day.ts';
import { boxesIn } from './boxes.ts';
import { readMessage } from './commit-message.ts';
import type { Commit, PullRequest } from './site.ts';

/**
 * Reads the decisions of reviewers about each paper from digest pull requests.
 *
 * | list | a paper is |
 * | --- | --- |
 * | of any pull request, unticked | dropped |
 * | merged, ticked | kept; dropped if its post was deleted from base |
 * | closed unmerged | dropped, unless base has it |
 * | open, ticked | undecided |
 *
 * If several list a paper, the latest counts.
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
    // If base has none of the posts, the site keeps them elsewhere, and none was deleted.
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

/** Time in which people can delete a committed post before it counts as kept. */
const DAYS_TO_DELETE = 3;

/**
 * Reads decisions of people from the commits of `pull-request: off`: a paper is dropped if its file
 * was deleted from base, and kept if the file is still on base after three days. A moved file
 * counts as on base if its path has the paper's id.
 *
 * Skips papers that a digest pull request lists, because decisionsIn reads those.
 *
 * @param commits of base, newest first
 * @param paths of base
 */
export function committedDecisions(
  { commits, pulls }: { commits: readonly Commit[]; pulls: readonly Pick<PullRequest, 'body'>[] },
  paths: readonly string[],
  now: Date,
): Decision[] {
  const onBase = new Set<string>([...paths, ...paths.flatMap(idsInPath)]);
  const listed = new Set(pulls.flatMap(({ body }) => boxesIn(body).map(({ id }) => id)));
  const keptSince = now.getTime() - DAYS_TO_DELETE * DAY;
  const decisions = new Map<PaperId, Decision>();
  for (const commit of [...commits].reverse()) {
    for (const { id, path } of readMessage(commit).papers) {
      if (path === undefined || listed.has(id)) continue;
      const kept = onBase.has(path) || onBase.has(id);
      decisions.delete(id);
      if (!kept || Date.parse(commit.date) <= keptSince)
        decisions.set(id, { id, kept, decidedOn: commit.date });
    }
  }
  return [...decisions.values()];
}
