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

/** One question to arXiv's API. */
export type ApiRequest = SearchRequest | IdRequest;

/** Asked in pages. */
export interface SearchRequest {
  readonly kind: 'search';
  /** What is looked for, in arXiv's own syntax, without the window. */
  readonly wanted: string;
  /** First submission, both ends included. */
  readonly from: Date;
  readonly to: Date;
  /**
   * The same question in parts whose addresses are short enough for GET; empty where it is short
   * enough itself.
   */
  readonly parts: readonly SearchRequest[];
  /** Asked to learn whether arXiv takes the query: it may well find nothing. */
  readonly isProbe?: true;
}

/** Asked in one page: a list of ids has no order, so that its pages overlap (facts on arXiv). */
export interface IdRequest {
  readonly kind: 'ids';
  readonly ids: readonly PaperRef[];
}

/** What a page of a request is fetched by. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, behind the API's address. */
  readonly path: string;
  /** Form body of a POST. */
  readonly body?: string;
}

/** Asked for; arXiv may send fewer, so paging goes on by what came. */
export const PAGE_SIZE = 200;

/** An offset past this makes arXiv answer 500 (its code; the documentation says 30,000). */
export const MOST_RESULTS = 10_000;

/**
 * Servers on the way take addresses of about 4,000 characters. A longer query is sent as a form, to
 * which arXiv has falsely answered that nothing was found (aRxiv#64).
 */
const LONGEST_PATH = 3800;

/** arXiv's parser recurses once a term and answers HTTP 500 near 930 (facts on arXiv, "Second look"). */
const MOST_TERMS = 400;

/** Where the window begins. */
export function windowStart({ lookbackDays }: Pick<Config, 'lookbackDays'>, now: Date): Date {
  return new Date(now.getTime() - lookbackDays * DAY);
}

/**
 * All that has to be asked, for all topics together: a superset of what they want, of which
 * Paperboy then chooses (arXiv reads a query its own way: superset.ts). One request, unless there
 * are more terms than one may hold.
 *
 * @param now the end of the window
 */
export function requestsFor(
  config: Pick<Config, 'topics' | 'categories' | 'lookbackDays'>,
  now: Date,
): SearchRequest[] {
  const wanted = supersetForAll(config.topics.map(({ query }) => query));
  const within = supersetForCategories(config.categories);
  // With so many categories the restriction would take up the query; Paperboy checks them itself.
  const isShort = termCount(within) <= MOST_TERMS / 2;
  const restriction = config.categories.length > 0 && isShort ? within : undefined;
  const request = (node: Superset, parts: readonly SearchRequest[] = []): SearchRequest => ({
    kind: 'search',
    // arXiv's booleans have no precedence: every part gets its parentheses.
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

/** Papers by their ids, in lists that one page holds and GET takes. */
export function requestsById(ids: readonly PaperRef[]): IdRequest[] {
  const lists: PaperRef[][] = [];
  for (const ref of ids) {
    const last = lists.at(-1);
    if (last !== undefined && isOneRequest([...last, ref])) last.push(ref);
    else lists.push([ref]);
  }
  return lists.map((list) => ({ kind: 'ids', ids: list }));
}

/** Whether one page holds these papers, and GET takes their ids. */
export function isOneRequest(ids: readonly PaperRef[]): boolean {
  if (ids.length > PAGE_SIZE) return false;
  const length = ids.reduce((sum, ref) => sum + encodeURIComponent(refText(ref)).length + 3, 0);
  return length + ID_REQUEST_LENGTH <= LONGEST_PATH;
}

/** Of all that stands around a list of ids: `/api/query?id_list=…&start=0&max_results=200`. */
const ID_REQUEST_LENGTH = 60;

/** The same question in two, for each half of the window: where one has more results than arXiv shows. */
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

/** `YYYYMMDDHHMM` in UTC: the only form of a date that arXiv reads. */
function minute(at: Date): string {
  return at.toISOString().slice(0, 16).replace(/[-:T]/g, '');
}

/**
 * The HTTP request for one page, newest submissions first.
 *
 * @param start how many entries came before
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
