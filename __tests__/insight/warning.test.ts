import { expect, test } from '@jest/globals';
import { warningFor } from '../../src/insight/warning.ts';

// From Friday to Thursday: five weekdays.
const DAYS = Array.from({ length: 7 }, (_, n) => `2026-11-${20 + n}`);
const warning = (
  found: number,
  { own = 0, all = 0, from = 'api', days = DAYS } = {} as {
    own?: number;
    all?: number;
    from?: 'api' | 'feed' | 'none';
    days?: readonly string[];
  },
) => warningFor({ maxPapers: own }, { maxPapers: all }, { found, feed: { from }, days });

test('a topic warns if it matches nothing, but not if arXiv sent nothing', () => {
  expect(warning(0)).toEqual({ kind: 'nothing' });
  expect(warning(0, { from: 'none' })).toBeUndefined();
});

test('a topic warns if it matches more papers a weekday than a person reads', () => {
  expect(warning(100)).toBeUndefined();
  expect(warning(101)).toEqual({
    kind: 'too-much',
    perDay: 20.2,
    limit: 20,
    because: 'reader',
  });
});

test('or more than a run proposes, by the lower of both limits', () => {
  const tooMuch = { kind: 'too-much', perDay: 20, because: 'max-papers' };
  expect(warning(100, { own: 5, all: 10 })).toEqual({ ...tooMuch, limit: 5 });
  expect(warning(100, { own: 10, all: 5 })).toEqual({ ...tooMuch, limit: 5 });
  expect(warning(105, { all: 20 })).toEqual({ ...tooMuch, perDay: 21, limit: 20 });
  expect(warning(105, { all: 21 })).toMatchObject({ limit: 20, because: 'reader' });
});

test('the announcement feed has the papers of one day, and a weekend counts as one weekday', () => {
  expect(warning(21, { from: 'feed' })).toMatchObject({ perDay: 21 });
  expect(warning(21, { days: ['2026-11-21', '2026-11-22'] })).toMatchObject({ perDay: 21 });
});
