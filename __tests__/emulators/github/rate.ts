import type { components } from '@octokit/openapi-types';
import type { ApiAnswer } from './api/handler.ts';
import { Refusal } from './refusal.ts';

// "Rate limits for the REST API": a workflow's token has this many an hour for a repository.
const AN_HOUR = 1000;

/**
 * Counts requests. Its hour is a real one, from the start of the emulator: a client that waits for
 * the reset reads its own clock.
 */
export class Rate {
  readonly #reset = Math.floor(Date.now() / 1000) + 3600;
  #used = 0;
  #status = 403;

  constructor(private readonly limit = AN_HOUR) {}

  /** @throws Refusal when there is nothing left */
  spend(): void {
    if (this.#used >= this.limit)
      throw new Refusal(this.#status, 'API rate limit exceeded for installation ID 1.');
    this.#used++;
  }

  /**
   * Others with the same token spent all of it.
   *
   * @param status "Exceeding the rate limit": 403 or 429, with `x-ratelimit-remaining: 0` either way
   */
  exhaust(status: 403 | 429 = 403): void {
    this.#used = this.limit;
    this.#status = status;
  }

  /** The next hour begins. */
  refill(): void {
    this.#used = 0;
  }

  /** When it is free again. */
  get reset(): Date {
    return new Date(this.#reset * 1000);
  }

  get headers(): Record<string, string> {
    const { limit, remaining, used, reset } = this.#core;
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  }

  /** Asking for it is free ("Get rate limit status for the authenticated user"). */
  get answer(): ApiAnswer {
    const core = this.#core;
    const search = { ...core, limit: 30, remaining: 30, used: 0 };
    const body: components['schemas']['rate-limit-overview'] = {
      resources: { core, search },
      rate: core,
    };
    return { status: 200, body };
  }

  get #core(): components['schemas']['rate-limit'] {
    const { limit } = this;
    return { limit, used: this.#used, remaining: limit - this.#used, reset: this.#reset };
  }
}
