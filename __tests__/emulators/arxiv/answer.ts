import { createHash } from 'node:crypto';
import type { FakePaper } from './paper.ts';

/** A page of results, before it is printed in the old or new format. */
export interface Answer {
  /** The query as sent, and as in the feed's title and link. */
  readonly query: { readonly sent: string; readonly echoed: string; readonly printed: string };
  readonly idList: string;
  readonly start: number;
  readonly maxResults: number;
  readonly totalResults: number;
  readonly papers: readonly FakePaper[];
  readonly now: Date;
}

/** Returns the parameters of a request as a feed prints them. */
export function parametersOf({ idList, start, maxResults }: Answer, searchQuery: string): string {
  return `search_query=${searchQuery}&id_list=${idList}&start=${start}&max_results=${maxResults}`;
}

/**
 * Returns the last part of a feed's id: in every recording, the SHA-1 of the request's parameters.
 */
export function feedId(question: string): string {
  return createHash('sha1').update(question).digest('base64').replace(/=$/, '');
}
