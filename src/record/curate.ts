import type { Config } from '../config/config.ts';
import type { EditedPull, Site, SiteFiles } from './site.ts';
import type { Notice } from '../log.ts';
import { withBoxes } from './boxes.ts';
import type { Plan } from './plan.ts';
import { type Review, reviewLines, reviewSubject } from './review.ts';
import { type Digest, isDigestBranch } from './seen.ts';
import { surveyPull } from './survey.ts';

/** What an edit of a pull request asks for; `why` says in words why it asks for nothing. */
export type Curation =
  | {
      readonly plan: Plan;
      readonly review: Review;
      readonly digest: Digest;
      readonly notices: readonly Notice[];
    }
  | { readonly why: string; readonly digest?: Digest };

/** Reads the boxes of a pull request that somebody edited, without asking arXiv. */
export async function curate(
  site: Site,
  config: Config,
  base: SiteFiles,
  edited: EditedPull,
): Promise<Curation> {
  if (!isDigestBranch(edited.head, config.branch))
    return { why: 'the pull request is no digest of ours' };
  const ground = await surveyPull(site, config, base, edited);
  if (ground?.digest.pull === undefined || ground.digest.tip === undefined)
    return { why: `the digest is not open against ${base.branch}` };
  const { review, reviewed, digest } = ground;
  const body = withBoxes(ground.digest.pull.body, review.boxes);
  const { removed, restored, pages: files } = reviewed;
  const changes = files.size + removed.length + restored.size;
  if (body === ground.digest.pull.body && changes === 0)
    return { why: 'no box was changed', digest };
  const message = [reviewSubject(review), '', ...reviewLines(review)].join('\n');
  return {
    review,
    notices: ground.notices,
    digest,
    plan: {
      kind: 'append',
      branch: digest.branch,
      onto: ground.digest.tip,
      pull: ground.digest.pull,
      body,
      ...(changes > 0 && { commit: { message, files, removed, restored } }),
    },
  };
}
