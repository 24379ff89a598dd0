import type { Features } from './features.ts';

/** A sparse vector of length 1; `at` holds positions in the space. */
export interface Vector {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

export interface Space {
  readonly size: number;
  /** Feature key -> position; undefined for a feature of a single paper. */
  positionOf(key: string): number | undefined;
  vectorOf(features: Features): Vector;
}

/** Weight of each kind of feature; single words have 1. */
const WEIGHTS: Readonly<Record<string, number>> = { w: 1, p: 0.7, c: 0.5, a: 1, t: 0.5, m: 0.5 };

/**
 * Makes a TF-IDF space of all papers, decided or not. Features of a single paper are left out.
 *
 * The weight is the square root of the usual inverse document frequency, which a few hundred papers
 * do not estimate well; the root measured better.
 */
export function spaceOf(all: readonly Features[]): Space {
  const counts = new Map<string, number>();
  for (const features of all)
    for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const positions = new Map<string, number>();
  const weights: number[] = [];
  for (const [key, count] of counts) {
    if (count < 2) continue;
    positions.set(key, weights.length);
    const rarity = Math.log((all.length + 1) / (count + 0.5));
    weights.push((WEIGHTS[key.charAt(0)] ?? 1) * Math.sqrt(rarity));
  }
  return {
    size: weights.length,
    positionOf: (key) => positions.get(key),
    vectorOf(features) {
      const at: number[] = [];
      const values: number[] = [];
      for (const [key, { count }] of features) {
        const here = positions.get(key);
        if (here === undefined) continue;
        at.push(here);
        values.push((1 + Math.log(count)) * (weights[here] ?? 0));
      }
      const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
      return { at, values: values.map((value) => value / length) };
    },
  };
}

/** The dot product of a sparse and a dense vector. */
export function dot({ at, values }: Vector, dense: Float64Array): number {
  let sum = 0;
  for (let nth = 0; nth < at.length; nth++) sum += (values[nth] ?? 0) * (dense[at[nth] ?? 0] ?? 0);
  return sum;
}
