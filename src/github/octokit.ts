import Bottleneck from 'bottleneck/light.js';
import { Octokit } from 'octokit';
import type { Log } from '../log.ts';
import { RunFailure } from '../failure.ts';
import { isBelow } from '../http/is-below.ts';
import { inShort } from './failures.ts';
import { withoutSecrets } from '../text/secrets.ts';

export interface OctokitOptions {
  readonly token: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly log: Log;
  /** Factor of pauses: 1, and less for an emulator on this machine. */
  readonly pauseScale?: number;
}

const LONGEST_WAIT_SECONDS = 300;

/** GitHub itself ends a request after 10 s (docs.github.com, "Timeouts"). */
const TIMEOUT_MS = 30_000;
const SHORTEST_TIMEOUT_MS = 10_000;

/**
 * GitHub allows 80 content-creating requests a minute. The default of the throttling plugin is one
 * a second, and three seconds for a pull request. A run makes about six, so it may make them at
 * once while it stays below the limit of a minute.
 */
const writes = () =>
  new Bottleneck.Group({
    maxConcurrent: 1,
    reservoir: 60,
    reservoirRefreshAmount: 60,
    reservoirRefreshInterval: 60_000,
  });

/**
 * Returns a client that retries temporary errors, and waits if GitHub asks for it, but not until
 * the next hour if the rate limit is used up.
 */
export function octokitFor(options: OctokitOptions): Octokit {
  const { token, apiUrl, userAgent, log, pauseScale = 1 } = options;
  const silent = () => undefined;
  const waitForSecondary = (
    seconds: number,
    _request: object,
    _octokit: object,
    retries: number,
  ) => {
    const patient = retries < 2 && seconds <= LONGEST_WAIT_SECONDS;
    log.info(`GitHub's secondary rate limit is reached${patient ? `; waiting ${seconds} s` : ''}`);
    return patient;
  };
  const octokit = new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent,
    // Octokit prints its messages to the console unescaped. Important ones reach the log as notices
    // or failures.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: fetchWithin(Math.max(SHORTEST_TIMEOUT_MS, TIMEOUT_MS * pauseScale)) },
    retry: {
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
      retryAfterBaseValue: 1000 * pauseScale,
    },
    throttle: {
      write: writes(),
      notifications: writes(),
      onRateLimit: () => false,
      onSecondaryRateLimit: waitForSecondary,
    },
  });
  const redacted = withoutSecrets([token]);
  octokit.hook.error('request', (error) => {
    // A proxy may repeat the request in its answer. Redact before the text is cut, so that no half
    // of a token remains.
    error.message = redacted(error.message);
    throw error;
  });
  octokit.hook.before('request', (request) => {
    const { url } = octokit.request.endpoint(request);
    // A reply names the next page by its address, and the token is sent along.
    if (!isBelow(apiUrl, url))
      throw new RunFailure(
        'GITHUB_REFUSED',
        `GitHub answered that more is at ${inShort(url)}, which is not below ${apiUrl}: the token goes nowhere else`,
      );
  });
  return octokit;
}

/**
 * `fetch` that fails when the whole answer is not there in time. Octokit takes a body that breaks off
 * for an empty one.
 */
function fetchWithin(ms: number): typeof fetch {
  return async (address, init) => {
    const reply = await fetch(address, { ...init, signal: AbortSignal.timeout(ms) });
    const body = await reply.arrayBuffer();
    const whole = new Response(body.byteLength === 0 ? null : body, reply);
    // A response that is made by hand has no address; a redirect shows in it.
    return Object.defineProperty(whole, 'url', { value: reply.url });
  };
}
