import type { Arxiv } from './arxiv/arxiv.ts';
import type { Connection } from './config/config.ts';
import type { GivenInputs } from './config/read.ts';
import type { Extras } from './enrich/extras.ts';
import type { Log } from './log.ts';
import type { EditedPull, Site } from './record/site.ts';
import type { Presets } from './site/presets.ts';

/** Everything a test must be able to replace. */
export interface Edges {
  readonly inputs: GivenInputs;
  readonly site: Site;
  readonly arxiv: Arxiv;
  readonly extras: Extras;
  readonly presets: Presets;
  readonly log: Log;
  readonly now: Date;
  /** Whether the report should also say how each topic fares, as that of a dry run does. */
  readonly explain?: boolean;
  /** An edit of a pull request that started this run, in place of a schedule. */
  readonly edited?: EditedPull;
  /** The number of this run among all runs; absent: no news of published papers is looked for. */
  readonly turn?: number;
  /** Where to look for settings: a base branch if one was named, and the configuration file. */
  readonly at: Pick<Connection, 'base' | 'file'>;
}
