import type { StepOptions } from './runner.ts';
import type { World } from './world.ts';

/**
 * Kills a run at its nth request to GitHub, before or after the request has an effect.
 *
 * @param nth from 0
 * @returns whether the run made that request
 */
export async function cutAt(
  world: World,
  inputs: Readonly<Record<string, string>>,
  now: string,
  nth: number | ((method: string, path: string) => boolean),
  when: 'before' | 'after',
  more: Partial<StepOptions> = {},
): Promise<boolean> {
  let count = 0;
  let kill: (() => void) | undefined;
  const fault = {
    match: ({ method, path }: { method: string; path: string }) => {
      const hit = typeof nth === 'number' ? count++ === nth : nth(method, path);
      if (hit) kill?.();
      return hit;
    },
    times: 1,
    when,
    do: 'reset' as const,
  };
  world.github.faults.push(fault);
  await world.run(inputs, now, { ...more, onStart: (stop) => (kill = stop) });
  world.github.faults.length = 0;
  return fault.times === 0;
}
