import type { Notice } from '../log.ts';
import { type Paper, type PaperRef, refText } from '../papers/paper.ts';

/** Keeps the first mention of each paper. */
export function eachOnce(named: readonly PaperRef[]): PaperRef[] {
  return named.filter(({ id }, at) => named.findIndex((other) => other.id === id) === at);
}

/**
 * A notice about papers that were asked for by id and not found, or not in that version.
 *
 * @param hasAnswered whether the API or OAI-PMH answered
 */
export function missedOf(
  named: readonly PaperRef[],
  papers: readonly Paper[],
  hasAnswered: boolean,
): Notice[] {
  const versions = new Map(papers.map(({ id, version }) => [id, version]));
  const missed = named.filter(({ id, version }) => {
    const came = versions.get(id);
    return came === undefined || came !== (version ?? came);
  });
  if (missed.length === 0) return [];
  const why = hasAnswered
    ? 'no such paper or version was found'
    : "arXiv's API and OAI-PMH could not be asked";
  return [{ about: 'papers', text: `Nothing came for ${missed.map(refText).join(', ')}: ${why}` }];
}
