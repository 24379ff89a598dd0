import type { Topic } from '../query/topic.ts';
import { parsePaperRef } from '../papers/paper.ts';
import { matchesCategory } from '../query/category.ts';
import type { Query, Term } from '../query/query.ts';
import { snippetOf } from './snippet.ts';
import { Vocabulary } from './vocabulary.ts';
import { type PaperText, type Span, type WordField, WordIndex } from './word-index.ts';
import { texToText } from '../text/tex.ts';
import { wordsOf } from './words.ts';

/** A place where a paper matches a term. */
export interface Hit {
  readonly field: WordField | 'categories' | 'id';
  /** As in the paper's text. */
  readonly words: string;
  /** The same with some words around them. */
  readonly snippet: string;
}

export interface TopicMatch {
  readonly topic: Topic;
  /** At least one, since a query cannot match by negation alone. */
  readonly hits: readonly Hit[];
}

export interface Matcher {
  /** Returns the topics that match a paper, in their order, with the places. */
  match(paper: PaperText): readonly TopicMatch[];
}

/**
 * Prepares topics for many papers. Each word of a paper is looked up once for all topics, and only
 * topics whose words occur are evaluated.
 */
export function compileTopics(topics: readonly Topic[]): Matcher {
  const vocabulary = new Vocabulary();
  const compiled = topics.map((topic) => ({ topic, query: compile(topic.query, vocabulary) }));
  const fields = fieldsOf(compiled.map(({ query }) => query));
  const worthwhile = candidatesAmong(
    compiled.map(({ query }) => query),
    vocabulary.size,
  );
  return {
    match(paper) {
      const index = new WordIndex(paper, vocabulary, fields);
      const matches: TopicMatch[] = [];
      for (const candidate of worthwhile(index)) {
        const one = compiled[candidate];
        if (one === undefined) continue;
        const hits = hitsOf(one.query, paper, index);
        if (hits !== undefined) matches.push({ topic: one.topic, hits });
      }
      return matches;
    },
  };
}

/** Prepares one query. The returned function is true for a paper that matches. */
export function compileQuery(query: Query): (paper: PaperText) => boolean {
  const vocabulary = new Vocabulary();
  const compiled = compile(query, vocabulary);
  const fields = fieldsOf([compiled]);
  return (paper) => hitsOf(compiled, paper, new WordIndex(paper, vocabulary, fields)) !== undefined;
}

interface CompiledTerm {
  readonly kind: 'term';
  readonly term: Term;
  /** Numbers of its words in the vocabulary; empty for categories and ids, which are compared whole. */
  readonly words: readonly number[];
  /** The gap before each of them, as gapOf gives it. */
  readonly gaps: readonly string[];
  readonly fields: readonly Hit['field'][];
}

type Compiled =
  | CompiledTerm
  | { readonly kind: 'and' | 'or'; readonly of: readonly Compiled[] }
  | { readonly kind: 'not'; readonly of: Compiled };

const FIELDS: Readonly<Record<Term['field'], readonly Hit['field'][]>> = {
  text: ['title', 'abstract'],
  ti: ['title'],
  abs: ['abstract'],
  au: ['authors'],
  cat: ['categories'],
  co: ['comment'],
  jr: ['journal'],
  id: ['id'],
  all: ['title', 'abstract', 'authors', 'comment', 'journal'],
};

function compile(query: Query, vocabulary: Vocabulary): Compiled {
  if (query.kind === 'not') return { kind: 'not', of: compile(query.of, vocabulary) };
  if (query.kind !== 'term')
    return { kind: query.kind, of: query.of.map((part) => compile(part, vocabulary)) };
  const asked =
    query.field === 'cat' || query.field === 'id' ? [] : wordsOf(texToText(query.phrase));
  const words = asked.map(({ plain, form }, index) => {
    const prefix = query.prefix && index === asked.length - 1;
    if (prefix) return vocabulary.add(plain, 'prefix');
    return query.field === 'au' ? vocabulary.add(plain, 'name') : vocabulary.add(form);
  });
  const gaps = asked.map(({ gap }) => gap);
  return { kind: 'term', term: query, words, gaps, fields: FIELDS[query.field] };
}

/** The fields whose words some query needs, each once. */
function fieldsOf(queries: readonly Compiled[]): ReadonlySet<WordField> {
  const fields = new Set<WordField>();
  const visit = (query: Compiled): void => {
    if (query.kind === 'not') visit(query.of);
    else if (query.kind !== 'term') query.of.forEach(visit);
    else
      for (const field of query.fields)
        if (field !== 'categories' && field !== 'id') fields.add(field);
  };
  queries.forEach(visit);
  return fields;
}

/**
 * Prepares a filter that selects, by a paper's words alone, the queries that may match.
 *
 * @param wordCount the numbers of words go from 1 to this
 * @returns a function that returns indexes into `queries`, in ascending order
 */
function candidatesAmong(
  queries: readonly Compiled[],
  wordCount: number,
): (index: WordIndex) => number[] {
  const always: number[] = [];
  // Index a phrase by its last word, which is usually the rarest.
  const byWord = Array.from(
    { length: wordCount + 1 },
    (): { readonly query: number; readonly words: readonly number[] }[] => [],
  );
  queries.forEach((compiled, query) => {
    const needed = neededWords(compiled);
    if (needed === undefined) always.push(query);
    for (const words of needed ?? []) byWord[words.at(-1) ?? 0]?.push({ query, words });
  });
  return (index) => {
    const candidates = new Set(always);
    for (const word of index.present) {
      for (const { query, words } of byWord[word] ?? [])
        if (words.every((one) => index.has(one))) candidates.add(query);
    }
    return [...candidates].sort((a, b) => a - b);
  };
}

/**
 * Returns alternatives of which a paper must have one, all its words, for the query to match;
 * undefined when the query can match without words.
 */
function neededWords(query: Compiled): readonly (readonly number[])[] | undefined {
  switch (query.kind) {
    case 'term':
      return query.words.length === 0 ? undefined : [query.words];
    case 'not':
      return undefined;
    case 'and':
      return query.of
        .map(neededWords)
        .filter((needed) => needed !== undefined)
        .sort((a, b) => a.length - b.length)[0];
    case 'or': {
      const alternatives = query.of.map(neededWords);
      return alternatives.includes(undefined)
        ? undefined
        : alternatives.flatMap((needed) => needed ?? []);
    }
  }
}

/**
 * Finds the first place of each term in each field, except negated terms.
 *
 * @returns undefined where the query does not match
 */
function hitsOf(query: Compiled, paper: PaperText, index: WordIndex): readonly Hit[] | undefined {
  switch (query.kind) {
    case 'term':
      return hitsOfTerm(query, paper, index);
    case 'not':
      return hitsOf(query.of, paper, index) === undefined ? [] : undefined;
    case 'and': {
      const all: Hit[] = [];
      for (const part of query.of) {
        const hits = hitsOf(part, paper, index);
        if (hits === undefined) return undefined;
        all.push(...hits);
      }
      return all;
    }
    case 'or': {
      let any: Hit[] | undefined;
      for (const part of query.of) {
        const hits = hitsOf(part, paper, index);
        if (hits !== undefined) any = any === undefined ? [...hits] : [...any, ...hits];
      }
      return any;
    }
  }
}

function hitsOfTerm(
  query: CompiledTerm,
  paper: PaperText,
  index: WordIndex,
): readonly Hit[] | undefined {
  let hits: Hit[] | undefined;
  for (const field of query.fields) {
    const span = find(query, field, paper, index);
    if (span === undefined) continue;
    const { text, start, end } = span;
    hits ??= [];
    hits.push({
      field,
      words: text.slice(start, end),
      // Cut only for the papers that are shown.
      get snippet() {
        return snippetOf(text, start, end);
      },
    });
  }
  return hits;
}

function find(
  { term, words, gaps }: CompiledTerm,
  field: Hit['field'],
  paper: PaperText,
  index: WordIndex,
): Span | undefined {
  switch (field) {
    case 'categories': {
      const pattern = term.prefix ? `${term.phrase}*` : term.phrase;
      return whole(paper.categories.find((category) => matchesCategory([pattern], [category])));
    }
    case 'id':
      return whole(parsePaperRef(term.phrase)?.id === paper.id ? paper.id : undefined);
    case 'authors':
      return index.together(words, field);
    default:
      return index.phrase(words, gaps, field);
  }
}

function whole(text: string | undefined): Span | undefined {
  return text === undefined ? undefined : { text, start: 0, end: text.length };
}
