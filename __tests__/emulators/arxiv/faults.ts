/** Services of arXiv. At arXiv, each has its own host. */
export type Service = 'api' | 'oai' | 'feeds';

/** A failure that replaces an answer. */
export interface Fault {
  /** Number of requests that fail. */
  readonly times: number;
  /**
   * - `status`: this status, as from a server that is overloaded or limits the rate (429, 503, 406)
   * - `reset`: closes the connection
   * - `hang`: sends nothing until `close()`
   * - `html`: a web page instead of a feed
   * - `rate-exceeded-200`: `Rate exceeded.`, although the status is 200 (facts, reported)
   * - `false-empty`: a feed without papers, although some match (facts: an empty first page can be
   *   false)
   * - `truncated`: the first half of the correct answer
   * - `empty`: the status of the correct answer, without a body
   * - `unknown`: well-formed XML that is not a feed
   * - `bad-token`: OAI-PMH rejects a resumption token (arXiv/oaipmh, oai_errors.py)
   * - `same-token`: OAI-PMH always returns the same token (coneda/kor#55: an endless list)
   */
  readonly do:
    | 'status'
    | 'reset'
    | 'hang'
    | 'html'
    | 'rate-exceeded-200'
    | 'false-empty'
    | 'truncated'
    | 'empty'
    | 'unknown'
    | 'bad-token'
    | 'same-token';
  /** For `status` (503) and `html` (200). */
  readonly status?: number;
  /** Such as `Retry-After: 0`, which arXiv sends (facts). */
  readonly headers?: Readonly<Record<string, string>>;
  /** Limits the fault to one service. Each service has its own rate limit. */
  readonly at?: Service;
}

/** A queue of faults. A request takes the first one that applies to it. */
export class FaultQueue {
  #waiting: { fault: Fault; left: number }[] = [];

  push(...faults: readonly Fault[]): void {
    this.#waiting.push(...faults.map((fault) => ({ fault, left: fault.times })));
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Returns the fault for the next request, if any. */
  next(at: Service): Fault | undefined {
    const found = this.#waiting.find(({ fault, left }) => left > 0 && (fault.at ?? at) === at);
    if (found !== undefined) found.left--;
    return found?.fault;
  }
}
