import type { Gathered } from '../arxiv/gather.ts';
import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';

/** What is wrong with how much a topic brings. */
export type Warning =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'too-much';
      readonly perDay: number;
      /** What it should not exceed, and why: what a run takes, or what a person reads. */
      readonly limit: number;
      readonly because: 'max-papers' | 'reader';
    };

/** As many papers of one topic as anybody would look through in a day. */
const READABLE = 20;

/**
 * Whether a topic brings nothing, or more than can be dealt with: more a weekday than a run
 * proposes (the rest would be held over, each day more of it), or than a person reads. arXiv
 * announces on five days a week, so weekdays are what counts; the announcement feed is of one day.
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
