import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine, with the maximum number of simultaneous requests. */
export interface Loopback {
  readonly url: string;
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startLoopback(
  handle: (request: IncomingMessage, reply: ServerResponse) => Promise<void>,
): Promise<Loopback> {
  let now = 0;
  let mostAtOnce = 0;
  const server: Server = createServer((request, reply) => {
    mostAtOnce = Math.max(mostAtOnce, ++now);
    reply.on('close', () => now--);
    handle(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get mostAtOnce() {
      return mostAtOnce;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
