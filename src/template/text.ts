/**
 * A value in a template. Printed as it stands (`{{title}}`) it is escaped for the place where a
 * body is; helpers (`{{yaml title}}`) take the text itself and escape it for theirs. So the preset
 * decides about escaping, never the author of a template.
 */
export class Text {
  readonly #print: () => string;

  /**
   * @param plain what a reader should see, escaped for nothing
   * @param print how that is written in the body
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

  /** Several as one, each printed by its own rule. */
  static join(texts: readonly Text[], separator: string): Text {
    const plain = texts.map((text) => text.plain).join(separator);
    return new Text(plain, () => texts.map(String).join(separator));
  }
}

/** The text of a template's value, escaped for nothing; undefined for what holds no text. */
export function plainOf(value: unknown): string | undefined {
  if (value instanceof Text) return value.plain;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
