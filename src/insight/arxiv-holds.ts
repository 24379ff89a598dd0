import { stemmer } from 'stemmer';
import { matchesCategory } from '../query/category.ts';
import { STOP_WORDS } from '../query/stop-words.ts';
import type { Paper } from '../papers/paper.ts';
import { textOutsideMath } from '../text/tex.ts';
import type { ArxivQuery, ArxivTerm } from './arxiv-reading.ts';

/** Index of a text as arXiv makes it: word -> its positions. */
type Index = ReadonlyMap<string, readonly number[]>;
type Analyser = (text: string) => readonly (readonly [word: string, at: number])[];

/**
 * Tells whether arXiv's search would find a paper by a query. Its analyser stems English words in
 * titles and abstracts, ignores stop words, and splits words at hyphens. All parts of a word must
 * occur anywhere in the text; the words of a quoted phrase must be next to each other. The stems
 * (Porter's) and the way TeX and punctuation split into words are approximate. Report numbers are not
 * supported, because papers are read without them.
 */
export class ArxivPaper {
  readonly #indexes = new Map<string, readonly Index[]>();

  constructor(private readonly paper: Paper) {}

  holds(query: ArxivQuery): boolean {
    switch (query.kind) {
      case 'term':
        return this.#holdsTerm(query);
      case 'not':
        return !this.holds(query.of);
      case 'and':
        return this.holds(query.left) && this.holds(query.right);
      case 'or':
        return this.holds(query.left) || this.holds(query.right);
      case 'andnot':
        return this.holds(query.left) && !this.holds(query.right);
    }
  }

  #holdsTerm(term: ArxivTerm): boolean {
    const { id, doi = '', version, journalRef = '', categories } = this.paper;
    const [title, abstract] = [this.paper.title.tex, this.paper.abstract.tex];
    const names = this.paper.authors.map(({ name }) => name.tex);
    const comment = this.paper.comment?.tex ?? '';
    const within = (key: string, texts: readonly string[], analyse: Analyser) =>
      occurs(term, this.#indexed(key, texts, analyse), analyse);
    switch (term.field) {
      case 'ti':
        return within('ti', [title], english);
      case 'abs':
        return within('abs', [abstract], english);
      case 'au':
        return within('au', names, folded);
      case 'co':
        return within('co', [comment], words);
      case 'jr':
        return within('jr', [journalRef], words);
      case 'cat':
        return matchesCategory([term.value], categories);
      case 'id':
        return [id, `${id}v${version}`].includes(term.value);
      case 'doi':
        return term.value !== '' && doi.toLowerCase() === term.value.toLowerCase();
      case 'all': {
        const all = [title, abstract, ...names, comment, journalRef, doi, id, ...categories];
        // A phrase must be within one field. The parts of a word may be in several.
        return term.quoted
          ? within('all"', all, english)
          : within('all', [all.join('\n')], english);
      }
      default:
        return false;
    }
  }

  #indexed(key: string, texts: readonly string[], analyse: Analyser): readonly Index[] {
    const cached = this.#indexes.get(key);
    if (cached !== undefined) return cached;
    const made = texts.map((text) => indexOf(analyse(textOutsideMath(text))));
    this.#indexes.set(key, made);
    return made;
  }
}

// Unicode word boundaries, simplified: a hyphen splits words, an underscore does not. An apostrophe
// or a full stop between letters is part of the word.
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]+)*/gu;

function words(text: string): [string, number][] {
  const found = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  return found.map((word, at) => [word, at]);
}

const stems = new Map<string, string>();

function stemOf(word: string): string {
  const cached = stems.get(word);
  if (cached !== undefined) return cached;
  const stem = stemmer(word.replace(/['’]s?$/, ''));
  if (stems.size < 100_000) stems.set(word, stem);
  return stem;
}

function english(text: string): [string, number][] {
  return words(text)
    .filter(([word]) => !STOP_WORDS.has(word))
    .map(([word, at]) => [stemOf(word), at]);
}

function folded(text: string): [string, number][] {
  return words(text).map(([word, at]) => [word.normalize('NFD').replace(/\p{M}/gu, ''), at]);
}

function indexOf(analysed: ReturnType<Analyser>): Index {
  const index = new Map<string, number[]>();
  for (const [word, at] of analysed) {
    const places = index.get(word);
    if (places === undefined) index.set(word, [at]);
    else places.push(at);
  }
  return index;
}

function occurs(term: ArxivTerm, indexes: readonly Index[], analyse: Analyser): boolean {
  const start = /^([^\s*?]+)[*]$/.exec(term.value)?.[1];
  // arXiv does not stem the prefix of a wildcard, but compares it with stems.
  if (start !== undefined) {
    const prefix = (analyse === folded ? folded(start)[0]?.[0] : undefined) ?? start.toLowerCase();
    return indexes.some((index) => someStartsWith(index, prefix));
  }
  const wanted = wantedBy(term, analyse);
  const [first] = wanted;
  if (first === undefined) return false;
  return indexes.some((index) =>
    term.quoted
      ? (index.get(first[0]) ?? []).some((at) =>
          wanted.every(([word, place]) => index.get(word)?.includes(at + place - first[1])),
        )
      : wanted.every(([word]) => index.has(word)),
  );
}

function someStartsWith(index: Index, prefix: string): boolean {
  for (const word of index.keys()) if (word.startsWith(prefix)) return true;
  return false;
}

/** Cache of the analysed words of a term, which every paper needs. */
const analysed = new WeakMap<ArxivTerm, ReturnType<Analyser>>();

function wantedBy(term: ArxivTerm, analyse: Analyser): ReturnType<Analyser> {
  // A term has one field, so it always has the same analyser.
  const wanted = analysed.get(term) ?? analyse(term.value);
  analysed.set(term, wanted);
  return wanted;
}
