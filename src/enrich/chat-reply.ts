import * as z from 'zod/mini';
import { secondsAsked } from '../http/retry-after.ts';

/** What came back from a chat/completions endpoint. */
export interface ChatReply {
  /** 0 when nothing came. */
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: string;
}

/** How an answer's form is asked for; the later ones for services that do not know the earlier. */
export const FORMS = ['json_schema', 'json_object', 'none'] as const;
export type Form = (typeof FORMS)[number];

/** What to do about a reply. Reasons are in words, for people: never a body, which may repeat what was sent. */
export type ChatStep =
  | { readonly do: 'read'; readonly content: string }
  | { readonly do: 'wait'; readonly seconds: number; readonly reason: string }
  /** Ask at once again, in a simpler form. */
  | { readonly do: 'simplify'; readonly reason: string }
  | { readonly do: 'skip'; readonly reason: string }
  /** No paper will fare better in this run. */
  | { readonly do: 'stop'; readonly reason: string };

const message = z.object({
  content: z.optional(
    z.nullable(z.union([z.string(), z.array(z.object({ text: z.optional(z.string()) }))])),
  ),
  refusal: z.nullish(z.string()),
});
const completion = z.object({
  choices: z.array(z.object({ message, finish_reason: z.nullish(z.string()) })),
});

const TRIES = 3;
const LONGEST_WAIT = 90;

/** What a status means for all papers of a run. */
const FINAL: Readonly<Record<number, string>> = {
  401: 'HTTP 401: the service did not take the key in `llm-key`',
  402: 'HTTP 402: the service asks for payment',
  403: 'HTTP 403: the service does not let this key do that',
  404: 'HTTP 404: the service knows no such address or model; check `llm-url` and `llm-model`',
  405: 'HTTP 405: this is no chat/completions endpoint; check `llm-url`',
};

/**
 * Decides about a reply, apart from waiting.
 *
 * @param attempt how many replies about this paper were bad before this one
 * @param form how the answer's form was asked for
 */
export function afterChatReply(
  { status, body, retryAfter }: ChatReply,
  attempt: number,
  form: Form,
  now: Date,
): ChatStep {
  if (status >= 200 && status < 300) {
    // OpenRouter tells of an error of the model's host in a reply that is fine.
    const within = errorWithin(body);
    return within === undefined
      ? readCompletion(body, attempt)
      : afterChatReply({ status: within, body }, attempt, form, now);
  }
  if (status >= 300 && status < 400)
    return {
      do: 'stop',
      reason: `HTTP ${status}: the service sends elsewhere, and the key goes nowhere but to \`llm-url\``,
    };
  const final = FINAL[status];
  if (final !== undefined) return { do: 'stop', reason: final };
  const reason = status === 0 ? 'no answer' : `HTTP ${status}`;
  if ([400, 415, 422, 501].includes(status)) {
    // Which of its fields a service does not know is told in words of its own.
    const aboutForm = /response_?format|json_?schema|json_?object|schema|structured|grammar/i;
    return form !== 'none' && aboutForm.test(body)
      ? { do: 'simplify', reason }
      : { do: 'skip', reason };
  }
  if (status === 429 && /insufficient_quota/.test(body))
    return { do: 'stop', reason: 'HTTP 429: the quota of this key is used up' };
  const temporary = status === 0 || status === 408 || status === 409 || status === 425;
  if (!temporary && status !== 429 && status < 500) return { do: 'skip', reason };
  if (attempt >= TRIES - 1) return { do: 'skip', reason };
  const seconds = Math.max(2 * 2 ** attempt, secondsAsked(retryAfter, now));
  return seconds > LONGEST_WAIT ? { do: 'skip', reason } : { do: 'wait', seconds, reason };
}

const failed = z.object({ error: z.object({ code: z.number() }) });

function errorWithin(body: string): number | undefined {
  const read = z.safeParse(failed, parsed(body));
  return read.success && read.data.error.code >= 400 ? read.data.error.code : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function readCompletion(body: string, attempt: number): ChatStep {
  const read = z.safeParse(completion, parsed(body));
  const choice = read.success ? read.data.choices[0] : undefined;
  if (choice === undefined) {
    const reason = 'an answer that is no chat completion';
    return attempt > 0 ? { do: 'skip', reason } : { do: 'wait', seconds: 1, reason };
  }
  const { content, refusal } = choice.message;
  if (refusal) return { do: 'skip', reason: 'a refusal by the model' };
  if (choice.finish_reason === 'length')
    return { do: 'skip', reason: 'an answer that was cut off' };
  if (choice.finish_reason === 'content_filter')
    return { do: 'skip', reason: "the service's content filter" };
  const text =
    typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  return { do: 'read', content: text };
}
