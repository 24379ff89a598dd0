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
  /** Go on without this paper; `outage`: the service itself did not answer. */
  | { readonly do: 'miss'; readonly reason: string; readonly outage?: boolean }
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

/** Under which circumstances a reply came. */
export interface Circumstances {
  /** How many replies about this paper were bad before this one. */
  readonly attempt: number;
  /** How the answer's form was asked for. */
  readonly form: Form;
  readonly now: Date;
  /** Until the run's time for the model is up. */
  readonly secondsLeft: number;
}

/** Words in which services refuse a form. Each has its own. */
const ABOUT_FORM =
  /response_?format|json_?schema|json_?object|schema|structured|grammar|No endpoints found that (?:support|can handle)/i;

/** Decides about a reply, apart from waiting. */
export function afterChatReply(
  { status, body, retryAfter }: ChatReply,
  circumstances: Circumstances,
): ChatStep {
  const { attempt, form, now, secondsLeft } = circumstances;
  if (status >= 200 && status < 300) {
    // OpenRouter tells of an error of the model's host in a reply that is fine.
    const within = errorWithin(body);
    return within === undefined
      ? readCompletion(body, attempt)
      : afterChatReply({ status: within, body }, circumstances);
  }
  if (status >= 300 && status < 400)
    return {
      do: 'stop',
      reason: `HTTP ${status}: the service sends elsewhere, and the key goes nowhere but to \`llm-url\``,
    };
  const reason = status === 0 ? 'no answer' : `HTTP ${status}`;
  // OpenRouter answers 404 where no host of a model takes a parameter (its documentation, "Provider
  // routing"); servers that build a grammar from the schema and cannot answer 400 or 500.
  const mayBeForm = [400, 404, 415, 422].includes(status) || status >= 500;
  if (form !== 'none' && mayBeForm && ABOUT_FORM.test(body)) return { do: 'simplify', reason };
  const final = FINAL[status];
  if (final !== undefined) return { do: 'stop', reason: final };
  if (status === 429 && /insufficient_quota/.test(body))
    return { do: 'stop', reason: 'HTTP 429: the quota of this key is used up' };
  const isOutage = status === 0 || status === 429 || (status >= 500 && status !== 501);
  if (!isOutage && ![408, 409, 425].includes(status)) return { do: 'miss', reason };
  const seconds = Math.max(2 * 2 ** attempt, secondsAsked(retryAfter, now));
  if (attempt >= TRIES - 1 || seconds > LONGEST_WAIT || seconds >= secondsLeft)
    return { do: 'miss', reason, outage: isOutage };
  return { do: 'wait', seconds, reason };
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
    return attempt > 0 ? { do: 'miss', reason } : { do: 'wait', seconds: 1, reason };
  }
  const { content, refusal } = choice.message;
  if (refusal) return { do: 'miss', reason: 'a refusal by the model' };
  if (choice.finish_reason === 'length')
    return { do: 'miss', reason: 'an answer that was cut off' };
  if (choice.finish_reason === 'content_filter')
    return { do: 'miss', reason: "the service's content filter" };
  const text =
    typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  return { do: 'read', content: text };
}
