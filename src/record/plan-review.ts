import type { Config } from '../config/config.ts';
import type { EditedPull, Site } from './site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import type { Notice } from '../log.ts';
import { fitBody } from './fit-body.ts';
import { newsReviewLines } from './news-review.ts';
import type { Plan } from './plan.ts';
import { type Review, reviewLines, reviewSubject } from './asked-by-boxes.ts';
import { type Digest, isDigestBranch } from './digest.ts';
import { type Known, readPullState } from './site-state.ts';

/** The plan after an edit of a pull request; `why` is the reason if nothing changes. */
export type ReviewPlan =
  | {
      readonly plan: Plan;
      readonly review: Review;
      readonly digest: Digest;
      readonly notices: readonly Notice[];
    }
  | { readonly why: string; readonly digest?: Digest; readonly notices?: readonly Notice[] };

/**
 * Plans the changes that the boxes of an edited pull request ask for. arXiv is not asked.
 *
 * @param known the record if it was read already, and the site's collections
 */
export async function planReview(
  site: Site,
  config: Config,
  base: SiteFiles,
  edited: EditedPull,
  now: Date,
  known: Known = {},
): Promise<ReviewPlan> {
  const state = await readPullState(site, config, base, { ...edited, now, ...known });
  if (state === undefined && !isDigestBranch(edited.head, config.branch))
    return { why: 'the pull request is no digest of ours' };
  if (state?.digest.pull === undefined || state.digest.tip === undefined)
    return { why: `the digest is not open against ${base.branch}` };
  const { review, reviewed, digest, notices } = state;
  const body = fitBody(state.body ?? '');
  const { removed, restored, pages: files } = reviewed;
  const changes = files.size + removed.length + restored.size;
  if (body === state.digest.pull.body && changes === 0)
    return { why: 'no box was changed', digest, notices };
  const message = [
    reviewSubject(review, reviewed),
    '',
    ...reviewLines(review, reviewed),
    ...newsReviewLines(state.news),
  ].join('\n');
  return {
    review,
    notices,
    digest,
    plan: {
      kind: 'append',
      branch: digest.branch,
      onto: state.digest.tip,
      pull: state.digest.pull,
      body,
      ...(changes > 0 && { commit: { message, files, removed, restored } }),
    },
  };
}
