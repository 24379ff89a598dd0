import { categoriesNamed, underAllNames } from './categories.ts';
import type { Midnight } from './eastern.ts';
import type { AnnounceType, FakePaper } from './paper.ts';

/** A paper and its type in a feed. */
export interface Listed {
  readonly paper: FakePaper;
  readonly type: AnnounceType;
}

/** Categories of a requested feed, or the error. */
export type Request =
  | { readonly names: readonly string[]; readonly categories: ReadonlySet<string> }
  | { readonly problem: string };

const MOST_ITEMS = 2000;
/** Order of the items. New papers come last, so a feed that is cut loses them first (facts). */
const ORDER: readonly AnnounceType[] = ['replace-cross', 'replace', 'cross', 'new'];

/** Reads `cs.CL+cs.CV`. An archive (`cs`) means all its categories. */
export function readRequest(text: string): Request {
  const parts = text.split('+');
  if (parts.some((part) => part.trim() === ''))
    return {
      problem: `Invalid archive specification '${text}'. Correct format is one or more archive names delimited by '+'.`,
    };
  const groups = parts.map(categoriesNamed);
  const bad = parts.find((_, index) => groups[index] === undefined);
  if (bad !== undefined) return { problem: `Bad archive or subject class '${bad}'.` };
  const found = groups.filter((group) => group !== undefined);
  return {
    names: found.map(({ name }) => name),
    categories: new Set(found.flatMap(({ holds }) => holds)),
  };
}

/**
 * Returns the items of a day's feed: "The current day only (Eastern time); empty on Saturdays,
 * Sundays, holidays".
 */
export function listed(
  papers: readonly FakePaper[],
  categories: ReadonlySet<string>,
  { day }: Midnight,
): Listed[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return [];
  const items = papers.flatMap((paper): Listed[] => {
    const names = underAllNames(paper.categories);
    if (paper.announced?.date !== day || !names.some((name) => categories.has(name))) return [];
    return [{ paper, type: seenFrom(paper.announced.type, categories, names[0] ?? '') }];
  });
  items.sort(
    (a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || (a.paper.id < b.paper.id ? 1 : -1),
  );
  return items.slice(0, MOST_ITEMS);
}

/**
 * Returns the type of a paper in a feed. A new paper of another category is a cross-list (recording
 * of cs.AI: all papers of cs.CL).
 */
function seenFrom(
  type: AnnounceType,
  categories: ReadonlySet<string>,
  primary: string,
): AnnounceType {
  if (categories.has(primary)) return type;
  return type === 'new' ? 'cross' : type === 'replace' ? 'replace-cross' : type;
}
