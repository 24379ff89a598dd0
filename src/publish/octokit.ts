import Bottleneck from 'bottleneck/light.js';
import { Octokit } from 'octokit';
import type { Log } from '../edges.ts';

export interface OctokitOptions {
  readonly token: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly log: Log;
}

const LONGEST_WAIT_SECONDS = 300;

/**
 * GitHub allows 80 content-creating requests a minute. The throttling plugin's own rule is one a
 * second, and three seconds for a pull request; a run makes about six, so it may make them at once
 * as long as it stays below what a minute allows.
 */
const writes = () =>
  new Bottleneck.Group({
    maxConcurrent: 1,
    reservoir: 60,
    reservoirRefreshAmount: 60,
    reservoirRefreshInterval: 60_000,
  });

/** A client that retries what may pass, and waits where GitHub asks it to. */
export function octokitFor({ token, apiUrl, userAgent, log }: OctokitOptions): Octokit {
  const silent = () => undefined;
  const waitFor =
    (what: string) => (seconds: number, _request: object, _octokit: object, retries: number) => {
      const patient = retries < 2 && seconds <= LONGEST_WAIT_SECONDS;
      log.info(`GitHub's ${what} is reached${patient ? `; waiting ${seconds} s` : ''}`);
      return patient;
    };
  return new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent,
    // Its messages go to the console raw; what matters reaches the log as a notice or a failure.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: {
      write: writes(),
      notifications: writes(),
      onRateLimit: waitFor('rate limit'),
      onSecondaryRateLimit: waitFor('secondary rate limit'),
    },
  });
}
