import { NEW_ID, OLD_ARCHIVES, type PaperId, canonical } from '../query/paper-id.ts';
import type { CodeLink } from './code-hosts.ts';
import type { Venue } from './venue.ts';

export { type PaperId, type PaperRef, parsePaperRef, refText } from '../query/paper-id.ts';

/** What an author wrote: `tex` as arXiv has it, `text` as plain Unicode on one line. */
export interface Wording {
  readonly tex: string;
  readonly text: string;
}

export interface Author {
  readonly name: Wording;
  /** Plain text. */
  readonly affiliations: readonly string[];
}

/** A paper, read once (read-paper.ts): only what shows formulas reads `tex`, all else `text`. */
export interface Paper {
  readonly id: PaperId;
  readonly version: number;
  readonly title: Wording;
  /** In `tex`, paragraphs are separated by one `\n`. */
  readonly abstract: Wording;
  readonly authors: readonly Author[];
  /** First version's submission, ISO 8601 in UTC. */
  readonly published: string;
  /** This version's submission, ISO 8601 in UTC. */
  readonly updated: string;
  readonly primaryCategory: string;
  /** Primary first, then as arXiv lists them. */
  readonly categories: readonly string[];
  readonly comment: Wording | undefined;
  /** Plain text. */
  readonly journalRef: string | undefined;
  readonly doi?: string;
  /** Code, models, data and pages that it names as its own. */
  readonly links: readonly CodeLink[];
  /** Where it was accepted, and what else comment and journal reference say. */
  readonly venue: Venue;
  /** The name of its post: `2410-02660-how-to-train`. */
  readonly slug: string;
}

const IN_PATH = new RegExp(
  `(?<![0-9a-z.])(?:(?<fresh>${NEW_ID.replaceAll('[.]', '[.-]')})|(?<archive>${OLD_ARCHIVES})[-/](?<number>\\d{7}))(?:v\\d+)?(?![0-9])`,
  'gi',
);

/**
 * The papers that a path in the site repository names, each once. `2410.02660` may stand there as
 * `2410-02660`, and `hep-th/9901001` as `hep-th-9901001` (CONTRACT, `post-path`).
 */
export function idsInPath(path: string): PaperId[] {
  const ids = [...path.matchAll(IN_PATH)].map(({ groups }) =>
    groups?.['fresh'] === undefined
      ? canonical(`${groups?.['archive'] ?? ''}/${groups?.['number'] ?? ''}`)
      : (groups['fresh'].replace('-', '.') as PaperId),
  );
  return [...new Set(ids)];
}

/** Part of a path without the papers that it names: what only quotes an id must not stand for it. */
export function withoutIds(slug: string): string {
  const rest = slug.replace(IN_PATH, '').replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  // What stood on both sides of an id may be one itself, now that they meet.
  return rest === slug ? rest : withoutIds(rest);
}

/** The id as it may stand in a file name: `hep-th/9901001` becomes `hep-th-9901001`. */
export function idForPath(id: PaperId): string {
  return id.replace('/', '-');
}

/** The page that a reader opens. */
export function absUrl({ id }: { readonly id: PaperId }): string {
  return `https://arxiv.org/abs/${id}`;
}
