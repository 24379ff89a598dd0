import { type NewsBox, newsBoxesIn, newsInMessage, keyOf } from './news-boxes.ts';
import type { Commit, PullRequest, SiteRecord } from './site.ts';

/**
 * Returns the keys of news that is not proposed again: all that a digest lists, because it is pending,
 * on base or refused, and all that a commit of base names.
 */
export function knownNews({
  pulls,
  commits,
}: {
  readonly pulls: readonly Pick<PullRequest, 'body'>[];
  readonly commits: readonly Pick<Commit, 'message'>[];
}): Set<string> {
  return new Set([
    ...pulls.flatMap(({ body }) => newsBoxesIn(body).map(keyOf)),
    ...commits.flatMap(({ message }) => newsInMessage(message)),
  ]);
}

/** News of open digests that reviewers have not refused. */
export function pendingNews({ pulls }: Pick<SiteRecord, 'pulls'>): NewsBox[] {
  return pulls.filter(({ state }) => state === 'open').flatMap(({ body }) => keptIn(body));
}

/** News that reviewers of some digests have not refused: key -> number of the pull request. */
export function newsOf(
  pulls: readonly Pick<PullRequest, 'body' | 'number'>[],
): Map<string, number> {
  return new Map(
    pulls.flatMap(({ body, number }) => keptIn(body).map((box) => [keyOf(box), number] as const)),
  );
}

function keptIn(body: string): NewsBox[] {
  return newsBoxesIn(body).filter(({ ticked, dropped }) => ticked && !dropped);
}
