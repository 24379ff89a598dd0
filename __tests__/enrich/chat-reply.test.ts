import { expect, test } from '@jest/globals';
import { afterChatReply } from '../../src/enrich/chat-reply.ts';

const now = new Date('2026-11-20T06:00:00Z');
const after = (
  status: number,
  given: {
    body?: string;
    retryAfter?: string;
    attempt?: number;
    form?: 'json_schema' | 'none';
    secondsLeft?: number;
  } = {},
) =>
  afterChatReply(
    { status, body: given.body ?? '', ...(given.retryAfter && { retryAfter: given.retryAfter }) },
    {
      attempt: given.attempt ?? 0,
      form: given.form ?? 'json_schema',
      now,
      secondsLeft: given.secondsLeft ?? 300,
    },
  );

test.each([
  [300, 'HTTP 300: the service sends elsewhere, and the key goes nowhere but to `llm-url`'],
  [399, 'HTTP 399: the service sends elsewhere, and the key goes nowhere but to `llm-url`'],
  [401, 'HTTP 401: the service did not take the key in `llm-key`'],
  [402, 'HTTP 402: the service asks for payment'],
  [403, 'HTTP 403: the service does not let this key do that'],
  [404, 'HTTP 404: the service knows no such address or model; check `llm-url` and `llm-model`'],
  [405, 'HTTP 405: this is no chat/completions endpoint; check `llm-url`'],
])('HTTP %i ends the requests: %s', (status, reason) => {
  expect(after(status)).toEqual({ do: 'stop', reason });
});

test.each([0, 408, 409, 429, 500, 502, 503, 529])(
  'HTTP %i is retried, with three requests in all',
  (status) => {
    const reason = status === 0 ? 'no answer' : `HTTP ${status}`;
    const outage = ![408, 409].includes(status);
    expect(after(status)).toEqual({ do: 'wait', seconds: 2, reason });
    expect(after(status, { attempt: 1 })).toEqual({ do: 'wait', seconds: 4, reason });
    expect(after(status, { attempt: 2 })).toEqual({ do: 'miss', reason, outage });
  },
);

test.each([100, 400, 410, 422, 501])('HTTP %i costs one paper, and is no outage', (status) => {
  expect(after(status)).toEqual({ do: 'miss', reason: `HTTP ${status}` });
});

test('Retry-After is respected, as a number and as a date, unless it is longer than a run can wait', () => {
  expect(after(429, { retryAfter: '17' })).toMatchObject({ do: 'wait', seconds: 17 });
  expect(after(429, { retryAfter: 'Fri, 20 Nov 2026 06:00:30 GMT' })).toMatchObject({
    seconds: 30,
  });
  expect(after(429, { retryAfter: '90' })).toMatchObject({ do: 'wait', seconds: 90 });
  expect(after(429, { retryAfter: '91' })).toMatchObject({ do: 'miss' });
});

test('an unknown response format is replaced by a simpler one; another 400 is not retried', () => {
  const body = '{"error":{"message":"Unknown parameter: response_format"}}';
  expect(after(400, { body })).toMatchObject({ do: 'simplify' });
  expect(after(400, { body, form: 'none' })).toMatchObject({ do: 'miss' });
  expect(after(400, { body: '{"error":{"message":"too long"}}' })).toMatchObject({ do: 'miss' });
  // Other statuses than those of a refused parameter keep their meaning.
  expect(after(429, { body })).toMatchObject({ do: 'wait' });
  expect(after(401, { body })).toMatchObject({ do: 'stop' });
});

test.each([
  'responseformat is unknown',
  'JSON Schema',
  'json_schema',
  'jsonobject',
  'structured output',
  'a bad grammar',
  'No endpoints found that can handle the requested parameters',
])('the words "%s" reject a format', (body) => {
  for (const status of [400, 404, 415, 422, 500])
    expect(after(status, { body })).toEqual({ do: 'simplify', reason: `HTTP ${status}` });
});

// OpenRouter's documentation, "Provider routing". Messages from zed-industries/zed#36094 and kilocode#9006.
test.each([
  'No endpoints found that can handle the requested parameters.',
  "No endpoints found that support the provided 'response_format' value. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing",
])(
  'a 404 for a parameter leads to the simpler format and does not end the requests: %s',
  (message) => {
    const body = JSON.stringify({ error: { message, code: 404 } });
    expect(after(404, { body })).toMatchObject({ do: 'simplify' });
    expect(after(200, { body })).toMatchObject({ do: 'simplify' });
    expect(after(404, { body, form: 'none' })).toMatchObject({ do: 'stop' });
  },
);

// ggml-org/llama.cpp: "failed to parse grammar".
test('a 5xx for a grammar that cannot be parsed leads to the simpler format', () => {
  const body = '{"error":{"code":500,"message":"failed to parse grammar","type":"server_error"}}';
  expect(after(500, { body })).toMatchObject({ do: 'simplify' });
  expect(after(500, { body, form: 'none' })).toMatchObject({ do: 'wait' });
});

test('a wait is never longer than the remaining time', () => {
  expect(after(429, { retryAfter: '60', secondsLeft: 61 })).toMatchObject({ do: 'wait' });
  expect(after(429, { retryAfter: '60', secondsLeft: 60 })).toMatchObject({ do: 'miss' });
});

test.each([
  [
    '{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}',
    { do: 'read', content: 'x' },
  ],
  [
    '{"choices":[{"message":{"content":[{"type":"text","text":"x"}]}}]}',
    { do: 'read', content: 'x' },
  ],
  [
    '{"choices":[{"message":{"content":[{"type":"a"},{"text":"x"}]}}]}',
    { do: 'read', content: 'x' },
  ],
  ['{"choices":[{"message":{"content":null}}]}', { do: 'read', content: '' }],
  [
    '{"choices":[{"message":{"content":"x"},"finish_reason":"length"}]}',
    { do: 'miss', reason: 'an answer that was cut off' },
  ],
  [
    '{"choices":[{"message":{"content":"x"},"finish_reason":"content_filter"}]}',
    { do: 'miss', reason: "the service's content filter" },
  ],
  [
    '{"choices":[{"message":{"content":null,"refusal":"no"}}]}',
    { do: 'miss', reason: 'a refusal by the model' },
  ],
  ['{"choices":[]}', { do: 'wait', seconds: 1, reason: 'an answer that is no chat completion' }],
  ['<!doctype html>', { do: 'wait', seconds: 1, reason: 'an answer that is no chat completion' }],
  [
    '{"error":{"code":401,"message":"no"}}',
    { do: 'stop', reason: 'HTTP 401: the service did not take the key in `llm-key`' },
  ],
  ['{"error":{"code":502,"message":"no"}}', { do: 'wait', seconds: 2, reason: 'HTTP 502' }],
  ['{"error":{"code":400,"message":"no"}}', { do: 'miss', reason: 'HTTP 400' }],
  ['{"error":{"code":399},"choices":[{"message":{"content":"x"}}]}', { do: 'read', content: 'x' }],
])('HTTP 200 with %s leads to %j', (body, step) => {
  expect(after(200, { body })).toEqual(step);
});

test('an answer that is no chat completion is requested again once', () => {
  const reason = 'an answer that is no chat completion';
  expect(after(299, { body: '{}', attempt: 1 })).toEqual({ do: 'miss', reason });
});

test('a used-up quota ends the requests', () => {
  const body =
    '{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}';
  expect(after(429, { body })).toEqual({
    do: 'stop',
    reason: 'HTTP 429: the quota of this key is used up',
  });
  expect(after(500, { body })).toMatchObject({ do: 'wait' });
});
