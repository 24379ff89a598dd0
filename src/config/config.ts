import type { Query } from '../query/query.ts';
import type { PaperRef } from '../papers/paper.ts';
import type { Task } from './schema.ts';
import type { Topic } from '../query/topic.ts';

/** Where the site is and who we are there: known before anything is read from it. */
export interface Connection {
  readonly token: string;
  readonly repository: { readonly owner: string; readonly name: string };
  /** The base branch that was asked for; absent means the repository's default. */
  readonly base?: string;
  /** Path of the configuration file, and whether somebody named it (then it has to exist). */
  readonly file: { readonly path: string; readonly named: boolean };
}

/** Everything a run was asked to do. */
export interface Config {
  readonly topics: readonly Topic[];
  readonly exclude?: Query;
  /** Patterns such as `cs.CL` or `stat.*`; empty means any. */
  readonly categories: readonly string[];
  /** To add whatever the topics and earlier decisions say. */
  readonly papers: readonly PaperRef[];
  readonly lookbackDays: number;
  readonly source: 'auto' | 'api' | 'rss';
  readonly onOutage: 'fail' | 'warn';
  /** 0 is no limit. */
  readonly maxPapers: number;
  readonly output: ReadonlySet<Output>;
  /** A preset's name, or `auto`. */
  readonly site: string;
  readonly postPath?: string;
  readonly digestPath?: string;
  /** Folder in the site repository, without a slash at its end. */
  readonly templates?: string;
  /** Key -> value, as a YAML node where its form was written by the user. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** IANA zone for dates that are shown and for the day in paths. */
  readonly timezone: string;
  /** Whether to show the code that a paper names. */
  readonly codeLinks: boolean;
  /** The language model that writes summaries, and questions with answers; absent: none does. */
  readonly model?: ModelSettings;
  readonly branch: string;
  readonly pullRequest: 'rolling' | 'daily' | 'off';
  readonly title: string;
  readonly commitMessage: string;
  readonly labels: readonly string[];
  /** Logins and slugs of teams. */
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  readonly draft: boolean;
  readonly dryRun: boolean;
}

export type Output = 'posts' | 'digest';

/** An OpenAI-compatible service, and what to ask it for. */
export interface ModelSettings {
  /** Without a slash at its end: `https://api.openai.com/v1`. */
  readonly url: string;
  readonly name: string;
  /** Empty for a service that asks for none. */
  readonly key: string;
  readonly tasks: ReadonlySet<Task>;
  /** By its name, in English or in itself. */
  readonly language: string;
}
