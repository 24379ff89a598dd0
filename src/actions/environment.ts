import type { GivenInputs } from '../config/read.ts';
import { RunFailure } from '../failure.ts';
import { PACE_SECONDS } from '../arxiv/pacing.ts';
import { weekdayOf } from '../news/slice.ts';
import { VERSION } from '../version.ts';

type Env = Readonly<Record<string, string | undefined>>;

const INPUT = 'INPUT_';

/**
 * Every input that the workflow gave, also those that Paperboy does not know: the runner passes
 * them all as `INPUT_<NAME>`, upper-cased, spaces as underscores, and only warns of unknown ones.
 */
export function givenInputs(env: Env): GivenInputs {
  const given = Object.entries(env).filter(([name]) => name.startsWith(INPUT));
  return new Map(
    given.map(([name, value]) => [name.slice(INPUT.length).toLowerCase(), value ?? '']),
  );
}

/** Now, or the instant that PAPERBOY_NOW puts in its place. */
export function nowFrom(env: Env): Date {
  const said = env['PAPERBOY_NOW'];
  if (!said) return new Date();
  const now = new Date(said);
  if (Number.isNaN(now.getTime()))
    throw new RunFailure(
      'CONFIG_INVALID',
      `PAPERBOY_NOW is no instant: "${said}". Write one such as 2026-11-23T03:17:00Z`,
    );
  return now;
}

/**
 * A number that grows with each run: "a unique number for each run of a particular workflow in a
 * repository [that] begins at 1 and increments with each new run" (docs.github.com, "Variables").
 * Without one, weekdays are counted.
 */
export function turnFrom(env: Env, now: Date): number {
  const said = env['GITHUB_RUN_NUMBER'] ?? '';
  return /^\d{1,9}$/.test(said) ? Number(said) : weekdayOf(now);
}

/** The address of a service, or of the mirror that stands for it; without a slash at its end. */
export function serviceUrl(env: Env, name: string, usual: string): string {
  const said = (env[name] ?? '') || usual;
  if (!/^https?:\/\//.test(said) || !URL.canParse(said))
    throw new RunFailure('CONFIG_INVALID', `${name} is no http(s) address: "${said}"`);
  return said.replace(/\/+$/, '');
}

/** Seconds between two requests to arXiv: 3, and less only for an emulator on this machine. */
export function paceSeconds(env: Env, arxivUrl: string): number {
  const said = env['PAPERBOY_PACE_MS'];
  return said && isLoopback(arxivUrl) && /^\d+$/.test(said) ? Number(said) / 1000 : PACE_SECONDS;
}

/** The access token for Hugging Face; it is sent to no other host. Empty where there is none. */
export function huggingFaceToken(env: Env, url: string): string {
  const isTheirs = new URL(url).origin === 'https://huggingface.co' || isLoopback(url);
  return isTheirs ? (env['HF_TOKEN']?.trim() ?? '') : '';
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/** Why no connection may come about: Node passes over a proxy unless it is told to use it (from 24 on). */
export function connectionHint(env: Env): string | undefined {
  const name = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].find((one) => env[one]);
  if (name === undefined || env['NODE_USE_ENV_PROXY'] === '1') return undefined;
  return `${name} is set, but Node does not use it: set NODE_USE_ENV_PROXY=1 in the environment of the job as well`;
}

/** Names the project and a place to complain at, as arXiv and GitHub ask. */
export function userAgent(): string {
  return `paperboy/${VERSION} (+https://github.com/your-org/paperboy)`;
}
