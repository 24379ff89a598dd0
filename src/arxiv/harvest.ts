import { RunFailure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { PaperId } from '../papers/paper.ts';
import type { Ask, Source } from './asker.ts';
import { BadToken, type OaiPage, readOai } from './oai.ts';

/** Days in UTC, `YYYY-MM-DD`, both included: arXiv's OAI-PMH does not support hours. */
export interface Days {
  readonly from: string;
  /** Absent: until now. arXiv refuses a day that has not begun by its own clock. */
  readonly until?: string;
}

/**
 * Reads the records that changed in some days, page by page: about 2,500 records each, new papers and
 * old ones with a new version or other metadata.
 *
 * @throws RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED, PAPER_UNREADABLE
 */
export function harvestOver(
  ask: Ask,
  source: Source,
  log: Log,
): (days: Days, share: number) => AsyncGenerator<OaiPage> {
  return async function* (days, share) {
    const list = { verb: 'ListRecords', metadataPrefix: 'arXivRaw', ...days };
    const known = new Set<string>();
    let hasRestarted = false;
    let token: string | undefined;
    for (let nth = 1; ; nth++) {
      const params = token === undefined ? list : { verb: 'ListRecords', resumptionToken: token };
      let page: OaiPage;
      try {
        page = await ask({ source, page: pageWith(params), read: readOai }, share);
      } catch (error) {
        if (!(error instanceof BadToken) || token === undefined || hasRestarted) throw error;
        log.info(`${source.name} takes its token no more: reading these days from their beginning`);
        hasRestarted = true;
        token = undefined;
        known.clear();
        continue;
      }
      log.info(
        `${source.name}: page ${nth} of changes ${inWords(days)} (${page.recordCount} records)`,
      );
      yield page;
      token = page.token;
      if (token === undefined) return;
      if (known.has(token) || page.recordCount === 0)
        throw new RunFailure('PAPER_UNREADABLE', `${source.name} sends its pages in a circle`);
      known.add(token);
    }
  };
}

/** Reads the last version of one paper by its id. */
export function recordOver(
  ask: Ask,
  source: Source,
): (id: PaperId, share: number) => Promise<OaiPage> {
  return (id, share) => {
    const identifier = `oai:arXiv.org:${id}`;
    const page = pageWith({ verb: 'GetRecord', identifier, metadataPrefix: 'arXivRaw' });
    return ask({ source, page, read: readOai }, share);
  };
}

/** For messages: `from 2026-11-18 to 2026-11-20`. */
export function inWords({ from, until }: Days): string {
  return `from ${from} ${until === undefined ? 'on' : `to ${until}`}`;
}

function pageWith(params: Readonly<Record<string, string>>) {
  return { method: 'GET', path: `/oai?${new URLSearchParams(params).toString()}` } as const;
}
