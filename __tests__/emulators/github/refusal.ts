/** An answer that refuses, in GitHub's shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: readonly Readonly<Record<string, string>>[],
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

/** What a POST or PATCH of a pull request is refused with (facts: GitHub's REST documentation, "Pulls"). */
export function invalidPull(message: string): Refusal {
  return new Refusal(422, 'Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message },
  ]);
}

export function invalidField(resource: string, field: string): Refusal {
  return new Refusal(422, 'Validation Failed', [{ resource, field, code: 'invalid' }]);
}
