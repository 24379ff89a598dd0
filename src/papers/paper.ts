import { NEW_ID, OLD_ARCHIVES, type PaperId, canonical } from '../query/paper-id.ts';
import type { CodeLink } from './code-hosts.ts';
import type { Venue } from './venue.ts';

export { type PaperId, type PaperRef, parsePaperRef, refText } from '../query/paper-id.ts';

/** An author's text: `tex` as arXiv has it, `text` as plain Unicode on one line. */
export interface Wording {
  readonly tex: string;
  readonly text: string;
}

export interface Author {
  readonly name: Wording;
  /** Plain text. */
  readonly affiliations: readonly string[];
}

/** A paper, read once (read-paper.ts). Only code that shows formulas uses `tex`, all other code `text`. */
export interface Paper {
  readonly id: PaperId;
  readonly version: number;
  readonly title: Wording;
  /** In `tex`, one `\n` separates paragraphs. */
  readonly abstract: Wording;
  readonly authors: readonly Author[];
  /** Submission of the first version, ISO 8601 in UTC. */
  readonly published: string;
  /** Submission of this version, ISO 8601 in UTC. */
  readonly updated: string;
  readonly primaryCategory: string;
  /** Primary first, then as arXiv lists them. */
  readonly categories: readonly string[];
  readonly comment: Wording | undefined;
  /** Plain text. */
  readonly journalRef: string | undefined;
  readonly doi?: string;
  /** The paper's own code, models, data and pages. */
  readonly links: readonly CodeLink[];
  /** Where it was accepted, and other facts from comment and journal reference. */
  readonly venue: Venue;
  /** The name of its post: `2410-02660-how-to-train`. */
  readonly slug: string;
}

const IN_PATH = new RegExp(
  `(?<![0-9a-z.])(?:(?<fresh>${NEW_ID.replaceAll('[.]', '[.-]')})|(?<archive>${OLD_ARCHIVES})[-/](?<number>\\d{7}))(?:v\\d+)?(?![0-9])`,
  'gi',
);

/**
 * Returns the papers whose ids are in a path of the site repository, each once. `2410.02660` may be
 * written `2410-02660`, and `hep-th/9901001` as `hep-th-9901001` (CONTRACT, `post-path`).
 */
export function idsInPath(path: string): PaperId[] {
  const ids = [...path.matchAll(IN_PATH)].map(({ groups }) =>
    groups?.['fresh'] === undefined
      ? canonical(`${groups?.['archive'] ?? ''}/${groups?.['number'] ?? ''}`)
      : (groups['fresh'].replace('-', '.') as PaperId),
  );
  return [...new Set(ids)];
}

/** Removes ids from a slug: the title of another paper may quote one. */
export function withoutIds(slug: string): string {
  const rest = slug.replace(IN_PATH, '').replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  // The parts on both sides of an id may form another id.
  return rest === slug ? rest : withoutIds(rest);
}

/** Returns the id for a file name: `hep-th/9901001` becomes `hep-th-9901001`. */
export function idForPath(id: PaperId): string {
  return id.replace('/', '-');
}

/** Address of the paper's page at arXiv. */
export function absUrl({ id }: { readonly id: PaperId }): string {
  return `https://arxiv.org/abs/${id}`;
}
