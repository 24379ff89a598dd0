import { compileQuery } from '../match/match.ts';
import { parseQuery } from '../query/query.ts';
import type { Decided } from './decided.ts';
import { featuresOf, rankTextOf } from './features.ts';

/** A word whose papers reviewers drop, as a query that would exclude them. */
export interface ExcludeProposal {
  readonly word: string;
  /** As it would be written: `ti:survey`. */
  readonly query: string;
  readonly dropped: number;
  readonly decided: number;
}

const LEAST_DECISIONS = 15;
const MOST_PROPOSALS = 2;
/** Minimum difference to the share of other papers that are dropped. */
const LEAST_DIFFERENCE = 0.3;
/** Ignore words of more than half of the papers: they describe the topics themselves. */
const MOST_SHARE = 0.5;

/**
 * Finds words that occur in 15 decided papers or more, of which 9 in 10 were dropped: in titles, or
 * else in titles and abstracts. It only proposes; it excludes nothing.
 *
 * @returns the words of the most dropped papers first
 */
export function excludeProposals(decided: readonly Decided[]): ExcludeProposal[] {
  const dropped = decided.filter(({ kept }) => !kept).length;
  const found: (ExcludeProposal & { readonly ids: ReadonlySet<string> })[] = [];
  for (const word of frequentWords(decided)) {
    for (const query of [`ti:${word}`, word]) {
      const ids = decided.filter(holds(query));
      const against = ids.filter(({ kept }) => !kept).length;
      const rest = (dropped - against) / Math.max(1, decided.length - ids.length);
      if (ids.length < LEAST_DECISIONS || ids.length > MOST_SHARE * decided.length) continue;
      if (against < Math.floor(0.9 * ids.length)) continue;
      if (against / ids.length - rest < LEAST_DIFFERENCE) continue;
      found.push({
        word,
        query,
        dropped: against,
        decided: ids.length,
        ids: new Set(ids.map(({ id }) => id)),
      });
      break;
    }
  }
  found.sort((a, b) => b.dropped - a.dropped || (a.query < b.query ? -1 : 1));
  const chosen: typeof found = [];
  for (const one of found) {
    // Propose one word of several that occur in the same papers.
    const isNew = chosen.every(
      ({ ids }) => 2 * [...one.ids].filter((id) => ids.has(id)).length < one.ids.size,
    );
    if (isNew && chosen.length < MOST_PROPOSALS) chosen.push(one);
  }
  return chosen.map(({ ids: _, ...proposal }) => proposal);
}

/** A sentence for the job summary, in GitHub's Markdown: words are letters and digits alone. */
export function proposalInWords({ word, query, dropped, decided }: ExcludeProposal): string {
  return `${dropped} of ${decided} papers that say “${word}” were dropped: \`exclude: ${query}\` would leave them out`;
}

/** Words of letters and digits that enough decided papers hold, in the singular. */
function frequentWords(decided: readonly Decided[]): string[] {
  const counts = new Map<string, { count: number; dropped: number }>();
  for (const { paper, kept } of decided) {
    for (const key of featuresOf(rankTextOf(paper)).keys()) {
      if (!/^w:[a-z0-9]+$/.test(key)) continue;
      const word = key.slice(2);
      const known = counts.get(word) ?? { count: 0, dropped: 0 };
      known.count++;
      known.dropped += kept ? 0 : 1;
      counts.set(word, known);
    }
  }
  return [...counts].flatMap(([word, { count, dropped }]) =>
    count >= LEAST_DECISIONS && dropped >= 0.8 * count ? [word] : [],
  );
}

function holds(text: string): (one: Decided) => boolean {
  const read = parseQuery(text);
  if ('problem' in read) return () => false;
  const matches = compileQuery(read.query);
  return ({ paper }) => matches(paper);
}
