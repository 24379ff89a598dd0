import type { Obstacle } from './obstacles.ts';

/** The site's files on one branch. */
export interface SiteFiles {
  readonly branch: string;
  /** The commit of the listing; empty for a folder. */
  readonly commit: string;
  readonly paths: readonly string[];
  /** Paths below which nothing can be written; absent for a folder. */
  readonly obstacles?: ReadonlyMap<string, Obstacle>;
  /** Returns the text of a file in `paths`. */
  read(path: string): Promise<string>;
  /** Path -> id of its blob; absent for a folder. */
  readonly blobs?: ReadonlyMap<string, string>;
}
