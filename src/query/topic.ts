import type { Query } from './query.ts';

/** A subject that a site follows. */
export interface Topic {
  /** `Wearables / Smart ring`; unique in a configuration. */
  readonly name: string;
  /** The names of topic and subtopic. */
  readonly path: readonly string[];
  readonly query: Query;
  /** As the user wrote it. */
  readonly source: string;
  readonly exclude?: Query;
  /** Patterns like `cs.CL` or `stat.*`; empty is any. */
  readonly categories: readonly string[];
  readonly maxPapers?: number;
}
