import type { TopicMatch } from '../match/match.ts';
import type { Proposal } from './select.ts';

/** A reason for the position of a paper, in words for a reader. */
export interface Reason {
  readonly kind: 'match' | 'newness' | 'kept' | 'dropped' | 'library' | 'author';
  /** Plain text, not escaped: `like 4 you kept: robot, grasp`. */
  readonly text: string;
  /** The words of the paper that the text quotes. */
  readonly words: readonly string[];
}

/** Scores papers by decisions and a library. */
export interface Judge {
  /** Higher is better. */
  score(proposal: Proposal): number;
  reasons(proposal: Proposal): readonly Reason[];
}

/**
 * Sorts proposals, best first.
 *
 * `newest` sorts by submission. `best` sorts by the learned score, if there is one, then by matches
 * in the title, number of topics, and submission. Equal papers are sorted by id.
 */
export function inOrder(
  proposals: readonly Proposal[],
  order: 'best' | 'newest',
  judge?: Judge,
): Proposal[] {
  if (order === 'newest') return [...proposals].sort((a, b) => byNewness(a, b) || byId(a, b));
  const scores = new Map(proposals.map((one) => [one, judge?.score(one) ?? 0]));
  const score = (one: Proposal) => scores.get(one) ?? 0;
  return [...proposals].sort(
    (a, b) =>
      score(b) - score(a) ||
      titleMatches(b.matches) - titleMatches(a.matches) ||
      b.matches.length - a.matches.length ||
      byNewness(a, b) ||
      byId(a, b),
  );
}

/** The reasons for the position of a paper, by the same rules. */
export function reasonsFor(
  proposal: Proposal,
  order: 'best' | 'newest',
  judge?: Judge,
): readonly Reason[] {
  const day = proposal.paper.published.slice(0, 10);
  const newness: Reason = { kind: 'newness', text: `submitted on ${day}`, words: [] };
  if (order === 'newest') return [newness];
  const learned = judge?.reasons(proposal) ?? [];
  const inTitle = titleMatches(proposal.matches);
  const topics = proposal.matches.length;
  const plain: Reason[] = [
    ...(inTitle > 0 ? [{ kind: 'match', text: 'matched in the title', words: [] } as const] : []),
    ...(topics > 1 ? [{ kind: 'match', text: `of ${topics} topics`, words: [] } as const] : []),
  ];
  const reasons = [...learned, ...plain];
  return reasons.length > 0 ? reasons : [newness];
}

/** Number of topics that match in the title. */
export function titleMatches(matches: readonly TopicMatch[]): number {
  return matches.filter(({ hits }) => hits.some(({ field }) => field === 'title')).length;
}

function byNewness({ paper: a }: Proposal, { paper: b }: Proposal): number {
  return a.published < b.published ? 1 : a.published > b.published ? -1 : 0;
}

function byId({ paper: a }: Proposal, { paper: b }: Proposal): number {
  return a.id < b.id ? -1 : 1;
}
