/** arXiv counts days in US Eastern time. */
const ITHACA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

const DAY = 24 * 60 * 60 * 1000;

/** The next announcement is at 20:00. After it, the API has more papers than the feed of the day. */
const NEXT_ANNOUNCEMENT = 20;

/**
 * Days from a submission period (14:00 to 14:00) to the feed that announces it, by weekday of the feed.
 * Papers submitted from Friday to Monday are announced on Monday evening, in Tuesday's feed
 * (info.arxiv.org/help/availability).
 */
const DAYS_BEFORE: Readonly<Record<number, readonly [from: number, to: number]>> = {
  1: [4, 3],
  2: [4, 1],
  3: [2, 1],
  4: [2, 1],
  5: [2, 1],
};

/** A period of time. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Returns the submission period of the papers in the current feed, on a normal day. If the API has a
 * paper of that period, it was announced, so the feed must not be empty. On a holiday arXiv announces
 * nothing, and the API has no such paper.
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
  // 14:00 Eastern time is 18:00 or 19:00 UTC, so leave out an hour at each end.
  return {
    from: new Date(midnight - from * DAY + 19 * 60 * 60 * 1000),
    to: new Date(midnight - to * DAY + 18 * 60 * 60 * 1000),
  };
}
