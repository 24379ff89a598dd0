import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Days } from './harvest.ts';
import type { OaiPage } from './oai.ts';
import type { ApiRequest } from './request.ts';

/** Papers from one source. */
export interface Feed {
  /** Each paper once, in the order of arrival. */
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
}

/** The result of a search, with the counts that tell whether it is complete. */
export interface SearchFeed extends Feed {
  /** Number of entries that arXiv sent, readable or not, and its own count of results. */
  readonly entryCount: number;
  readonly totalResults: number;
}

/**
 * arXiv's three services. Each call may use a share, from 0 to 1, of the run's remaining retry time;
 * with 0 it does not retry.
 *
 * All throw RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED or PAPER_UNREADABLE.
 */
export interface Arxiv {
  /** Whether the papers are the invented ones of the sample. */
  readonly isSample?: boolean;
  /** Searches with the API. */
  search(requests: readonly ApiRequest[], share: number): Promise<SearchFeed>;
  /** Reads the records that changed in some days from OAI-PMH, a page at a time. */
  changes(days: Days, share: number): AsyncIterable<OaiPage>;
  /** Reads one paper from OAI-PMH; the page is empty for an unknown id. */
  record(id: PaperId, share: number): Promise<OaiPage>;
  /**
   * Reads today's announcements of some categories.
   *
   * @param since the start of the window, to leave out old cross-lists
   */
  announcements(categories: readonly string[], since: Date, share: number): Promise<Feed>;
}
