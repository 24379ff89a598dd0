import type { Octokit } from 'octokit';
import type { Log } from '../log.ts';
import { type Attempt, failureFor, isApiError, meansMoved } from './failures.ts';

/** A repository on GitHub, and how one asks for it. */
export interface GitHubContext {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** `https://github.com`: for links that people open. */
  readonly serverUrl: string;
  readonly log: Pick<Log, 'info'>;
  /**
   * Asks, and says what a refusal means. That somebody else was faster is no failure: it is thrown
   * as it came (see meansMoved).
   *
   * @param doing for the message: `reading its branches`
   * @throws RunFailure, a code for each reason
   */
  attempt<T>(doing: string, ask: () => Promise<T>, more?: Partial<Attempt>): Promise<T>;
}

export function contextOf(where: Omit<GitHubContext, 'attempt'>): GitHubContext {
  const repository = `${where.owner}/${where.repo}`;
  return {
    ...where,
    async attempt(doing, ask, more = {}) {
      try {
        return await ask();
      } catch (error) {
        if (isApiError(error) && !meansMoved(error))
          throw failureFor(error, { doing, repository, ...more });
        throw error;
      }
    },
  };
}
