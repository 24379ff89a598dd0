import type { Notice } from '../log.ts';
import type { Judge } from './order.ts';

/** The learned order of a run, and the data that it was learned from. */
export interface Learned {
  /** Absent if there was nothing to learn from. */
  readonly judge?: Judge;
  /** Numbers of decisions, and of library entries. */
  readonly kept: number;
  readonly dropped: number;
  readonly entries: number;
  /** Proposed exclusions, a sentence each, in GitHub's Markdown. */
  readonly proposals: readonly string[];
  readonly notices: readonly Notice[];
}
