import fc from 'fast-check';

/** Number of values checked at the same time. A run mostly waits for timers, so several use one core. */
const AT_ONCE = 6;

/** Runs trials that do not touch each other, several at the same time. */
export async function sideBySide(trials: readonly (() => Promise<void>)[]): Promise<void> {
  const queue = trials.values();
  const work = async () => {
    for (const trial of queue) await trial();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/**
 * Checks several random values at the same time; `fc.assert` checks one after another.
 *
 * @throws the shrunk failure of the first value that fails
 */
export async function checkSideBySide<T>(
  values: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
  { numRuns, seed, shrinks = true }: { numRuns: number; seed: number; shrinks?: boolean },
): Promise<void> {
  const queue = fc.sample(values, { numRuns, seed }).entries();
  let failure: { readonly value: T; readonly nth: number; readonly error: unknown } | undefined;
  const work = async () => {
    for (const [at, value] of queue) {
      if (failure !== undefined) return;
      try {
        await check(value);
      } catch (error) {
        failure ??= { value, nth: at + 1, error };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failure === undefined) return;
  const { value, nth, error } = failure;
  const again = { examples: [[value] as [T]], numRuns: 1, endOnFailure: !shrinks };
  await fc.assert(fc.asyncProperty(values, check), again);
  throw new Error(`the ${nth}th failed, and not when it was repeated: ${fc.stringify(value)}`, {
    cause: error,
  });
}
