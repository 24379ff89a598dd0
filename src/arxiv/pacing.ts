import { secondsAsked } from '../http/retry-after.ts';

/** What came back, as far as waiting is concerned. */
export interface BadReply {
  /** In words, for the log: `HTTP 429`, `a connection that broke`. */
  readonly what: string;
  /** False for what asking again cannot mend, such as HTTP 400. */
  readonly temporary: boolean;
  /** The `Retry-After` header: seconds, or an HTTP date. */
  readonly retryAfter?: string;
}

export type Step =
  | { readonly do: 'give-up' }
  | {
      readonly do: 'wait';
      readonly seconds: number;
      /** What `Retry-After` asked for; 0 when it asked for nothing. */
      readonly asked: number;
    };

/** arXiv's terms: one request in 3 s, over everything that one controls. */
export const PACE_SECONDS = 3;

const PATIENCE = 6;
const LONGEST_WAIT = 180;

/**
 * After a bad reply: wait how long, or give up. Shared runner addresses are throttled often, so
 * patience is long: about 5 minutes before the run gives up.
 *
 * @param attempt how many replies to this request were bad before this one
 * @param now for a `Retry-After` that is a date
 * @param chance from 0 to 1: spreads those who were refused together
 */
export function afterBadReply(reply: BadReply, attempt: number, now: Date, chance: number): Step {
  if (!reply.temporary || attempt >= PATIENCE - 1) return { do: 'give-up' };
  const growing = PACE_SECONDS * 2 ** (attempt + 1) * (0.75 + chance / 2);
  const asked = secondsAsked(reply.retryAfter, now);
  // arXiv has sent `Retry-After: 0` with a 503: what it asks for is a least, never a most.
  return { do: 'wait', seconds: Math.min(LONGEST_WAIT, Math.max(growing, asked)), asked };
}
