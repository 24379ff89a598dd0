import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Unreliable } from './api.ts';
import { FaultQueue, type Service } from './faults.ts';
import type { FakePaper, Revision } from './paper.ts';
import { type Reply, properReply } from './reply.ts';
import { spoilt } from './spoil.ts';
import { PaperStore } from './store.ts';

export type { Fault } from './faults.ts';
export { holds } from './holds.ts';
export type { AnnounceType, FakePaper, Revision } from './paper.ts';
export { type Node, readAsArxiv } from './query.ts';
export { Refusal } from './refusal.ts';

export interface ArxivOptions extends Unreliable {
  readonly papers?: readonly FakePaper[];
  /** Format of the back end since November 2025, or of the previous one. */
  readonly shape?: 'new' | 'old';
  /** Time at which arXiv answers. `setNow` changes it. */
  readonly now?: string | Date;
  /**
   * A request gets 429 if it comes sooner than this after the previous one, or while another one is
   * answered. Milliseconds of the real clock.
   */
  readonly minGapMs?: number;
}

/** A received request. `params` includes the fields of a form. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, by the real clock. */
  readonly at: number;
  /** Undefined until the request is answered, and if the connection was closed. */
  status: number | undefined;
}

export interface FakeArxiv {
  /**
   * Address that replaces those of the API, of OAI-PMH and of the feeds. Has no slash at the end.
   */
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  readonly faults: FaultQueue;
  add(paper: FakePaper): void;
  /** Submits the next version, now or at the time in `updated`. */
  revise(id: string, changes?: Revision): FakePaper;
  /** "Withdrawn papers are ordinary entries whose comment says so." */
  withdraw(id: string, comment?: string): FakePaper;
  setNow(now: string | Date): void;
  close(): Promise<void>;
}

function serviceAt(path: string): Service {
  return path.startsWith('/api/') ? 'api' : path === '/oai' ? 'oai' : 'feeds';
}

const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' };
const TOO_SOON: Reply = { status: 429, body: 'Rate exceeded.' };

/** Starts arXiv's API, OAI-PMH and announcement feeds on 127.0.0.1. */
export async function startArxiv(options: ArxivOptions = {}): Promise<FakeArxiv> {
  const store = new PaperStore(options.papers ?? []);
  const faults = new FaultQueue();
  const requests: LoggedRequest[] = [];
  let now = new Date(options.now ?? '2026-11-20T06:00:00Z');
  let underWay = 0;
  let lastAt = -Infinity;

  const server = createServer((request, response) => {
    const tooSoon =
      options.minGapMs !== undefined &&
      (underWay > 0 || performance.now() - lastAt < options.minGapMs);
    lastAt = performance.now();
    underWay++;
    response.once('close', () => underWay--);
    serve(request, response, tooSoon).catch((error: unknown) => {
      if (!response.headersSent)
        response.writeHead(500, PLAIN).end(`the emulator failed: ${String(error)}`);
    });
  });

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    tooSoon: boolean,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const form = await text(request);
    const params = new URLSearchParams([...url.searchParams, ...new URLSearchParams(form)]);
    const logged: LoggedRequest = {
      method: request.method ?? '',
      path: url.pathname,
      params: Object.fromEntries(params),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      at: Date.now(),
      status: undefined,
    };
    requests.push(logged);
    const fault = tooSoon ? undefined : faults.next(serviceAt(url.pathname));
    if (fault?.do === 'hang') return;
    if (fault?.do === 'reset') {
      response.destroy();
      return;
    }
    const proper = properReply(
      store,
      { method: logged.method, path: url.pathname, params, headers: request.headers, now },
      options,
    );
    const reply = tooSoon ? TOO_SOON : fault ? spoilt(fault, proper) : proper;
    logged.status = reply.status;
    response.writeHead(reply.status, { ...PLAIN, ...reply.headers }).end(reply.body);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    add: (paper) => {
      store.add(paper);
    },
    revise: (id, changes = {}) => store.revise(id, changes, now),
    withdraw: (id, comment = 'This paper has been withdrawn by the authors') =>
      store.revise(id, { comment }, now),
    setNow: (instant) => {
      now = new Date(instant);
    },
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
