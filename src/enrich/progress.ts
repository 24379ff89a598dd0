import type { Log } from '../log.ts';

/**
 * Says in the log that somebody is asked about papers, and then how far that has come.
 *
 * @param every how many papers lie between two lines
 * @returns to be told, after each paper, how many are done
 */
export function progressIn(
  { info }: Log,
  who: string,
  all: number,
  every: number,
): (done: number) => void {
  if (all > 0) info(`Asking ${who} about ${all} ${all === 1 ? 'paper' : 'papers'}`);
  return (done) => {
    if (done % every === 0 && done < all)
      info(`Asking ${who} about ${all} papers: ${done} of ${all}`);
  };
}
