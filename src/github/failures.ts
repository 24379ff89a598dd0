import { RunFailure } from '../failure.ts';

/** The fields of an API error that decide how to handle it. */
export interface ApiError {
  readonly status: number;
  readonly message: string;
  /** In small letters; absent where no answer came. */
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> };
}

/** The step that failed, for the message. */
export interface Attempt {
  /** `reading the branch main`, `writing to the branch paperboy/digest` */
  readonly doing: string;
  readonly repository: string;
  /** Where the user can go on by hand. */
  readonly compareUrl?: string;
  /** Whether this run wrote to the repository before: then the token may write. */
  readonly hasWritten?: boolean;
  /** A possible reason for a failed connection, as a complete sentence. */
  readonly connectionHint?: string;
}

/**
 * The meaning of an answer of GitHub's API for a user (the texts: facts from GitHub's REST
 * documentation and its answers).
 */
export function failureFor(error: ApiError, attempt: Attempt): RunFailure {
  const { status, message } = error;
  const { doing, repository, compareUrl, hasWritten = false, connectionHint } = attempt;
  const while_ = `${repository}, ${doing}: GitHub answered ${status} "${inShort(message)}"`;
  if (status === 401)
    return new RunFailure('TOKEN_REFUSED', `${while_}. It does not accept the token`);
  if (/not permitted to create or approve pull requests/i.test(message)) {
    const link =
      compareUrl === undefined
        ? ''
        : `. The papers are committed; open the pull request by hand: ${compareUrl}`;
    return new RunFailure('PULL_REQUESTS_FORBIDDEN', `${while_}${link}`);
  }
  if (/archived/i.test(message) && status === 403)
    return new RunFailure('REPOSITORY_ARCHIVED', while_);
  if (status === 409 && /empty/i.test(message)) return new RunFailure('REPOSITORY_EMPTY', while_);
  if ((status === 403 || status === 429) && /rate limit/i.test(message))
    return new RunFailure('GITHUB_UNAVAILABLE', `${while_}${freeAgain(error)}`);
  if (RULES.test(message)) return new RunFailure('BRANCH_PROTECTED', while_);
  if (status === 403 && hasWritten && isForWorkflows(error))
    return new RunFailure('WORKFLOWS_FORBIDDEN', while_);
  const writes = /^(?:writing|opening|updating)/.test(doing);
  // GitHub answers 404 instead of 403 if the token may not read something, but not after an
  // accepted write.
  if (status === 404 && writes && hasWritten) return new RunFailure('GITHUB_UNAVAILABLE', while_);
  if (status === 403 || (status === 404 && writes)) return new RunFailure('PUSH_FORBIDDEN', while_);
  if (status === 404) {
    return new RunFailure(
      'REPOSITORY_MISSING',
      `There is no repository ${repository}, or the token may not read it`,
    );
  }
  if (status >= 500 || status === 0 || status === 429) {
    // Octokit gives a broken connection the status 500, without an answer.
    const isCut = error.response === undefined && connectionHint !== undefined;
    return new RunFailure('GITHUB_UNAVAILABLE', `${while_}${isCut ? `. ${connectionHint}` : ''}`);
  }
  return new RunFailure('GITHUB_REFUSED', while_);
}

/** Shortens a message of GitHub for use in a sentence: without its link, at most one sentence. */
export function inShort(message: string): string {
  return message
    .replace(/ - https:\/\/docs\.github\.com\S*/, '')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}

/**
 * Tells whether an error is Octokit's RequestError, by its fields. A broken connection is one with
 * status 500.
 */
export function isApiError(error: unknown): error is Error & ApiError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

const RULES = /protected branch|rule violations|ruleset|branch protection/i;

/**
 * Tells whether an error means that the branch was moved or created by others since it was read.
 */
export function meansMoved({ status, message }: ApiError): boolean {
  return (
    (status === 422 &&
      /not a fast.?forward|reference (?:already exists|does not exist)|a pull request already exists/i.test(
        message,
      )) ||
    (status === 409 && !/empty/i.test(message) && !RULES.test(message))
  );
}

/**
 * Tells whether an error may come from replication lag: right after a write, GitHub may not find
 * the written objects yet (create-pull-request#4356, octokit.rb#622, nixpkgs-update#363,
 * rest-api-description#4887).
 *
 * @param hasWritten whether this run wrote to the repository before
 */
export function meansLag({ status, message }: ApiError, hasWritten: boolean): boolean {
  if (status === 404) return hasWritten;
  return (
    status === 422 &&
    /could not resolve to a node|no commits between|"field":"head","code":"invalid"|reference update failed|(?:object|tree sha|parent sha) does not exist|not a valid tree/i.test(
      message,
    )
  );
}

/** Told with a write that was refused for its workflow files (next.js#94596). */
function isForWorkflows({ response }: ApiError): boolean {
  return /workflows=write/.test(String(response?.headers['x-accepted-github-permissions']));
}

/** When requests are free again, as part of a sentence; empty where GitHub did not say. */
function freeAgain({ response }: ApiError): string {
  const seconds = Number(response?.headers['x-ratelimit-reset']);
  if (!(seconds > 0)) return '';
  const at = new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
  return `. Requests are free again at ${at} UTC; the next run after that finishes`;
}
