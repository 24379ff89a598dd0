import { RunFailure } from '../failure.ts';

/** As much of an API error as decides what to do about it. */
export interface ApiError {
  readonly status: number;
  readonly message: string;
}

/** What was being done, for the message. */
export interface Attempt {
  /** `reading the branch main`, `writing to the branch paperboy/digest` */
  readonly doing: string;
  readonly repository: string;
  /** Where the user can go on by hand. */
  readonly compareUrl?: string;
}

/**
 * What an answer of GitHub's API means to a user (the texts: facts from GitHub's REST documentation
 * and its answers).
 */
export function failureFor(
  { status, message }: ApiError,
  { doing, repository, compareUrl }: Attempt,
): RunFailure {
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
  if (status === 403 && /rate limit/i.test(message))
    return new RunFailure('GITHUB_UNAVAILABLE', while_);
  if (RULES.test(message)) return new RunFailure('BRANCH_PROTECTED', while_);
  const writes = /^(?:writing|opening|updating)/.test(doing);
  if (status === 403 || (status === 404 && writes)) return new RunFailure('PUSH_FORBIDDEN', while_);
  if (status === 404) {
    return new RunFailure(
      'REPOSITORY_MISSING',
      `There is no repository ${repository}, or the token may not read it`,
    );
  }
  if (status >= 500 || status === 0 || status === 429)
    return new RunFailure('GITHUB_UNAVAILABLE', while_);
  return new RunFailure('GITHUB_REFUSED', while_);
}

/** What GitHub said, as part of a sentence: without its link, and no longer than one. */
export function inShort(message: string): string {
  return message
    .replace(/ - https:\/\/docs\.github\.com\S*/, '')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}

/** Octokit's RequestError, by its shape: a broken connection comes as one with status 500. */
export function isApiError(error: unknown): error is Error & ApiError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

const RULES = /protected branch|rule violations|ruleset|branch protection/i;

/** Somebody else moved or made the branch since it was read. */
export function meansMoved({ status, message }: ApiError): boolean {
  return (
    (status === 422 &&
      /not a fast.?forward|reference (?:already exists|does not exist)|a pull request already exists/i.test(
        message,
      )) ||
    (status === 409 && !/empty/i.test(message) && !RULES.test(message))
  );
}
