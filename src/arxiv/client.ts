import type { Arxiv, Feed, Log } from '../edges.ts';
import { RunFailure } from '../failure.ts';
import type { Notice } from '../notice.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { type Page, looksLikeFeed, readAtom } from './atom.ts';
import { type BadReply, PACE_SECONDS, afterBadReply } from './pacing.ts';
import { type ApiRequest, type PageRequest, pageOf } from './request.ts';

export interface ArxivOptions {
  /** Without a slash at its end: `https://export.arxiv.org`. */
  readonly url: string;
  /** Names the project and where to complain: arXiv's terms ask for it. */
  readonly userAgent: string;
  /** Seconds between requests; less than arXiv's 3 only for a loopback address. */
  readonly paceSeconds?: number;
  readonly log: Log;
}

const TIMEOUT_MS = 60_000;
// An offset past 10,000 makes arXiv answer 500 (its code; the documentation says 30,000).
const LAST_START = 10_000;

/** arXiv over HTTP: one request at a time, spaced, patient. */
export function arxivOver(options: ArxivOptions): Arxiv {
  const pace = options.paceSeconds ?? PACE_SECONDS;
  let requestCount = 0;

  async function ask(page: PageRequest): Promise<Page> {
    for (let attempt = 0; ; attempt++) {
      if (requestCount > 0 && attempt === 0) await pause(pace);
      requestCount++;
      const answer = await fetchPage(options, page);
      if ('page' in answer) return answer.page;
      const step = afterBadReply(answer.bad, attempt, new Date(), Math.random());
      if (step.do === 'give-up') {
        if (!answer.bad.temporary)
          throw new RunFailure('ARXIV_REFUSED', `arXiv answered with ${answer.bad.what}`);
        throw new RunFailure(
          'ARXIV_UNAVAILABLE',
          `arXiv could not be reached: ${attempt + 1} tries, the last answered with ${answer.bad.what}`,
        );
      }
      // Against an emulator the waits shrink as the pace does.
      const seconds = step.seconds * Math.min(1, pace / PACE_SECONDS);
      options.log.info(
        `arXiv answered with ${answer.bad.what}; waiting ${Math.round(seconds)} s before try ${attempt + 2}`,
      );
      await pause(seconds);
    }
  }

  return {
    async collect(requests: readonly ApiRequest[]): Promise<Feed> {
      const papers = new Map<PaperId, Paper>();
      const notices: Notice[] = [];
      for (const request of requests) {
        let start = 0;
        for (;;) {
          const page = await ask(pageOf(request, start));
          for (const paper of page.papers) if (!papers.has(paper.id)) papers.set(paper.id, paper);
          notices.push(...page.notices);
          start += page.entryCount;
          options.log.info(`arXiv: ${start} of ${page.totalResults} papers read`);
          if (page.entryCount === 0 || start >= page.totalResults) break;
          if (start >= LAST_START) {
            notices.push({
              about: 'arXiv',
              text: `only the newest ${start} of ${page.totalResults} papers could be read: narrow the topics, or shorten lookback-days`,
            });
            break;
          }
        }
      }
      return { papers: [...papers.values()], notices, requestCount };
    },
  };
}

async function fetchPage(
  options: ArxivOptions,
  page: PageRequest,
): Promise<{ page: Page } | { bad: BadReply }> {
  let reply: Response;
  let body: string;
  try {
    reply = await fetch(options.url + page.path, {
      method: page.method,
      headers: {
        // Without it arXiv answers 406 (reported in 2026).
        Accept: 'application/atom+xml, */*',
        'User-Agent': options.userAgent,
        ...(page.body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(page.body !== undefined && { body: page.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await reply.text();
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return {
      bad: {
        what: late ? `nothing for ${TIMEOUT_MS / 1000} s` : 'a connection that broke',
        temporary: true,
      },
    };
  }
  const retryAfter = reply.headers.get('retry-after');
  const bad = (what: string, temporary: boolean) => ({
    bad: { what, temporary, ...(retryAfter !== null && { retryAfter }) },
  });
  // A 400 carries a feed that says what is wrong with the query; reading it throws with that.
  if (reply.status === 400 && looksLikeFeed(body)) return { page: readAtom(body) };
  if (reply.status === 400) return bad('HTTP 400', false);
  if (!reply.ok) return bad(`HTTP ${reply.status}`, true);
  if (/^\s*Rate exceeded/i.test(body)) return bad('"Rate exceeded."', true);
  if (/^\s*<(?:!doctype html|html)/i.test(body)) return bad('a web page in place of a feed', true);
  return { page: readAtom(body) };
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
