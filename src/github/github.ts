import type { Octokit } from 'octokit';
import type { Log } from '../log.ts';
import type { Site } from '../record/site.ts';
import { changesOf } from './commits.ts';
import { otherDigests } from './other-digests.ts';
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
}

/** A site repository over GitHub's REST API: no checkout, no git on the runner. */
export function siteOnGitHub({ defaultBranch, ...where }: GitHubOptions): Site {
  const context = contextOf(where);
  const { files, history, heads, treeOf } = filesOnGitHub(context, defaultBranch);
  const others = otherDigests(context);
  return {
    files,
    history,
    changes: (at) => changesOf(context, at),
    record: async (query) => others.remember(query, await readRecord(context, heads(), query)),
    prove: () => provePermission(context),
    carryOut: (plan) => carryOut(context, plan, treeOf, others),
  };
}
