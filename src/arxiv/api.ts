import type { Log, Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { SearchFeed } from './arxiv.ts';
import type { Ask, Source } from './asker.ts';
import { type Page, readAtom } from './atom.ts';
import {
  type ApiRequest,
  type IdRequest,
  MOST_RESULTS,
  type SearchRequest,
  halvesOf,
  pageOf,
} from './request.ts';

/** arXiv sometimes returns an empty page by mistake. Ask twice more before accepting it. */
const DOUBTS = 2;

/** The result of one request. */
interface Found {
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
  readonly entryCount: number;
  readonly totalResults: number;
}

/** Searches arXiv's API, page by page. */
export function searchOver(
  ask: Ask,
  source: Source,
  log: Log,
): (requests: readonly ApiRequest[], share: number) => Promise<SearchFeed> {
  return async (requests, share) => {
    const page = (request: ApiRequest, start: number) =>
      ask({ source, page: pageOf(request, start), read: readAtom, doubt: doubts(request) }, share);
    const found: Found[] = [];
    const waiting = [...requests];
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
      const first = await page(request, 0);
      const more = request.kind === 'search' ? insteadOf(request, first) : [];
      if (more.length > 0) log.info(`${source.name}: ${why(first)}`);
      if (more.length > 0) waiting.unshift(...more);
      else if (request.kind === 'ids') found.push(await byId(request, first, page));
      else found.push(await pagesOf(request, first, page, log));
    }
    return inAll(found, source);
  };
}

/**
 * The requests that replace a request: two halves of the window if arXiv has more results than it
 * shows; the parts by GET if a POST found nothing (see LONGEST_PATH).
 */
function insteadOf(request: SearchRequest, { entryCount, totalResults }: Page): SearchRequest[] {
  if (totalResults > MOST_RESULTS) return halvesOf(request);
  return entryCount === 0 && request.isProbe !== true ? [...request.parts] : [];
}

function why({ totalResults }: Page): string {
  return totalResults === 0
    ? 'a query sent as a form found nothing; asking for its parts before accepting that'
    : `it has ${totalResults} papers, more than it shows: asking for each half of the window`;
}

/** Doubts an empty page, unless the parts of the query are requested anyway. */
function doubts(request: ApiRequest): (page: Page) => string | undefined {
  let left = DOUBTS;
  const isExempt = request.kind === 'ids' || request.isProbe === true || request.parts.length > 0;
  return ({ entryCount }) =>
    entryCount === 0 && !isExempt && left-- > 0 ? 'an empty page' : undefined;
}

type AskPage = (request: ApiRequest, start: number) => Promise<Page>;

async function pagesOf(
  request: SearchRequest,
  first: Page,
  ask: AskPage,
  { info }: Log,
): Promise<Found> {
  const papers = [...first.papers];
  const notices = [...first.notices];
  const { totalResults } = first;
  let read = first.entryCount;
  let last = first.entryCount;
  for (let nth = 1; ; nth++) {
    info(progressOf(request, { nth, read, last, totalResults }));
    // A page that stays empty ends the search. Use what was read and report the rest as missing.
    if (last === 0 || read >= Math.min(totalResults, MOST_RESULTS)) break;
    const page = await ask(request, read);
    papers.push(...page.papers);
    notices.push(...page.notices);
    last = page.entryCount;
    read += last;
  }
  return { papers, notices, entryCount: read, totalResults };
}

/** A page of ids can be short. Request the missing ones again as long as some arrive. */
async function byId(request: IdRequest, first: Page, ask: AskPage): Promise<Found> {
  const papers = [...first.papers];
  const notices = [...first.notices];
  let read = first.entryCount;
  for (let page = first; page.entryCount > 0 && page.entryCount < page.totalResults;) {
    const came = new Set(papers.map(({ id }) => id));
    const ids = request.ids.filter(({ id }) => !came.has(id));
    if (ids.length === 0) break;
    page = await ask({ kind: 'ids', ids }, 0);
    papers.push(...page.papers);
    notices.push(...page.notices);
    read += page.entryCount;
  }
  return { papers, notices, entryCount: read, totalResults: first.totalResults };
}

function inAll(found: readonly Found[], { name }: Source): SearchFeed {
  const papers = new Map<PaperId, Paper>();
  for (const paper of found.flatMap((one) => one.papers))
    if (!papers.has(paper.id)) papers.set(paper.id, paper);
  const sum = (count: (one: Found) => number) => found.reduce((all, one) => all + count(one), 0);
  const missing = sum(({ entryCount, totalResults }) => Math.max(0, totalResults - entryCount));
  const notices = found.flatMap((one) => one.notices);
  const text = `it counts ${sum((one) => one.totalResults)} papers, but ${missing} of them did not come. What came is used; the next run asks for the rest`;
  return {
    papers: [...papers.values()],
    notices: missing > 0 ? [...notices, { about: name, text }] : notices,
    entryCount: sum((one) => one.entryCount),
    totalResults: sum((one) => one.totalResults),
  };
}

/** The progress of a request. Estimates the number of pages from the size of the last one. */
function progressOf(
  request: SearchRequest,
  page: { nth: number; read: number; last: number; totalResults: number },
): string {
  if (request.isProbe) return "arXiv's API takes some of the topics";
  const { nth, read, last, totalResults } = page;
  const left = Math.max(0, Math.min(totalResults, MOST_RESULTS) - read);
  const pages = nth + (last === 0 ? 0 : Math.ceil(left / last));
  return `arXiv's API: page ${nth} of ${pages} (${read} of ${totalResults} papers)`;
}
