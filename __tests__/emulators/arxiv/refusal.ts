/** A request that arXiv answers with an error: 400 when it says what is wrong, 500 when it crashes. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 500,
    message: string,
    /** What follows `/api/errors#`; arXiv does not name every problem so. */
    readonly fragment?: string,
  ) {
    super(message);
  }
}

/** Python's own words for a crash. */
export const CRASH =
  'The server encountered an internal error and was unable to complete your request.';
