import type { Paper } from '../papers/paper.ts';
import type { Vocabulary } from './vocabulary.ts';
import { gapOf, scan } from './words.ts';

export type PaperText = Pick<
  Paper,
  'id' | 'title' | 'abstract' | 'authors' | 'categories' | 'comment' | 'journalRef'
>;

/** A field whose words are looked up; categories and ids are compared whole. */
export type WordField = 'title' | 'abstract' | 'authors' | 'comment' | 'journal';

/** A stretch of a paper's text, end exclusive. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An occurrence of a word of some topic. */
interface Found {
  readonly in: Indexed;
  /** Its position among the words of the paper; between two texts one position is left free. */
  readonly place: number;
  readonly start: number;
  readonly end: number;
  /** The gap before it, as gapOf gives it. */
  readonly gap: string;
  /** The next occurrence of the same word. */
  next: Found | undefined;
}

interface Indexed {
  readonly field: WordField;
  readonly text: string;
}

/** A paper's words, looked up once, in the fields that some topic needs. */
export class WordIndex {
  /** Numbers of the words of topics that the paper has, each once. */
  readonly present: number[] = [];
  // By a word's number. Arrays and linked lists, since this is built for each paper of a run.
  readonly #first: (Found | undefined)[];
  readonly #last: (Found | undefined)[];

  constructor(paper: PaperText, vocabulary: Vocabulary, fields: Iterable<WordField>) {
    this.#first = new Array<Found | undefined>(vocabulary.size + 1);
    this.#last = new Array<Found | undefined>(vocabulary.size + 1);
    let place = 0;
    for (const field of fields) {
      for (const text of textsOf(paper, field)) {
        const source = { field, text };
        scan(text, (start, end, before) => {
          place++;
          if (!vocabulary.mayHold(text, start, end)) return;
          const words = vocabulary.lookUp(text.slice(start, end));
          if (words.length === 0) return;
          const gap = gapBefore(source, before, start);
          for (const word of words)
            this.#add(word, { in: source, place, start, end, gap, next: undefined });
        });
        place++;
      }
    }
  }

  #add(word: number, found: Found): void {
    const last = this.#last[word];
    if (last === undefined) {
      this.#first[word] = found;
      this.present.push(word);
    } else last.next = found;
    this.#last[word] = found;
  }

  has(word: number): boolean {
    return this.#first[word] !== undefined;
  }

  /**
   * Finds the first place where the words follow each other in a field.
   *
   * @param gaps the gap before each word in the query: the text may have the same or none
   */
  phrase(words: readonly number[], gaps: readonly string[], field: WordField): Span | undefined {
    const [head = 0] = words;
    for (let first = this.#first[head]; first !== undefined; first = first.next) {
      if (first.in.field !== field) continue;
      const last = this.#lastOf(words, gaps, first);
      if (last === undefined) continue;
      return { text: first.in.text, start: first.start, end: last.end };
    }
    return undefined;
  }

  /** Returns the last word of a phrase that begins with an occurrence. */
  #lastOf(words: readonly number[], gaps: readonly string[], first: Found): Found | undefined {
    for (let nth = 1, last = first; ; nth++) {
      const word = words[nth];
      if (word === undefined) return last;
      let next = this.#first[word];
      while (next !== undefined && next.place <= last.place) next = next.next;
      if (next?.place !== last.place + 1) return undefined;
      if (next.gap !== '' && next.gap !== gaps[nth]) return undefined;
      last = next;
    }
  }

  /** Finds the first text of a field that has all the words, in any order (`Gao, Tianyu`). */
  together(words: readonly number[], field: WordField): Span | undefined {
    const [head = 0, ...rest] = words;
    for (let first = this.#first[head]; first !== undefined; first = first.next) {
      const source = first.in;
      if (source.field === field && rest.every((word) => this.#isIn(word, source)))
        return { text: source.text, start: 0, end: source.text.length };
    }
    return undefined;
  }

  #isIn(word: number, source: Indexed): boolean {
    let found = this.#first[word];
    while (found !== undefined && found.in !== source) found = found.next;
    return found !== undefined;
  }
}

/** In a journal's name a full stop ends an abbreviation, not a sentence. */
function gapBefore({ field, text }: Indexed, from: number, to: number): string {
  const gap = gapOf(text, from, to);
  return field === 'journal' && gap === '.' ? '' : gap;
}

function textsOf(paper: PaperText, field: WordField): readonly string[] {
  switch (field) {
    case 'title':
      return [paper.title.text];
    case 'abstract':
      return [paper.abstract.text];
    case 'authors':
      return paper.authors.map(({ name }) => name.text);
    case 'comment':
      return paper.comment === undefined ? [] : [paper.comment.text];
    case 'journal':
      return paper.journalRef === undefined ? [] : [paper.journalRef];
  }
}
