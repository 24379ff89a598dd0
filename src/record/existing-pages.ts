import type { Verdict } from '../rank/select.ts';
import { dayPage } from '../render/day-page.ts';
import type { Existing } from '../render/pages.ts';
import type { Layout } from '../site/layout.ts';
import { branchesOf, otherDigestsOf } from './branches-of-others.ts';
import type { Site } from './site.ts';
import type { SiteState } from './site-state.ts';

/**
 * The paths that a run may not write to, those of other open digests among them, and the day's
 * digest page. Nothing is read where no paper is proposed.
 */
export async function existingPages(
  site: Pick<Site, 'files'>,
  state: SiteState,
  run: {
    readonly layout: Layout;
    readonly now: Date;
    readonly wanted: readonly Verdict[];
  },
): Promise<Existing> {
  const { layout, now, wanted } = run;
  if (!wanted.some(({ kind }) => kind === 'propose'))
    return { paths: state.taken, today: undefined };
  const today = await dayPage(state.branch, (nth) => layout.digestPath(now, nth));
  const { record, digest, base } = state;
  // Two pages of the same name could not both be merged.
  const others = await branchesOf(site, record, otherDigestsOf(record, digest, base));
  const paths = others.flatMap(({ files }) => files.paths);
  return { paths: new Set([...state.taken, ...paths]), today };
}
