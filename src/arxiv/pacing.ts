import { secondsAsked } from '../http/retry-after.ts';

/** The values of an unusable reply that afterBadReply needs. */
export interface BadReply {
  /** In words, for the log: `HTTP 429`, `a connection that broke`. */
  readonly what: string;
  /** False if a retry cannot help, as after HTTP 400. */
  readonly temporary: boolean;
  /** The `Retry-After` header: seconds, or an HTTP date. */
  readonly retryAfter?: string;
}

export type Step =
  | { readonly do: 'give-up' }
  /** Do not use this source again in this run: it asked for a pause of `asked` seconds. */
  | { readonly do: 'close'; readonly asked: number }
  | { readonly do: 'wait'; readonly seconds: number };

/** arXiv's terms: one request in 3 s, over all machines that one controls. */
export const PACE_SECONDS = 3;

/**
 * Total retry time of a run, over all sources. arXiv throttles the addresses that runners share for
 * minutes to hours (facts on arXiv, "Second look"); a scheduled job can wait a quarter of an hour.
 */
export const PATIENCE_SECONDS = 14 * 60;

const LONGEST_WAIT = 180;

/**
 * Decides after a bad reply whether to wait, and how long.
 *
 * @param attempt number of bad replies to this request before this one
 * @param left seconds of retry time left
 * @param now for a `Retry-After` that is a date
 * @param chance random, from 0 to 1, to spread runs that were refused together
 */
export function afterBadReply(
  reply: BadReply,
  { attempt, left, now, chance }: { attempt: number; left: number; now: Date; chance: number },
): Step {
  if (!reply.temporary) return { do: 'give-up' };
  const asked = secondsAsked(reply.retryAfter, now);
  if (asked > 0 && asked > left) return { do: 'close', asked };
  if (left < PACE_SECONDS) return { do: 'give-up' };
  const growing = Math.min(LONGEST_WAIT, PACE_SECONDS * 2 ** (attempt + 1)) * (0.75 + chance / 2);
  // arXiv has sent `Retry-After: 0` with a 503, so the header is a minimum.
  return { do: 'wait', seconds: Math.max(asked, Math.min(growing, left)) };
}
