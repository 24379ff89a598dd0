import type { Arxiv, Feed, SearchFeed } from './arxiv.ts';
import type { Log } from '../log.ts';
import { RunFailure } from '../failure.ts';
import { fetchNear } from '../http/fetch-near.ts';
import { pause, textOf } from '../http/reply.ts';
import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { readAnnouncements } from './announcements.ts';
import { type Page, looksLikeFeed, readAtom } from './atom.ts';
import { type BadReply, PACE_SECONDS, afterBadReply } from './pacing.ts';
import { type ApiRequest, MOST_RESULTS, type PageRequest, halvesOf, pageOf } from './request.ts';
import { BrokenXml, MOST_BYTES, tooLarge } from './xml.ts';

export interface ArxivOptions {
  /** Without a slash at its end: `https://export.arxiv.org`. */
  readonly apiUrl: string;
  /** `https://rss.arxiv.org` */
  readonly rssUrl: string;
  /** Names the project and where to complain: arXiv's terms ask for it. */
  readonly userAgent: string;
  /** Seconds between requests; less than arXiv's 3 only for a loopback address. */
  readonly paceSeconds?: number;
  readonly log: Log;
}

const TIMEOUT_MS = 60_000;

/** An empty answer has been false before; asked three times, it is believed. */
const DOUBTS = 2;

/** A reply that can be read, or what is wrong with it. */
type Answer<T> = { readonly value: T } | Bad;

interface Bad {
  readonly bad: BadReply;
  /** Why it cannot be read, where arXiv did answer. */
  readonly broken?: BrokenXml;
}

/** arXiv over HTTP: one request at a time, spaced, patient. */
export function arxivOver(options: ArxivOptions): Arxiv {
  const { log } = options;
  const pace = options.paceSeconds ?? PACE_SECONDS;
  // Over API and feeds together: arXiv's terms count them as one.
  let requestCount = 0;

  /** Asks until there is an answer or patience ends. */
  async function patiently<T>(what: string, ask: () => Promise<Answer<T>>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      if (requestCount > 0 && attempt === 0) await pause(pace);
      requestCount++;
      const answer = await ask();
      if ('value' in answer) return answer.value;
      const { bad } = answer;
      const step = afterBadReply(bad, attempt, new Date(), Math.random());
      if (step.do === 'give-up') throw outOfPatience(what, answer, attempt + 1);
      // Against an emulator the waits shrink as the pace does.
      const seconds = step.seconds * Math.min(1, pace / PACE_SECONDS);
      const capped =
        step.asked > step.seconds
          ? ` (it asked for ${Math.round(step.asked)} s, which no run can wait)`
          : '';
      log.info(
        `${what} answered with ${bad.what}; waiting ${Math.round(seconds)} s before try ${attempt + 2}${capped}`,
      );
      await pause(seconds);
    }
  }

  function page(request: ApiRequest, start: number): Promise<Page> {
    let doubts = 0;
    return patiently("arXiv's API", async () => {
      const answer = await fetchText(
        options.apiUrl,
        pageOf(request, start),
        options.userAgent,
        readPage,
      );
      if ('bad' in answer || answer.value.entryCount > 0) return answer;
      // After others an empty page is certainly false; as the first it may be, so it is doubted twice.
      const isLater = start > 0;
      const mayDoubt = request.kind === 'search' && request.isProbe !== true;
      const isDoubtful = start === 0 && mayDoubt && doubts++ < DOUBTS;
      return isLater || isDoubtful ? { bad: { what: 'an empty page', temporary: true } } : answer;
    });
  }

  async function search(requests: readonly ApiRequest[]): Promise<SearchFeed> {
    let [sent, announced] = [0, 0];
    const papers = new Map<PaperId, Paper>();
    const notices: Notice[] = [];
    const left = [...requests];
    for (let request = left.shift(); request !== undefined; request = left.shift()) {
      let start = 0;
      for (let nth = 1; ; nth++) {
        const {
          papers: found,
          notices: odd,
          entryCount,
          totalResults,
        } = await page(request, start);
        const halves =
          request.kind === 'search' && totalResults > MOST_RESULTS ? halvesOf(request) : [];
        if (halves.length > 0) {
          log.info(
            `arXiv's API has ${totalResults} papers, more than it shows: asking for each half of the window`,
          );
          left.unshift(...halves);
          break;
        }
        for (const paper of found) if (!papers.has(paper.id)) papers.set(paper.id, paper);
        for (const one of odd) notices.push(one);
        start += entryCount;
        sent += entryCount;
        log.info(progressOf(request, { nth, read: start, entryCount, totalResults }));
        if (entryCount === 0 || start >= Math.min(totalResults, MOST_RESULTS)) {
          announced += totalResults;
          break;
        }
      }
    }
    return { papers: [...papers.values()], notices, entryCount: sent, totalResults: announced };
  }

  async function announcements(categories: readonly string[], since: Date): Promise<Feed> {
    const path = `/rss/${categories.map(encodeURIComponent).join('+')}`;
    const read = (text: string) => readAnnouncements(text, since);
    log.info(`Asking arXiv's announcement feed for ${categories.join(', ')}`);
    const { papers, notices } = await patiently("arXiv's announcement feed", () =>
      fetchText(options.rssUrl, { method: 'GET', path }, options.userAgent, read),
    );
    log.info(`arXiv's announcement feed: ${papers.length} papers read`);
    const once = new Map(papers.map((paper) => [paper.id, paper]));
    return { papers: [...once.values()], notices };
  }

  return { search, announcements };
}

/** How far a request has come; how many pages are left follows from how many entries came in this one. */
function progressOf(
  request: ApiRequest,
  page: Pick<Page, 'entryCount' | 'totalResults'> & { readonly nth: number; readonly read: number },
): string {
  if (request.kind === 'search' && request.isProbe) return "arXiv's API takes some of the topics";
  const { nth, read, entryCount, totalResults } = page;
  const left = Math.max(0, Math.min(totalResults, MOST_RESULTS) - read);
  const pages = nth + (entryCount === 0 ? 0 : Math.ceil(left / entryCount));
  const about = request.kind === 'ids' ? ', by id' : '';
  return `arXiv's API${about}: page ${nth} of ${pages} (${read} of ${totalResults} papers)`;
}

function readPage(text: string): Page {
  return readAtom(text);
}

/** Why a run stops asking. */
function outOfPatience(what: string, { bad, broken }: Bad, tries: number): RunFailure {
  if (broken !== undefined) return new BrokenXml(`${broken.message} (${what}, ${tries} tries)`);
  return bad.temporary
    ? new RunFailure(
        'ARXIV_UNAVAILABLE',
        `${what} could not be reached: ${tries} tries, the last answered with ${bad.what}`,
      )
    : new RunFailure('ARXIV_REFUSED', `${what} answered with ${bad.what}`);
}

async function fetchText<T>(
  url: string,
  page: PageRequest,
  userAgent: string,
  read: (text: string) => T,
): Promise<Answer<T>> {
  let reply: Response;
  let body: string;
  try {
    reply = await fetchNear(url + page.path, {
      method: page.method,
      headers: {
        // Without it arXiv answers 406 (reported in 2026).
        Accept: 'application/atom+xml, */*',
        'User-Agent': userAgent,
        ...(page.body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(page.body !== undefined && { body: page.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await textOf(reply, MOST_BYTES);
    if (text === undefined) throw tooLarge();
    body = text;
  } catch (error) {
    if (error instanceof RunFailure) throw error;
    const late = error instanceof Error && error.name === 'TimeoutError';
    const what = late ? `nothing for ${TIMEOUT_MS / 1000} s` : 'a connection that broke';
    return { bad: { what, temporary: true } };
  }
  const retryAfter = reply.headers.get('retry-after');
  const bad = (what: string, temporary = true): Bad => ({
    bad: { what, temporary, ...(retryAfter !== null && { retryAfter }) },
  });
  // A 400 carries a feed that says what is wrong; reading it throws with that.
  if (reply.status === 400)
    return looksLikeFeed(body) || /^\s*(?:<\?xml[^>]*>\s*)?<rss/.test(body)
      ? readWith(read, body)
      : bad('HTTP 400', false);
  if (!reply.ok) return bad(`HTTP ${reply.status}`);
  if (/^\s*Rate exceeded/i.test(body)) return bad('"Rate exceeded."');
  if (/^\s*<(?:!doctype html|html)/i.test(body)) return bad('a web page in place of a feed');
  return readWith(read, body);
}

/** What was sent with a status that promises a feed; half a feed is no answer yet. */
function readWith<T>(read: (text: string) => T, body: string): Answer<T> {
  try {
    return { value: read(body) };
  } catch (error) {
    if (!(error instanceof BrokenXml)) throw error;
    const what = body.trim() === '' ? 'an empty reply' : 'a reply that is cut off or no feed';
    return { bad: { what, temporary: true }, broken: error };
  }
}
