import type { Log } from './log.ts';
import { RunFailure } from './failure.ts';

/** Maximum number of attempts. If others push while a run writes, it reads again and decides again. */
const TRIES = 4;

/**
 * Repeats an attempt until the branch did not move in between.
 *
 * @param attempt returns undefined if the branch moved; with `again`, it must read everything again
 * @throws RunFailure BRANCH_MOVED
 */
export async function untilUndisturbed<T>(
  log: Log,
  attempt: (again: boolean) => Promise<T | undefined>,
): Promise<T> {
  for (let nth = 1; nth <= TRIES; nth++) {
    const done = await attempt(nth > 1);
    if (done !== undefined) return done;
    log.info('The branch moved during this run: reading it again');
  }
  throw new RunFailure(
    'BRANCH_MOVED',
    `The branch moved ${TRIES} times while this run wrote to it`,
  );
}
