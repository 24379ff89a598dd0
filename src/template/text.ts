/**
 * A value in a template. `{{title}}` is escaped for the body of a page. Helpers such as
 * `{{yaml title}}` take the plain text and escape it for another place. So the preset chooses the
 * escape, not the author of a template.
 */
export class Text {
  readonly #print: () => string;

  /**
   * @param plain the text for a reader, not escaped
   * @param print writes it for the body
   */
  constructor(
    readonly plain: string,
    print: (text: string) => string,
  ) {
    this.#print = () => print(this.plain);
  }

  /** A text that is made when a template first names it. */
  static lazy(plain: () => string, print: (text: string) => string): Text {
    return Object.defineProperty(new Text('', print), 'plain', { get: plain, enumerable: true });
  }

  toString(): string {
    return this.#print();
  }

  /** Joins several values. Each keeps its own escape. */
  static join(texts: readonly Text[], separator: string): Text {
    const plain = texts.map((text) => text.plain).join(separator);
    return new Text(plain, () => texts.map(String).join(separator));
  }
}

/** Returns the plain text of a value; undefined for a list or an object. */
export function plainOf(value: unknown): string | undefined {
  if (value instanceof Text) return value.plain;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
