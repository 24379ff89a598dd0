import type { CodeLink } from '../papers/code-links.ts';

/** What a language model wrote about a paper: plain text that was checked, and nobody's word. */
export interface Generated {
  readonly summary: string | undefined;
  readonly questions: readonly GroundedAnswer[];
  /** The model, by the name it was asked under. */
  readonly model: string;
  readonly headings: Headings;
}

export interface GroundedAnswer {
  readonly question: string;
  readonly answer: string;
  /** The words of the paper that it rests on, as they stand there. */
  readonly quote: string;
}

/** What stands above and below what a model wrote, in the language that was asked for. */
export interface Headings {
  readonly summary: string;
  readonly questions: string;
  /** Says that a model wrote it, and which. */
  readonly note: string;
}

/** What is known of a paper besides what arXiv says. */
export interface Enrichment {
  /** Code and pages that others name for it; asked for where it names none itself. */
  readonly links: readonly CodeLink[];
  readonly generated: Generated | undefined;
}
