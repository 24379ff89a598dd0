import type { Extras } from './extras.ts';
import type { Log } from '../log.ts';
import { fetchNear } from '../http/fetch-near.ts';
import { textOf } from '../http/reply.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { atOnce } from './at-once.ts';
import { progressIn } from './progress.ts';
import { readPaperPage } from './paper-page.ts';

export interface HuggingFaceOptions {
  /** Without a slash at its end: `https://huggingface.co`. */
  readonly url: string;
  readonly userAgent: string;
  readonly log: Log;
  /** How long all requests may take together. */
  readonly seconds?: number;
}

/** Its pages have ids of the form that arXiv has used since 2007. It allows 500 requests in 5 minutes (facts on arXiv): less than half of them are ours. */
const MOST_PAPERS = 200;
const AT_ONCE = 4;
const MOST_SECONDS = 60;
const TIMEOUT_SECONDS = 10;
const MOST_BYTES = 1024 * 1024;

const PAPERS_PER_LINE = 50;

/** So many failures in a row, and it is an outage. */
const OUTAGE = 3;

/** The code that Hugging Face's paper pages name, for papers that name none themselves. */
export function huggingFaceOver(options: HuggingFaceOptions): Extras['links'] {
  const { url, userAgent, log } = options;
  return async (all) => {
    const papers = all.filter(({ id }) => !id.includes('/')).slice(0, MOST_PAPERS);
    const links = new Map<PaperId, readonly CodeLink[]>();
    const deadline = AbortSignal.timeout((options.seconds ?? MOST_SECONDS) * 1000);
    let asked = 0;
    let inARow = 0;
    let why = '';
    await atOnce(
      papers,
      AT_ONCE,
      async ({ id }: Pick<Paper, 'id'>) => {
        const found = await ask(`${url}/api/papers/${id}`, userAgent, deadline);
        if ('failed' in found) {
          inARow++;
          why = found.failed;
          return;
        }
        inARow = 0;
        asked++;
        if (found.links.length > 0) links.set(id, found.links);
      },
      () => inARow < OUTAGE && !deadline.aborted,
      progressIn(log, 'Hugging Face', papers.length, PAPERS_PER_LINE),
    );
    if (papers.length > 0)
      log.info(
        `Hugging Face knows the code of ${links.size} of the ${asked} papers that it was asked for`,
      );
    const missed = papers.length - asked;
    if (missed === 0) return { links, notices: [] };
    const reason = deadline.aborted ? 'its time was up' : why;
    const text = `It could not be asked for the code of ${missed} of ${papers.length} papers: ${reason}. Their posts show what the papers name themselves`;
    return { links, notices: [{ about: 'Hugging Face', text }] };
  };
}

async function ask(
  url: string,
  userAgent: string,
  deadline: AbortSignal,
): Promise<{ readonly links: readonly CodeLink[] } | { readonly failed: string }> {
  try {
    const reply = await fetchNear(url, {
      headers: { Accept: 'application/json', 'User-Agent': userAgent },
      signal: AbortSignal.any([deadline, AbortSignal.timeout(TIMEOUT_SECONDS * 1000)]),
    });
    const text = await textOf(reply, MOST_BYTES);
    // Hardly any paper has a page on its first day.
    if (reply.status === 404) return { links: [] };
    if (!reply.ok) return { failed: `HTTP ${reply.status}` };
    const links = text === undefined ? undefined : readPaperPage(text);
    return links === undefined ? { failed: 'an answer that cannot be read' } : { links };
  } catch {
    return { failed: 'no answer' };
  }
}
