import { RunFailure } from '../failure.ts';
import { pause } from '../http/pause.ts';
import { send } from '../http/send.ts';
import type { Log } from '../log.ts';
import { type BadReply, PACE_SECONDS, PATIENCE_SECONDS, afterBadReply } from './pacing.ts';
import type { PageRequest } from './request.ts';
import { BrokenXml, MOST_BYTES, tooLarge } from './xml.ts';

export interface AskerOptions {
  /** Names the project and a contact, as arXiv's terms ask. */
  readonly userAgent: string;
  /** Seconds between requests; less than arXiv's 3 only for a loopback address. */
  readonly paceSeconds: number;
  readonly log: Log;
  /** Returns a random number from 0 to 1, to spread the retries of runs that were refused together. */
  readonly chance: () => number;
}

/** One of arXiv's services. */
export interface Source {
  /** For messages: `arXiv's API`. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly url: string;
}

/** A page to request. */
export interface Question<T> {
  readonly source: Source;
  readonly page: PageRequest;
  /** @throws RunFailure; BrokenXml for a reply that a retry may fix */
  readonly read: (body: string) => T;
  /** Why a readable page may be wrong, such as `an empty page`; undefined if it is accepted. */
  readonly doubt?: (value: T) => string | undefined;
}

/**
 * Requests a page, and retries until it arrives or the retry time is used up.
 *
 * @param share part of the run's remaining retry time that may be used, from 0 (no retry) to 1
 * @throws RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED, PAPER_UNREADABLE
 */
export type Ask = <T>(question: Question<T>, share: number) => Promise<T>;

const TIMEOUT_SECONDS = 60;
/** With an emulator, timeouts shrink with the pace, but not below this: a busy machine is slow. */
const LEAST_TIMEOUT_SECONDS = 5;

/** Sends one request at a time over all sources, with pauses and a limit on the total retry time. */
export function askerFor(options: AskerOptions): Ask {
  const { log, paceSeconds, chance } = options;
  // With an emulator, all waits shrink as its pace does.
  const scale = Math.min(1, paceSeconds / PACE_SECONDS);
  const timeoutSeconds = Math.max(LEAST_TIMEOUT_SECONDS, TIMEOUT_SECONDS * scale);
  const closed = new Map<string, RunFailure>();
  let patience = PATIENCE_SECONDS;
  let requestCount = 0;

  return async ({ source, page, read, doubt }, share) => {
    const refused = closed.get(source.name);
    if (refused !== undefined) throw refused;
    const limit = patience * share;
    let spent = 0;
    for (let attempt = 0; ; attempt++) {
      if (requestCount++ > 0 && attempt === 0) await pause(paceSeconds);
      const started = Date.now();
      const answer = await answerTo(source, page, options.userAgent, read, timeoutSeconds);
      const doubted = 'value' in answer ? doubt?.(answer.value) : undefined;
      if ('value' in answer && doubted === undefined) return answer.value;
      const bad = 'bad' in answer ? answer.bad : { what: doubted ?? '', temporary: true };
      const seconds = (Date.now() - started) / 1000;
      spent += seconds;
      patience -= seconds;
      const left = Math.min(limit - spent, patience);
      const step = afterBadReply(bad, { attempt, left, now: new Date(), chance: chance() });
      if (step.do !== 'wait') {
        if ('value' in answer) return answer.value;
        const failure = failureOf(source.name, answer, attempt + 1, spent);
        if (step.do !== 'close') throw failure;
        const unavailable = new RunFailure(
          'ARXIV_UNAVAILABLE',
          `${source.name} asks for a pause of ${inWords(step.asked)}, longer than a run waits, and answered with ${bad.what}`,
        );
        closed.set(source.name, unavailable);
        throw unavailable;
      }
      const until = new Date(Date.now() + left * scale * 1000).toISOString().slice(11, 19);
      log.info(
        `${source.name} answered with ${bad.what}; waiting ${Math.round(step.seconds)} s before try ${attempt + 2} (giving up at ${until} UTC)`,
      );
      spent += step.seconds;
      patience -= step.seconds;
      await pause(step.seconds * scale);
    }
  };
}

/** A page, or the problem with the reply. */
type Answer<T> = { readonly value: T } | Bad;

interface Bad {
  readonly bad: BadReply;
  /** The failure to report in place of "could not be reached". */
  readonly failure?: RunFailure;
}

function failureOf(name: string, { bad, failure }: Bad, tries: number, seconds: number) {
  const after = tries === 1 ? '' : `, ${tries} tries in ${inWords(seconds)}`;
  return failure === undefined
    ? new RunFailure(
        'ARXIV_UNAVAILABLE',
        `${name} could not be reached${after}: it answered with ${bad.what}`,
      )
    : new RunFailure(failure.code, `${failure.message} (${name}${after})`);
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} minutes`;
}

async function answerTo<T>(
  source: Source,
  { method, path, body }: PageRequest,
  userAgent: string,
  read: (text: string) => T,
  timeoutSeconds: number,
): Promise<Answer<T>> {
  const reply = await send(source.url + path, {
    method,
    headers: {
      // Without it arXiv answers 406 (reported in 2026).
      Accept: 'application/atom+xml, */*',
      'User-Agent': userAgent,
      ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    ...(body !== undefined && { body }),
    mostBytes: MOST_BYTES,
    timeoutSeconds,
  });
  if ('failed' in reply) {
    if (reply.failed === 'too large') throw tooLarge();
    const isLate = reply.failed === 'timeout';
    const what = isLate ? `nothing for ${timeoutSeconds} s` : 'a connection that broke';
    return { bad: { what, temporary: true } };
  }
  const { status, body: text, retryAfter } = reply;
  const bad = (what: string, temporary = true): Bad => ({
    bad: { what, temporary, ...(retryAfter !== undefined && { retryAfter }) },
  });
  // A 400 has a feed with the error message; reading it throws that.
  if (status === 400 && /^\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?(?:feed|rss)[\s>]/.test(text))
    return readWith(read, text);
  if (status === 400)
    return {
      ...bad('HTTP 400', false),
      failure: new RunFailure('ARXIV_REFUSED', `${source.name} answered with HTTP 400`),
    };
  // Do not retry an address that is gone.
  if (status < 200 || status > 299) return bad(`HTTP ${status}`, ![404, 410].includes(status));
  // Reported in 2026: the text of a 429 with status 200.
  if (/^\s*Rate exceeded/i.test(text)) return bad('"Rate exceeded."');
  if (/^\s*<(?:!doctype html|html)/i.test(text)) return bad('a web page in place of XML');
  return readWith(read, text);
}

/** Treats broken XML, such as half a feed, as a reply to retry. */
function readWith<T>(read: (text: string) => T, body: string): Answer<T> {
  try {
    return { value: read(body) };
  } catch (error) {
    if (!(error instanceof BrokenXml)) throw error;
    const what = body.trim() === '' ? 'an empty reply' : 'a reply that is cut off or no XML';
    return { bad: { what, temporary: true }, failure: error };
  }
}
