import { expect, test } from '@jest/globals';
import { horizonOf } from '../../src/record/horizon.ts';

test('the record is read back to twice the search window and 30 days; a paper waits for twice the window, and its end is reported within another', () => {
  expect(horizonOf({ lookbackDays: 5 }, new Date('2026-11-20T06:00:00Z'))).toEqual({
    decided: '2026-10-11T06:00:00.000Z',
    waits: '2026-11-10',
    ended: '2026-11-05',
  });
});
