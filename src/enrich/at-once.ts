/**
 * Works on several things at once, and begins nothing more once it is told not to.
 *
 * @param most how many at once
 * @param mayBegin asked before each
 * @param onDone told after each how many are done
 */
export async function atOnce<T>(
  things: readonly T[],
  most: number,
  work: (thing: T) => Promise<void>,
  mayBegin: () => boolean,
  onDone: (count: number) => void,
): Promise<void> {
  const left = [...things];
  let done = 0;
  const worker = async () => {
    for (let next = left.shift(); next !== undefined && mayBegin(); next = left.shift()) {
      await work(next);
      onDone(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
}
