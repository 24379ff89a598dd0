import { mayFollow } from './redirects.ts';

const MOST_REDIRECTS = 5;

/**
 * `fetch`, but a redirect is followed only where it stays with the service that was asked (see
 * mayFollow), and with the same method and body: what is sent are questions, which may be repeated.
 *
 * @returns a redirect's own reply where it is not followed: one with status 3xx, which is not `ok`
 * @throws what `fetch` throws when the connection breaks
 */
export async function fetchNear(
  address: string,
  init: Omit<RequestInit, 'redirect'>,
): Promise<Response> {
  let url = new URL(address);
  for (let followed = 0; ; followed++) {
    const reply = await fetch(url, { ...init, redirect: 'manual' });
    const location = reply.headers.get('location');
    const isRedirect = [301, 302, 307, 308].includes(reply.status) && location !== null;
    if (!isRedirect || followed === MOST_REDIRECTS || !URL.canParse(location, url.href))
      return reply;
    const next = new URL(location, url);
    if (!mayFollow(url, next)) return reply;
    await reply.body?.cancel();
    url = next;
  }
}
