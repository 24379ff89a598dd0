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

/** The data to learn from. */
export interface Lessons {
  readonly decided: readonly Decided[];
  readonly library: readonly LibraryEntry[];
  /** The papers to score. Their words also count for how common a word is. */
  readonly candidates: readonly Proposal[];
  readonly now: Date;
}

interface Subject {
  readonly features: Features;
  readonly vector: Vector;
}

/** Scores papers by one source, with mean 0 and standard deviation 1 over the candidates. */
interface Scorer {
  score(subject: Subject): number;
  reasons(proposal: Proposal, subject: Subject): readonly Reason[];
}

/** Number of decisions that have the same weight as a library. */
const LIBRARY_WORTH = 60;

/**
 * Learns from decisions, if there are enough, and from a library, if there is one.
 *
 * @returns undefined if there is nothing to learn from
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
  const scorers: { readonly scorer: Scorer; readonly worth: number }[] = [];
  if (decided.length > 0)
    scorers.push({
      scorer: ofDecisions(precedents, all, space, lessons.now),
      worth: decided.length,
    });
  if (library.length > 0)
    scorers.push({ scorer: ofLibrary(entries, candidates, all, space), worth: LIBRARY_WORTH });
  return {
    score({ paper }) {
      const subject = subjects.get(paper.id);
      if (subject === undefined) return 0;
      return scorers.reduce((sum, { scorer, worth }) => sum + worth * scorer.score(subject), 0);
    },
    reasons(proposal) {
      const subject = subjects.get(proposal.paper.id);
      return subject === undefined
        ? []
        : scorers.flatMap(({ scorer }) => scorer.reasons(proposal, subject));
    },
  };
}

function ofDecisions(
  precedents: readonly (Decided & { readonly features: Features })[],
  subjects: readonly Subject[],
  space: Space,
  now: Date,
): Scorer {
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

/** A library holds no dropped papers, so the candidates are the negative examples. */
function ofLibrary(
  entries: readonly { readonly entry: LibraryEntry; readonly features: Features }[],
  candidates: readonly Proposal[],
  subjects: readonly Subject[],
  space: Space,
): Scorer {
  const withAbstract = entries.filter(({ entry }) => entry.abstract !== '').length;
  // Compared with titles alone, every word of an abstract would count against a candidate.
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
    reasons: ({ paper }, subject) => reasons(rankTextOf(paper), subject, score(subject) > 0),
  };
}

function withoutAbstract({ title, authors }: RankText): RankText {
  return { title, abstract: '', authors, categories: [] };
}

/** Standardises the scores of a model, so that two models can be added. */
function standard(weights: Float64Array, subjects: readonly Subject[]): Scorer['score'] {
  const scores = subjects.map(({ vector }) => dot(vector, weights));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / scores.length) || 1;
  return ({ vector }) => (dot(vector, weights) - mean) / deviation;
}
