import type { Topic } from '../config/topic.ts';
import type { Paper } from '../papers/paper.ts';
import { parsePaperRef } from '../papers/paper.ts';
import { matchesCategory } from './category.ts';
import type { Query, Term } from './query.ts';
import { snippetOf } from './snippet.ts';
import { Vocabulary } from './vocabulary.ts';
import { type Word, wordsOf } from './words.ts';

export { matchesCategory } from './category.ts';

export type PaperText = Pick<
  Paper,
  'id' | 'title' | 'abstract' | 'authors' | 'categories' | 'comment' | 'journalRef'
>;

/** One place where a paper holds what was asked for. */
export interface Hit {
  readonly field: 'title' | 'abstract' | 'authors' | 'categories' | 'comment' | 'journal' | 'id';
  /** As they stand in the paper. */
  readonly words: string;
  /** The same with some words around them. */
  readonly snippet: string;
}

export interface TopicMatch {
  readonly topic: Topic;
  /** At least one: a query that is true of a paper is true because of something in it. */
  readonly hits: readonly Hit[];
}

export interface Matcher {
  /** The topics that want a paper, in their order, and why. */
  match(paper: PaperText): readonly TopicMatch[];
}

/**
 * Makes topics ready for many papers. A paper's words are looked up once, whatever the number of
 * topics, and only topics one of whose words occurs are looked at.
 */
export function compileTopics(topics: readonly Topic[]): Matcher {
  const vocabulary = new Vocabulary();
  const compiled = topics.map((topic) => ({ topic, query: compile(topic.query, vocabulary) }));
  const byWord = new Map<number, number[]>();
  const always: number[] = [];
  compiled.forEach(({ query }, index) => {
    const needed = neededWords(query);
    if (needed === undefined) always.push(index);
    for (const word of needed ?? []) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  });
  return {
    match(paper) {
      const index = new PaperIndex(paper, vocabulary);
      const candidates = new Set(always);
      for (const word of index.present())
        for (const topic of byWord.get(word) ?? []) candidates.add(topic);
      return [...candidates]
        .sort((a, b) => a - b)
        .flatMap((candidate): TopicMatch[] => {
          const one = compiled[candidate];
          return one !== undefined && holds(one.query, index)
            ? [{ topic: one.topic, hits: hitsOf(one.query, index) }]
            : [];
        });
    },
  };
}

/** Makes one query ready: whether it holds for a paper. */
export function compileQuery(query: Query): (paper: PaperText) => boolean {
  const vocabulary = new Vocabulary();
  const compiled = compile(query, vocabulary);
  return (paper) => holds(compiled, new PaperIndex(paper, vocabulary));
}

type Compiled =
  | {
      readonly kind: 'term';
      readonly term: Term;
      readonly words: readonly number[];
      readonly places: readonly Place[];
    }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Compiled[] }
  | { readonly kind: 'not'; readonly of: Compiled };

type Place = Hit['field'];

const PLACES: Readonly<Record<Term['field'], readonly Place[]>> = {
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
  const forms =
    query.field === 'cat' || query.field === 'id'
      ? []
      : wordsOf(query.phrase).map(({ form }) => form);
  const words = forms.map((form, index) =>
    vocabulary.add(form, query.prefix && index === forms.length - 1),
  );
  return { kind: 'term', term: query, words, places: PLACES[query.field] };
}

/** Words of which a paper must hold one for the query to be true; undefined when it can be true without. */
function neededWords(query: Compiled): ReadonlySet<number> | undefined {
  switch (query.kind) {
    case 'term':
      // Of a phrase, the last word: it tells most often what kind of thing is meant, and one is enough.
      return query.words.length === 0 ? undefined : new Set(query.words.slice(-1));
    case 'not':
      return undefined;
    case 'and':
      return query.of
        .map(neededWords)
        .filter((set) => set !== undefined)
        .sort((a, b) => a.size - b.size)[0];
    case 'or': {
      const sets = query.of.map(neededWords);
      return sets.includes(undefined)
        ? undefined
        : new Set(sets.flatMap((set) => [...(set ?? [])]));
    }
  }
}

/** One text of a paper: its words' numbers, 0 for those that no topic asks for. */
interface Indexed {
  readonly text: string;
  readonly words: readonly Word[];
  readonly numbers: readonly (readonly number[])[];
}

/** A paper's words, looked up once. */
class PaperIndex {
  readonly #texts: Readonly<Partial<Record<Place, readonly Indexed[]>>>;

  constructor(
    readonly paper: PaperText,
    vocabulary: Vocabulary,
  ) {
    const index = (text: string | undefined): Indexed[] => {
      if (text === undefined) return [];
      const words = wordsOf(text);
      return [{ text, words, numbers: words.map(({ form }) => vocabulary.lookUp(form)) }];
    };
    this.#texts = {
      title: index(paper.title),
      abstract: index(paper.abstract),
      authors: paper.authors.flatMap(({ name }) => index(name)),
      comment: index(paper.comment),
      journal: index(paper.journalRef),
    };
  }

  texts(place: Place): readonly Indexed[] {
    return this.#texts[place] ?? [];
  }

  /** Every word that some topic asks for and that the paper holds. */
  *present(): Generator<number> {
    for (const texts of Object.values(this.#texts))
      for (const { numbers } of texts) for (const found of numbers) yield* found;
  }
}

function holds(query: Compiled, index: PaperIndex): boolean {
  switch (query.kind) {
    case 'term':
      return query.places.some((place) => find(query, place, index) !== undefined);
    case 'not':
      return !holds(query.of, index);
    case 'and':
      return query.of.every((part) => holds(part, index));
    case 'or':
      return query.of.some((part) => holds(part, index));
  }
}

/** Why the query holds: the first place of each term in each field, negated ones left out. */
function hitsOf(query: Compiled, index: PaperIndex): Hit[] {
  switch (query.kind) {
    case 'term':
      return query.places
        .map((place) => find(query, place, index))
        .filter((hit) => hit !== undefined);
    case 'not':
      return [];
    default:
      return query.of.filter((part) => holds(part, index)).flatMap((part) => hitsOf(part, index));
  }
}

function find(
  { term, words }: Extract<Compiled, { kind: 'term' }>,
  place: Place,
  index: PaperIndex,
): Hit | undefined {
  const { paper } = index;
  if (place === 'categories') {
    const pattern = term.prefix ? `${term.phrase}*` : term.phrase;
    const found = paper.categories.find((category) => matchesCategory([pattern], [category]));
    return found === undefined ? undefined : { field: place, words: found, snippet: found };
  }
  if (place === 'id') {
    const found = term.prefix
      ? paper.id.startsWith(term.phrase)
      : parsePaperRef(term.phrase)?.id === paper.id;
    return found ? { field: place, words: paper.id, snippet: paper.id } : undefined;
  }
  if (words.length === 0) return undefined;
  for (const { text, words: there, numbers } of index.texts(place)) {
    const span = place === 'authors' ? name(words, numbers) : phrase(words, there, numbers);
    if (span === undefined) continue;
    const start = there[span[0]]?.start ?? 0;
    const end = there[span[1]]?.end ?? text.length;
    return { field: place, words: text.slice(start, end), snippet: snippetOf(text, start, end) };
  }
  return undefined;
}

/** The words one behind the other: where the first and the last stand. */
function phrase(
  words: readonly number[],
  there: readonly Word[],
  numbers: Indexed['numbers'],
): [number, number] | undefined {
  const [first = 0] = words;
  for (let at = 0; at + words.length <= numbers.length; at++) {
    if (!numbers[at]?.includes(first)) continue;
    const rest = words.every(
      (word, offset) =>
        numbers[at + offset]?.includes(word) && (offset === 0 || there[at + offset]?.follows),
    );
    if (rest) return [at, at + words.length - 1];
  }
  return undefined;
}

/** All the words in one author's name, in either order (`Gao, Tianyu`, `Tianyu Gao`). */
function name(words: readonly number[], numbers: Indexed['numbers']): [number, number] | undefined {
  return words.every((word) => numbers.some((found) => found.includes(word)))
    ? [0, numbers.length - 1]
    : undefined;
}
