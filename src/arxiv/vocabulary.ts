import { formOf } from './words.ts';

const NONE: readonly number[] = [];
const MOST_KNOWN = 200_000;

/** The words that queries ask for, each with a number; the rest of the language is nobody's. */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #prefixes: { readonly prefix: string; readonly number: number }[] = [];
  /** Answers, by word: texts repeat their words, so that each is brought into its form once. */
  readonly #known = new Map<string, readonly number[]>();
  #count = 0;

  /**
   * @param form as from `formOf`
   * @param prefix whether it stands for all words that begin with it
   * @returns the word's number, the same for the same word
   */
  add(form: string, prefix: boolean): number {
    this.#known.clear();
    const key = prefix ? `${form}*` : form;
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const number = ++this.#count;
    this.#words.set(key, number);
    if (prefix) this.#prefixes.push({ prefix: form, number });
    return number;
  }

  /**
   * The numbers that a text's word answers to: mostly none.
   *
   * @param word as it stands in the text
   */
  lookUp(word: string): readonly number[] {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const form = formOf(word);
    const exact = this.#words.get(form);
    const prefixed = this.#prefixes
      .filter(({ prefix }) => form.startsWith(prefix))
      .map(({ number }) => number);
    const found = exact === undefined ? prefixed : [exact, ...prefixed];
    const answer = found.length === 0 ? NONE : found;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, answer);
    return answer;
  }
}
