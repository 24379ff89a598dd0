import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { bodyOf, startLoopback } from '../loopback.ts';
import { type AskedPaper, SPOILT, honestAnswer } from './answers.ts';

export { SPOILT } from './answers.ts';

/** A failure of a request. */
export type ChatFault =
  | {
      readonly do: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  | { readonly do: 'spoil'; readonly how: string }
  | { readonly do: 'finish'; readonly reason: 'length' | 'content_filter' }
  | { readonly do: 'refuse' | 'reset' | 'cut off' | 'hang' };

export interface AskedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly model?: string; readonly response_format?: { readonly type: string } };
  readonly paper: AskedPaper | undefined;
}

export interface Chat {
  /** Address for `llm-url`, which ends with `/v1`. */
  readonly url: string;
  readonly requests: readonly AskedRequest[];
  readonly mostAtOnce: number;
  /** Faults of the next requests, in order. */
  readonly faults: { readonly fault: ChatFault; times: number }[];
  /** Supported types of `response_format`. */
  knows: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts an OpenAI-compatible `POST /v1/chat/completions`: bearer key, `response_format`, errors as
 * `{error: {message, type}}` with the statuses of that API's reference. Faults give the answers of
 * other services: OpenRouter's 404 for a parameter (openrouter.ai/docs, "Provider routing"; as in
 * zed-industries/zed#36094), llama.cpp's 400 or 500 for a grammar (ggml-org/llama.cpp#19051).
 */
export async function startChat({
  key,
  delayMs = 0,
  alwaysSpoilt,
}: {
  key: string;
  delayMs?: number;
  alwaysSpoilt?: string;
}): Promise<Chat> {
  const requests: AskedRequest[] = [];
  const faults: Chat['faults'] = [];
  let knows: readonly string[] = ['json_schema', 'json_object'];
  const server = await startLoopback(async (request, reply) => {
    const body = JSON.parse(await bodyOf(request)) as AskedRequest['body'] & ChatBody;
    const paper = paperIn(body);
    requests.push({ path: request.url ?? '', headers: request.headers, body, paper });
    if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
    if (request.method !== 'POST' || !/^\/v1\/chat\/completions$/.test(request.url ?? ''))
      return refuse(reply, 404, 'Unknown request URL');
    if (key !== '' && request.headers.authorization !== `Bearer ${key}`)
      return refuse(reply, 401, `Incorrect API key provided: ${request.headers.authorization}`);
    const queued = faults.find(({ times }) => times > 0);
    if (queued) queued.times--;
    const fault = queued?.fault;
    if (fault?.do === 'hang') return;
    if (fault?.do === 'reset') return void reply.destroy();
    if (fault?.do === 'status')
      return refuse(reply, fault.status, fault.message ?? 'Something went wrong', fault.headers);
    const form = body.response_format?.type;
    if (form !== undefined && !knows.includes(form))
      return refuse(reply, 400, `response_format type '${form}' is not supported by this model`);
    const good = honestAnswer(
      paper ?? { title: '', abstract: '', comment: '' },
      body.response_format?.json_schema?.schema,
    );
    const how = fault?.do === 'spoil' ? fault.how : (alwaysSpoilt ?? '');
    const content = SPOILT[how]?.(good) ?? JSON.stringify(good);
    const answer = JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_763_700_000,
      model: body.model,
      choices: [
        {
          index: 0,
          message:
            fault?.do === 'refuse'
              ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
              : { role: 'assistant', content, refusal: null },
          finish_reason: fault?.do === 'finish' ? fault.reason : 'stop',
        },
      ],
      usage: { prompt_tokens: 300, completion_tokens: 200, total_tokens: 500 },
    });
    reply.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    if (fault?.do !== 'cut off') return void reply.end(answer);
    reply.write(answer.slice(0, answer.length / 2), () => reply.destroy());
  });
  return {
    url: `${server.url}/v1`,
    requests,
    faults,
    get mostAtOnce() {
      return server.mostAtOnce;
    },
    get knows() {
      return knows;
    },
    set knows(formats) {
      knows = formats;
    },
    close: () => server.close(),
  };
}

interface ChatBody {
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly json_schema?: { readonly schema: object } };
}

function paperIn({ messages = [] }: ChatBody): AskedPaper | undefined {
  const last = messages.at(-1)?.content ?? '';
  try {
    return (JSON.parse(last) as { paper: AskedPaper }).paper;
  } catch {
    return undefined;
  }
}

function refuse(
  reply: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const error = { message, type: 'invalid_request_error', param: null, code: null };
  reply
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify({ error }));
}
