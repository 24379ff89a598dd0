/** How a paper stood in a day's announcement. */
export type AnnounceType = 'new' | 'cross' | 'replace' | 'replace-cross';

/** An invented paper, one version of it, in the words its authors typed: TeX stays TeX. */
export interface FakePaper {
  /** Without a version: `2611.00001` or `hep-th/9901001`. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** A paragraph begins with `\n  `, as arXiv keeps it. */
  readonly abstract: string;
  readonly authors: readonly {
    readonly name: string;
    readonly affiliations?: readonly string[];
  }[];
  /** The first version's submission, ISO 8601. */
  readonly published: string;
  /** This version's submission, ISO 8601. */
  readonly updated: string;
  /** Primary first; of two names for one category, either. */
  readonly categories: readonly string[];
  readonly comment?: string;
  readonly journalRef?: string;
  readonly doi?: string;
  /** The last change of its record, ISO 8601: an announcement, or metadata; absent: `updated`. */
  readonly modified?: string;
  /** Withdrawn from the repository itself: OAI-PMH lists a header without metadata. */
  readonly deleted?: true;
  /** The day (`2026-11-19`, Eastern time) whose feed lists it, and as what. */
  readonly announced?: { readonly date: string; readonly type: AnnounceType };
}

/** What a new version may change. */
export type Revision = Partial<Omit<FakePaper, 'id' | 'version' | 'published'>>;

/** Instants are given to the second, in UTC (every recording of the API). */
export function toSecond(at: string | Date): string {
  return new Date(at).toISOString().replace(/[.]\d+Z$/, 'Z');
}
