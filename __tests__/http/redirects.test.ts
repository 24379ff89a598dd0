import { afterEach, expect, test } from '@jest/globals';
import { fetchNear } from '../../src/http/fetch-near.ts';
import { mayFollow } from '../../src/http/redirects.ts';
import { type Loopback, bodyOf, startLoopback } from '../emulators/loopback.ts';

test.each([
  ['https://huggingface.co/api/papers/1', 'https://huggingface.co/papers/1', true],
  ['http://huggingface.co/api', 'https://huggingface.co/api', true],
  ['https://export.arxiv.org/api/query', 'https://arxiv.org/api/query', true],
  ['http://arxiv.org/', 'https://export.arxiv.org/', true],
  ['https://export.arxiv.org/api', 'http://export.arxiv.org/api', false],
  ['https://export.arxiv.org/api', 'http://arxiv.org/api', false],
  ['https://export.arxiv.org/api', 'https://arxiv.org:8443/api', false],
  ['https://export.arxiv.org/api', 'https://notarxiv.org/api', false],
  ['https://export.arxiv.org/api', 'https://arxiv.org.evil.example/api', false],
  ['https://mirror.example/api', 'https://export.arxiv.org/api', false],
  ['https://mirror.example/api', 'https://a.mirror.example/api', false],
  ['https://mirror.example/api', 'https://a:b@mirror.example/api', false],
  ['http://127.0.0.1:8000/', 'http://127.0.0.1:8001/', false],
  ['https://mirror.example/api', 'file:///etc/passwd', false],
  ['https://mirror.example/api', 'data:text/plain,hi', false],
])('from %s to %s: %j', (from, to, follows) => {
  expect(mayFollow(new URL(from), new URL(to))).toBe(follows);
});

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
    const reply = await fetchNear(url + '/', { method: 'POST', body: 'search' });
    expect(await reply.text()).toBe('POST /there?a=b search');
  },
);

test.each([
  ['to another host', async () => (await startSender('/')).url],
  ['in a circle', () => Promise.resolve('/')],
  ['to what is no address', () => Promise.resolve('http://[')],
])('a redirect %s is a reply that is not ok', async (_, to) => {
  const { url } = await startSender(await to());
  const { ok, status } = await fetchNear(url + '/', {});
  expect({ ok, status }).toEqual({ ok: false, status: 302 });
});
