import type { ApiRequest } from './arxiv/request.ts';
import type { Config, Connection, ModelSettings } from './config/config.ts';
import type { GivenInputs } from './config/read.ts';
import type { Generated } from './enrich/enrichment.ts';
import type { Notice } from './notice.ts';
import type { CodeLink } from './papers/code-links.ts';
import type { Paper, PaperId } from './papers/paper.ts';
import type { Attached, Plan } from './publish/plan.ts';

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

/** The site's files on one branch. */
export interface SiteFiles {
  readonly branch: string;
  /** The commit they were read at; empty for a folder. */
  readonly commit: string;
  readonly paths: readonly string[];
  /** Text of a file that is among `paths`. */
  read(path: string): Promise<string>;
}

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  /** The branches. */
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly attached: Pick<Attached, 'labels' | 'assignees'>;
}

/** A branch's files at an earlier commit. */
export interface Snapshot extends Pick<SiteFiles, 'read'> {
  /** Path -> id of its blob. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** What earlier runs left: the digest branches and their pull requests. */
export interface SiteRecord {
  /** Digest branches that exist: name -> tip. */
  readonly branches: ReadonlyMap<string, string>;
  /** Digest pull requests, newest first: ours, and those of other workflows. */
  readonly pulls: readonly PullRequest[];
}

/** What came of a plan. `moved`: somebody else wrote in between, so read again and plan again. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly commit?: string;
      readonly pull?: Pick<PullRequest, 'number' | 'url'>;
      readonly notices: readonly Notice[];
    }
  | { readonly kind: 'moved' };

/** Which digests a run has to know of. */
export interface RecordQuery {
  /** The `branch` input: digests are on it, or on it with a number behind. */
  readonly branch: string;
  /** Digests of other workflows count too, if they are against the same branch. */
  readonly base: string;
  readonly lookbackDays: number;
  /** With `off` the token need not be allowed to read pull requests. */
  readonly pullRequest: Config['pullRequest'];
}

export interface Site {
  /**
   * @param at absent branch: the default one; with a commit, that commit of it
   * @throws RunFailure, a code for each reason
   */
  files(at: { readonly branch?: string; readonly commit?: string }): Promise<SiteFiles>;
  record(query: RecordQuery): Promise<SiteRecord>;
  /** The commits before one, newest first, along first parents. */
  history(commit: string): AsyncIterable<Snapshot>;
  /**
   * Messages of a commit and of those before it, newest first, along first parents, as far back as
   * a digest's word counts.
   */
  messages(commit: string, query: Pick<RecordQuery, 'lookbackDays'>): AsyncIterable<string>;
  /** Finds out whether one may write here. @throws RunFailure with the permission that is missing */
  prove(): Promise<void>;
  carryOut(plan: Plan): Promise<Outcome>;
}

/** Others who know something about a paper. They never fail: what they cannot say is a notice. */
export interface Extras {
  /** Code and pages, for papers that name none themselves. */
  links(papers: readonly Paper[]): Promise<{
    readonly links: ReadonlyMap<PaperId, readonly CodeLink[]>;
    readonly notices: readonly Notice[];
  }>;
  /** What a language model writes about papers, best first. */
  generate(
    papers: readonly Paper[],
    model: ModelSettings,
  ): Promise<{
    readonly generated: ReadonlyMap<PaperId, Generated>;
    readonly notices: readonly Notice[];
  }>;
}

/** Folders under templates/: the presets. */
export interface Presets {
  /** Names of all presets, sorted. */
  names(): readonly string[];
  /** Text of a file in a preset's folder, or of one beside the folders; undefined when there is none. */
  read(path: string): string | undefined;
}

export interface Log {
  info(line: string): void;
  notice(notice: Notice): void;
}

/** A pull request whose text a person with write access edited. */
export interface EditedPull {
  readonly number: number;
  readonly head: string;
  /** The text before it was edited; absent where nobody says. */
  readonly before?: string;
}

/** Everything a test must be able to replace. */
export interface Edges {
  readonly inputs: GivenInputs;
  readonly site: Site;
  readonly arxiv: Arxiv;
  readonly extras: Extras;
  readonly presets: Presets;
  readonly log: Log;
  readonly now: Date;
  /** Whether the report should also say how each topic fares, as that of a dry run does. */
  readonly explain?: boolean;
  /** An edit of a pull request that started this run, in place of a schedule. */
  readonly edited?: EditedPull;
  /** Where to look for settings: a base branch if one was named, and the configuration file. */
  readonly at: Pick<Connection, 'base' | 'file'>;
}
