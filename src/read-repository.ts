import { windowStart } from './arxiv/request.ts';
import type { Config } from './config/config.ts';
import type { Configured } from './configure.ts';
import type { PaperRef } from './papers/paper.ts';
import { requireFolders } from './site/obstacles.ts';
import { placesInWords } from './site/places-in-words.ts';
import { type Layout, layoutFor, readingOnce } from './site/layout.ts';
import type { SiteFiles } from './site/site-files.ts';
import type { SiteRecord } from './record/site.ts';
import { rowsDue } from './record/row-marks.ts';
import { isFirstRun, recordOf } from './record/find-digest.ts';
import { type SiteState, readSiteState } from './record/site-state.ts';
import { type CollectionFile, collectionFiles } from './render/collections/collection-files.ts';
import { calendarOf } from './render/day-page.ts';
import type { Edges } from './run-edges.ts';

/** The site's repository before a run decides anything. */
export interface Repository {
  /** The layout without conventions from the site's posts. A run that writes no post needs no more. */
  readonly outline: Layout;
  /** The layout for a run that writes posts. The site's posts are read once, by the first call. */
  readonly layoutOf: () => Promise<Layout>;
  readonly collections: readonly CollectionFile[];
  readonly state: SiteState;
  /** Reads files and record again after another commit to the branch. */
  readonly readAgain: () => Promise<SiteState>;
}

/**
 * Reads the layout of the site, and the record of papers in its repository.
 *
 * @throws RunFailure CONFIG_INVALID, TEMPLATE_INVALID, and a code for each request that GitHub refuses
 */
export async function readRepository(
  edges: Pick<Edges, 'site' | 'presets' | 'log' | 'now'>,
  { config, base }: Configured,
): Promise<Repository> {
  const { site, presets, log, now } = edges;
  const files = readingOnce(base);
  let layout: Promise<Layout> | undefined;
  const layoutOf = () => (layout ??= layoutFor(config, files, presets));
  const [outline, record] = await Promise.all([
    layoutFor(config, files, presets, false),
    recordFor(edges, config, base, layoutOf),
  ]);
  log.info(`Site: ${outline.preset.title}, because ${outline.because}`);
  const collections = collectionFiles(outline, config, now, site.url ?? '');
  requireFolders([...Object.values(outline.places), ...collections.map(({ path }) => path)], base);
  log.info(placesInWords(config, outline));
  outline.notices.forEach(log.notice);
  const calendar = calendarOf(outline, config, now);
  const state = await readSiteState(site, config, base, calendar, { record, collections });
  const { papers, heldOver } = state.history;
  log.info(`Known: ${papers.size} papers; held over: ${heldOver.length}`);
  const readAgain = async () =>
    readSiteState(site, config, await site.files({ branch: base.branch }), calendar, {
      collections,
    });
  return { outline, layoutOf, collections, state, readAgain };
}

/** Returns the configured collections. Reads the layout only if there are any. */
export async function readCollections(
  { presets, site, now }: Pick<Edges, 'site' | 'presets' | 'now'>,
  { config, base }: Configured,
): Promise<CollectionFile[]> {
  const isWanted = (['list', 'feed', 'bibtex'] as const).some((name) => config.output.has(name));
  return isWanted
    ? collectionFiles(await layoutFor(config, base, presets, false), config, now, site.url ?? '')
    : [];
}

/** Returns the papers to request by id: the input `papers`, papers held over, and papers of rows that are due. */
export function idsToAsk(
  { papers }: Pick<Config, 'papers'>,
  { collections, state }: Pick<Repository, 'collections' | 'state'>,
): PaperRef[] {
  const rows = collections.length === 0 ? [] : rowsDue(state.record.pulls);
  const waiting = state.history.heldOver.map(({ id }) => id);
  return [...papers, ...[...waiting, ...rows].map((id) => ({ id }))];
}

/** Describes the search of a run, for the log. */
export function searchInWords(
  config: Pick<Config, 'topics' | 'lookbackDays'>,
  ids: readonly PaperRef[],
  now: Date,
): string {
  const since = windowStart(config, now).toISOString().slice(0, 10);
  return `Looking for papers since ${since} (topics: ${config.topics.length}, by id: ${ids.length})`;
}

/** Reads the record. Before the first digest, also checks that the token may write. */
async function recordFor(
  { site, now }: Pick<Edges, 'site' | 'now'>,
  config: Config,
  base: SiteFiles,
  layoutOf: Repository['layoutOf'],
): Promise<SiteRecord> {
  const record = await recordOf(site, config, base, now);
  // Read the site's posts at the same time.
  if (!config.dryRun && isFirstRun(record, config, base))
    await Promise.all([site.prove(), layoutOf()]);
  return record;
}
