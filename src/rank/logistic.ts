import { type Vector, dot } from './vectors.ts';

/** A training example. */
export interface Example {
  readonly vector: Vector;
  readonly kept: boolean;
  /** Above 0. */
  readonly weight: number;
}

/**
 * Strong, because reviewers err and there are more words than decisions. Chosen with
 * scripts/bench/ranking.ts on interests that the published figures do not use.
 */
const PENALTY = 10;
const ROUNDS = 60;

/**
 * Fits a logistic regression with an L2 penalty by Nesterov's accelerated gradient from zero: the
 * same examples in the same order give the same weights. Kept and dropped papers have the same
 * total weight.
 *
 * @param size of the space
 * @returns a weight for each position; a paper's score is the product with its vector
 */
export function logisticOf(examples: readonly Example[], size: number): Float64Array {
  const total = { kept: 0, dropped: 0 };
  for (const { kept, weight } of examples) total[kept ? 'kept' : 'dropped'] += weight;
  const shares = examples.map(
    ({ kept, weight }) => weight / (2 * total[kept ? 'kept' : 'dropped']),
  );
  const penalty = PENALTY / examples.length;
  // Vectors have length 1, which bounds the curvature of the loss.
  const step = 1 / (0.25 + penalty);
  let weights = new Float64Array(size);
  let ahead = new Float64Array(size);
  for (let round = 1; round <= ROUNDS; round++) {
    const next = ahead.map((weight) => weight * (1 - step * penalty));
    examples.forEach(({ vector, kept }, nth) => {
      const likely = 1 / (1 + Math.exp(-dot(vector, ahead)));
      addTo(next, vector, -step * (likely - (kept ? 1 : 0)) * (shares[nth] ?? 0));
    });
    const momentum = (round - 1) / (round + 2);
    const before = weights;
    ahead = next.map((weight, at) => weight + momentum * (weight - (before[at] ?? 0)));
    weights = next;
  }
  return weights;
}

function addTo(dense: Float64Array, { at, values }: Vector, times: number): void {
  for (let nth = 0; nth < at.length; nth++) {
    const here = at[nth] ?? 0;
    dense[here] = (dense[here] ?? 0) + times * (values[nth] ?? 0);
  }
}
