import type { Notice } from '../log.ts';
import type { Judge } from './order.ts';

/** What was learned for the order of a run, and from what. */
export interface Learned {
  /** Absent where there was nothing to learn from. */
  readonly judge?: Judge;
  /** How many decisions it was learned from, and how many entries of a library. */
  readonly kept: number;
  readonly dropped: number;
  readonly entries: number;
  /** Exclusions that decisions speak for, a sentence each, in GitHub's Markdown. */
  readonly proposals: readonly string[];
  readonly notices: readonly Notice[];
}
