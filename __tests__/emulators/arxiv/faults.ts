/** arXiv's services, each a host of its own. */
export type Service = 'api' | 'oai' | 'feeds';

/** What may go wrong instead of an answer. */
export interface Fault {
  /** How many requests it spoils. */
  readonly times: number;
  /**
   * - `status`: this status, as from a server that is overloaded or throttles (429, 503, 406)
   * - `reset`: the connection breaks
   * - `hang`: nothing comes, until `close()`
   * - `html`: a web page in place of a feed
   * - `rate-exceeded-200`: `Rate exceeded.`, although the status is 200 (facts, reported)
   * - `false-empty`: a feed that claims there is nothing (facts: an empty first page can be false)
   * - `truncated`: the proper answer, cut off in the middle
   * - `empty`: the proper answer's status, without a body
   * - `unknown`: well-formed XML that is no feed
   * - `bad-token`: OAI-PMH takes a resumption token no more (arXiv/oaipmh, oai_errors.py)
   * - `same-token`: OAI-PMH sends the token on that it was sent (coneda/kor#55: a list without end)
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
  /** Only requests to one of the services: each is throttled apart. */
  readonly at?: Service;
}

/** Faults wait in line; the first that fits a request spoils it. */
export class FaultQueue {
  #waiting: { fault: Fault; left: number }[] = [];

  push(...faults: readonly Fault[]): void {
    this.#waiting.push(...faults.map((fault) => ({ fault, left: fault.times })));
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for the next request, if one waits for it. */
  next(at: Service): Fault | undefined {
    const found = this.#waiting.find(({ fault, left }) => left > 0 && (fault.at ?? at) === at);
    if (found !== undefined) found.left--;
    return found?.fault;
  }
}
