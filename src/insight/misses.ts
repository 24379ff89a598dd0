import { matchesCategory } from '../query/category.ts';
import { compileTopics } from '../match/match.ts';
import { type Query, type Term, printQuery } from '../query/query.ts';
import type { PaperText } from '../match/word-index.ts';
import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';

/** One thing that keeps a paper from a topic. */
export interface Condition {
  /**
   * - `lacks`: what the query asks for is not there;
   * - `refused`: what the query puts behind NOT is there;
   * - `excluded`: it matches an `exclude`;
   * - `outside`: it is in none of the `categories`.
   */
  readonly kind: 'lacks' | 'refused' | 'excluded' | 'outside';
  /** The condition as a query, or the categories: `"sleep"`, `cs.CL, stat.*`. */
  readonly text: string;
  /** Whether it is that of the topic, or one for all topics. */
  readonly of: 'topic' | 'all';
}

/** Tells what keeps a paper from each topic, in the order of the topics; nothing keeps a hit. */
export type Conditions = (paper: PaperText) => readonly Lack[];

/** What keeps a paper from one topic. */
export interface Lack {
  readonly missing: readonly Condition[];
  /** Whether something that the topic asks for is there. */
  readonly touched: boolean;
}

type Rules = Pick<Config, 'topics' | 'exclude' | 'categories'>;

/**
 * Makes topics ready for many papers. Each term is looked up once a paper, by the matcher that
 * decides about proposals too.
 */
export function conditionsOf({ topics, exclude, categories }: Rules): Conditions {
  const queries = topics.flatMap((topic) => [topic.query, topic.exclude]);
  const terms = new Set([...queries, exclude].flatMap((query) => (query ? termsOf(query) : [])));
  const matcher = compileTopics([...terms].map((query) => ({ ...ONE_TERM, query })));
  return (paper) => {
    const there = new Set(matcher.match(paper).map(({ topic }) => topic.query));
    const isTrue = (query: Query) => holds(query, there);
    return topics.map((topic) => {
      const { missing, touched } = lackOf(topic.query, there);
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

/** The condition that alone keeps a paper from a topic of which it has something; else undefined. */
export function nearMiss({ missing, touched }: Lack): Condition | undefined {
  return touched && missing.length === 1 ? missing[0] : undefined;
}

/** A term in the shape in which the matcher takes it. */
const ONE_TERM: Omit<Topic, 'query'> = { name: '', path: [], source: '', categories: [] };

/** The terms that a paper holds. */
type Terms = ReadonlySet<Query>;

/** What of a query is not as it should be. Of alternatives the one that lacks least counts. */
function lackOf(query: Query, there: Terms): Lack {
  switch (query.kind) {
    case 'term':
      return there.has(query)
        ? { missing: [], touched: true }
        : { missing: [{ kind: 'lacks', text: printQuery(query), of: 'topic' }], touched: false };
    case 'not':
      return holds(query.of, there)
        ? {
            missing: [{ kind: 'refused', text: printQuery(query.of), of: 'topic' }],
            touched: false,
          }
        : { missing: [], touched: false };
    case 'and': {
      const parts = query.of.map((part) => lackOf(part, there));
      return {
        missing: parts.flatMap(({ missing }) => missing),
        touched: parts.some(({ touched }) => touched),
      };
    }
    case 'or': {
      const [best] = query.of
        .map((part) => lackOf(part, there))
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

function holds(query: Query, there: Terms): boolean {
  switch (query.kind) {
    case 'term':
      return there.has(query);
    case 'not':
      return !holds(query.of, there);
    case 'and':
      return query.of.every((part) => holds(part, there));
    case 'or':
      return query.of.some((part) => holds(part, there));
  }
}

function termsOf(query: Query): Term[] {
  if (query.kind === 'term') return [query];
  return query.kind === 'not' ? termsOf(query.of) : query.of.flatMap(termsOf);
}
