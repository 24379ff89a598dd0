import type { Obstacle } from './obstacles.ts';

/** The site's files on one branch. */
export interface SiteFiles {
  readonly branch: string;
  /** The commit they were read at; empty for a folder. */
  readonly commit: string;
  readonly paths: readonly string[];
  /** Places where nothing can be written below, and that are not read; absent for a folder. */
  readonly obstacles?: ReadonlyMap<string, Obstacle>;
  /** Text of a file that is among `paths`. */
  read(path: string): Promise<string>;
  /** Path -> id of its blob; absent for a folder. */
  readonly blobs?: ReadonlyMap<string, string>;
}
