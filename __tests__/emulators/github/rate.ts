import type { components } from '@octokit/openapi-types';
import type { ApiAnswer } from './api/handler.ts';
import { Refusal } from './refusal.ts';

// "Rate limits for the REST API": requests of a workflow's token per hour and repository.
const AN_HOUR = 1000;

/**
 * Counts requests. Its hour begins with the emulator and is one of the real clock, because a client
 * that waits for the reset uses its own clock.
 */
export class Rate {
  readonly #reset = Math.floor(Date.now() / 1000) + 3600;
  #used = 0;
  #status = 403;

  constructor(private readonly limit = AN_HOUR) {}

  /** Counts a request. @throws Refusal if the rate limit is used up */
  spend(): void {
    if (this.#used >= this.limit)
      throw new Refusal(this.#status, 'API rate limit exceeded for installation ID 1.');
    this.#used++;
  }

  /**
   * Uses up the rate limit, as other clients with the same token may.
   *
   * @param status "Exceeding the rate limit": 403 or 429, with `x-ratelimit-remaining: 0` either
   * way
   */
  exhaust(status: 403 | 429 = 403): void {
    this.#used = this.limit;
    this.#status = status;
  }

  /** Begins the next hour. */
  refill(): void {
    this.#used = 0;
  }

  /** Time at which the next hour begins. */
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

  /**
   * The answer about the rate limit. It does not count as a request ("Get rate limit status for the
   * authenticated user").
   */
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
