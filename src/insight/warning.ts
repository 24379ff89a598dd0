import type { Gathered } from '../arxiv/gather.ts';
import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';

/** A topic matches no papers, or too many. */
export type Warning =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'too-much';
      readonly perDay: number;
      /**
       * Maximum number of papers a day, and its reason: `max-papers`, or the number that a person
       * can read.
       */
      readonly limit: number;
      readonly because: 'max-papers' | 'reader';
    };

/** Number of papers of one topic that a person can look through in a day. */
const READABLE = 20;

/**
 * Returns a warning if a topic matches nothing, or more papers per weekday than a run proposes (more
 * papers would be held over each day) or a person can read. arXiv announces papers on five days a
 * week. The announcement feed has the papers of one day.
 */
export function warningFor(
  { maxPapers: own }: Pick<Topic, 'maxPapers'>,
  { maxPapers }: Pick<Config, 'maxPapers'>,
  read: {
    readonly found: number;
    readonly feed: Pick<Gathered, 'from'>;
    readonly days: readonly string[];
  },
): Warning | undefined {
  const { found, feed, days } = read;
  if (feed.from === 'none') return undefined;
  if (found === 0) return { kind: 'nothing' };
  const weekdays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay())).length;
  const perDay = feed.from === 'feed' ? found : found / Math.max(1, weekdays);
  const cap = Math.min(own || Infinity, maxPapers || Infinity);
  const limit = Math.min(cap, READABLE);
  if (perDay <= limit) return undefined;
  return { kind: 'too-much', perDay, limit, because: cap <= READABLE ? 'max-papers' : 'reader' };
}
