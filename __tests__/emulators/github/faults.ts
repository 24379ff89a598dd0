import type { ApiAnswer } from './api/handler.ts';

/** As much of a request as a test chooses by. */
export interface RequestView {
  readonly method: string;
  /** Without the prefix and the query. */
  readonly path: string;
  readonly body: unknown;
}

/** Something that goes wrong on the way. */
export interface Fault {
  readonly match: (request: RequestView) => boolean;
  /** How many requests it befalls; it counts down. */
  times: number;
  /** `before`: the request has no effect. `after`: it has, but its answer is lost or another. */
  readonly when: 'before' | 'after';
  readonly do: 'status' | 'reset' | 'delay';
  /** 502 if not said. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ms?: number;
}

/** What befalls this request, if anything does. */
export function strike(faults: readonly Fault[], request: RequestView): Fault | undefined {
  const fault = faults.find(({ times, match }) => times > 0 && match(request));
  if (fault !== undefined) fault.times--;
  return fault;
}

export function answerOf({ status = 502, headers = {}, body }: Fault): ApiAnswer {
  return { status, headers, body: body ?? { message: 'Server Error' } };
}
