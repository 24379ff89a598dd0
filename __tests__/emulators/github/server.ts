import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answer } from './api/answer.ts';
import type { ApiAnswer } from './api/handler.ts';
import { type Fault, type RequestView, answerOf, strike } from './faults.ts';
import { Refusal } from './refusal.ts';
import { type State, placeOf } from './state.ts';

/** A request to the emulator, and its answer. */
export interface Seen {
  readonly method: string;
  /** Path with the query, without the prefix. */
  readonly path: string;
  readonly requestBody: unknown;
  /** Time by the emulator's clock. */
  readonly at: string;
  /** Times of arrival and of the answer by the machine's clock, in milliseconds. */
  readonly came: number;
  went: number;
  /** 0 if the connection was closed. */
  status: number;
  responseBody: unknown;
  /** Whether a fault replaced the answer. */
  spoiled: boolean;
}

/** An action of a test during a request, such as to stop the client or to act as another person. */
export type Hook = (request: RequestView, index: number) => void | Promise<void>;

export interface Watch {
  readonly requests: Seen[];
  readonly faults: Fault[];
  /** Called before a request has an effect. */
  onRequest: Hook | undefined;
  /** Called after the effect of a request, before its answer is sent. */
  onEffect: Hook | undefined;
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** Answers over HTTP on a free port. */
export async function listen(state: State, watch: Watch): Promise<Listening> {
  const { options } = state;
  const { pathPrefix = '', latencyMs = 0 } = options;
  const { rate } = state;
  const accepted = new Set([`token ${options.token}`, `bearer ${options.token}`]);
  let origin = '';

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const sent = await textOf(incoming);
    const { pathname, search, searchParams } = new URL(incoming.url ?? '/', origin);
    const path = pathname.startsWith(pathPrefix) ? pathname.slice(pathPrefix.length) : '';
    const method = incoming.method ?? 'GET';
    const body = sent === '' ? undefined : parsed(sent);
    const seen: Seen = {
      method,
      path: path + search,
      requestBody: body,
      at: state.now,
      came: performance.now(),
      went: Infinity,
      status: 0,
      responseBody: undefined,
      spoiled: false,
    };
    const index = watch.requests.push(seen) - 1;
    const view = { method, path, body };
    await watch.onRequest?.(view, index);
    if (latencyMs > 0) await wait(latencyMs);
    const fault = strike(watch.faults, view);
    const slow = fault?.do === 'delay' ? fault : undefined;
    const spoils = fault?.do === 'delay' ? undefined : fault;
    if (fault?.do === 'hang' && fault.when === 'before') return;
    if (slow?.when === 'before') await wait(slow.ms);
    const reply =
      spoils?.when === 'before'
        ? undefined
        : real(incoming.headers.authorization, view, searchParams);
    if (reply !== undefined) await watch.onEffect?.(view, index);
    if (slow?.when === 'after') await wait(slow.ms);
    seen.spoiled = spoils !== undefined;
    if (spoils?.do === 'hang') return;
    if (spoils?.do === 'reset') {
      incoming.socket.destroy();
      return;
    }
    send(outgoing, seen, index, spoils === undefined ? reply : answerOf(spoils));
  }

  function send(outgoing: ServerResponse, seen: Seen, index: number, reply?: ApiAnswer): void {
    const { status = 500, body, headers } = reply ?? {};
    Object.assign(seen, { status, responseBody: body, went: performance.now() });
    outgoing.writeHead(status, {
      'x-github-request-id': `PAPER:${index + 1}`,
      ...rate.headers,
      ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  }

  /** Returns the answer of GitHub, without faults. */
  function real(
    authorization: string | undefined,
    { method, path, body }: RequestView,
    query: URLSearchParams,
  ): ApiAnswer {
    try {
      // GitHub accepts public reads without a token. The emulator refuses them, to detect a missing
      // token.
      if (!accepted.has((authorization ?? '').replace(/^\w+/, (word) => word.toLowerCase())))
        throw new Refusal(401, 'Bad credentials');
      if (method === 'GET' && path === '/rate_limit') return rate.answer;
      rate.spend();
      const decoded = decodeURIComponent(path).replace(/\/$/, '');
      return answer(state, placeOf(state, origin), {
        method,
        path: decoded,
        query,
        body: objectIn(body),
      });
    } catch (error) {
      if (error instanceof Refusal)
        return { status: error.status, body: error.body, headers: error.headers };
      return { status: 500, body: { message: `the emulator failed: ${String(error)}` } };
    }
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { origin, close };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** "Troubleshooting the REST API": a body must be a JSON object. */
function objectIn(body: unknown): Record<string, unknown> {
  if (body === undefined) return {};
  if (typeof body === 'string') throw new Refusal(400, 'Problems parsing JSON');
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(400, 'Body should be a JSON object');
  return body as Record<string, unknown>;
}
