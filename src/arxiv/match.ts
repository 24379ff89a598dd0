import type { Topic } from '../config/topic.ts';
import type { Paper } from '../papers/paper.ts';
import { parsePaperRef } from '../papers/paper.ts';
import { matchesCategory } from './category.ts';
import { type Plain, withoutMarkup } from './plain.ts';
import type { Query, Term } from './query.ts';
import { snippetOf } from './snippet.ts';
import { Vocabulary } from './vocabulary.ts';
import { scan, wordsOf } from './words.ts';

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

interface CompiledTerm {
  readonly kind: 'term';
  readonly term: Term;
  /** Numbers of its words in the vocabulary; none for categories and ids, which are compared whole. */
  readonly words: readonly number[];
  readonly places: readonly Place[];
}

type Compiled =
  | CompiledTerm
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

/** One text of a paper, and where the words that topics ask for stand in it. */
class IndexedText {
  readonly #plain: Plain;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #follows: boolean[] = [];
  /** A word's number -> its places among the words of the text. */
  readonly at = new Map<number, number[]>();

  constructor(
    readonly text: string,
    vocabulary: Vocabulary,
  ) {
    this.#plain = withoutMarkup(text);
    const plain = this.#plain.text;
    scan(plain, (start, end, follows) => {
      const place = this.#starts.push(start) - 1;
      this.#ends.push(end);
      this.#follows.push(follows);
      for (const number of vocabulary.lookUp(plain.slice(start, end))) {
        const places = this.at.get(number);
        if (places === undefined) this.at.set(number, [place]);
        else places.push(place);
      }
    });
  }

  /** Offsets into the text, from the start of one word to the end of another. */
  span(first: number, last: number): readonly [number, number] {
    return this.#plain.original(this.#starts[first] ?? 0, this.#ends[last] ?? 0);
  }

  /** The words one behind the other, as a phrase: where that begins and ends. */
  phrase(words: readonly number[]): readonly [number, number] | undefined {
    const [first, ...rest] = words;
    if (first === undefined) return undefined;
    const isNext = (word: number, place: number) =>
      this.#follows[place] && this.at.get(word)?.includes(place);
    const place = this.at
      .get(first)
      ?.find((start) => rest.every((word, index) => isNext(word, start + index + 1)));
    return place === undefined ? undefined : this.span(place, place + rest.length);
  }

  /** All the words in it, in any order (`Gao, Tianyu`, `Tianyu Gao`). */
  all(words: readonly number[]): readonly [number, number] | undefined {
    return words.length > 0 && words.every((word) => this.at.has(word))
      ? [0, this.text.length]
      : undefined;
  }
}

/** A paper's words, looked up once. */
class PaperIndex {
  readonly #texts: Readonly<Partial<Record<Place, readonly IndexedText[]>>>;
  /** Terms that were looked for: one that holds is asked for again when it says why. */
  readonly found = new Map<Compiled, readonly Span[]>();

  constructor(
    readonly paper: PaperText,
    vocabulary: Vocabulary,
  ) {
    const index = (text: string | undefined) =>
      text === undefined ? [] : [new IndexedText(text, vocabulary)];
    this.#texts = {
      title: index(paper.title),
      abstract: index(paper.abstract),
      authors: paper.authors.flatMap(({ name }) => index(name)),
      comment: index(paper.comment),
      journal: index(paper.journalRef),
    };
  }

  texts(place: Place): readonly IndexedText[] {
    return this.#texts[place] ?? [];
  }

  /** Every word that some topic asks for and that the paper holds. */
  *present(): Generator<number> {
    for (const texts of Object.values(this.#texts)) for (const { at } of texts) yield* at.keys();
  }
}

/** Where a term stands: in a field, from one offset of its text to another. */
interface Span {
  readonly field: Place;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function holds(query: Compiled, index: PaperIndex): boolean {
  switch (query.kind) {
    case 'term':
      return spansOf(query, index).length > 0;
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
      return spansOf(query, index).map(({ field, text, start, end }) => ({
        field,
        words: text.slice(start, end),
        snippet: snippetOf(text, start, end),
      }));
    case 'not':
      return [];
    default:
      return query.of.filter((part) => holds(part, index)).flatMap((part) => hitsOf(part, index));
  }
}

/** The first place of a term in each field that it may stand in. */
function spansOf(query: CompiledTerm, index: PaperIndex): readonly Span[] {
  const known = index.found.get(query);
  if (known !== undefined) return known;
  const spans = query.places
    .map((place) => find(query, place, index))
    .filter((span) => span !== undefined);
  index.found.set(query, spans);
  return spans;
}

function find({ term, words }: CompiledTerm, field: Place, index: PaperIndex): Span | undefined {
  const { paper } = index;
  const whole = (text: string | undefined) =>
    text === undefined ? undefined : { field, text, start: 0, end: text.length };
  if (field === 'categories') {
    const pattern = term.prefix ? `${term.phrase}*` : term.phrase;
    return whole(paper.categories.find((category) => matchesCategory([pattern], [category])));
  }
  if (field === 'id') {
    const same = term.prefix
      ? paper.id.startsWith(term.phrase)
      : parsePaperRef(term.phrase)?.id === paper.id;
    return whole(same ? paper.id : undefined);
  }
  for (const indexed of index.texts(field)) {
    const span = field === 'authors' ? indexed.all(words) : indexed.phrase(words);
    if (span !== undefined) return { field, text: indexed.text, start: span[0], end: span[1] };
  }
  return undefined;
}
