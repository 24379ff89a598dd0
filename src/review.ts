import type { Config } from './config/config.ts';
import type { EditedPull, Outcome, SiteFiles } from './record/site.ts';
import type { Edges } from './run.ts';
import { curate } from './record/curate.ts';
import { type Report, reportOfCuration } from './report/report.ts';
import { untilNobodyWrites } from './tries.ts';

/**
 * The other way through the program: somebody edited a pull request. Its boxes are carried out, and
 * arXiv is not asked.
 *
 * @throws RunFailure with everything that its reader needs to know
 */
export async function review(
  { site, log }: Pick<Edges, 'site' | 'log'>,
  config: Config,
  base: SiteFiles,
  edited: EditedPull,
): Promise<Report> {
  return untilNobodyWrites(log, async (again) => {
    const files = again ? await site.files({ branch: base.branch }) : base;
    const curation = await curate(site, config, files, edited);
    const outcome: Outcome =
      'why' in curation || config.dryRun
        ? { kind: 'done', notices: [] }
        : await site.carryOut(curation.plan);
    if (outcome.kind === 'moved') return undefined;
    const notices = [...('notices' in curation ? curation.notices : []), ...outcome.notices];
    notices.forEach(log.notice);
    return reportOfCuration(curation, outcome, config.dryRun);
  });
}
