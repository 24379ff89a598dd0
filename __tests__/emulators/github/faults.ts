import type { ApiAnswer } from './api/handler.ts';

/** The parts of a request by which a test selects it. */
export interface RequestView {
  readonly method: string;
  /** Without the prefix and the query. */
  readonly path: string;
  readonly body: unknown;
}

/** A failure of a request or of its answer. */
export interface Fault {
  readonly match: (request: RequestView) => boolean;
  /** Number of requests that fail. Counts down. */
  times: number;
  /**
   * `before`: the request has no effect. `after`: it has its effect, but the answer is lost or
   * replaced.
   */
  readonly when: 'before' | 'after';
  /** `hang`: keeps the connection open without an answer. */
  readonly do: 'status' | 'reset' | 'delay' | 'hang';
  /** Default: 502. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ms?: number;
}

/** Returns the fault for a request, if any, and counts it down. */
export function strike(faults: readonly Fault[], request: RequestView): Fault | undefined {
  const fault = faults.find(({ times, match }) => times > 0 && match(request));
  if (fault !== undefined) fault.times--;
  return fault;
}

export function answerOf({ status = 502, headers = {}, body }: Fault): ApiAnswer {
  return { status, headers, body: body ?? { message: 'Server Error' } };
}

const validation = (error: object) => ({ message: 'Validation Failed', errors: [error] });

const onLabelsAndPeople = /\/(?:labels|assignees|requested_reviewers)$/;

/**
 * Answers that GitHub gives for some seconds about an object that was just created, because reads
 * lag behind writes. Each entry is the answer to one kind of request. The test sets `times`.
 */
export const LAGS = {
  /**
   * create-pull-request#4356: labels, assignees and reviewers of a pull request that was just
   * opened.
   */
  'unresolved node': {
    match: ({ method, path }) => method === 'POST' && onLabelsAndPeople.test(path),
    status: 422,
    body: validation({
      resource: 'Issue',
      code: 'unprocessable',
      field: 'data',
      message: 'Could not resolve to a node with the global id of PR_1',
    }),
  },
  /** octokit.rb#622: the head of a pull request is a branch that was just created. */
  'head invalid': {
    match: ({ method, path }) => method === 'POST' && path.endsWith('/pulls'),
    status: 422,
    body: validation({ resource: 'PullRequest', field: 'head', code: 'invalid' }),
  },
  /** nixpkgs-update#363: GitHub has the branch, but not yet its commit. */
  'no commits': {
    match: ({ method, path }) => method === 'POST' && path.endsWith('/pulls'),
    status: 422,
    body: validation({
      resource: 'PullRequest',
      code: 'custom',
      message: 'No commits between main and paperboy/digest',
    }),
  },
  /** rest-api-description#4887: a ref of a commit that was just created. */
  'reference update failed': {
    match: ({ method, path }) => method !== 'GET' && path.includes('/git/refs'),
    status: 422,
    body: { message: 'Reference update failed' },
  },
  /** The same report: a commit or a tree based on a tree that was just created. */
  'missing tree': {
    match: ({ method, path, body }) =>
      method === 'POST' &&
      /\/git\/(?:trees|commits)$/.test(path) &&
      names(body, 'tree', 'base_tree'),
    status: 404,
    body: { message: 'Not Found' },
  },
  /** The same report: a ref of a commit that was just created. */
  'missing commit': {
    match: ({ method, path }) => method !== 'GET' && path.includes('/git/refs'),
    status: 404,
    body: { message: 'Not Found' },
  },
} satisfies Readonly<Record<string, Pick<Fault, 'match' | 'status' | 'body'>>>;

export type Lag = keyof typeof LAGS;

/** Returns a lag as a fault. @param times number of answers that lag */
export function lagging(lag: Lag, times = 1): Fault {
  return { ...LAGS[lag], times, when: 'before', do: 'status' };
}

const names = (body: unknown, ...keys: string[]) =>
  keys.some((key) => typeof (Object(body) as Record<string, unknown>)[key] === 'string');
