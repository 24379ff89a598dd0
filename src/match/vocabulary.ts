import { numbersOf } from '../text/plural.ts';
import { formOf, plainOf } from './words.ts';

const NONE: readonly number[] = [];
const MOST_KNOWN = 200_000;

/** Maps each word that occurs in a query to a number. Other words have none. */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #prefixes: { readonly prefix: string; readonly number: number }[] = [];
  /** Results of lookUp by word, since texts repeat their words. */
  readonly #known = new Map<string, readonly number[]>();
  readonly #beginnings = new Beginnings();
  #count = 0;

  /** Number of words; their numbers go from 1 to this. */
  get size(): number {
    return this.#count;
  }

  /**
   * @param form a word in the singular; a prefix or a name with all its letters, since `news*` is
   * not `new*`, and Williams is not William
   * @param kind a prefix means all words that begin with it; without any, the word is matched in
   * singular and plural
   * @returns the word's number, the same for the same word
   */
  add(form: string, kind?: 'prefix' | 'name'): number {
    this.#known.clear();
    const prefix = kind === 'prefix';
    const key = prefix ? `${form}*` : kind === 'name' ? `=${form}` : form;
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const number = ++this.#count;
    this.#words.set(key, number);
    if (prefix) this.#prefixes.push({ prefix: form, number });
    for (const one of kind === 'name' ? [form] : numbersOf(form)) this.#beginnings.add(one, prefix);
    return number;
  }

  /** Whether a stretch of a text could be a word of a query. May be wrong only when it returns true. */
  mayHold(text: string, start: number, end: number): boolean {
    return this.#beginnings.mayHold(text, start, end);
  }

  /**
   * Returns the numbers of the query words that a word of a text matches: mostly none.
   *
   * @param word as in the text
   */
  lookUp(word: string): readonly number[] {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const plain = plainOf(word);
    const form = formOf(word);
    const exact = [this.#words.get(form), this.#words.get(`=${plain}`)];
    const prefixed = this.#prefixes
      // `body*` matches bodies too.
      .filter(({ prefix }) => plain.startsWith(prefix) || form === prefix)
      .map(({ number }) => number);
    const found = [...exact, ...prefixed].filter((number) => number !== undefined);
    const answer = found.length === 0 ? NONE : found;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, answer);
    return answer;
  }
}

const LONGEST_BEGINNING = 5;
const SLOTS = 1 << 16;

/**
 * The first letters of all words of queries, singular and plural, as bits. They exclude most words of
 * a text without cutting them out of it.
 */
class Beginnings {
  readonly #bits = Array.from({ length: LONGEST_BEGINNING + 1 }, () => new Uint8Array(SLOTS));
  /** Lengths of prefixes that are shorter than the letters compared of a long word. */
  readonly #prefixLengths = new Set<number>();

  add(form: string, prefix: boolean): void {
    for (let length = 1; length <= Math.min(LONGEST_BEGINNING, form.length); length++) {
      const slot = slotOf(form, 0, length);
      if (slot >= 0) this.#mark(length, slot);
    }
    if (prefix && form.length < LONGEST_BEGINNING) this.#prefixLengths.add(form.length);
  }

  #mark(length: number, slot: number): void {
    const bits = this.#bits[length];
    if (bits !== undefined) bits[slot] = 1;
  }

  #has(length: number, text: string, start: number): boolean {
    const slot = slotOf(text, start, length);
    return slot < 0 || this.#bits[length]?.[slot] === 1;
  }

  mayHold(text: string, start: number, end: number): boolean {
    const length = end - start;
    // The sign of a script is left out of the word: T_c.
    if (text[start + 1] === '_' || text[start + 1] === '^') return true;
    // A possessive loses two letters more.
    if (text[end - 1] === 's' && (text[end - 2] === "'" || text[end - 2] === '’')) return true;
    const kept = length < 4 ? length : Math.min(LONGEST_BEGINNING, Math.max(2, length - 3));
    if (this.#has(kept, text, start)) return true;
    for (const short of this.#prefixLengths)
      if (short <= length && this.#has(short, text, start)) return true;
    return false;
  }
}

/** Hashes some letters in any case; -1 where one is not ASCII, since it may lose an accent. */
function slotOf(text: string, start: number, length: number): number {
  let slot = 0;
  for (let at = start; at < start + length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) return -1;
    slot = (slot * 37 + (code >= 65 && code <= 90 ? code + 32 : code)) & (SLOTS - 1);
  }
  return slot;
}
