import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import { boxesIn } from './boxes.ts';
import { isDigestBranch } from './digest.ts';
import type { History } from './history.ts';
import type { PullRequest } from './site.ts';
import { DAY } from '../text/day.ts';

/**
 * Returns a notice for each box of a merged digest that no run carried out before the merge: an
 * unticked paper that is published, or a paper ticked again that is not.
 */
export function mergedUnread(
  pulls: readonly PullRequest[],
  { papers }: Pick<History, 'papers'>,
  { branch, lookbackDays }: Pick<Config, 'branch' | 'lookbackDays'>,
  now: Date,
): Notice[] {
  const since = new Date(now.getTime() - lookbackDays * DAY).toISOString();
  const lately = pulls.filter(
    ({ merged, head, updatedAt }) => merged && isDigestBranch(head, branch) && updatedAt >= since,
  );
  return lately.flatMap(({ number, body }) =>
    boxesIn(body).flatMap(({ id, ticked, dropped }): Notice[] => {
      const recorded = papers.get(id);
      const path = recorded?.from.kind === 'path' ? recorded.from.path : undefined;
      if (!ticked && !dropped && path !== undefined)
        return [
          {
            about: id,
            text: `it was unticked in #${number}, which was merged before a run could take it out, so it is published. Delete ${path} to refuse it, or tick its box in #${number} to keep it`,
          },
        ];
      if (ticked && dropped && recorded?.standing === 'declined')
        return [
          {
            about: id,
            text: `it was ticked again in #${number}, which was merged before a run could bring it back, so it is not published. Name it in \`papers\` to add it, or untick its box in #${number}`,
          },
        ];
      return [];
    }),
  );
}
