import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { Paper } from '../papers/paper.ts';
import { venueInWords } from '../papers/venue.ts';
import type { NewsName } from '../record/news-boxes.ts';
import { DAY } from '../text/day.ts';

/**
 * Returns possible news of a published paper from arXiv's entry alone; whether it is news depends on
 * the post. Returns nothing else for a withdrawn paper.
 */
export function rumoursOf(
  paper: Paper,
  { updates, codeLinks }: Pick<Config, 'updates' | 'codeLinks'>,
): NewsName[] {
  const { id, version, venue, links } = paper;
  const named = (kind: NewsName['kind'], mark: string) =>
    updates.has(kind) ? [{ id, kind, mark }] : [];
  if (venue.withdrawn) return named('withdrawn', `v${version}`);
  const published = [venueInWords(venue), paper.journalRef, paper.doi].filter(
    (text) => text !== undefined,
  );
  return [
    ...(published.length > 0 ? named('venue', checksum(published)) : []),
    ...(codeLinks && links.length > 0
      ? [codeNews(paper, links)].filter(() => updates.has('code'))
      : []),
    ...(version > 1 ? named('version', `v${version}`) : []),
  ];
}

/** The news that a paper has code. */
export function codeNews({ id }: Pick<Paper, 'id'>, links: readonly CodeLink[]): NewsName {
  return { id, kind: 'code', mark: checksum(links.map(({ url }) => url)) };
}

function checksum(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 8);
}

/**
 * Tells whether to request a paper's code from Hugging Face. A page there hardly ever exists on the
 * first day, and is rarely added after two months.
 */
export function mayGetCode(
  { links, published, venue }: Paper,
  { updates, codeLinks }: Pick<Config, 'updates' | 'codeLinks'>,
  now: Date,
): boolean {
  const days = (now.getTime() - Date.parse(published)) / DAY;
  return (
    updates.has('code') &&
    codeLinks &&
    links.length === 0 &&
    !venue.withdrawn &&
    days >= 2 &&
    days <= 60
  );
}
