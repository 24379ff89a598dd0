import { expect, test } from '@jest/globals';
import { afterChatReply } from '../../src/enrich/chat-reply.ts';

const now = new Date('2026-11-20T06:00:00Z');
const after = (
  status: number,
  said: {
    body?: string;
    retryAfter?: string;
    attempt?: number;
    form?: 'json_schema' | 'none';
  } = {},
) =>
  afterChatReply(
    { status, body: said.body ?? '', ...(said.retryAfter && { retryAfter: said.retryAfter }) },
    said.attempt ?? 0,
    said.form ?? 'json_schema',
    now,
  );

test.each([301, 302, 307, 308, 401, 402, 403, 404, 405])('HTTP %i ends the asking', (status) => {
  expect(after(status)).toMatchObject({
    do: 'stop',
    reason: expect.stringMatching(`HTTP ${status}`),
  });
});

test.each([0, 408, 409, 429, 500, 502, 503, 529])(
  'HTTP %i is asked again, three times in all',
  (status) => {
    expect(after(status)).toMatchObject({ do: 'wait', seconds: 2 });
    expect(after(status, { attempt: 1 })).toMatchObject({ do: 'wait', seconds: 4 });
    expect(after(status, { attempt: 2 })).toMatchObject({ do: 'skip' });
  },
);

test('Retry-After is obeyed, as a number and as a date, and skipped when no run can wait so long', () => {
  expect(after(429, { retryAfter: '17' })).toMatchObject({ do: 'wait', seconds: 17 });
  expect(after(429, { retryAfter: 'Fri, 20 Nov 2026 06:00:30 GMT' })).toMatchObject({
    seconds: 30,
  });
  expect(after(429, { retryAfter: '3600' })).toMatchObject({ do: 'skip' });
});

test('a form that a service does not know is asked for more simply; another 400 is not', () => {
  const body = '{"error":{"message":"Unknown parameter: response_format"}}';
  expect(after(400, { body })).toMatchObject({ do: 'simplify' });
  expect(after(400, { body, form: 'none' })).toMatchObject({ do: 'skip' });
  expect(after(400, { body: '{"error":{"message":"too long"}}' })).toMatchObject({ do: 'skip' });
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
  ['{"choices":[{"message":{"content":"x"},"finish_reason":"length"}]}', { do: 'skip' }],
  ['{"choices":[{"message":{"content":null,"refusal":"no"}}]}', { do: 'skip' }],
  ['{"choices":[]}', { do: 'wait' }],
  ['<!doctype html>', { do: 'wait' }],
  ['{"error":{"code":401,"message":"no"}}', { do: 'stop' }],
  ['{"error":{"code":502,"message":"no"}}', { do: 'wait', seconds: 2 }],
])('HTTP 200 with %s', (body, step) => {
  expect(after(200, { body })).toMatchObject(step);
});

test('a quota that is used up will not come back during a run', () => {
  const body =
    '{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}';
  expect(after(429, { body })).toMatchObject({ do: 'stop' });
});
