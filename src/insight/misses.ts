import { matchesCategory } from '../query/category.ts';
import { compileTopics } from '../match/match.ts';
import { type Query, type Term, printQuery } from '../query/query.ts';
import type { PaperText } from '../match/word-index.ts';
import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';

/** A condition of a topic that a paper does not meet. */
export interface Condition {
  /**
   * - `lacks`: the paper does not match a required part of the query;
   * - `refused`: the paper matches a part of the query after NOT;
   * - `excluded`: the paper matches an `exclude`;
   * - `outside`: the paper is in none of the `categories`.
   */
  readonly kind: 'lacks' | 'refused' | 'excluded' | 'outside';
  /** The condition as a query, or the categories: `"sleep"`, `cs.CL, stat.*`. */
  readonly text: string;
  /** Whether the condition belongs to the topic or to all topics. */
  readonly of: 'topic' | 'all';
}

/** Returns the unmet conditions of a paper for each topic, in the order of the topics; empty for a match. */
export type Conditions = (paper: PaperText) => readonly Lack[];

/** The unmet conditions of a paper for a topic. */
export interface Lack {
  readonly missing: readonly Condition[];
  /** Whether the paper matches some part of the query. */
  readonly touched: boolean;
}

type Rules = Pick<Config, 'topics' | 'exclude' | 'categories'>;

/**
 * Prepares topics for many papers. Looks up each term once per paper, with the matcher that also
 * selects proposals.
 */
export function conditionsOf({ topics, exclude, categories }: Rules): Conditions {
  const queries = topics.flatMap((topic) => [topic.query, topic.exclude]);
  const terms = new Set([...queries, exclude].flatMap((query) => (query ? termsOf(query) : [])));
  const matcher = compileTopics([...terms].map((query) => ({ ...ONE_TERM, query })));
  return (paper) => {
    const matched = new Set(matcher.match(paper).map(({ topic }) => topic.query));
    const isTrue = (query: Query) => holds(query, matched);
    return topics.map((topic) => {
      const { missing, touched } = lackOf(topic.query, matched);
      const rest: Condition[] = [];
      if (!matchesCategory(topic.categories, paper.categories))
        rest.push({ kind: 'outside', text: topic.categories.join(', '), of: 'topic' });
      if (!matchesCategory(categories, paper.categories))
        rest.push({ kind: 'outside', text: categories.join(', '), of: 'all' });
      if (topic.exclude && isTrue(topic.exclude))
        rest.push({ kind: 'excluded', text: printQuery(topic.exclude), of: 'topic' });
      if (exclude && isTrue(exclude))
        rest.push({ kind: 'excluded', text: printQuery(exclude), of: 'all' });
      return { missing: [...missing, ...rest], touched };
    });
  };
}

/** Returns the condition by which alone a paper misses a topic; undefined if it is not a near miss. */
export function nearMiss({ missing, touched }: Lack): Condition | undefined {
  return touched && missing.length === 1 ? missing[0] : undefined;
}

/** The fields of a topic that consists of one term, for the matcher. */
const ONE_TERM: Omit<Topic, 'query'> = { name: '', path: [], source: '', categories: [] };

/** The terms that a paper matches. */
type Terms = ReadonlySet<Query>;

/** Returns the unmet conditions of a query. For alternatives, returns those of the closest one. */
function lackOf(query: Query, matched: Terms): Lack {
  switch (query.kind) {
    case 'term':
      return matched.has(query)
        ? { missing: [], touched: true }
        : { missing: [{ kind: 'lacks', text: printQuery(query), of: 'topic' }], touched: false };
    case 'not':
      return holds(query.of, matched)
        ? {
            missing: [{ kind: 'refused', text: printQuery(query.of), of: 'topic' }],
            touched: false,
          }
        : { missing: [], touched: false };
    case 'and': {
      const parts = query.of.map((part) => lackOf(part, matched));
      return {
        missing: parts.flatMap(({ missing }) => missing),
        touched: parts.some(({ touched }) => touched),
      };
    }
    case 'or': {
      const [best] = query.of
        .map((part) => lackOf(part, matched))
        .filter(({ touched, missing }) => touched || missing.length === 0)
        .sort((a, b) => a.missing.length - b.missing.length);
      return (
        best ?? {
          missing: [{ kind: 'lacks', text: printQuery(query), of: 'topic' }],
          touched: false,
        }
      );
    }
  }
}

function holds(query: Query, matched: Terms): boolean {
  switch (query.kind) {
    case 'term':
      return matched.has(query);
    case 'not':
      return !holds(query.of, matched);
    case 'and':
      return query.of.every((part) => holds(part, matched));
    case 'or':
      return query.of.some((part) => holds(part, matched));
  }
}

function termsOf(query: Query): Term[] {
  if (query.kind === 'term') return [query];
  return query.kind === 'not' ? termsOf(query.of) : query.of.flatMap(termsOf);
}
