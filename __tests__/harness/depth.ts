import type { Seen } from '../emulators/github/index.ts';

/** Returns the length of the longest chain of requests that each began after the previous answer. */
export function depthOf(requests: readonly Pick<Seen, 'came' | 'went'>[]): number {
  const depths: number[] = [];
  for (const { came } of requests) {
    const before = depths.filter((_, at) => (requests[at]?.went ?? Infinity) <= came);
    depths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths);
}
