import type { TopicMatch } from '../match/match.ts';
import { matchesCategory } from '../query/category.ts';
import { compileQuery, compileTopics } from '../match/match.ts';
import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';
import type { Standing } from '../papers/standing.ts';
import type { Paper, PaperId } from '../papers/paper.ts';

/** Why a paper is not proposed. */
export type SkipReason =
  | 'no-topic'
  | 'excluded'
  | 'other-category'
  | 'withdrawn'
  | 'posted'
  | 'pending'
  | 'declined'
  | 'passed-over'
  | 'held-over'
  /** Its post would not build. */
  | 'unfit';

/** The decision about a paper, with its reason. Every paper that arXiv sent has one. */
export type Verdict =
  | { readonly kind: 'propose'; readonly paper: Paper; readonly matches: readonly TopicMatch[] }
  | {
      readonly kind: 'skip';
      readonly paper: Paper;
      readonly matches: readonly TopicMatch[];
      readonly because: SkipReason;
      /** Only with `unfit`: why its post would not build. */
      readonly problem?: string;
    };

export type Proposal = Extract<Verdict, { kind: 'propose' }>;

type Rules = Pick<Config, 'topics' | 'exclude' | 'categories' | 'papers'>;

/** The topic of a paper that was requested by id and matches no other topic. */
const CHOSEN: Topic = {
  name: 'Chosen by hand',
  path: ['Chosen by hand'],
  query: { kind: 'term', field: 'id', phrase: '-', prefix: false },
  source: '',
  categories: [],
};

/**
 * Decides which papers can be proposed: those that match a topic and are not in the record yet, and
 * those that were requested by id. choose() then decides which of them get a place.
 *
 * @param seen the standing of each paper in the record
 * @returns a verdict for each paper, in the order in which they came
 */
export function select(
  papers: readonly Paper[],
  rules: Rules,
  seen: ReadonlyMap<PaperId, Standing>,
): Verdict[] {
  const matcher = compileTopics(rules.topics);
  const excluded = rules.exclude && compileQuery(rules.exclude);
  const chosen = new Set(rules.papers.map(({ id }) => id));
  const perTopic = new Map(
    rules.topics.map((topic) => [topic, topic.exclude && compileQuery(topic.exclude)]),
  );
  return papers.map((paper): Verdict => {
    const found = matcher.match(paper);
    const within = found.filter(({ topic }) => matchesCategory(topic.categories, paper.categories));
    const matches = within.filter(({ topic }) => !perTopic.get(topic)?.(paper));
    const standing = seen.get(paper.id);
    const skip = (because: SkipReason): Verdict => ({ kind: 'skip', paper, matches, because });
    if (chosen.has(paper.id)) {
      const why = matches.length > 0 ? matches : [{ topic: CHOSEN, hits: [] }];
      // Asking for a paper by id overrides a refusal, but does not post a paper twice.
      return standing === 'posted' || standing === 'pending'
        ? skip(standing)
        : { kind: 'propose', paper, matches: why };
    }
    if (found.length === 0) return skip('no-topic');
    if (within.length === 0 || !matchesCategory(rules.categories, paper.categories))
      return skip('other-category');
    if (matches.length === 0 || excluded?.(paper))
      return { kind: 'skip', paper, matches: within, because: 'excluded' };
    if (paper.venue.withdrawn) return skip('withdrawn');
    return standing === undefined ? { kind: 'propose', paper, matches } : skip(standing);
  });
}
