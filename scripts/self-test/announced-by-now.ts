/** arXiv's days are those of Ithaca. */
const ITHACA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

const DAY = 24 * 60 * 60 * 1000;

/** The next announcement comes at 20:00; from then on the API holds more than the day's feed. */
const NEXT_ANNOUNCEMENT = 20;

/**
 * How many days before a weekday's feed the submissions that it announces were taken, from 14:00 to
 * 14:00: what is handed in from Friday to Monday comes Monday evening, which is Tuesday's feed
 * (info.arxiv.org/help/availability).
 */
const DAYS_BEFORE: Readonly<Record<number, readonly [from: number, to: number]>> = {
  1: [4, 3],
  2: [4, 1],
  3: [2, 1],
  4: [2, 1],
  5: [2, 1],
};

/** A stretch of time. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/**
 * When the papers in the feed of this moment were submitted, on an ordinary day. A paper of that
 * time that the API has was announced, so the feed cannot rightly be empty. On a holiday nothing is
 * announced, and the API has none.
 *
 * @returns undefined at weekends, whose feeds are empty, and late in the evening
 */
export function announcedByNow(now: Date): Stretch | undefined {
  const parts = new Map(ITHACA.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const midnight = Date.parse(`${part('year')}-${part('month')}-${part('day')}T00:00:00Z`);
  const before = DAYS_BEFORE[new Date(midnight).getUTCDay()];
  if (before === undefined || Number(part('hour')) >= NEXT_ANNOUNCEMENT) return undefined;
  const [from, to] = before;
  // 14:00 there is 18:00 or 19:00 UTC: an hour at each end is given up.
  return {
    from: new Date(midnight - from * DAY + 19 * 60 * 60 * 1000),
    to: new Date(midnight - to * DAY + 18 * 60 * 60 * 1000),
  };
}
