import { mayFollow } from './redirects.ts';

/** One HTTP request, and its limits. */
export interface Outgoing {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Maximum size of a reply. */
  readonly mostBytes: number;
  readonly timeoutSeconds: number;
  /** Aborts the request when the time of its batch is up. */
  readonly deadline?: AbortSignal;
  /** `none` for requests with a key. Default: follow the redirects that mayFollow allows. */
  readonly redirects?: 'none';
}

/** The reply, or the reason why there is none. */
export type Reply =
  | { readonly status: number; readonly body: string; readonly retryAfter?: string }
  | { readonly status: 0; readonly failed: 'timeout' | 'broken connection' | 'too large' };

const MOST_REDIRECTS = 5;

/** Sends a request and reads the reply. Never throws; a failure is a Reply, too. */
export async function send(address: string, outgoing: Outgoing): Promise<Reply> {
  const timeout = AbortSignal.timeout(outgoing.timeoutSeconds * 1000);
  const signal = outgoing.deadline ? AbortSignal.any([outgoing.deadline, timeout]) : timeout;
  try {
    const reply = await fetchNear(address, outgoing, signal);
    const body = await textOf(reply, outgoing.mostBytes);
    if (body === undefined) return { status: 0, failed: 'too large' };
    const retryAfter = reply.headers.get('retry-after');
    return { status: reply.status, body, ...(retryAfter !== null && { retryAfter }) };
  } catch {
    return { status: 0, failed: signal.aborted ? 'timeout' : 'broken connection' };
  }
}

/**
 * Follows redirects with the same method and body, since no request here changes anything. Returns a
 * redirect that is not followed as the reply, with its status 3xx.
 */
async function fetchNear(
  address: string,
  { method = 'GET', headers, body, redirects }: Outgoing,
  signal: AbortSignal,
): Promise<Response> {
  const init = { method, headers, signal, ...(body !== undefined && { body }) };
  let url = new URL(address);
  for (let followed = 0; ; followed++) {
    const reply = await fetch(url, { ...init, redirect: 'manual' });
    const location = reply.headers.get('location');
    const isRedirect = [301, 302, 307, 308].includes(reply.status) && location !== null;
    if (!isRedirect || redirects === 'none' || followed === MOST_REDIRECTS) return reply;
    if (!URL.canParse(location, url.href)) return reply;
    const next = new URL(location, url);
    if (!mayFollow(url, next)) return reply;
    await reply.body?.cancel();
    url = next;
  }
}

/** @returns undefined if the text is too long */
async function textOf(reply: Response, mostBytes: number): Promise<string | undefined> {
  if (reply.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
