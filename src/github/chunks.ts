/** More in one `POST git/trees` runs into 502s and time-outs (reported from about 200 files or 2.5 MB). */
const MOST_ENTRIES = 100;
const MOST_BYTES = 1_000_000;

interface Entry {
  readonly path: string;
  readonly content?: string;
}

/** Entries of a tree in the fewest groups that one request each can carry, in their order. */
export function chunksOf<T extends Entry>(
  entries: Iterable<T>,
  mostEntries = MOST_ENTRIES,
  mostBytes = MOST_BYTES,
): T[][] {
  const chunks: T[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.content ?? '') + entry.path.length;
    const last = chunks.at(-1);
    if (last !== undefined && last.length < mostEntries && size <= room) {
      last.push(entry);
      room -= size;
    } else {
      chunks.push([entry]);
      room = mostBytes - size;
    }
  }
  return chunks;
}
