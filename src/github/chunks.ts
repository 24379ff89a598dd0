/** More in one `POST git/trees` runs into 502s and time-outs (reported from about 200 files or 2.5 MB). */
const MOST_FILES = 100;
const MOST_BYTES = 1_000_000;

type File = readonly [path: string, content: string];

/** Files in the fewest groups that one request each can carry, in their order. */
export function chunksOf(
  files: Iterable<File>,
  mostFiles = MOST_FILES,
  mostBytes = MOST_BYTES,
): File[][] {
  const chunks: File[][] = [];
  let room = 0;
  for (const file of files) {
    const size = Buffer.byteLength(file[1]) + file[0].length;
    const last = chunks.at(-1);
    if (last !== undefined && last.length < mostFiles && size <= room) {
      last.push(file);
      room -= size;
    } else {
      chunks.push([file]);
      room = mostBytes - size;
    }
  }
  return chunks;
}
