import type { Config } from '../config/config.ts';
import { DAY } from '../text/day.ts';

/** Limits of the part of the record that is read. */
export interface Horizon {
  /** Instant: pull requests that were not updated since then are about papers that have left the window. */
  readonly decided: string;
  /** Day: a paper that was submitted before it waits no longer. */
  readonly waits: string;
  /** Day: an earlier run has named the papers whose waiting ended before it. */
  readonly ended: string;
}

/** Time for late announcements of arXiv, and for runs that were paused. */
const SPARE_DAYS = 30;
/** A paper can come for `lookback-days` by itself, and wait for as long again (CONTRACT, promise 1). */
export function horizonOf({ lookbackDays }: Pick<Config, 'lookbackDays'>, now: Date): Horizon {
  const ago = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  return {
    decided: ago(2 * lookbackDays + SPARE_DAYS),
    waits: ago(2 * lookbackDays).slice(0, 10),
    ended: ago(3 * lookbackDays).slice(0, 10),
  };
}
