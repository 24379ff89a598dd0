import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Days } from './harvest.ts';
import type { OaiPage } from './oai.ts';
import type { ApiRequest } from './request.ts';

/** Papers from one source. */
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

/**
 * arXiv's three services. Each call may spend a share, from 0 to 1, of the patience that the run has
 * left; with 0 it asks once.
 *
 * All throw RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED or PAPER_UNREADABLE.
 */
export interface Arxiv {
  /** Asks the API. */
  search(requests: readonly ApiRequest[], share: number): Promise<SearchFeed>;
  /** Reads from OAI-PMH what changed in some days, a page at a time. */
  changes(days: Days, share: number): AsyncIterable<OaiPage>;
  /** Reads one paper from OAI-PMH; its page is empty where there is none. */
  record(id: PaperId, share: number): Promise<OaiPage>;
  /**
   * Reads today's announcements of some categories.
   *
   * @param since the start of the window, for items that may be old
   */
  announcements(categories: readonly string[], since: Date, share: number): Promise<Feed>;
}
