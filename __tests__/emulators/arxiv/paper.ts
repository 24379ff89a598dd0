/** Type of a paper in a day's announcement. */
export type AnnounceType = 'new' | 'cross' | 'replace' | 'replace-cross';

/** One version of an invented paper. Texts are as the authors typed them, with TeX. */
export interface FakePaper {
  /** Without a version: `2611.00001` or `hep-th/9901001`. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** A paragraph begins with `\n  `, as at arXiv. */
  readonly abstract: string;
  readonly authors: readonly {
    readonly name: string;
    readonly affiliations?: readonly string[];
  }[];
  /** Submission of the first version, ISO 8601. */
  readonly published: string;
  /** Submission of this version, ISO 8601. */
  readonly updated: string;
  /** Primary category first. A category with two names may have either. */
  readonly categories: readonly string[];
  readonly comment?: string;
  readonly journalRef?: string;
  readonly doi?: string;
  /** Last change of the record (announcement or metadata), ISO 8601. Default: `updated`. */
  readonly modified?: string;
  /** Removed from arXiv: OAI-PMH lists a header without metadata. */
  readonly deleted?: true;
  /** Day (`2026-11-19`, Eastern time) of the feed that lists the paper, and its type there. */
  readonly announced?: { readonly date: string; readonly type: AnnounceType };
}

/** Fields that a new version may change. */
export type Revision = Partial<Omit<FakePaper, 'id' | 'version' | 'published'>>;

/** Formats a time in UTC, to the second, as in every recording of the API. */
export function toSecond(at: string | Date): string {
  return new Date(at).toISOString().replace(/[.]\d+Z$/, 'Z');
}
