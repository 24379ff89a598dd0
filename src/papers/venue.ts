import { acceptedAt } from './acceptance.ts';
import { isWithdrawn } from './withdrawn.ts';
import type { Acceptance } from './venue-name.ts';

export type { Acceptance } from './venue-name.ts';

/** Facts from a paper's comment and journal reference. Uncertain facts are absent. */
export interface Venue {
  readonly accepted?: Acceptance;
  readonly pages?: number;
  readonly figures?: number;
  readonly thesis?: 'phd' | 'master' | 'bachelor';
  readonly withdrawn: boolean;
}

/** Comment and journal reference, as plain text. */
interface VenueTexts {
  readonly comment?: string | undefined;
  readonly journalRef?: string | undefined;
}

/**
 * Reads where a paper was accepted. `Submitted to`, `under review at` and the like are ignored.
 *
 * @returns names are plain text of at most 120 characters, not escaped
 */
export function venueOf(texts: VenueTexts): Venue {
  const comment = readable(texts.comment);
  const withdrawn = isWithdrawn(texts.comment ?? '');
  const accepted = withdrawn ? undefined : acceptedAt(comment, readable(texts.journalRef));
  const pages = countOf(PAGES, comment);
  const figures = countOf(FIGURES, comment);
  const thesis = thesisIn(comment);
  return {
    ...(accepted && { accepted }),
    ...(pages !== undefined && { pages }),
    ...(figures !== undefined && { figures }),
    ...(thesis && { thesis }),
    withdrawn,
  };
}

/** Prints where a paper was accepted: `NeurIPS 2026 (oral)`. */
export function venueInWords({ accepted }: Venue): string | undefined {
  if (accepted === undefined) return undefined;
  const { name, year, presentation } = accepted;
  return `${name}${year === undefined ? '' : ` ${year}`}${presentation === undefined ? '' : ` (${presentation})`}`;
}

const LONGEST = 1500;

function readable(text = ''): string {
  return text
    .slice(0, LONGEST)
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(/[\p{C}*]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const PAGES = /(?<![\d.+–-]|\+ )\b(\d{1,4})\s?-?(?:pages?|pp)\b/gi;
const FIGURES =
  /(?<![\d.+–-]|\+ )\b(\d{1,3})\s?(?:(?:colou?r|eps|postscript|ps|pdf) )?(?:figures?|figs?)\b/gi;
const IN_TOTAL = /\b(\d{1,4}) (?:total pages|pages (?:in )?(?:total|all)\b)/i;

/** Reads a count; undefined for several different counts, which are those of parts. */
function countOf(pattern: RegExp, comment: string): number | undefined {
  const total = pattern === PAGES ? IN_TOTAL.exec(comment)?.[1] : undefined;
  if (total !== undefined) return Number(total);
  const counts = new Set([...comment.matchAll(pattern)].map(([, count]) => Number(count)));
  return counts.size === 1 ? [...counts][0] : undefined;
}

const THESIS =
  /(?<!(?:based on|part of|chapters? of|from|extends|of) (?:(?:my|the|a|his|her|an|author's|first) ){0,2})\b(?:(?<phd>ph\.?\s?d\.?|doctoral|doctorate)|(?<master>master(?:'?s|s')?(?: of [a-z]+)?|m\.?\s?sc\.?)|(?<bachelor>bachelor(?:'?s|s')?|b\.?\s?sc\.?|undergraduate)) (?:degree )?(?:thesis|dissertation)\b/i;

function thesisIn(comment: string): Venue['thesis'] {
  const groups = THESIS.exec(comment)?.groups;
  if (!groups) return undefined;
  return groups['phd'] ? 'phd' : groups['master'] ? 'master' : 'bachelor';
}
