import { setTimeout as pause } from 'node:timers/promises';
import type { Octokit } from 'octokit';
import type { Log } from '../log.ts';
import { type Attempt, failureFor, isApiError, meansLag, meansMoved } from './failures.ts';

/** Values for requests about a repository. */
export interface RepositoryOptions {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** `https://github.com`: for links that people open. */
  readonly serverUrl: string;
  readonly log: Log;
  /** Factor of pauses: 1, and less for an emulator on this machine. */
  readonly pauseScale?: number;
  /** Why no connection may come about, for the message of a failure. */
  readonly connectionHint?: string;
}

/** A repository on GitHub, and how one asks for it. */
export interface GitHubContext extends Pick<
  RepositoryOptions,
  'octokit' | 'owner' | 'repo' | 'serverUrl' | 'log'
> {
  /** Whether GitHub answered from another address: the repository has another name by now. */
  wasSentOn(): boolean;
  /** Uses the name that GitHub gives the repository, and reports a changed name. */
  isCalled(fullName: string): void;
  /**
   * Sends a request and turns a refusal into a RunFailure. An error that means that someone else
   * wrote first is thrown unchanged (see meansMoved).
   *
   * @param doing for the message: `reading its branches`
   * @throws RunFailure, a code for each reason
   */
  attempt<T>(doing: string, ask: () => Promise<T>, more?: Partial<Attempt>): Promise<T>;
  /**
   * Writes, and retries twice where GitHub does not know an object yet that was just made.
   *
   * @throws the API error of the last try
   */
  patiently<T>(write: () => Promise<T>): Promise<T>;
  /** Waits before another read. @param nth from 1 */
  pauseBefore(nth: number): Promise<void>;
}

/** GitHub is seldom behind for longer. */
const PAUSES_SECONDS = [1, 3];

export function contextOf(options: RepositoryOptions): GitHubContext {
  const { octokit, serverUrl, log, pauseScale = 1, connectionHint } = options;
  let { owner, repo } = options;
  let hasWritten = false;
  let sentOn = false;
  octokit.hook.after('request', ({ url }, { method }) => {
    if (method !== 'GET') hasWritten = true;
    // "Redirects": requests for a renamed repository are redirected to its number.
    if (/\/repositories\/\d+(?:\/|$)/.test(new URL(url).pathname)) sentOn = true;
  });
  const wait = (seconds: number) => pause(seconds * 1000 * pauseScale);
  return {
    octokit,
    get owner() {
      return owner;
    },
    get repo() {
      return repo;
    },
    serverUrl,
    log,
    wasSentOn: () => sentOn,
    isCalled(fullName) {
      sentOn = false;
      const [newOwner = owner, newRepo = repo] = fullName.split('/');
      if (fullName.toLowerCase() === `${owner}/${repo}`.toLowerCase()) return;
      log.notice({
        about: 'repository',
        text: `${owner}/${repo} is called ${fullName} now. Write \`repository: ${fullName}\``,
      });
      [owner, repo] = [newOwner, newRepo];
    },
    async attempt(doing, ask, more = {}) {
      try {
        return await ask();
      } catch (error) {
        if (isApiError(error) && !meansMoved(error))
          throw failureFor(error, {
            doing,
            repository: `${owner}/${repo}`,
            hasWritten,
            ...(connectionHint !== undefined && { connectionHint }),
            ...more,
          });
        throw error;
      }
    },
    async patiently(write) {
      for (const seconds of PAUSES_SECONDS) {
        try {
          return await write();
        } catch (error) {
          if (!isApiError(error) || !meansLag(error, hasWritten)) throw error;
          log.info(`GitHub does not know the object yet that was just made; waiting ${seconds} s`);
          await wait(seconds);
        }
      }
      return write();
    },
    pauseBefore: (nth) => wait(PAUSES_SECONDS[nth - 1] ?? 9),
  };
}
