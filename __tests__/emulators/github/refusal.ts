export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

/** An error response in GitHub's format. */
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

/** 422 for a pull request, with a message. */
export const invalidPull = (message: string) =>
  invalid({ resource: 'PullRequest', code: 'custom', message });
