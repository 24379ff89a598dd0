import { expect, test } from '@jest/globals';
import { announcedByNow } from '../../scripts/self-test/announced-by-now.ts';

/** As `Wed 18 19:00`. */
const asText = (at: Date) =>
  `${at.toUTCString().slice(0, 3)} ${at.getUTCDate()} ${at.toISOString().slice(11, 16)}`;

// The announcement of Friday to Monday comes on Monday evening, that of Thursday to Friday on Sunday.
test.each([
  ['2026-11-16T06:37:00Z', 'Thu 12 19:00', 'Fri 13 18:00'],
  ['2026-11-17T06:37:00Z', 'Fri 13 19:00', 'Mon 16 18:00'],
  ['2026-11-18T06:37:00Z', 'Mon 16 19:00', 'Tue 17 18:00'],
  ['2026-11-20T06:37:00Z', 'Wed 18 19:00', 'Thu 19 18:00'],
  ['2026-07-10T06:37:00Z', 'Wed 8 19:00', 'Thu 9 18:00'],
  // Monday morning in UTC, Sunday evening in Ithaca.
  ['2026-11-16T04:41:00Z', undefined, undefined],
  ['2026-11-21T06:37:00Z', undefined, undefined],
  // The next announcement is out, and the feed still the day's.
  ['2026-11-20T01:30:00Z', undefined, undefined],
])('the feed of %s holds what was submitted from %s to %s', (now, from, to) => {
  const time = announcedByNow(new Date(now));
  expect(time && asText(time.from)).toBe(from);
  expect(time && asText(time.to)).toBe(to);
});
