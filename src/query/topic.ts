import type { Query } from './query.ts';

/** One thing a site follows. */
export interface Topic {
  /** `Wearables / Smart ring`; unique in a configuration. */
  readonly name: string;
  /** The path of names: topic, then subtopic. */
  readonly path: readonly string[];
  readonly query: Query;
  /** As the user wrote it. */
  readonly source: string;
  readonly exclude?: Query;
  /** Patterns like `cs.CL` or `stat.*`; empty is any. */
  readonly categories: readonly string[];
  readonly maxPapers?: number;
}
