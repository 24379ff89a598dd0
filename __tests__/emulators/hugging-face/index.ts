import { startLoopback } from '../loopback.ts';

/** Links that users entered for a paper. All other fields of an answer are invented. */
export interface PaperPage {
  readonly githubRepo?: string | null;
  readonly projectPage?: string | null;
}

/** A failure of every request while it is set. */
export type HuggingFaceFault = { readonly status: number } | 'reset' | 'html' | 'hang';

export interface HuggingFace {
  readonly url: string;
  /** Requested ids, in order. */
  readonly asked: readonly string[];
  /**
   * The `Authorization` header of each request. An access token has its own rate limit
   * (huggingface.co/docs/hub/rate-limits).
   */
  readonly authorizations: readonly (string | undefined)[];
  readonly mostAtOnce: number;
  fault: HuggingFaceFault | undefined;
  close(): Promise<void>;
}

/**
 * Starts Hugging Face's paper pages: `GET /api/papers/{id}`, 404 for a paper without a page (facts
 * on arXiv, "Code and other extras", which also lists the fields of an answer).
 *
 * @param delayMs delay of each answer, so that parallel requests overlap
 */
export async function startHuggingFace(
  pages: Readonly<Record<string, PaperPage>> = {},
  delayMs = 0,
): Promise<HuggingFace> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  let fault: HuggingFaceFault | undefined;
  const server = await startLoopback(async (request, reply) => {
    const id = /^\/api\/papers\/(.+)$/.exec(request.url ?? '')?.[1] ?? '';
    asked.push(id);
    authorizations.push(request.headers.authorization);
    if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
    if (fault === 'hang') return;
    if (fault === 'reset') return void reply.destroy();
    if (fault === 'html')
      return void reply.setHeader('content-type', 'text/html').end('<!doctype html><p>Busy</p>');
    const page = pages[id];
    const status = fault?.status ?? (page === undefined ? 404 : 200);
    const answer =
      status === 200
        ? {
            id,
            title: 'A paper',
            upvotes: 3,
            ai_summary: 'Not what we came for.',
            ai_keywords: ['keyword'],
            ...page,
          }
        : { error: status === 404 ? 'Paper not found' : 'Something went wrong' };
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  return {
    url: server.url,
    asked,
    authorizations,
    get mostAtOnce() {
      return server.mostAtOnce;
    },
    get fault() {
      return fault;
    },
    set fault(value) {
      fault = value;
    },
    close: () => server.close(),
  };
}
