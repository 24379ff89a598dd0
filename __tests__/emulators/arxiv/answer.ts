import { createHash } from 'node:crypto';
import type { FakePaper } from './paper.ts';

/** One page of results, before it is printed in either shape. */
export interface Answer {
  /** As it was sent, and as the feed's title and link echo it. */
  readonly query: { readonly sent: string; readonly echoed: string; readonly printed: string };
  readonly idList: string;
  readonly start: number;
  readonly maxResults: number;
  readonly totalResults: number;
  readonly papers: readonly FakePaper[];
  readonly now: Date;
}

/** How a feed names what was asked. */
export function asked({ idList, start, maxResults }: Answer, searchQuery: string): string {
  return `search_query=${searchQuery}&id_list=${idList}&start=${start}&max_results=${maxResults}`;
}

/** The last part of a feed's id: in every recording it is the SHA-1 of what was asked. */
export function feedId(question: string): string {
  return createHash('sha1').update(question).digest('base64').replace(/=$/, '');
}
