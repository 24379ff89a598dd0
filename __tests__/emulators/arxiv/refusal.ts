/** An error of arXiv: 400 with a message, or 500 for a crash. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 500,
    message: string,
    /** Text after `/api/errors#`. Some errors have none. */
    readonly fragment?: string,
  ) {
    super(message);
  }
}

/** The message of a crash, from Python. */
export const CRASH =
  'The server encountered an internal error and was unable to complete your request.';
