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
import { untilNobodyWrites } from './tries.ts';

/**
 * The other way through the program: somebody edited a pull request. Its boxes are carried out;
 * arXiv is not asked.
 *
 * @throws RunFailure with everything that its reader needs to know
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
 * Carries out the boxes of one pull request.
 *
 * @param known the record, where it was read already, and the collections that the site has
 * @throws RunFailure with everything that its reader needs to know
 */
async function review(
  { site, log, now }: Pick<Edges, 'site' | 'log' | 'now'>,
  config: Config,
  base: SiteFiles,
  edited: EditedPull,
  known: Known = {},
): Promise<Report> {
  return untilNobodyWrites(log, async (again) => {
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
 * Carries out the boxes of all other open digests: those of other days, of a `branch` that was
 * changed since, of another workflow.
 *
 * @throws RunFailure, a code for each reason
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
      // Without pull requests a token need not be allowed to write one.
      const isForbidden = error instanceof RunFailure && error.code === 'PUSH_FORBIDDEN';
      if (!isForbidden || config.pullRequest !== 'off') throw error;
      const text = 'its boxes were not carried out: the token may not write to pull requests';
      edges.log.notice({ about: `#${pull.number}`, text });
    }
  }
}
