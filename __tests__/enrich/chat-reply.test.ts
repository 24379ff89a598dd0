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

test.each([301, 302, 307, 308, 401, 402, 403, 404, 405])('HTTP %i ends the requests', (status) => {
  expect(after(status)).toMatchObject({
    do: 'stop',
    reason: expect.stringMatching(`HTTP ${status}`),
  });
});

test.each([0, 408, 409, 429, 500, 502, 503, 529])(
  'HTTP %i is retried, with three requests in all',
  (status) => {
    expect(after(status)).toMatchObject({ do: 'wait', seconds: 2 });
    expect(after(status, { attempt: 1 })).toMatchObject({ do: 'wait', seconds: 4 });
    expect(after(status, { attempt: 2 })).toMatchObject({ do: 'miss' });
  },
);

test('Retry-After is respected, as a number and as a date, unless it is longer than a run can wait', () => {
  expect(after(429, { retryAfter: '17' })).toMatchObject({ do: 'wait', seconds: 17 });
  expect(after(429, { retryAfter: 'Fri, 20 Nov 2026 06:00:30 GMT' })).toMatchObject({
    seconds: 30,
  });
  expect(after(429, { retryAfter: '3600' })).toMatchObject({ do: 'miss' });
});

test('an unknown response format is replaced by a simpler one; another 400 is not retried', () => {
  const body = '{"error":{"message":"Unknown parameter: response_format"}}';
  expect(after(400, { body })).toMatchObject({ do: 'simplify' });
  expect(after(400, { body, form: 'none' })).toMatchObject({ do: 'miss' });
  expect(after(400, { body: '{"error":{"message":"too long"}}' })).toMatchObject({ do: 'miss' });
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
  ['{"choices":[{"message":{"content":"x"},"finish_reason":"length"}]}', { do: 'miss' }],
  ['{"choices":[{"message":{"content":null,"refusal":"no"}}]}', { do: 'miss' }],
  ['{"choices":[]}', { do: 'wait' }],
  ['<!doctype html>', { do: 'wait' }],
  ['{"error":{"code":401,"message":"no"}}', { do: 'stop' }],
  ['{"error":{"code":502,"message":"no"}}', { do: 'wait', seconds: 2 }],
])('HTTP 200 with %s leads to %j', (body, step) => {
  expect(after(200, { body })).toMatchObject(step);
});

test('a used-up quota ends the requests', () => {
  const body =
    '{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}';
  expect(after(429, { body })).toMatchObject({ do: 'stop' });
});
