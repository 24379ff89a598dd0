import type { CodeLink } from '../papers/code-links.ts';

/** Texts by a language model about a paper: plain, checked, but untrusted. */
export interface Generated {
  readonly summary: string | undefined;
  readonly questions: readonly GroundedAnswer[];
  /** The model's name in the request. */
  readonly model: string;
  readonly headings: Headings;
}

export interface GroundedAnswer {
  readonly question: string;
  readonly answer: string;
  /** The words of the paper that support it. */
  readonly quote: string;
}

/** The headings of the texts, and the note below them, in the requested language. */
export interface Headings {
  readonly summary: string;
  readonly questions: string;
  /** Names the model that wrote the texts. */
  readonly note: string;
}

/** Data about a paper from other sources than arXiv. */
export interface Enrichment {
  /** Code and pages from Hugging Face, if the paper names none itself. */
  readonly links: readonly CodeLink[];
  readonly generated: Generated | undefined;
}
