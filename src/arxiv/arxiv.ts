import type { Notice } from '../log.ts';
import type { Paper } from '../papers/paper.ts';
import type { ApiRequest } from './request.ts';

/** What arXiv had to say. */
export interface Feed {
  /** Each paper once, in the order in which it came. */
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
}

/** What came of a search, and whether it was all. */
export interface SearchFeed extends Feed {
  /** How many entries arXiv sent, readable or not, and how many it said there are. */
  readonly entryCount: number;
  readonly totalResults: number;
}

export interface Arxiv {
  /** Asks the API. @throws RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED, PAPER_UNREADABLE */
  search(requests: readonly ApiRequest[]): Promise<SearchFeed>;
  /**
   * Reads today's announcements of some categories.
   *
   * @param since the start of the window, for cross-lists of old papers
   * @throws RunFailure as above
   */
  announcements(categories: readonly string[], since: Date): Promise<Feed>;
}
