import { RunFailure } from '../../src/failure.ts';

/** Returns the failure that a function throws. @throws if it throws none, or another error */
export function failureOf(act: () => unknown): RunFailure {
  try {
    act();
  } catch (error) {
    if (error instanceof RunFailure) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
