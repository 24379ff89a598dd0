import type { Octokit } from 'octokit';
import type { Log } from '../log.ts';
import type { Site } from '../record/site.ts';
import { contextOf } from './repository.ts';
import { filesOnGitHub } from './files.ts';
import { provePermission } from './permission.ts';
import { readRecord } from './earlier.ts';
import { carryOut } from './write.ts';

export interface GitHubOptions {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** `https://github.com`: for links that people open. */
  readonly serverUrl: string;
  readonly log: Pick<Log, 'info'>;
  /** From the event, where it is about this repository; saves asking for it. */
  readonly defaultBranch?: string;
  readonly now: Date;
}

/** A closed digest speaks for its papers this much longer than they could come up again. */
const SPARE_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** A site repository over GitHub's REST API: no checkout, no git on the runner. */
export function siteOnGitHub({ defaultBranch, now, ...where }: GitHubOptions): Site {
  const context = contextOf(where);
  const { files, history, messages, heads, treeOf } = filesOnGitHub(context, defaultBranch);
  const oldest = (lookbackDays: number) =>
    new Date(now.getTime() - (lookbackDays + SPARE_DAYS) * DAY).toISOString();
  return {
    files,
    history,
    messages: (commit, { lookbackDays }) => messages(commit, oldest(lookbackDays)),
    record: (query) => readRecord(context, heads(), query, oldest(query.lookbackDays)),
    prove: () => provePermission(context),
    carryOut: (plan) => carryOut(context, plan, treeOf),
  };
}
