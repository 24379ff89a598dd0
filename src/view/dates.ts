/** A time in one time zone. */
export interface LocalTime {
  /** `2026-11-23` */
  readonly date: string;
  /** `08:15:00` */
  readonly time: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** @param timezone IANA name, known to be valid */
export function localTime(at: Date, timezone: string): LocalTime {
  return timezone === 'UTC' ? utc(at) : inZone(at, timezone);
}

/** Needs no table of time zones, which takes some milliseconds to load. */
function utc(at: Date): LocalTime {
  const iso = at.toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  return { date: iso.slice(0, 10), time: iso.slice(11, 19), year, month, day };
}

function inZone(at: Date, timezone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const [year, month, day] = [part('year').padStart(4, '0'), part('month'), part('day')];
  return {
    date: `${year}-${month}-${day}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
    year,
    month,
    day,
  };
}
