import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { type Decision, isEnough, mostUseful, weightOf } from '../../src/rank/decided.ts';

const now = new Date('2026-11-20T06:00:00Z');
const on = (day: string) => ({ decidedOn: `${day}T06:00:00Z` });

describe('the weight of a decision', () => {
  test.each([
    ['1 today', '2026-11-20', 1],
    ['1 in the future, where clocks differ', '2026-11-21', 1],
    ['a half after 180 days', '2026-05-24', 1 / 2],
    ['a quarter after 360 days', '2025-11-25', 1 / 4],
  ])('is %s', (_, day, weight) => {
    expect(weightOf(on(day), now)).toBeCloseTo(weight, 12);
  });
});

test.each([
  [32, 8, true],
  [8, 32, true],
  [31, 8, false],
  [33, 7, false],
  [7, 33, false],
])('%d kept and %d dropped papers are enough to learn from: %s', (kept, dropped, enough) => {
  const decisions = [...Array<boolean>(kept).fill(true), ...Array<boolean>(dropped).fill(false)];
  expect(isEnough(decisions.map((one) => ({ kept: one })))).toBe(enough);
});

describe('the decisions to learn from', () => {
  /** Returns a decision. @param day of November */
  const decision = (id: string, kept: boolean, day: number): Decision => ({
    id: id as PaperId,
    kept,
    ...on(`2026-11-${day}`),
  });
  const chosen = (decisions: readonly Decision[], most: number) =>
    mostUseful(decisions, most).map(({ id }) => id);
  const decisions = [
    decision('a', true, 11),
    decision('b', false, 14),
    decision('c', true, 13),
    decision('d', false, 12),
    decision('e', false, 15),
  ];

  test('are half of them kept and half dropped if there are enough of each', () => {
    const counts = (kept: number, dropped: number) => {
      const some = (is: boolean, count: number) =>
        Array.from({ length: count }, (_, nth) => decision(`${is}${nth}`, is, 11));
      const useful = mostUseful([...some(true, kept), ...some(false, dropped)], 10);
      return [useful.filter((one) => one.kept).length, useful.filter((one) => !one.kept).length];
    };
    expect(counts(50, 50)).toEqual([5, 5]);
    expect(counts(50, 2)).toEqual([8, 2]);
    expect(counts(2, 50)).toEqual([2, 8]);
    expect(counts(3, 3)).toEqual([3, 3]);
  });

  test('are the latest of each kind, the latest first', () => {
    expect(chosen(decisions, 9)).toEqual(['e', 'b', 'c', 'd', 'a']);
    expect(chosen(decisions, 2)).toEqual(['e', 'c']);
  });

  test('are one dropped paper more than kept ones if the number is odd', () => {
    expect(chosen(decisions, 3)).toEqual(['e', 'b', 'c']);
  });

  test('are ordered by id if they were taken on the same instant', () => {
    const same = ['b', 'a', 'd', 'c'].map((id) => decision(id, true, 11));
    expect(chosen(same, 4)).toEqual(['a', 'b', 'c', 'd']);
    expect(chosen([...same].reverse(), 3)).toEqual(['a', 'b', 'c']);
  });
});
