import type { RankText } from './features.ts';

/** A library entry as plain text; without an abstract, that is empty. */
export interface LibraryEntry extends RankText {
  /** The BibTeX key. */
  readonly key: string;
}
