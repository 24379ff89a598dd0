import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Unreliable, answer } from './api.ts';
import { oldAtomFeed } from './atom-old.ts';
import { atomFeed, errorFeed } from './atom.ts';
import { announcements } from './feed.ts';
import { oaiAnswer } from './oai.ts';
import { Refusal } from './refusal.ts';
import type { PaperStore } from './store.ts';

/** An HTTP reply before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The parts of a request that its reply depends on. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly now: Date;
}

const ATOM = { 'Content-Type': 'application/atom+xml; charset=utf-8' };

/** Returns the reply of the API, of OAI-PMH or of a feed, depending on the path. */
export function properReply(
  store: PaperStore,
  question: Question,
  options: Unreliable & { readonly shape?: 'new' | 'old' },
): Reply {
  if (question.path === '/api/query') return queryReply(store, question, options);
  // text/xml with status 200, also for errors (arXiv/oaipmh, factory.py).
  if (question.path === '/oai')
    return {
      status: 200,
      headers: { 'Content-Type': 'text/xml' },
      body: oaiAnswer(store, question.params, question.now, options.oaiPageSize),
    };
  const [, format, request] = /^\/(rss|atom)\/([^/]*)$/.exec(question.path) ?? [];
  if (request === undefined || (format !== 'rss' && format !== 'atom'))
    return { status: 404, body: 'Not Found' };
  return feedReply(store, question, format, decodeURIComponent(request));
}

function queryReply(
  store: PaperStore,
  { method, headers, params, now }: Question,
  options: Unreliable & { readonly shape?: 'new' | 'old' },
): Reply {
  if (options.ignoresForms === true && method === 'POST') params.set('search_query', 'id:none');
  // "A missing `Accept` header brings 406" (facts, reported)
  if (headers.accept === undefined) return { status: 406, body: 'Not Acceptable' };
  const print = options.shape === 'old' ? oldAtomFeed : atomFeed;
  try {
    return { status: 200, headers: ATOM, body: print(answer(store, params, now, options)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, headers: ATOM, body: errorFeed(error, now) };
  }
}

/** "ETag, max-age to midnight" */
function feedReply(
  store: PaperStore,
  { headers: sent, now }: Question,
  format: 'rss' | 'atom',
  request: string,
): Reply {
  const { status, body, maxAge } = announcements(format, request, store.current(), now);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const headers = {
    'Content-Type': `application/${format}+xml`,
    ETag: etag,
    'Cache-Control': `max-age=${maxAge}`,
  };
  if (status === 200 && sent['if-none-match'] === etag) return { status: 304, headers };
  return { status, headers, body };
}
