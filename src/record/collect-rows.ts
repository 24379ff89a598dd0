import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import type { PaperId } from '../papers/paper.ts';
import { type Collected, archivePath, collect } from '../render/collections/collect.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { regionOf } from '../render/collections/region.ts';
import type { Pages } from '../render/pages.ts';
import type { Layout } from '../site/layout.ts';
import { otherDigestsOf } from './branches-of-others.ts';
import { collectionsAmong, textsOf } from './collection-texts.ts';
import { isChangedBy, wasChangedOnBase } from './changed-by-others.ts';
import { rowsDue } from './row-marks.ts';
import { counted } from '../text/counted.ts';
import { DAY } from '../text/day.ts';
import { localTime } from '../view/dates.ts';
import type { Site } from './site.ts';
import type { SiteState } from './site-state.ts';

/** The changes of a run to lists and feeds. */
export interface Rows {
  /** Path -> content. */
  readonly files: ReadonlyMap<string, string>;
  /** Papers whose rows are left to a later run, and papers of earlier runs that have theirs now. */
  readonly due: readonly PaperId[];
  readonly written: readonly PaperId[];
  readonly notices: readonly Notice[];
}

export const NO_ROWS: Rows = { files: new Map(), due: [], written: [], notices: [] };

/**
 * Adds a run's papers to the collections, with those that earlier digests left to a later run. Adds
 * nothing while another open digest changes a collection, or after one was merged that did, because merging
 * both would be a conflict. The first run after the merge of this digest adds them.
 *
 * @throws RunFailure CONFIG_INVALID for a file that cannot be added to
 */
export async function collectRows(
  site: Pick<Site, 'files' | 'changes'>,
  state: SiteState,
  pages: Pages,
  collections: readonly CollectionFile[],
  { layout, config, now }: { readonly layout: Layout; readonly config: Config; readonly now: Date },
): Promise<Rows> {
  if (collections.length === 0 || pages.papers.length === 0) return NO_ROWS;
  const ids = pages.papers.map(({ paper }) => paper.id);
  if (await isTaken(site, state, collections)) return { ...NO_ROWS, due: ids };
  const earlier = earlierRows(state, pages);
  const { branch } = state;
  const texts = await textsOf(branch, collectionsAmong(collections, branch.paths).keys());
  const papers: Collected[] = [...pages.papers, ...earlier];
  const digests = newDigests(state, pages, earlier.length > 0, { layout, config, now });
  const files = collect(papers, collections, texts, layout, config, now, pages.known, digests);
  return {
    files,
    notices: collections.flatMap((one) => takenOverIn(one, texts.get(one.path), files)),
    due: [],
    written: earlier.map(({ paper }) => paper.id),
  };
}

/** Says that the rows of another tool's table become rows of the list, which changes much of the file. */
function takenOverIn(
  { path, collection, isRecord }: CollectionFile,
  before: string | undefined,
  files: ReadonlyMap<string, string>,
): Notice[] {
  if (!isRecord || before === undefined || regionOf(before, path) !== undefined) return [];
  const count = collection.idsIn(before).length;
  if (count === 0) return [];
  const older = [...files.keys()].filter(
    (file) => file === archivePath(path, /-(\d{4})(?:\.\w+)?$/.exec(file)?.[1] ?? ''),
  );
  const moved = older.length === 0 ? '' : `, the older ones in ${older.join(', ')}`;
  return [
    {
      about: path,
      text: `Its tables become Paperboy's list: ${counted(count, 'paper')}${moved}`,
    },
  ];
}

/**
 * The digest page that this run makes, and those of merged digests that left their rows to it, oldest
 * first.
 */
function newDigests(
  { base, branch }: SiteState,
  { files, papers }: Pages,
  hasEarlier: boolean,
  { layout, config, now }: { readonly layout: Layout; readonly config: Config; readonly now: Date },
): { path: string; day: string }[] {
  if (!config.output.has('digest') || layout.collections.index === 'none') return [];
  const [there, posts] = [new Set(branch.paths), new Set(papers.map(({ path }) => path))];
  const page = [...files.keys()].at(-1) ?? '';
  const isNew = page !== '' && !there.has(page) && !posts.has(page);
  const days = hasEarlier ? config.lookbackDays : 0;
  const earlier = Array.from({ length: days }, (_, ago) => {
    const then = new Date(now.getTime() - (days - ago) * DAY);
    return { path: layout.digestPath(then, 1), day: localTime(then, config.timezone).date };
  }).filter(({ path }) => base.paths.includes(path));
  const today = { path: page, day: localTime(now, config.timezone).date };
  return isNew ? [...earlier, today] : earlier;
}

/** Papers of merged digests that wait for their rows and whose data this run has. */
function earlierRows({ record, base }: SiteState, { verdicts }: Pages): Collected[] {
  const due = new Set(rowsDue(record.pulls));
  const paths = new Map<PaperId, string>();
  for (const { paper } of verdicts) {
    const path = due.has(paper.id) ? base.paths.find((one) => one.includes(paper.slug)) : undefined;
    if (path !== undefined) paths.set(paper.id, path);
  }
  return verdicts
    .filter(({ paper }) => due.has(paper.id))
    .map(({ paper, matches }) => {
      const path = paths.get(paper.id);
      return { paper, matches, ...(path !== undefined && { path }) };
    });
}

/** Tells whether another open digest, or one that was merged since, changes a collection. */
export async function isTaken(
  site: Pick<Site, 'files' | 'changes'>,
  state: SiteState,
  collections: readonly CollectionFile[],
): Promise<boolean> {
  const { record, base, digest } = state;
  const others = otherDigestsOf(record, digest, base);
  return (
    (await isChangedBy(others, site, state, collections)) ||
    (await wasChangedOnBase(site, state, collections))
  );
}
