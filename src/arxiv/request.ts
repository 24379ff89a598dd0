import type { Config } from '../config/config.ts';
import type { Query } from './query.ts';
import { categoryPattern, supersetForAll } from './superset.ts';

/** One question to arXiv's API, asked in pages. */
export interface ApiRequest {
  /** `search_query`, in arXiv's own syntax. */
  readonly searchQuery: string;
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

/** Longer addresses are cut or refused by servers on the way; arXiv takes the same as a form. */
const LONGEST_PATH = 2000;

const DAY = 24 * 60 * 60 * 1000;

/**
 * All that has to be asked, for all topics together: a superset of what they want, of which
 * Paperboy then chooses (arXiv reads a query its own way: facts in superset.ts).
 *
 * @param now the end of the window
 */
export function requestsFor(
  config: Pick<Config, 'topics' | 'categories' | 'lookbackDays'>,
  now: Date,
): ApiRequest[] {
  const wanted = supersetForAll(config.topics.map(({ query }): Query => query));
  const window = `submittedDate:[${minute(new Date(now.getTime() - config.lookbackDays * DAY))} TO ${minute(now)}]`;
  const within = config.categories.map(categoryPattern);
  const parts = [wanted, ...(within.length > 0 ? [within.join(' OR ')] : []), window];
  // arXiv's booleans have no precedence: every part gets its parentheses.
  return [
    { searchQuery: parts.map((part) => (part === window ? part : `(${part})`)).join(' AND ') },
  ];
}

/** `YYYYMMDDHHMM` in UTC: the only form of a date that arXiv reads. */
function minute(at: Date): string {
  return at.toISOString().slice(0, 16).replace(/[-:T]/g, '');
}

/**
 * The HTTP request for one page, newest submissions first.
 *
 * @param start how many entries came before
 */
export function pageOf({ searchQuery }: ApiRequest, start: number): PageRequest {
  const form = new URLSearchParams({
    search_query: searchQuery,
    start: String(start),
    max_results: String(PAGE_SIZE),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
  }).toString();
  const path = `/api/query?${form}`;
  return path.length <= LONGEST_PATH
    ? { method: 'GET', path }
    : { method: 'POST', path: '/api/query', body: form };
}
