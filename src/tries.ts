import type { Log } from './log.ts';
import { RunFailure } from './failure.ts';

/** Somebody may push while we write: then we read again, and decide again. */
const TRIES = 4;

/**
 * Tries until nobody else writes in between.
 *
 * @param attempt gets whether it is a later one, which has to read everything again; undefined from
 * it means that somebody wrote
 * @throws RunFailure BRANCH_MOVED
 */
export async function untilNobodyWrites<T>(
  log: Log,
  attempt: (again: boolean) => Promise<T | undefined>,
): Promise<T> {
  for (let nth = 1; nth <= TRIES; nth++) {
    const done = await attempt(nth > 1);
    if (done !== undefined) return done;
    log.info('Somebody else wrote to the branch meanwhile: reading it again');
  }
  throw new RunFailure(
    'BRANCH_MOVED',
    `The branch moved ${TRIES} times while this run wrote to it`,
  );
}
