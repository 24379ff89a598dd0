const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' });
const OFFSET = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  timeZoneName: 'longOffset',
});

/** The last midnight in Ithaca. arXiv counts days in this time zone. */
export interface Midnight {
  /** `2026-11-19` */
  readonly day: string;
  /** `-05:00` */
  readonly offset: string;
  readonly at: Date;
}

export function easternMidnight(now: Date): Midnight {
  const day = DAY.format(now);
  // 05:00 UTC is midnight or one o'clock in Ithaca, which is before the clocks change on the days
  // on which they change.
  const offset =
    /GMT(?<offset>.*)/.exec(OFFSET.format(new Date(`${day}T05:00:00Z`)))?.groups?.['offset'] ?? '';
  return { day, offset, at: new Date(`${day}T00:00:00${offset}`) };
}
