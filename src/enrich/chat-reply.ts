import * as z from 'zod/mini';
import { secondsAsked } from '../http/retry-after.ts';

/** The reply of a chat/completions endpoint. */
export interface ChatReply {
  /** 0 if there was no reply. */
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: string;
}

/** Ways to request JSON, the later ones for services that do not support the earlier. */
export const FORMS = ['json_schema', 'json_object', 'none'] as const;
export type Form = (typeof FORMS)[number];

/** The next step after a reply. A reason never quotes the body, which may repeat the key. */
export type ChatStep =
  | { readonly do: 'read'; readonly content: string }
  | { readonly do: 'wait'; readonly seconds: number; readonly reason: string }
  /** Retry at once with the next form. */
  | { readonly do: 'simplify'; readonly reason: string }
  /** Skip this paper; `outage`: the service itself did not answer. */
  | { readonly do: 'miss'; readonly reason: string; readonly outage?: boolean }
  /** No request can succeed in this run. */
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

/** Statuses that end the requests of a run. */
const FINAL: Readonly<Record<number, string>> = {
  401: 'HTTP 401: the service did not take the key in `llm-key`',
  402: 'HTTP 402: the service asks for payment',
  403: 'HTTP 403: the service does not let this key do that',
  404: 'HTTP 404: the service knows no such address or model; check `llm-url` and `llm-model`',
  405: 'HTTP 405: this is no chat/completions endpoint; check `llm-url`',
};

/** The state of the request that a reply belongs to. */
export interface Circumstances {
  /** Number of bad replies about this paper before this one. */
  readonly attempt: number;
  /** The form that was requested. */
  readonly form: Form;
  readonly now: Date;
  /** Time left for the model in this run. */
  readonly secondsLeft: number;
}

/** Words with which services reject a form. */
const ABOUT_FORM =
  /response_?format|json_?schema|json_?object|schema|structured|grammar|No endpoints found that (?:support|can handle)/i;

/** Decides what to do after a reply. */
export function afterChatReply(
  { status, body, retryAfter }: ChatReply,
  circumstances: Circumstances,
): ChatStep {
  const { attempt, form, now, secondsLeft } = circumstances;
  if (status >= 200 && status < 300) {
    // OpenRouter reports an error of the model's host with status 200.
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
