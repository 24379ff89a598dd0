import type { Arxiv } from '../arxiv/arxiv.ts';
import { requestsById } from '../arxiv/request.ts';
import type { Extras } from '../enrich/extras.ts';
import { RunFailure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { Paper, PaperId, PaperRef } from '../papers/paper.ts';
import { MOST_PROPOSED, MOST_READ } from './limits.ts';

/** Requests for more about papers, each paper once a run. */
export interface Inquiries {
  /** Papers in earlier versions: `2611.00001v1` -> the paper. */
  versions(refs: readonly Required<PaperRef>[]): Promise<ReadonlyMap<string, Paper>>;
  code(papers: readonly Paper[]): Promise<ReadonlyMap<PaperId, readonly CodeLink[]>>;
}

export function inquiriesOf({
  arxiv,
  extras,
  log,
}: {
  readonly arxiv: Pick<Arxiv, 'search'>;
  readonly extras: Pick<Extras, 'links'>;
  readonly log: Log;
}): Inquiries {
  const versions = new Map<string, Paper>();
  const askedFor = new Set<string>();
  const links = new Map<PaperId, readonly CodeLink[]>();
  const askedOf = new Set<PaperId>();
  return {
    async versions(refs) {
      const fresh = refs.filter((ref) => !askedFor.has(versionOf(ref))).slice(0, MOST_PROPOSED);
      for (const ref of fresh) askedFor.add(versionOf(ref));
      if (fresh.length === 0) return versions;
      try {
        const { papers } = await arxiv.search(requestsById(fresh), 0);
        for (const paper of papers) versions.set(versionOf(paper), paper);
      } catch (error) {
        if (!(error instanceof RunFailure)) throw error;
        log.info(`Earlier versions of ${fresh.length} papers could not be read: ${error.message}`);
      }
      return versions;
    },
    async code(papers) {
      const fresh = papers.filter(({ id }) => !askedOf.has(id)).slice(0, MOST_READ);
      for (const { id } of fresh) askedOf.add(id);
      if (fresh.length === 0) return links;
      const answer = await extras.links(fresh);
      answer.notices.forEach(log.notice);
      for (const [id, found] of answer.links) links.set(id, found);
      return links;
    },
  };
}

export function versionOf({
  id,
  version,
}: {
  readonly id: PaperId;
  readonly version: number;
}): string {
  return `${id}v${version}`;
}
