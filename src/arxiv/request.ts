import type { Config } from '../config/config.ts';
import { type PaperRef, refText } from '../papers/paper.ts';
import {
  type Superset,
  print,
  splitInto,
  supersetForAll,
  supersetForCategories,
  termCount,
} from './superset.ts';
import { DAY } from '../text/day.ts';

/** A request to arXiv's API. */
export type ApiRequest = SearchRequest | IdRequest;

/** A search, which is read in pages. */
export interface SearchRequest {
  readonly kind: 'search';
  /** The query in arXiv's own syntax, without the window. */
  readonly wanted: string;
  /** First submission, both ends included. */
  readonly from: Date;
  readonly to: Date;
  /**
   * The same query in parts that are short enough for GET; empty if it is short enough itself.
   */
  readonly parts: readonly SearchRequest[];
  /** Sent only to learn whether arXiv accepts the query; no result is expected. */
  readonly isProbe?: true;
}

/** A list of ids, which is read in one page: it has no order, so pages would overlap (facts on arXiv). */
export interface IdRequest {
  readonly kind: 'ids';
  readonly ids: readonly PaperRef[];
}

/** The HTTP request for a page. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, relative to the API's address. */
  readonly path: string;
  /** Form body of a POST. */
  readonly body?: string;
}

/** Requested entries a page. arXiv may send fewer. */
export const PAGE_SIZE = 200;

/** An offset past this makes arXiv answer 500 (its code; the documentation says 30,000). */
export const MOST_RESULTS = 10_000;

/**
 * Servers accept addresses of about 4,000 characters. A longer query is sent by POST, to which arXiv
 * has answered by mistake that nothing was found (aRxiv#64).
 */
const LONGEST_PATH = 3800;

/** arXiv's parser recurses once for each term and answers HTTP 500 near 930 (facts on arXiv, "Second look"). */
const MOST_TERMS = 400;

/** The start of the window. */
export function windowStart({ lookbackDays }: Pick<Config, 'lookbackDays'>, now: Date): Date {
  return new Date(now.getTime() - lookbackDays * DAY);
}

/**
 * The requests for all topics together. They find a superset of the papers that match, from which
 * Paperboy chooses (arXiv parses queries in its own way: superset.ts). One request, unless there
 * are too many terms.
 *
 * @param now the end of the window
 */
export function requestsFor(
  config: Pick<Config, 'topics' | 'categories' | 'lookbackDays'>,
  now: Date,
): SearchRequest[] {
  const wanted = supersetForAll(config.topics.map(({ query }) => query));
  const within = supersetForCategories(config.categories);
  // Many categories would fill the query, so Paperboy then checks them itself.
  const isShort = termCount(within) <= MOST_TERMS / 2;
  const restriction = config.categories.length > 0 && isShort ? within : undefined;
  const request = (node: Superset, parts: readonly SearchRequest[] = []): SearchRequest => ({
    kind: 'search',
    // arXiv's booleans have no precedence, so put each part in parentheses.
    wanted: `(${print(node)})${restriction === undefined ? '' : ` AND (${print(restriction)})`}`,
    from: windowStart(config, now),
    to: now,
    parts,
  });
  const room = MOST_TERMS - (restriction === undefined ? 0 : termCount(restriction));
  const isGet = (node: Superset) => pageOf(request(node), 0).method === 'GET';
  return splitInto(wanted, (node) => termCount(node) <= room).map((node) =>
    request(node, isGet(node) ? [] : splitInto(node, isGet).map((part) => request(part))),
  );
}

/** Requests papers by id, in lists that fit one page and a GET. */
export function requestsById(ids: readonly PaperRef[]): IdRequest[] {
  const lists: PaperRef[][] = [];
  for (const ref of ids) {
    const last = lists.at(-1);
    if (last !== undefined && isOneRequest([...last, ref])) last.push(ref);
    else lists.push([ref]);
  }
  return lists.map((list) => ({ kind: 'ids', ids: list }));
}

/** Whether these papers fit one page and a GET. */
export function isOneRequest(ids: readonly PaperRef[]): boolean {
  if (ids.length > PAGE_SIZE) return false;
  const length = ids.reduce((sum, ref) => sum + encodeURIComponent(refText(ref)).length + 3, 0);
  return length + ID_REQUEST_LENGTH <= LONGEST_PATH;
}

/** Length of the rest of the address: `/api/query?id_list=…&start=0&max_results=200`. */
const ID_REQUEST_LENGTH = 60;

/** The same query for each half of the window, if it has more results than arXiv shows. */
export function halvesOf(request: SearchRequest): SearchRequest[] {
  const { from, to } = request;
  const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2 / MINUTE) * MINUTE);
  const next = new Date(middle.getTime() + MINUTE);
  return next > to || middle < from
    ? []
    : [between(request, next, to), between(request, from, middle)];
}

function between(request: SearchRequest, from: Date, to: Date): SearchRequest {
  return { ...request, from, to, parts: request.parts.map((part) => ({ ...part, from, to })) };
}

const MINUTE = 60_000;

/** `YYYYMMDDHHMM` in UTC, the only date format that arXiv reads. */
function minute(at: Date): string {
  return at.toISOString().slice(0, 16).replace(/[-:T]/g, '');
}

/**
 * The HTTP request for one page, newest submissions first.
 *
 * @param start number of entries read before
 */
export function pageOf(request: ApiRequest, start: number): PageRequest {
  const asked: Record<string, string> =
    request.kind === 'ids'
      ? {
          id_list: request.ids.map(refText).join(','),
        }
      : {
          search_query: `${request.wanted} AND submittedDate:[${minute(request.from)} TO ${minute(request.to)}]`,
        };
  const form = new URLSearchParams({
    ...asked,
    start: String(start),
    max_results: String(Math.min(PAGE_SIZE, MOST_RESULTS - start)),
    ...(request.kind === 'search' && { sortBy: 'submittedDate', sortOrder: 'descending' }),
  }).toString();
  const path = `/api/query?${form}`;
  return path.length <= LONGEST_PATH
    ? { method: 'GET', path }
    : { method: 'POST', path: '/api/query', body: form };
}
