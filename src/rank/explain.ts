import type { Feature, Features } from './features.ts';
import type { Reason } from './order.ts';
import type { Space, Vector } from './vectors.ts';

/** The features of a decided paper, and the decision. */
export interface Precedent {
  readonly features: Features;
  readonly kept: boolean;
}

const MOST_WORDS = 2;
const LEAST_PRECEDENTS = 2;
/** Features that a reader can find in the paper: words, pairs, categories, authors. */
const SHOWN = /^[wpca]:/;

/**
 * Explains a score by the words that a paper shares with decided papers: `like 4 you kept: robot,
 * grasp`. Each of the counted papers contains all of the words.
 *
 * @param weights of the model, one for each position; positive for keeping
 * @returns undefined if fewer than two decided papers contain a word that counts
 */
export function likeDecided(
  paper: { readonly features: Features; readonly vector: Vector },
  kept: boolean,
  {
    weights,
    space,
    precedents,
  }: {
    readonly weights: Float64Array;
    readonly space: Space;
    readonly precedents: readonly Precedent[];
  },
): Reason | undefined {
  const telling = tellingKeys(paper, kept, weights, space);
  const same = precedents.filter((one) => one.kept === kept);
  const others = precedents.filter((one) => one.kept !== kept);
  let left = same;
  const words: Feature[] = [];
  for (const [key, feature] of telling) {
    if (words.length === MOST_WORDS) break;
    if (words.some(({ label }) => overlaps(label, feature.label))) continue;
    const holders = left.filter(({ features }) => features.has(key));
    const against = others.filter(({ features }) => features.has(key)).length;
    const isTypical = holders.length / left.length > against / others.length;
    if (holders.length < LEAST_PRECEDENTS || !isTypical) continue;
    left = holders;
    words.push(feature);
  }
  if (words.length === 0) return undefined;
  const labels = words.map(({ label }) => label);
  return {
    kind: kept ? 'kept' : 'dropped',
    text: `like ${left.length} you ${kept ? 'kept' : 'dropped'}: ${labels.join(', ')}`,
    words: labels,
  };
}

/** The features of a paper that count most for keeping it, or for dropping it. */
function tellingKeys(
  { features, vector }: { readonly features: Features; readonly vector: Vector },
  kept: boolean,
  weights: Float64Array,
  space: Space,
): [string, Feature][] {
  const values = new Map(vector.at.map((at, nth) => [at, vector.values[nth] ?? 0]));
  const shares = [...features].flatMap(([key, feature]) => {
    const at = SHOWN.test(key) ? space.positionOf(key) : undefined;
    if (at === undefined) return [];
    const share = (values.get(at) ?? 0) * (weights[at] ?? 0) * (kept ? 1 : -1);
    return share > 0 ? [{ key, feature, share }] : [];
  });
  return shares.sort((a, b) => b.share - a.share).map(({ key, feature }) => [key, feature]);
}

function overlaps(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one.includes(other) || other.includes(one);
}
