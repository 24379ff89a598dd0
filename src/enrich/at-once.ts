/**
 * Works on several things at once, and begins nothing more once it is told not to.
 *
 * @param most how many at once
 * @param mayBegin asked before each
 */
export async function atOnce<T>(
  things: readonly T[],
  most: number,
  work: (thing: T) => Promise<void>,
  mayBegin: () => boolean,
): Promise<void> {
  const left = [...things];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined && mayBegin(); next = left.shift())
      await work(next);
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
}
