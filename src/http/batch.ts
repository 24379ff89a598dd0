import type { Log } from '../log.ts';
import { counted } from '../text/counted.ts';

/** The result of one request. */
export type Result =
  | { readonly do: 'done' }
  /** `outage`: the service itself did not answer. */
  | { readonly do: 'miss'; readonly reason: string; readonly outage?: boolean }
  /** No further request can succeed in this run. */
  | { readonly do: 'stop'; readonly reason: string };

export interface BatchOptions {
  /** Name of the service, for the log. */
  readonly who: string;
  readonly log: Log;
  readonly atOnce: number;
  /** Maximum number of papers; the rest is skipped. */
  readonly most: number;
  /** Time for all requests together. */
  readonly seconds: number;
  /** Number of papers between two lines of progress in the log. */
  readonly perLine: number;
  /** Number of outages in a row that end the batch. */
  readonly outage: number;
}

/** Reason -> number of papers without a result. */
export type Misses = ReadonlyMap<string, number>;

export const TIME_IS_UP = 'the time for it was up';

/**
 * Asks a service about papers, several at once, until the time is up, the service refuses, or it
 * does not answer several times in a row.
 *
 * @param ask receives a signal that aborts when the time is up
 */
export async function batch<T>(
  papers: readonly T[],
  options: BatchOptions,
  ask: (paper: T, deadline: AbortSignal) => Promise<Result>,
): Promise<Misses> {
  const { who, log, most, perLine } = options;
  const chosen = papers.slice(0, most);
  const waiting = [...chosen];
  const misses = new Map<string, number>();
  const miss = (reason: string, times = 1) => {
    if (times > 0) misses.set(reason, (misses.get(reason) ?? 0) + times);
  };
  const deadline = AbortSignal.timeout(options.seconds * 1000);
  let stopped: string | undefined;
  let inARow = 0;
  let done = 0;

  async function work(paper: T): Promise<void> {
    const result = await ask(paper, deadline);
    inARow = result.do === 'miss' && result.outage ? inARow + 1 : 0;
    if (result.do !== 'done') {
      if (result.do === 'stop' || inARow >= options.outage) stopped ??= result.reason;
      miss(deadline.aborted ? TIME_IS_UP : (stopped ?? result.reason));
    }
    if (++done % perLine === 0 && done < chosen.length)
      log.info(`Asking ${who} about ${chosen.length} papers: ${done} of ${chosen.length}`);
  }

  async function worker(): Promise<void> {
    while (stopped === undefined && !deadline.aborted) {
      const next = waiting.shift();
      if (next === undefined) return;
      await work(next);
    }
  }

  if (chosen.length > 0) log.info(`Asking ${who} about ${counted(chosen.length, 'paper')}`);
  await Promise.all(Array.from({ length: Math.min(options.atOnce, chosen.length) }, worker));
  miss(stopped ?? TIME_IS_UP, waiting.length);
  miss(`a run asks about ${most} papers at most`, papers.length - chosen.length);
  return misses;
}

/** Number of papers without a result. */
export function countOf(misses: Misses): number {
  return [...misses.values()].reduce((sum, times) => sum + times, 0);
}

/** The reasons, the most frequent first. */
export function reasonsIn(misses: Misses): string {
  const reasons = [...misses].sort(([, a], [, b]) => b - a);
  return reasons
    .map(([reason, times]) => (reasons.length === 1 ? reason : `${reason} (${times})`))
    .join('; ');
}
