/** A type of a key of front matter, as far as a page can be brought into it. */
export interface Field {
  /**
   * - `date`: only a YAML timestamp; `instant`: whatever a date can be made of;
   * - `text`, `number`, `boolean`, `list`, `choice` (one of `values`), `object`;
   * - `other`: nothing that we could give, as an image.
   */
  readonly type:
    'text' | 'date' | 'instant' | 'number' | 'boolean' | 'list' | 'choice' | 'object' | 'other';
  /** A page may go without it. */
  readonly optional: boolean;
  /** Characters of a text, entries of a list. */
  readonly max?: number | undefined;
  readonly values?: readonly string[] | undefined;
  /** Of a list. */
  readonly item?: Field | undefined;
  /** Of an object. */
  readonly fields?: Schema['fields'] | undefined;
  readonly strict?: boolean | undefined;
}

/** What a collection demands of the front matter of its pages. */
export interface Schema {
  readonly fields: ReadonlyMap<string, Field>;
  /** Whether a key that it does not name fails the build. */
  readonly strict: boolean;
}

/** Pages that a site reads from one folder. */
export interface Collection {
  readonly name: string;
  /** From the site's folder on. */
  readonly folder: string;
  /** Which files below the folder; undefined: all pages. */
  readonly pattern: readonly string[] | undefined;
  readonly schema: Schema | undefined;
  /** Whether it is Starlight's documentation. */
  readonly isDocs: boolean;
}
