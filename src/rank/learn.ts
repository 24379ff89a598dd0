import type { PaperId } from '../papers/paper.ts';
import type { Proposal } from './select.ts';
import { type Decided, isEnough, weightOf } from './decided.ts';
import { likeDecided } from './explain.ts';
import { type Features, type RankText, featuresOf, rankTextOf } from './features.ts';
import type { LibraryEntry } from './library-entry.ts';
import { likeLibrary } from './like-library.ts';
import { type Example, logisticOf } from './logistic.ts';
import type { Judge, Reason } from './order.ts';
import { type Space, type Vector, dot, spaceOf } from './vectors.ts';

/** What there is to learn from. */
export interface Lessons {
  readonly decided: readonly Decided[];
  readonly library: readonly LibraryEntry[];
  /** The papers to be judged; also they tell how common words are. */
  readonly candidates: readonly Proposal[];
  readonly now: Date;
}

interface Subject {
  readonly features: Features;
  readonly vector: Vector;
}

/** One source's say: scores with mean 0 and deviation 1 over the candidates. */
interface Say {
  score(subject: Subject): number;
  reasons(proposal: Proposal, subject: Subject): readonly Reason[];
}

/** So many decisions count as much as a library does. */
const LIBRARY_WORTH = 60;

/**
 * Learns from decisions, where there are enough of them, and from a library, where there is one.
 *
 * @returns undefined where there is nothing to learn from
 */
export function learn(lessons: Lessons): Judge | undefined {
  const { library, candidates } = lessons;
  const decided = isEnough(lessons.decided) ? lessons.decided : [];
  if (decided.length + library.length === 0 || candidates.length === 0) return undefined;
  const features = candidates.map(({ paper, matches }) => featuresOf(rankTextOf(paper), matches));
  const precedents = decided.map((one) => ({
    ...one,
    features: featuresOf(rankTextOf(one.paper), one.matches),
  }));
  const entries = library.map((entry) => ({ entry, features: featuresOf(entry) }));
  const space = spaceOf([...features, ...[...precedents, ...entries].map((one) => one.features)]);
  const subjects = new Map<PaperId, Subject>(
    candidates.map(({ paper }, nth) => {
      const own = features[nth] ?? new Map();
      return [paper.id, { features: own, vector: space.vectorOf(own) }];
    }),
  );
  const all = [...subjects.values()];
  const says: { readonly say: Say; readonly worth: number }[] = [];
  if (decided.length > 0)
    says.push({ say: ofDecisions(precedents, all, space, lessons.now), worth: decided.length });
  if (library.length > 0)
    says.push({ say: ofLibrary(entries, candidates, all, space), worth: LIBRARY_WORTH });
  return {
    score({ paper }) {
      const subject = subjects.get(paper.id);
      if (subject === undefined) return 0;
      return says.reduce((sum, { say, worth }) => sum + worth * say.score(subject), 0);
    },
    reasons(proposal) {
      const subject = subjects.get(proposal.paper.id);
      return subject === undefined ? [] : says.flatMap(({ say }) => say.reasons(proposal, subject));
    },
  };
}

function ofDecisions(
  precedents: readonly (Decided & { readonly features: Features })[],
  subjects: readonly Subject[],
  space: Space,
  now: Date,
): Say {
  const examples = precedents.map((one): Example => ({
    vector: space.vectorOf(one.features),
    kept: one.kept,
    weight: weightOf(one, now),
  }));
  const weights = logisticOf(examples, space.size);
  const score = standard(weights, subjects);
  return {
    score,
    reasons(_, subject) {
      const reason = likeDecided(subject, score(subject) >= 0, { weights, space, precedents });
      return reason === undefined ? [] : [reason];
    },
  };
}

/** A library has no papers that were dropped: the candidates stand for them. */
function ofLibrary(
  entries: readonly { readonly entry: LibraryEntry; readonly features: Features }[],
  candidates: readonly Proposal[],
  subjects: readonly Subject[],
  space: Space,
): Say {
  const withAbstract = entries.filter(({ entry }) => entry.abstract !== '').length;
  // Beside bare titles, whatever stands in abstracts would count as foreign.
  const others =
    2 * withAbstract >= entries.length
      ? subjects.map(({ vector }) => vector)
      : candidates.map(({ paper }) =>
          space.vectorOf(featuresOf(withoutAbstract(rankTextOf(paper)))),
        );
  const vectors = entries.map(({ features }) => space.vectorOf(features));
  const weights = logisticOf(
    [
      ...vectors.map((vector) => ({ vector, kept: true, weight: 1 })),
      ...others.map((vector) => ({ vector, kept: false, weight: 1 })),
    ],
    space.size,
  );
  const score = standard(weights, subjects);
  const known = entries.map(({ entry, features }, nth) => ({
    entry,
    features,
    vector: vectors[nth] ?? { at: [], values: [] },
  }));
  const reasons = likeLibrary(known);
  return {
    score,
    reasons: ({ paper }, subject) =>
      reasons(rankTextOf(paper).authors, subject, score(subject) > 0),
  };
}

function withoutAbstract({ title, authors }: RankText): RankText {
  return { title, abstract: '', authors, categories: [] };
}

/** Scores of a model with mean 0 and deviation 1, so that two models can be added. */
function standard(weights: Float64Array, subjects: readonly Subject[]): Say['score'] {
  const scores = subjects.map(({ vector }) => dot(vector, weights));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / scores.length) || 1;
  return ({ vector }) => (dot(vector, weights) - mean) / deviation;
}
