import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiAnswer, answer } from './api.ts';
import type { Commit } from './git.ts';
import { Refusal } from './refusal.ts';
import type { PullState } from './shapes.ts';
import { type GitHubOptions, State, placeOf } from './state.ts';

export type { GitHubOptions } from './state.ts';

/** A request that reached the emulator, and what it was answered. */
export interface Seen {
  readonly method: string;
  /** With the query, without the prefix. */
  readonly path: string;
  readonly requestBody: unknown;
  status: number;
  responseBody: unknown;
}

/** Something that goes wrong on the way. */
export interface Fault {
  readonly match: (request: { readonly method: string; readonly path: string }) => boolean;
  times: number;
  /** `before`: the request has no effect. `after`: it has, but the answer is lost. */
  readonly when: 'before' | 'after';
  readonly do: 'status' | 'reset' | 'delay';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ms?: number;
}

export interface GitHub {
  readonly url: string;
  readonly state: State;
  readonly requests: readonly Seen[];
  readonly faults: Fault[];
  /** Called before a request is answered; a test may act as somebody else here. */
  onRequest:
    | ((request: { readonly method: string; readonly path: string }, index: number) => void)
    | undefined;
  readonly pulls: readonly PullState[];
  files(branch: string): Map<string, string>;
  /** Newest first. */
  log(branch: string): Commit[];
  branches(): string[];
  commitFiles: State['commitFiles'];
  mergePull: State['mergePull'];
  closePull: State['closePull'];
  reopenPull: State['reopenPull'];
  editPull: State['editPull'];
  deleteBranch: State['deleteBranch'];
  openPull: State['openPull'];
  close(): Promise<void>;
}

/**
 * GitHub's REST API over a real bare repository, as far as committing files and opening a pull
 * request goes. It refuses what GitHub refuses, in GitHub's words (GitHub's REST documentation and
 * its answers).
 */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const state = new State(options);
  const requests: Seen[] = [];
  const faults: Fault[] = [];
  let origin = '';
  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const sent = Buffer.concat(chunks).toString('utf8');
    const url = new URL(incoming.url ?? '/', origin);
    const prefix = options.pathPrefix ?? '';
    const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : '';
    const method = incoming.method ?? 'GET';
    const seen: Seen = {
      method,
      path: path + url.search,
      requestBody: sent === '' ? undefined : parseJson(sent),
      status: 0,
      responseBody: undefined,
    };
    requests.push(seen);
    github.onRequest?.({ method, path }, requests.length - 1);
    const fault = faults.find((one) => one.times > 0 && one.match({ method, path }));
    if (fault !== undefined) fault.times--;
    if (fault?.do === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 0));
    const spoiled = fault === undefined || fault.do === 'delay' ? undefined : fault;
    const real =
      spoiled?.when === 'before'
        ? undefined
        : reply(incoming.headers.authorization, method, path, url.searchParams, seen.requestBody);
    if (spoiled?.do === 'reset') {
      incoming.socket.destroy();
      return;
    }
    const { status, body, headers } =
      spoiled === undefined ? (real ?? { status: 500 }) : spoiledAnswer(spoiled);
    Object.assign(seen, { status, responseBody: body });
    outgoing.writeHead(status, {
      'x-github-request-id': `PAPER:${requests.length}`,
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(Math.max(0, 1000 - requests.length)),
      'x-ratelimit-reset': '1800000000',
      ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  }

  function reply(
    authorization: string | undefined,
    method: string,
    path: string,
    query: URLSearchParams,
    body: unknown,
  ): ApiAnswer {
    try {
      if (!new RegExp(`^(?:token|bearer) ${options.token}$`, 'i').test(authorization ?? ''))
        throw new Refusal(401, 'Bad credentials');
      const sent =
        typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
      const decoded = path.split('/').map(decodeURIComponent).join('/').replace(/\/$/, '');
      return answer(state, placeOf(options, origin), { method, path: decoded, query, body: sent });
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const github: GitHub = {
    url: origin + (options.pathPrefix ?? ''),
    state,
    requests,
    faults,
    onRequest: undefined,
    pulls: state.pulls,
    files: (branch) => state.git.readAll(`refs/heads/${branch}`),
    log: (branch) => state.git.log(`refs/heads/${branch}`),
    branches: () => state.git.refs('heads/').map(([name]) => name.replace(/^heads\//, '')),
    commitFiles: state.commitFiles.bind(state),
    mergePull: state.mergePull.bind(state),
    closePull: state.closePull.bind(state),
    reopenPull: state.reopenPull.bind(state),
    editPull: state.editPull.bind(state),
    deleteBranch: state.deleteBranch.bind(state),
    openPull: state.openPull.bind(state),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          state.git.close();
          resolve();
        });
      }),
  };
  return github;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function spoiledAnswer({
  status = 502,
  headers = {},
  body = { message: 'Server Error' },
}: Fault): ApiAnswer {
  return { status, headers, body };
}
