import type { PullRequest, RecordQuery, SiteRecord } from '../record/site.ts';
import { type PullReader, recentPulls } from './earlier.ts';
import type { GitHubContext } from './repository.ts';

/** The open digests that a run does not write to. */
export interface OtherDigests {
  /** Keeps in mind how they were read. */
  remember(query: RecordQuery, record: SiteRecord): SiteRecord;
  /**
   * Whether they still are as they were read: else another run may have proposed the same papers.
   *
   * @param own number of the digest that is written to
   */
  areAsRead(own: number | undefined): Promise<boolean>;
}

export function otherDigests(context: GitHubContext, reader: PullReader): OtherDigests {
  let last: { readonly query: RecordQuery; readonly record: SiteRecord } | undefined;
  return {
    remember(query, record) {
      last = { query, record };
      return record;
    },
    async areAsRead(own) {
      if (last === undefined) return true;
      const { query, record } = last;
      const known = new Map(record.pulls.map((pull) => [pull.number, pull]));
      const { pulls } = await context.attempt('reading its pull requests', () =>
        recentPulls(context, reader, record.branches, query, 1),
      );
      return pulls
        .filter(({ number, state }) => number !== own && state === 'open')
        .every((pull) => isSame(pull, known.get(pull.number)));
    },
  };
}

function isSame(pull: PullRequest, before: PullRequest | undefined): boolean {
  return before?.state === 'open' && before.body === pull.body;
}
