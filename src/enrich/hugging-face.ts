import type { Extras } from './extras.ts';
import type { Log } from '../log.ts';
import { type Result, batch, countOf, reasonsIn } from '../http/batch.ts';
import { send } from '../http/send.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { PaperId } from '../papers/paper.ts';
import { readPaperPage } from './paper-page.ts';

export interface HuggingFaceOptions {
  /** Without a slash at its end: `https://huggingface.co`. */
  readonly url: string;
  /** An access token, which has its own rate limit. May be empty. */
  readonly token: string;
  readonly userAgent: string;
  readonly log: Log;
}

/** Hugging Face allows 500 requests in 5 minutes (facts on arXiv); use less than half. */
const MOST_PAPERS = 200;
const TIMEOUT_SECONDS = 10;
const MOST_BYTES = 1024 * 1024;

/** Finds code on Hugging Face's paper pages, for papers that name none themselves. */
export function huggingFaceOver(options: HuggingFaceOptions): Extras['links'] {
  const { log } = options;
  return async (all) => {
    // Papers with an id of before 2007 have no page.
    const papers = all.filter(({ id }) => !id.includes('/')).slice(0, MOST_PAPERS);
    const links = new Map<PaperId, readonly CodeLink[]>();
    const misses = await batch(
      papers,
      {
        who: 'Hugging Face',
        log,
        atOnce: 4,
        most: MOST_PAPERS,
        seconds: 60,
        perLine: 50,
        outage: 3,
      },
      async ({ id }, deadline) => {
        const found = await ask(options, id, deadline);
        if ('do' in found) return found;
        if (found.links.length > 0) links.set(id, found.links);
        return { do: 'done' };
      },
    );
    const missed = countOf(misses);
    if (papers.length > 0)
      log.info(
        `Hugging Face knows the code of ${links.size} of the ${papers.length - missed} papers that it was asked for`,
      );
    if (missed === 0) return { links, notices: [] };
    const text = `It could not be asked for the code of ${missed} of ${papers.length} papers: ${reasonsIn(misses)}. Their posts show what the papers name themselves`;
    return { links, notices: [{ about: 'Hugging Face', text }] };
  };
}

async function ask(
  { url, token, userAgent }: HuggingFaceOptions,
  id: PaperId,
  deadline: AbortSignal,
): Promise<{ readonly links: readonly CodeLink[] } | Result> {
  const reply = await send(`${url}/api/papers/${id}`, {
    headers: {
      Accept: 'application/json',
      'User-Agent': userAgent,
      ...(token !== '' && { Authorization: `Bearer ${token}` }),
    },
    mostBytes: MOST_BYTES,
    timeoutSeconds: TIMEOUT_SECONDS,
    deadline,
  });
  if ('failed' in reply) return { do: 'miss', reason: 'no answer', outage: true };
  const { status, body } = reply;
  // Hardly any paper has a page on its first day.
  if (status === 404) return { links: [] };
  // The limit counts five minutes, which is longer than this batch.
  if (status === 429) return { do: 'stop', reason: 'HTTP 429: its rate limit is used up' };
  if (status === 401)
    return { do: 'stop', reason: 'HTTP 401: it did not take the token in `HF_TOKEN`' };
  if (status < 200 || status > 299) return { do: 'miss', reason: `HTTP ${status}`, outage: true };
  const links = readPaperPage(body);
  return links === undefined
    ? { do: 'miss', reason: 'an answer that cannot be read', outage: true }
    : { links };
}
