import { type NewsBox, newsBoxesIn, newsInMessage, keyOf } from './news-boxes.ts';
import type { SiteRecord } from './site.ts';

/**
 * The news that the repository knows, by key: what any digest lists is pending, on base, or refused;
 * what a commit of base names is on base, or was until somebody took it away. None is proposed again.
 */
export function knownNews({ pulls, commits }: Pick<SiteRecord, 'pulls' | 'commits'>): Set<string> {
  return new Set([
    ...pulls.flatMap(({ body }) => newsBoxesIn(body).map(keyOf)),
    ...commits.flatMap(({ message }) => newsInMessage(message)),
  ]);
}

/** News of open digests that reviewers have not refused. */
export function pendingNews({ pulls }: Pick<SiteRecord, 'pulls'>): NewsBox[] {
  return pulls
    .filter(({ state }) => state === 'open')
    .flatMap(({ body }) => newsBoxesIn(body))
    .filter(({ ticked, dropped }) => ticked && !dropped);
}
