import { expect, test } from '@jest/globals';
import { type Example, logisticOf } from '../../src/rank/logistic.ts';
import { dot } from '../../src/rank/vectors.ts';

/** Returns an example with components by position. */
const example = (components: readonly number[], kept: boolean, weight = 1): Example => ({
  vector: { at: components.map((_, at) => at), values: components },
  kept,
  weight,
});

test('features of kept papers get positive weights, features of dropped papers negative ones', () => {
  const weights = logisticOf([example([1, 0, 0], true), example([0, 1, 0], false)], 3);
  expect(weights[0]).toBeGreaterThan(0);
  expect(weights[1]).toBeCloseTo(-(weights[0] ?? NaN), 12);
  expect(weights[2]).toBe(0);
});

test('kept and dropped papers have the same total weight, however many of each were decided', () => {
  const dropped = Array.from({ length: 9 }, () => example([0, 1], false));
  const [kept = NaN, against = NaN] = logisticOf([example([1, 0], true), ...dropped], 2);
  expect(kept).toBeGreaterThan(0);
  expect(against).toBeCloseTo(-kept, 12);
});

test('an example of twice the weight counts as two of them', () => {
  const others = [example([0, 0, 1], false), example([0, 0, 1], false)];
  const [heavy = NaN, light = NaN] = logisticOf(
    [example([1, 0, 0], true, 2), example([0, 1, 0], true, 1), ...others],
    3,
  );
  expect(light).toBeGreaterThan(0);
  expect(heavy).toBeGreaterThan(1.9 * light);
  expect(heavy).toBeLessThan(2 * light);
});

test('more examples of the same kind give larger weights', () => {
  const pair = [example([1], true), example([-1], false)];
  const [few = NaN] = logisticOf(pair, 1);
  const [many = NaN] = logisticOf(Array.from({ length: 50 }, () => pair).flat(), 1);
  expect(many).toBeGreaterThan(5 * few);
});

test('the weights are those of the least loss: there the gradient is a multiple of the weights', () => {
  for (const copies of [1, 40]) {
    const examples = Array.from({ length: copies }, () => [
      example([0.6, 0.8, 0], true),
      example([0.8, 0, 0.6], true),
      example([0, 0.6, -0.8], false),
      example([-1, 0, 0], false),
      example([0.8, 0.6, 0], false),
    ]).flat();
    const weights = logisticOf(examples, 3);
    const kept = examples.filter((one) => one.kept).length;
    const gradient = [0, 1, 2].map((at) =>
      examples.reduce((sum, one) => {
        const likely = 1 / (1 + Math.exp(-dot(one.vector, weights)));
        const share = 1 / (2 * (one.kept ? kept : examples.length - kept));
        return sum + share * (Number(one.kept) - likely) * (one.vector.values[at] ?? 0);
      }, 0),
    );
    const penalties = gradient.map((slope, at) => slope / (weights[at] ?? NaN));
    expect(penalties[0]).toBeGreaterThan(0);
    expect(penalties[1]).toBeCloseTo(penalties[0] ?? NaN, 6);
    expect(penalties[2]).toBeCloseTo(penalties[0] ?? NaN, 6);
  }
});
