import type { Notice } from '../log.ts';
import { type Paper, type PaperRef, refText } from '../papers/paper.ts';

/** Of a paper that is named twice, the first. */
export function eachOnce(named: readonly PaperRef[]): PaperRef[] {
  return named.filter(({ id }, at) => named.findIndex((other) => other.id === id) === at);
}

/**
 * Papers that were asked for by id and did not come, or not in that version: nobody else would miss
 * them.
 *
 * @param hasAnswered whether a service that knows every paper did answer
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
