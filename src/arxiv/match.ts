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
  const places = new Set(compiled.flatMap(({ query }) => placesOf(query)));
  const byWord = new Map<number, { readonly topic: number; readonly words: readonly number[] }[]>();
  const always: number[] = [];
  compiled.forEach(({ query }, topic) => {
    const needed = neededWords(query);
    if (needed === undefined) always.push(topic);
    for (const words of needed ?? []) {
      const last = words.at(-1) ?? 0;
      byWord.set(last, [...(byWord.get(last) ?? []), { topic, words }]);
    }
  });
  return {
    match(paper) {
      const index = new PaperIndex(paper, vocabulary, places);
      const present = index.words();
      const candidates = new Set(always);
      for (const word of present) {
        for (const { topic, words } of byWord.get(word) ?? []) {
          if (words.every((one) => present.has(one))) candidates.add(topic);
        }
      }
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
  const places = new Set(placesOf(compiled));
  return (paper) => holds(compiled, new PaperIndex(paper, vocabulary, places));
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

/**
 * What a paper must hold for the query to be true: all the words of one of these; undefined when it
 * can be true without any.
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

/** A word that some topic asks for, where it stands in a text. */
interface Found {
  /** Its place among the words of the text. */
  readonly place: number;
  readonly start: number;
  readonly end: number;
  /** Whether it follows the word before it as in a phrase. */
  readonly follows: boolean;
}

/** One text of a paper, and where the words that topics ask for stand in it. */
class IndexedText {
  readonly #plain: Plain;
  /** A word's number -> where it stands, in order. */
  readonly at = new Map<number, Found[]>();

  constructor(
    readonly text: string,
    vocabulary: Vocabulary,
  ) {
    this.#plain = withoutMarkup(text);
    const plain = this.#plain.text;
    let place = -1;
    scan(plain, (start, end, follows) => {
      place++;
      if (!vocabulary.mayHold(plain, start, end)) return;
      for (const number of vocabulary.lookUp(plain.slice(start, end))) {
        const places = this.at.get(number);
        const found = { place, start, end, follows };
        if (places === undefined) this.at.set(number, [found]);
        else places.push(found);
      }
    });
  }

  /** The words one behind the other, as a phrase: where in the text that begins and ends. */
  phrase(words: readonly number[]): readonly [number, number] | undefined {
    const [first, ...rest] = words;
    if (first === undefined) return undefined;
    const next = (word: number, place: number) =>
      this.at.get(word)?.find((found) => found.follows && found.place === place);
    for (const start of this.at.get(first) ?? []) {
      let last: Found | undefined = start;
      for (const word of rest) {
        last = next(word, last.place + 1);
        if (last === undefined) break;
      }
      if (last !== undefined) return this.#plain.original(start.start, last.end);
    }
    return undefined;
  }

  /** All the words in it, in any order (`Gao, Tianyu`, `Tianyu Gao`). */
  all(words: readonly number[]): readonly [number, number] | undefined {
    return words.length > 0 && words.every((word) => this.at.has(word))
      ? [0, this.text.length]
      : undefined;
  }
}

/** A paper's words, looked up once, in the fields that some topic asks for. */
class PaperIndex {
  readonly #texts = new Map<Place, readonly IndexedText[]>();
  /** Terms that were looked for: one that holds is asked for again when it says why. */
  readonly found = new Map<Compiled, readonly Span[]>();

  constructor(
    readonly paper: PaperText,
    vocabulary: Vocabulary,
    places: ReadonlySet<Place>,
  ) {
    for (const place of places) {
      const texts = textsOf(paper, place);
      this.#texts.set(
        place,
        texts.map((text) => new IndexedText(text, vocabulary)),
      );
    }
  }

  texts(place: Place): readonly IndexedText[] {
    return this.#texts.get(place) ?? [];
  }

  /** Every word that some topic asks for and that the paper holds. */
  words(): Set<number> {
    const words = new Set<number>();
    for (const texts of this.#texts.values()) {
      for (const { at } of texts) for (const word of at.keys()) words.add(word);
    }
    return words;
  }
}

/** The texts of a field whose words are looked up; categories and ids are compared whole. */
function textsOf(paper: PaperText, place: Place): readonly string[] {
  switch (place) {
    case 'title':
      return [paper.title];
    case 'abstract':
      return [paper.abstract];
    case 'authors':
      return paper.authors.map(({ name }) => name);
    case 'comment':
      return paper.comment === undefined ? [] : [paper.comment];
    case 'journal':
      return paper.journalRef === undefined ? [] : [paper.journalRef];
    case 'categories':
    case 'id':
      return [];
  }
}

/** The fields that a query asks about. */
function placesOf(query: Compiled): readonly Place[] {
  switch (query.kind) {
    case 'term':
      return query.places;
    case 'not':
      return placesOf(query.of);
    default:
      return query.of.flatMap(placesOf);
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
        // Cut only for the papers that are shown.
        get snippet() {
          return snippetOf(text, start, end);
        },
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
  if (spans.length > 0) index.found.set(query, spans);
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
