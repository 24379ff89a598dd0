import type { Config } from './config/config.ts';
import { type EditedPull, NOTHING_WRITTEN, type Outcome } from './record/site.ts';
import type { SiteFiles } from './site/site-files.ts';
import type { Configured } from './configure.ts';
import { readCollections } from './read-repository.ts';
import type { Edges } from './run-edges.ts';
import { RunFailure } from './failure.ts';
import { planReview } from './record/plan-review.ts';
import type { CollectionFile } from './render/collections/collection-files.ts';
import type { Known, SiteState } from './record/site-state.ts';
import { type Report, reportOfReview } from './report/report.ts';
import { untilUndisturbed } from './tries.ts';

/**
 * Runs the program for an edit of a pull request: applies its boxes, and sends no request to arXiv.
 *
 * @throws RunFailure
 */
export async function reviewEdited(
  edges: Pick<Edges, 'site' | 'presets' | 'log' | 'now'>,
  configured: Configured,
  edited: EditedPull,
): Promise<Report> {
  const collections = await readCollections(edges, configured);
  return review(edges, configured.config, configured.base, edited, { collections });
}

/**
 * Applies the boxes of a pull request.
 *
 * @param known the collections of the site, and the record if it was read already
 * @throws RunFailure
 */
async function review(
  { site, log, now }: Pick<Edges, 'site' | 'log' | 'now'>,
  config: Config,
  base: SiteFiles,
  edited: EditedPull,
  known: Known = {},
): Promise<Report> {
  return untilUndisturbed(log, async (again) => {
    const files = again ? await site.files({ branch: base.branch }) : base;
    const done = await planReview(site, config, files, edited, now, {
      ...known,
      ...(again && { record: undefined }),
    });
    const outcome: Outcome =
      'why' in done || config.dryRun ? NOTHING_WRITTEN : await site.carryOut(done.plan);
    if (outcome.kind === 'moved') return undefined;
    const notices = [...(done.notices ?? []), ...outcome.notices];
    notices.forEach(log.notice);
    return reportOfReview(done, outcome, config.dryRun);
  });
}

/**
 * Applies the boxes of all other open digests: of other days, of an earlier `branch` setting, or of
 * another workflow.
 *
 * @throws RunFailure
 */
export async function reviewOthers(
  edges: Pick<Edges, 'site' | 'log' | 'now'>,
  config: Config,
  { elsewhere, base, record }: Pick<SiteState, 'elsewhere' | 'base' | 'record'>,
  collections: readonly CollectionFile[],
): Promise<void> {
  for (const pull of elsewhere) {
    try {
      await review(edges, config, base, pull, { record, collections });
    } catch (error) {
      // With `pull-request: off`, the token needs no permission for pull requests.
      const isForbidden = error instanceof RunFailure && error.code === 'PUSH_FORBIDDEN';
      if (!isForbidden || config.pullRequest !== 'off') throw error;
      const text = 'The boxes were not applied, because the token may not write to pull requests';
      edges.log.notice({ about: `#${pull.number}`, text });
    }
  }
}
