import { expect, test } from '@jest/globals';
import { localTime } from '../../src/view/dates.ts';

test.each([
  ['2026-11-20T23:30:05Z', 'UTC', '2026-11-20', '23:30:05'],
  ['2026-11-20T23:30:05Z', 'Asia/Tokyo', '2026-11-21', '08:30:05'],
  ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31', '23:59:59'],
  ['2026-11-20T00:00:00Z', 'UTC', '2026-11-20', '00:00:00'],
  ['0987-01-02T03:04:05Z', 'UTC', '0987-01-02', '03:04:05'],
  ['0987-01-02T23:00:05Z', 'Etc/GMT-1', '0987-01-03', '00:00:05'],
])('%s in %s is %s %s', (instant, timezone, date, time) => {
  const [year, month, day] = date.split('-');
  expect(localTime(new Date(instant), timezone)).toEqual({ date, time, year, month, day });
});
