import type { RankText } from './features.ts';

/** An entry of a library, its text without mark-up; an abstract that it lacks is empty. */
export interface LibraryEntry extends RankText {
  /** The BibTeX key. */
  readonly key: string;
}
