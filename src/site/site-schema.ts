/** The type of a key of front matter, reduced to the properties that a page can follow. */
export interface Field {
  /**
   * - `date`: a YAML timestamp; `instant`: any text or timestamp that is a date;
   * - `text`, `number`, `boolean`, `list`, `choice` (one of `values`), `object`;
   * - `other`: a value that we cannot give, such as an image.
   */
  readonly type:
    'text' | 'date' | 'instant' | 'number' | 'boolean' | 'list' | 'choice' | 'object' | 'other';
  /** Whether a page may lack it. */
  readonly optional: boolean;
  /** The most characters of a text, or entries of a list. */
  readonly max?: number | undefined;
  readonly values?: readonly string[] | undefined;
  /** Of a list. */
  readonly item?: Field | undefined;
  /** Of an object. */
  readonly fields?: Schema['fields'] | undefined;
  readonly strict?: boolean | undefined;
}

/** The schema of the front matter of a collection's pages. */
export interface Schema {
  readonly fields: ReadonlyMap<string, Field>;
  /** Whether an unknown key fails the build. */
  readonly strict: boolean;
}

/** Pages that a site reads from one folder. */
export interface Collection {
  readonly name: string;
  /** Relative to the site's folder. */
  readonly folder: string;
  /** Globs of its files below the folder; undefined for all pages. */
  readonly pattern: readonly string[] | undefined;
  readonly schema: Schema | undefined;
  /** Whether it is Starlight's documentation. */
  readonly isDocs: boolean;
}
