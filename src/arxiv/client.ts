import { type Ask, type AskerOptions, type Source, askerFor } from './asker.ts';
import { readAnnouncements } from './announcements.ts';
import { searchOver } from './api.ts';
import type { Arxiv } from './arxiv.ts';
import { harvestOver, recordOver } from './harvest.ts';

export interface ArxivOptions extends AskerOptions {
  /** Without a slash at its end: `https://export.arxiv.org`. */
  readonly apiUrl: string;
  /** `https://oaipmh.arxiv.org` */
  readonly oaiUrl: string;
  /** `https://rss.arxiv.org` */
  readonly rssUrl: string;
}

/** arXiv over HTTP. All sources share one asker, because arXiv's terms count them as one. */
export function arxivOver(options: ArxivOptions): Arxiv {
  const { log } = options;
  const ask = askerFor(options);
  const oai = { name: "arXiv's OAI-PMH", url: options.oaiUrl };
  return {
    search: searchOver(ask, { name: "arXiv's API", url: options.apiUrl }, log),
    changes: harvestOver(ask, oai, log),
    record: recordOver(ask, oai),
    announcements: announcementsOver(
      ask,
      { name: "arXiv's announcement feed", url: options.rssUrl },
      log,
    ),
  };
}

function announcementsOver(
  ask: Ask,
  source: Source,
  log: AskerOptions['log'],
): Arxiv['announcements'] {
  return async (categories, since, share) => {
    const path = `/rss/${categories.map(encodeURIComponent).join('+')}`;
    log.info(`Asking ${source.name} for ${categories.join(', ')}`);
    const read = (text: string) => readAnnouncements(text, since);
    const page = { method: 'GET', path } as const;
    const { papers, notices } = await ask({ source, page, read }, share);
    log.info(`${source.name}: ${papers.length} papers read`);
    return { papers: [...new Map(papers.map((paper) => [paper.id, paper])).values()], notices };
  };
}
