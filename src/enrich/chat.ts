import type { ModelSettings } from '../config/config.ts';
import type { Extras } from './extras.ts';
import type { Log } from '../log.ts';
import { pause, textOf } from '../http/reply.ts';
import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { readAnswer } from './answer.ts';
import { atOnce } from './at-once.ts';
import { type ChatReply, FORMS, afterChatReply } from './chat-reply.ts';
import type { Generated } from './enrichment.ts';
import { progressIn } from './progress.ts';
import { type Prompt, promptFor } from './prompt.ts';

export interface ChatOptions {
  readonly userAgent: string;
  readonly log: Log;
  /** How long all requests of a run may take together. */
  readonly seconds?: number;
  /** The most papers that a run asks about; the best come first. */
  readonly papers?: number;
  /** Lets seconds pass; a test may make them shorter. */
  readonly pause?: (seconds: number) => Promise<void>;
}

const AT_ONCE = 4;
const MOST_SECONDS = 300;
const MOST_PAPERS = 50;
const TIMEOUT_SECONDS = 90;
const MOST_BYTES = 1024 * 1024;

/** A model takes seconds for each paper: so many, and the log says how far it has come. */
const PAPERS_PER_LINE = 10;

/** So many papers in a row without an answer, and it is an outage. */
const OUTAGE = 4;

/** A language model behind an OpenAI-compatible chat/completions endpoint. */
export function chatOver(options: ChatOptions): Extras['generate'] {
  const { log, userAgent } = options;
  const wait = options.pause ?? pause;
  return async (papers, settings) => {
    const most = options.papers ?? MOST_PAPERS;
    const deadline = AbortSignal.timeout((options.seconds ?? MOST_SECONDS) * 1000);
    const generated = new Map<PaperId, Generated>();
    const missed = new Misses();
    let form = 0;
    let inARow = 0;
    let stopped: string | undefined;

    async function about(paper: Paper): Promise<void> {
      const prompt = promptFor(paper, settings);
      for (let attempt = 0, malformed = 0; ;) {
        const asked = FORMS[form] ?? 'none';
        const reply = await ask(settings, prompt, asked, userAgent, deadline);
        const step = afterChatReply(reply, attempt, asked, new Date());
        if (stopped !== undefined) return missed.add(stopped);
        if (step.do === 'read') {
          inARow = 0;
          const reading = readAnswer(step.content, paper, settings);
          if ('generated' in reading) {
            generated.set(paper.id, reading.generated);
            return;
          }
          if (!reading.malformed || malformed++ > 0) return missed.add(reading.reason);
        } else if (step.do === 'simplify') {
          // Others may have found it out meanwhile.
          if (FORMS[form] === asked) {
            form++;
            log.info(`The language model's service does not know ${asked}: asking more simply`);
          }
        } else if (step.do === 'wait' && !deadline.aborted) {
          log.info(
            `The language model's service answered with ${step.reason}; waiting ${Math.round(step.seconds)} s`,
          );
          attempt++;
          await wait(step.seconds);
        } else {
          if (step.do === 'stop') stopped = step.reason;
          const { reason } = step;
          if (/^(?:no answer|HTTP (?:429|5\d\d))$/.test(reason) && ++inARow >= OUTAGE)
            stopped = reason;
          return missed.add(deadline.aborted ? TIME_IS_UP : reason);
        }
      }
    }

    const chosen = papers.slice(0, most);
    const mayBegin = () => stopped === undefined && !deadline.aborted;
    const onDone = progressIn(log, settings.name, chosen.length, PAPERS_PER_LINE);
    await atOnce(chosen, AT_ONCE, about, mayBegin, onDone);
    const notBegun = chosen.length - generated.size - missed.count;
    missed.add(stopped ?? TIME_IS_UP, notBegun);
    missed.add(`a run asks about ${most} papers at most`, papers.length - chosen.length);
    if (papers.length > 0)
      log.info(
        `The language model ${settings.name} wrote about ${generated.size} of ${papers.length} papers`,
      );
    return { generated, notices: missed.notices(papers.length) };
  };
}

const TIME_IS_UP = 'the time for it was up';

/** Why papers go without. */
class Misses {
  private readonly reasons = new Map<string, number>();
  count = 0;

  add(reason: string, times = 1): void {
    if (times <= 0) return;
    this.count += times;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + times);
  }

  notices(all: number): Notice[] {
    if (this.count === 0) return [];
    const reasons = [...this.reasons].sort(([, a], [, b]) => b - a);
    const why = reasons.map(([reason, times]) =>
      reasons.length === 1 ? reason : `${reason} (${times})`,
    );
    const text = `${this.count} of ${all} posts go without what it should have written: ${why.join('; ')}`;
    return [{ about: 'Language model', text }];
  }
}

async function ask(
  { url, key, name }: ModelSettings,
  { messages, schema }: Prompt,
  form: (typeof FORMS)[number],
  userAgent: string,
  deadline: AbortSignal,
): Promise<ChatReply> {
  const body = {
    model: name,
    messages,
    ...(form === 'json_schema' && {
      response_format: { type: form, json_schema: { name: 'paper', strict: true, schema } },
    }),
    ...(form === 'json_object' && { response_format: { type: form } }),
  };
  try {
    const reply = await fetch(endpointOf(url), {
      method: 'POST',
      // Elsewhere the key must not go, not even where the service itself sends it.
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': userAgent,
        ...(key !== '' && { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([deadline, AbortSignal.timeout(TIMEOUT_SECONDS * 1000)]),
    });
    const text = (await textOf(reply, MOST_BYTES)) ?? '';
    const retryAfter = reply.headers.get('retry-after');
    return { status: reply.status, body: text, ...(retryAfter !== null && { retryAfter }) };
  } catch {
    return { status: 0, body: '' };
  }
}

/** `llm-url` may be the service's address or the endpoint's own; a query (some services have one) stays. */
function endpointOf(address: string): string {
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return url.href;
}
