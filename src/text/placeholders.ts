const FIRST = 0xf0000;
const LAST = 0x10fffd;
const ANY = /[\u{f0000}-\u{10fffd}]/gu;

/**
 * Formulas and links interrupt prose, and macros reach across them (`\textbf{the $k$-center}`). So
 * each is put aside for a mark, a character of Unicode's private planes, while the prose around it
 * is rewritten as a whole.
 */
export class Marks {
  readonly #kept: string[] = [];

  /** A text in which no mark stands yet: nobody agreed on a meaning for these characters anyway. */
  static without(text: string): string {
    return /[\udb80-\udbff]/.test(text) ? text.replace(ANY, '') : text;
  }

  /** Puts a text aside. What exceeds the planes is not put aside but stays where it is. */
  keep(text: string): string {
    const mark = FIRST + this.#kept.length;
    if (mark > LAST) return text;
    this.#kept.push(text);
    return String.fromCodePoint(mark);
  }

  /** The prose with everything back in its place. */
  fill(prose: string): string {
    return prose.replace(ANY, (mark) => this.#kept[(mark.codePointAt(0) ?? 0) - FIRST] ?? '');
  }
}
