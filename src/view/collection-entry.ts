import type { PaperId } from '../papers/paper.ts';

/** A paper for lists, feeds and bibliographies. All text is plain and not escaped, except `tex`. */
export interface CollectionEntry {
  readonly id: PaperId;
  /** Undefined for a row of another tool's table that named none: it leads to the latest version. */
  readonly version: number | undefined;
  readonly title: string;
  readonly authors: readonly string[];
  /** The authors in few words: `Tianyu Gao and 3 more`. */
  readonly byline: string;
  readonly abstract: string;
  /** Submission of the first version, and the instant at which it is added; ISO 8601 in UTC. */
  readonly published: string;
  readonly added: string;
  readonly primaryCategory: string;
  /** Names of its topics, in the order of the configuration. */
  readonly topics: readonly string[];
  /** Its post's address: relative to the collection, or absolute; absent without a post. */
  readonly postUrl?: string | undefined;
  readonly codeUrl?: string | undefined;
  readonly venue?: string | undefined;
  readonly journalRef?: string | undefined;
  readonly doi?: string | undefined;
  /** The withdrawal comment on arXiv. */
  readonly withdrawn?: string | undefined;
  /** Title and names as arXiv writes them. */
  readonly tex: { readonly title: string; readonly authors: readonly string[] };
}

/** A file to which papers are added and from which they are removed. All other bytes stay. */
export interface Collection {
  /** Papers that the file holds, each once, in its order. */
  idsIn(text: string): PaperId[];
  /**
   * Adds papers that the file does not hold yet.
   *
   * @param text the file; absent where there is none
   * @throws RunFailure CONFIG_INVALID for a file that cannot be added to without losing something
   */
  add(text: string | undefined, entries: readonly CollectionEntry[]): string;
  /** Takes papers out. */
  remove(text: string, ids: ReadonlySet<PaperId>): string;
  /** Puts papers back, as they stood in an earlier version of the file. */
  restore(text: string, earlier: string, ids: ReadonlySet<PaperId>): string;
  /**
   * Rewrites the parts of a file that belong to papers: rows of a list, entries of a feed.
   *
   * @param change gets a part with its line end, and returns it as it should be
   */
  rewrite(text: string, change: (part: string, id: PaperId) => string): string;
  /** Prints the part of a paper, and keeps the part's key, day and topics. */
  printAs(part: string, entry: CollectionEntry): string;
  /** Gives a part that changed the instant of this run, in a file whose parts have one. */
  stamped?(part: string): string;
}
