import type { ApiAnswer } from './api/handler.ts';

/** As much of a request as a test chooses by. */
export interface RequestView {
  readonly method: string;
  /** Without the prefix and the query. */
  readonly path: string;
  readonly body: unknown;
}

/** Something that goes wrong on the way. */
export interface Fault {
  readonly match: (request: RequestView) => boolean;
  /** How many requests it befalls; it counts down. */
  times: number;
  /** `before`: the request has no effect. `after`: it has, but its answer is lost or another. */
  readonly when: 'before' | 'after';
  /** `hang`: the connection stays open and no answer comes. */
  readonly do: 'status' | 'reset' | 'delay' | 'hang';
  /** 502 if not said. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ms?: number;
}

/** What befalls this request, if anything does. */
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
 * What GitHub answers for some seconds about an object that was just made, since what answers lags
 * behind what stores. Each is one request's answer; `times` is to be set by the test.
 */
export const LAGS = {
  /** create-pull-request#4356: labels, assignees and reviewers of a pull request just opened. */
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
  /** octokit.rb#622: the head of a pull request is a branch just made. */
  'head invalid': {
    match: ({ method, path }) => method === 'POST' && path.endsWith('/pulls'),
    status: 422,
    body: validation({ resource: 'PullRequest', field: 'head', code: 'invalid' }),
  },
  /** nixpkgs-update#363: the branch is there, its commit is not yet. */
  'no commits': {
    match: ({ method, path }) => method === 'POST' && path.endsWith('/pulls'),
    status: 422,
    body: validation({
      resource: 'PullRequest',
      code: 'custom',
      message: 'No commits between main and paperboy/digest',
    }),
  },
  /** rest-api-description#4887: a ref of a commit just made. */
  'reference update failed': {
    match: ({ method, path }) => method !== 'GET' && path.includes('/git/refs'),
    status: 422,
    body: { message: 'Reference update failed' },
  },
  /** The same report: a tree onto one just made, or a commit of it. */
  'missing tree': {
    match: ({ method, path, body }) =>
      method === 'POST' &&
      /\/git\/(?:trees|commits)$/.test(path) &&
      names(body, 'tree', 'base_tree'),
    status: 404,
    body: { message: 'Not Found' },
  },
  /** The same report: a ref of a commit just made. */
  'missing commit': {
    match: ({ method, path }) => method !== 'GET' && path.includes('/git/refs'),
    status: 404,
    body: { message: 'Not Found' },
  },
} satisfies Readonly<Record<string, Pick<Fault, 'match' | 'status' | 'body'>>>;

export type Lag = keyof typeof LAGS;

/** A lag as a fault. @param times how many answers lag behind */
export function lagging(lag: Lag, times = 1): Fault {
  return { ...LAGS[lag], times, when: 'before', do: 'status' };
}

const names = (body: unknown, ...keys: string[]) =>
  keys.some((key) => typeof (Object(body) as Record<string, unknown>)[key] === 'string');
