import type { Gathered } from '../arxiv/gather.ts';
import type { Config } from '../config/config.ts';
import type { Pages } from '../render/pages.ts';
import type { Layout } from '../site/layout.ts';
import type { Insight } from './insight.ts';

/** Returns the findings of each topic. Only a dry run and the local command load the code for it. */
export async function insightFor(
  { explain = false, now }: { readonly explain?: boolean; readonly now: Date },
  feed: Gathered,
  { config, layout, pages }: { config: Config; layout: Layout; pages: Pages },
): Promise<Insight | undefined> {
  if (!explain && !config.dryRun) return undefined;
  return (await import('./insight.ts')).insightOf(feed, config, layout, pages, now);
}
