import type { GivenInputs } from '../config/read.ts';
import { RunFailure } from '../failure.ts';
import { PACE_SECONDS } from '../arxiv/pacing.ts';
import { weekdayOf } from '../news/slice.ts';
import { VERSION } from '../version.ts';

type Env = Readonly<Record<string, string | undefined>>;

const INPUT = 'INPUT_';

/**
 * Returns every input of the workflow, unknown ones included: the runner passes all of them as
 * `INPUT_<NAME>`, in upper case with underscores for spaces, and only warns about unknown ones.
 */
export function givenInputs(env: Env): GivenInputs {
  const given = Object.entries(env).filter(([name]) => name.startsWith(INPUT));
  return new Map(
    given.map(([name, value]) => [name.slice(INPUT.length).toLowerCase(), value ?? '']),
  );
}

/** Returns the current time, or that of PAPERBOY_NOW. @throws RunFailure CONFIG_INVALID */
export function nowFrom(env: Env): Date {
  const given = env['PAPERBOY_NOW'];
  if (!given) return new Date();
  const now = new Date(given);
  if (Number.isNaN(now.getTime()))
    throw new RunFailure(
      'CONFIG_INVALID',
      `PAPERBOY_NOW: "${given}" is not a date and time. Write one such as 2026-11-23T03:17:00Z`,
    );
  return now;
}

/**
 * Returns a number that grows with each run: "a unique number for each run of a particular workflow in a
 * repository [that] begins at 1 and increments with each new run" (docs.github.com, "Variables").
 * Without it, returns the number of weekdays since a fixed day.
 */
export function turnFrom(env: Env, now: Date): number {
  const number = env['GITHUB_RUN_NUMBER'] ?? '';
  return /^\d{1,9}$/.test(number) ? Number(number) : weekdayOf(now);
}

/**
 * Returns the address of a service without a slash at the end.
 *
 * @param name of the variable that may replace the address
 * @throws RunFailure CONFIG_INVALID
 */
export function serviceUrl(env: Env, name: string, usual: string): string {
  const url = (env[name] ?? '') || usual;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new RunFailure(
      'CONFIG_INVALID',
      `${name}: "${url}" is not an address. Write one that begins with https:// or http://`,
    );
  return url.replace(/\/+$/, '');
}

/** Returns the seconds between two requests to arXiv: 3, or those of PAPERBOY_PACE_MS for a loopback address. */
export function paceSeconds(env: Env, arxivUrl: string): number {
  const pace = env['PAPERBOY_PACE_MS'];
  return pace && isLoopback(arxivUrl) && /^\d+$/.test(pace) ? Number(pace) / 1000 : PACE_SECONDS;
}

/** Returns the access token for Hugging Face, or '' if none is set or `url` is another host. */
export function huggingFaceToken(env: Env, url: string): string {
  const isTheirs = new URL(url).origin === 'https://huggingface.co' || isLoopback(url);
  return isTheirs ? (env['HF_TOKEN']?.trim() ?? '') : '';
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/**
 * Returns a hint for failed connections: Node uses a proxy only if it is configured (Node 24 and
 * newer).
 */
export function connectionHint(env: Env): string | undefined {
  const name = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].find((one) => env[one]);
  if (name === undefined || env['NODE_USE_ENV_PROXY'] === '1') return undefined;
  return `${name} is set, but Node ignores it: also set NODE_USE_ENV_PROXY=1 in the environment of the job`;
}

/** Names the project and its address, as arXiv and GitHub ask for. */
export function userAgent(): string {
  return `paperboy/${VERSION} (+https://github.com/your-org/paperboy)`;
}
