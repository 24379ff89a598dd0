/**
 * The text of a reply, as long as it is no longer than what was expected.
 *
 * @returns undefined for a longer one, of which the rest is left unread
 * @throws what `fetch` throws when the connection breaks
 */
export async function textOf(reply: Response, mostBytes: number): Promise<string | undefined> {
  if (reply.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Lets so many seconds pass. */
export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
