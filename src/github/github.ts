import type { Outcome, RecordQuery, Site, SiteRecord } from '../record/site.ts';
import { digestOf, isDigestBranch, isOpenHere } from '../record/digest.ts';
import { changesOf, commitPages, commitsOfBase } from './commits.ts';
import { pullReader, readPulls } from './earlier.ts';
import { filesOnGitHub } from './files.ts';
import { otherDigests } from './other-digests.ts';
import { provePermission } from './permission.ts';
import { type RepositoryOptions, contextOf } from './repository.ts';
import { carryOut } from './write.ts';

export interface GitHubOptions extends RepositoryOptions {
  /** From the event, where it is about this repository; saves asking for it. */
  readonly defaultBranch?: string;
}

/**
 * A site repository over GitHub's REST API: no checkout, no git on the runner. Independent requests
 * run in parallel: pull requests with branches, commits with files.
 */
export function siteOnGitHub({ defaultBranch, ...where }: GitHubOptions): Site {
  const context = contextOf(where);
  const reader = pullReader(context);
  const commits = commitPages(context);
  const { files, history, heads, listing } = filesOnGitHub(context, defaultBranch, {
    branches: () => {
      reader.pages.readAhead();
    },
    files: (commit) => {
      commits(commit).readAhead();
    },
  });
  const others = otherDigests(context, reader);
  let moves = 0;
  async function recordFrom(query: RecordQuery): Promise<SiteRecord> {
    const branches = heads();
    const [ofPulls, ofBase] = await Promise.all([
      readPulls(context, reader, branches, query),
      commitsOfBase(context, commits, query),
    ]);
    return { branches, ...ofPulls, ...ofBase };
  }
  return {
    url: `${where.serverUrl}/${where.owner}/${where.repo}`,
    files,
    history,
    changes: (at) => changesOf(context, at),
    async record(query) {
      const record = await recordFrom(query);
      const { branches } = record;
      const open = record.pulls.find(
        (pull) => isOpenHere(pull, query.base.branch) && isDigestBranch(pull.head, query.branch),
      );
      const tip = open && digestOf(open, branches).tip;
      // Most runs read it next. A failure is reported by that read.
      if (tip !== undefined && query.pullRequest !== 'off') listing(tip).catch(() => undefined);
      return others.remember(query, record);
    },
    earlier: recordFrom,
    prove: () => provePermission(context),
    async carryOut(plan): Promise<Outcome> {
      const outcome = await carryOut(context, plan, listing, others);
      // An immediate read may not show the latest write yet.
      if (outcome.kind === 'moved') await context.pauseBefore(++moves);
      return outcome;
    },
  };
}
