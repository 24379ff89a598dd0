import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { send } from '../../src/http/send.ts';
import { type Loopback, bodyOf, startLoopback } from '../emulators/loopback.ts';

const limits = { headers: {}, mostBytes: 1000, timeoutSeconds: 5 };
const open: Loopback[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A server that sends on from `/` to what is given, and says what it got elsewhere. */
async function startSender(location: string, status = 302): Promise<Loopback> {
  const server = await startLoopback(async (request, reply) => {
    const body = await bodyOf(request);
    if (request.url === '/') reply.writeHead(status, { location }).end('moved');
    else reply.end(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
  });
  open.push(server);
  return server;
}

test.each([301, 302, 307, 308])(
  'HTTP %d on the same host: the question is repeated',
  async (status) => {
    const { url } = await startSender('/there?a=b', status);
    const reply = await send(url + '/', { ...limits, method: 'POST', body: 'search' });
    expect(reply).toEqual({ status: 200, body: 'POST /there?a=b search' });
  },
);

test.each([
  ['to another host', async () => (await startSender('/')).url],
  ['in a circle', () => Promise.resolve('/')],
  ['to what is no address', () => Promise.resolve('http://[')],
])('a redirect %s is a reply that is not ok', async (_, to) => {
  const { url } = await startSender(await to());
  expect(await send(url + '/', limits)).toMatchObject({ status: 302 });
});

test('a request with a key follows no redirect', async () => {
  const { url } = await startSender('/there');
  expect(await send(url + '/', { ...limits, redirects: 'none' })).toMatchObject({ status: 302 });
});

describe('a missing reply and an incomplete reply are distinguished', () => {
  const replyOf = async (
    handle: Parameters<typeof startLoopback>[0],
    more: Partial<Parameters<typeof send>[1]> = {},
  ) => {
    const server = await startLoopback(handle);
    open.push(server);
    return send(server.url, { ...limits, ...more });
  };

  test.each<[string, Parameters<typeof startLoopback>[0], Partial<Parameters<typeof send>[1]>]>([
    ['broken connection', (_, reply) => Promise.resolve(void reply.destroy()), {}],
    ['too large', (_, reply) => Promise.resolve(void reply.end('x'.repeat(1001))), {}],
    // What a reply is unpacked to counts.
    [
      'too large',
      (_, reply) =>
        Promise.resolve(
          void reply
            .writeHead(200, { 'content-encoding': 'gzip' })
            .end(gzipSync('x'.repeat(100_000))),
        ),
      {},
    ],
    ['timeout', () => Promise.resolve(), { timeoutSeconds: 0.05 }],
    ['timeout', () => Promise.resolve(), { deadline: AbortSignal.timeout(50) }],
  ])('%s', async (failed, handle, more) => {
    expect(await replyOf(handle, more)).toEqual({ status: 0, failed });
  });
});
