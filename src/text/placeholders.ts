const FIRST = 0xf0000;
const LAST = 0x10fffd;
const ANY = /[\u{f0000}-\u{10fffd}]/gu;

/**
 * Replaces formulas and links by marks, characters of Unicode's private planes, so that the prose
 * around them can be rewritten as a whole: macros reach across them (`\textbf{the $k$-center}`).
 */
export class Marks {
  readonly #kept: string[] = [];

  /** Removes these characters from a text. They have no agreed meaning. */
  static without(text: string): string {
    return /[\udb80-\udbff]/.test(text) ? text.replace(ANY, '') : text;
  }

  /** Returns the mark for a text; the text itself where no marks are left. */
  keep(text: string): string {
    const mark = FIRST + this.#kept.length;
    if (mark > LAST) return text;
    this.#kept.push(text);
    return String.fromCodePoint(mark);
  }

  /** Puts the texts back in the places of their marks. */
  fill(prose: string): string {
    return prose.replace(ANY, (mark) => this.#kept[(mark.codePointAt(0) ?? 0) - FIRST] ?? '');
  }
}
