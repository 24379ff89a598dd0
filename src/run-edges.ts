import type { Arxiv } from './arxiv/arxiv.ts';
import type { Connection } from './config/config.ts';
import type { GivenInputs } from './config/read.ts';
import type { Extras } from './enrich/extras.ts';
import type { Log } from './log.ts';
import type { EditedPull, Site } from './record/site.ts';
import type { Presets } from './site/presets.ts';

/** Inputs of a run, and its connections to the outside, which tests replace. */
export interface Edges {
  readonly inputs: GivenInputs;
  readonly site: Site;
  readonly arxiv: Arxiv;
  readonly extras: Extras;
  readonly presets: Presets;
  readonly log: Log;
  readonly now: Date;
  /** Whether the report includes the findings of each topic, as the report of a dry run does. */
  readonly explain?: boolean;
  /** The edit of a pull request that started this run. */
  readonly edited?: EditedPull;
  /** Number of this run; absent: the run does not look for news of published papers. */
  readonly turn?: number;
  /** Location of the settings: the base branch if one is set, and the configuration file. */
  readonly at: Pick<Connection, 'base' | 'file'>;
}
