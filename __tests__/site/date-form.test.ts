import { expect, test } from '@jest/globals';
import { TIMESTAMP, dateLike, isDate } from '../../src/site/date-form.ts';

const INSTANT = '2026-03-05T06:07:08Z';

test.each([
  ['2024-01-31', '2026-03-05'],
  ['2024-01-31T10:00:00Z', INSTANT],
  ['2024-01-31T10:00:00.000+01:00', INSTANT],
  ['2024-01-31T10:00', '2026-03-05T06:07:08'],
  ['2024-01-31 9:00:00 +0100', '2026-03-05 06:07:08 +0000'],
  ['2024-01-31 10:00:00 Z', '2026-03-05 06:07:08 +0000'],
  ['2024-01-31 10:00:00', '2026-03-05 06:07:08'],
  ['2024-01-31 10:00', '2026-03-05 06:07'],
  ['2024/1/31', '2026/03/05'],
  ['2024.01.31', '2026.03.05'],
  ['January 31, 2024', 'Mar 5, 2026'],
  ['jan. 1, 2024', 'Mar 5, 2026'],
  ['Jan 31 2024', 'Mar 05 2026'],
  ['31 January 2024', '5 Mar 2026'],
])('a date is written like %s', (sample, written) => {
  expect([dateLike(sample, INSTANT), isDate(sample)]).toEqual([written, true]);
});

test.each([undefined, '31.01.2024', 'x2024-01-31', '2024-01-31x', '5 Janvier 2024', 'May', ''])(
  'a date is written in the form of ISO 8601 if that of the sample is unknown: %s',
  (sample) => {
    expect(dateLike(sample, INSTANT)).toBe('2026-03-05');
    expect(isDate(sample ?? '')).toBe(false);
  },
);

test('a day has the time of midnight', () => {
  expect(dateLike('2024-01-31T10:00:00Z', '2026-03-05')).toBe('2026-03-05T00:00:00Z');
  expect(dateLike('2024-01-31 10:00:00', '2026-03-05')).toBe('2026-03-05 00:00:00');
});

test('YAML reads a timestamp with or without time and zone', () => {
  const yes = [
    ...[
      '2024-01-31',
      '2024-1-3',
      '2024-01-31T10:00:00Z',
      '2024-01-31t1:00',
      '2024-01-31 \t10:00:00',
    ],
    ...['2024-01-31 10:00:00.5 +01:00', '2024-01-31 10:00:00-5', '2024-01-31T10:00:00 +0130'],
  ];
  const no = [
    ...['x2024-01-31', '2024-01-31x', '24-01-31', '2024-01', '2024-01-31T', '2024-01-31T10'],
    ...['2024-01-31 Z', '2024-01-31T10:00:00.', '2024-01-31T10:00:00+1:0'],
  ];
  expect(yes.filter((text) => !TIMESTAMP.test(text))).toEqual([]);
  expect(no.filter((text) => TIMESTAMP.test(text))).toEqual([]);
});
