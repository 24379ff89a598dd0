import { expect, test } from '@jest/globals';
import { momentView, printerFor } from '../../src/view/setting.ts';

test('the moment of a run has day and time in the time zone, and the instant in UTC', () => {
  const now = new Date('2026-11-20T23:30:05.678Z');
  expect(momentView({ now, timezone: 'Asia/Tokyo' })).toEqual({
    date: '2026-11-21',
    time: '08:30:05',
    instant: '2026-11-20T23:30:05Z',
    utc: '2026-11-20 23:30:05',
  });
});

test('a plain text keeps its plain form, and is escaped by the rules of the generator', () => {
  const text = printerFor({})('<b> & ~x~');
  expect([text.plain, String(text)]).toEqual(['<b> & ~x~', '&#60;b&#62; & &#126;x&#126;']);
});
