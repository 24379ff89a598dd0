import type { Config } from '../config/config.ts';
import { type PaperRef, refText } from '../papers/paper.ts';
import { supersetForAll, supersetForCategories, termCount } from './superset.ts';

/** One question to arXiv's API, asked in pages. */
export type ApiRequest =
  SearchRequest | { readonly kind: 'ids'; readonly ids: readonly PaperRef[] };

export interface SearchRequest {
  readonly kind: 'search';
  /** What is looked for, in arXiv's own syntax, without the window. */
  readonly wanted: string;
  /** First submission, both ends included. */
  readonly from: Date;
  readonly to: Date;
  /** Asked to learn whether arXiv takes the query: it may well find nothing. */
  readonly isProbe?: true;
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

/** Longer addresses are cut or refused by servers on the way; arXiv takes the same as a form. */
const LONGEST_PATH = 2000;

/** Elasticsearch, which answers arXiv's queries, takes 1,024 clauses in one unless told otherwise. */
const MOST_TERMS = 1000;

const DAY = 24 * 60 * 60 * 1000;

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
  const within = supersetForCategories(config.categories);
  return groupsOf(config).map((queries): SearchRequest => {
    // arXiv's booleans have no precedence: every part gets its parentheses.
    const wanted = `(${supersetForAll(queries)})${within === '' ? '' : ` AND (${within})`}`;
    return { kind: 'search', wanted, from: windowStart(config, now), to: now };
  });
}

function groupsOf({ topics }: Pick<Config, 'topics'>) {
  const groups: Config['topics'][number]['query'][][] = [];
  let room = 0;
  for (const { query } of topics) {
    const size = termCount(query);
    if (size > room) {
      groups.push([]);
      room = MOST_TERMS;
    }
    groups.at(-1)?.push(query);
    room -= size;
  }
  return groups;
}

/** The same question in two, for each half of the window: where one has more results than arXiv shows. */
export function halvesOf(request: SearchRequest): SearchRequest[] {
  const { from, to } = request;
  const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2 / MINUTE) * MINUTE);
  const next = new Date(middle.getTime() + MINUTE);
  return next > to || middle < from
    ? []
    : [
        { ...request, from: next },
        { ...request, to: middle },
      ];
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
    max_results: String(PAGE_SIZE),
    ...(request.kind === 'search' && { sortBy: 'submittedDate', sortOrder: 'descending' }),
  }).toString();
  const path = `/api/query?${form}`;
  return path.length <= LONGEST_PATH
    ? { method: 'GET', path }
    : { method: 'POST', path: '/api/query', body: form };
}
