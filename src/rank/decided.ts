import type { TopicMatch } from '../match/match.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { DAY } from '../text/day.ts';

/** A reviewer's decision about a paper that a digest listed. */
export interface Decision {
  readonly id: PaperId;
  /** Kept: merged and ticked. Dropped: unticked, deleted, or closed unmerged. */
  readonly kept: boolean;
  /** Instant, ISO 8601. */
  readonly decidedOn: string;
}

/** A decision with the paper's text, and the topics that match it today. */
export interface Decided extends Decision {
  readonly paper: Paper;
  readonly matches: readonly TopicMatch[];
}

/** With fewer decisions the learned order can be worse than chance. */
const LEAST = 40;
const LEAST_OF_A_KIND = 8;

/** Whether there are enough decisions to learn from. */
export function isEnough(decisions: readonly Pick<Decision, 'kept'>[]): boolean {
  const kept = decisions.filter((one) => one.kept).length;
  return (
    decisions.length >= LEAST &&
    kept >= LEAST_OF_A_KIND &&
    decisions.length - kept >= LEAST_OF_A_KIND
  );
}

/**
 * Selects the decisions to learn from: the latest, half of them kept and half dropped if there are
 * enough of each.
 *
 * @param most maximum number of decisions
 * @returns the latest first
 */
export function mostUseful(decisions: readonly Decision[], most: number): Decision[] {
  const latest = [...decisions].sort(
    (a, b) => compare(b.decidedOn, a.decidedOn) || compare(a.id, b.id),
  );
  const kept = latest.filter((one) => one.kept);
  const dropped = latest.filter((one) => !one.kept);
  const half = Math.floor(most / 2);
  const ofKept = Math.min(kept.length, Math.max(half, most - dropped.length));
  const chosen = new Set([...kept.slice(0, ofKept), ...dropped.slice(0, most - ofKept)]);
  return latest.filter((one) => chosen.has(one));
}

const HALF_LIFE_DAYS = 180;

/** The weight of a decision, which halves every half year. */
export function weightOf({ decidedOn }: Pick<Decision, 'decidedOn'>, now: Date): number {
  const age = Math.max(0, now.getTime() - Date.parse(decidedOn)) / DAY;
  return 0.5 ** (age / HALF_LIFE_DAYS);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
