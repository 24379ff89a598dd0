import type { TopicMatch } from '../match/match.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { DAY } from '../text/day.ts';

/** What reviewers did with a paper that a digest listed. */
export interface Decision {
  readonly id: PaperId;
  /** Kept: merged and ticked. Dropped: unticked, deleted, or closed unmerged. */
  readonly kept: boolean;
  /** Instant, ISO 8601. */
  readonly decidedOn: string;
}

/** A decision with the paper's text, and the topics that want it today. */
export interface Decided extends Decision {
  readonly paper: Paper;
  readonly matches: readonly TopicMatch[];
}

/** With fewer the order can be worse than chance. */
const LEAST = 40;
const LEAST_OF_A_KIND = 8;

/** Whether decisions are enough to learn from. */
export function isEnough(decisions: readonly Pick<Decision, 'kept'>[]): boolean {
  const kept = decisions.filter((one) => one.kept).length;
  return (
    decisions.length >= LEAST &&
    kept >= LEAST_OF_A_KIND &&
    decisions.length - kept >= LEAST_OF_A_KIND
  );
}

/**
 * The decisions that teach most: the latest, of both kinds alike as far as there are as many.
 *
 * @param most how many at the most
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

/** How much a decision counts: half after half a year. */
export function weightOf({ decidedOn }: Pick<Decision, 'decidedOn'>, now: Date): number {
  const age = Math.max(0, now.getTime() - Date.parse(decidedOn)) / DAY;
  return 0.5 ** (age / HALF_LIFE_DAYS);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
