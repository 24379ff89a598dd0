import type { ModelSettings } from '../config/config.ts';
import type { Extras } from './extras.ts';
import type { Log } from '../log.ts';
import { type BatchOptions, type Result, batch, countOf, reasonsIn } from '../http/batch.ts';
import { pause } from '../http/pause.ts';
import { send } from '../http/send.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { readAnswer } from './answer.ts';
import { type ChatReply, FORMS, type Form, afterChatReply } from './chat-reply.ts';
import type { Generated } from './enrichment.ts';
import { type Prompt, promptFor } from './prompt.ts';

export interface ChatOptions {
  readonly userAgent: string;
  readonly log: Log;
}

/** A model takes seconds for each paper. */
const LIMITS: Omit<BatchOptions, 'who' | 'log'> = {
  atOnce: 4,
  most: 50,
  seconds: 300,
  perLine: 10,
  outage: 4,
};
const TIMEOUT_SECONDS = 90;
const MOST_BYTES = 1024 * 1024;

/** A language model behind an OpenAI-compatible chat/completions endpoint. */
export function chatOver({ log, userAgent }: ChatOptions): Extras['generate'] {
  return async (papers, settings) => {
    const generated = new Map<PaperId, Generated>();
    const endsAt = Date.now() + LIMITS.seconds * 1000;
    let form = 0;

    async function about(paper: Paper, deadline: AbortSignal): Promise<Result> {
      const prompt = promptFor(paper, settings);
      for (let attempt = 0, malformed = 0; ;) {
        const asked = FORMS[form] ?? 'none';
        const reply = await ask(settings, prompt, asked, userAgent, deadline);
        const secondsLeft = (endsAt - Date.now()) / 1000;
        const step = afterChatReply(reply, { attempt, form: asked, now: new Date(), secondsLeft });
        if (step.do === 'read') {
          const reading = readAnswer(step.content, paper, settings);
          if ('generated' in reading) {
            generated.set(paper.id, reading.generated);
            return { do: 'done' };
          }
          if (!reading.malformed || malformed++ > 0) return { do: 'miss', reason: reading.reason };
        } else if (step.do === 'simplify') {
          // A parallel request may have switched already.
          if (FORMS[form] === asked) {
            form++;
            log.info(`The language model's service does not know ${asked}: asking more simply`);
          }
        } else if (step.do === 'wait') {
          log.info(
            `The language model's service answered with ${step.reason}; waiting ${Math.round(step.seconds)} s`,
          );
          attempt++;
          await pause(step.seconds);
        } else return step;
      }
    }

    const misses = await batch(papers, { ...LIMITS, who: settings.name, log }, about);
    if (papers.length > 0)
      log.info(
        `The language model ${settings.name} wrote about ${generated.size} of ${papers.length} papers`,
      );
    const missed = countOf(misses);
    if (missed === 0) return { generated, notices: [] };
    const text = `${missed} of ${papers.length} posts go without what it should have written: ${reasonsIn(misses)}`;
    return { generated, notices: [{ about: 'Language model', text }] };
  };
}

async function ask(
  { url, key, name }: ModelSettings,
  { messages, schema }: Prompt,
  form: Form,
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
  const reply = await send(endpointOf(url), {
    method: 'POST',
    // A redirect would send the key to another address.
    redirects: 'none',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': userAgent,
      ...(key !== '' && { Authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
    mostBytes: MOST_BYTES,
    timeoutSeconds: TIMEOUT_SECONDS,
    deadline,
  });
  return 'failed' in reply ? { status: 0, body: '' } : reply;
}

/** Accepts the service's address or the endpoint's own in `llm-url`, and keeps a query. */
function endpointOf(address: string): string {
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return url.href;
}
