export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

/** An answer that refuses, in GitHub's shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: readonly FieldError[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get body(): Record<string, unknown> {
    return {
      message: this.message,
      ...(this.errors && { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

export const notFound = () => new Refusal(404, 'Not Found');

/** 422 with a reason for each field ("Troubleshooting the REST API", validation failed). */
export const invalid = (...errors: FieldError[]) => new Refusal(422, 'Validation Failed', errors);

/** What a pull request is refused with in words of its own. */
export const invalidPull = (message: string) =>
  invalid({ resource: 'PullRequest', code: 'custom', message });
