import { gather } from './arxiv/gather.ts';
import { windowStart } from './arxiv/request.ts';
import { configure } from './configure.ts';
import type { Arxiv } from './arxiv/arxiv.ts';
import type { Config, Connection } from './config/config.ts';
import type { GivenInputs } from './config/read.ts';
import type { Extras } from './enrich/extras.ts';
import { type Log, type Notice, keeping } from './log.ts';
import type { EditedPull, Outcome, Site, SiteRecord } from './record/site.ts';
import type { SiteFiles } from './site/site-files.ts';
import type { Presets } from './site/presets.ts';
import { enricher } from './enrich/enrich.ts';
import type { PaperId } from './papers/paper.ts';
import { select } from './rank/select.ts';
import { learnFrom } from './lessons.ts';
import type { Learned } from './rank/learned.ts';
import { newsroom } from './news/propose.ts';
import { noticesOf, planDelivery, unlistedAfter } from './record/deliver.ts';
import { standingsIn } from './record/history.ts';
import { pathsOfOtherDigests } from './record/paths-of-others.ts';
import { isFirstRun, readSiteState, recordOf } from './record/site-state.ts';
import { collectRows } from './record/collect-rows.ts';
import { rowsDue } from './record/row-marks.ts';
import { type CollectionFile, collectionFiles } from './render/collections/collection-files.ts';
import { calendarOf, dayPage } from './render/day-page.ts';
import { layoutFor } from './site/layout.ts';
import { renderPages } from './render/pages.ts';
import { requireFolders } from './site/obstacles.ts';
import { readAhead } from './site/read-ahead.ts';
import { type Report, reportOf } from './report/report.ts';
import { sourceInWords } from './report/in-words.ts';
import { review, reviewOthers } from './review.ts';
import { untilNobodyWrites } from './tries.ts';

/** Everything a test must be able to replace. */
export interface Edges {
  readonly inputs: GivenInputs;
  readonly site: Site;
  readonly arxiv: Arxiv;
  readonly extras: Extras;
  readonly presets: Presets;
  readonly log: Log;
  readonly now: Date;
  /** Whether the report should also say how each topic fares, as that of a dry run does. */
  readonly explain?: boolean;
  /** An edit of a pull request that started this run, in place of a schedule. */
  readonly edited?: EditedPull;
  /** The number of this run among all runs; absent: no news of published papers is looked for. */
  readonly turn?: number;
  /** Where to look for settings: a base branch if one was named, and the configuration file. */
  readonly at: Pick<Connection, 'base' | 'file'>;
}

/**
 * The whole program: from keywords to a pull request.
 *
 * @throws RunFailure with everything that its reader needs to know
 */
export async function run(given: Edges): Promise<Report> {
  const notices: Notice[] = [];
  const edges = { ...given, log: keeping(given.log, notices) };
  const { site, arxiv, extras, log, now } = edges;
  const { base, config } = await configure(edges, (files) => {
    readAhead(edges.presets, files);
  });
  if (edges.edited !== undefined) {
    const collections = await collectionsOf(edges, config, base);
    return { ...(await review(edges, config, base, edges.edited, { collections })), notices };
  }
  const [outline, record] = await Promise.all([
    layoutFor(config, base, edges.presets, false),
    recordFor(edges, config, base),
  ]);
  log.info(`Site: ${outline.preset.title}, because ${outline.because}`);
  const collections = collectionFiles(outline, config, now, site.url ?? '');
  requireFolders([...Object.values(outline.places), ...collections.map(({ path }) => path)], base);
  log.info(`Posts go to ${outline.places.post}, digest pages to ${outline.places.digest}`);
  outline.notices.forEach(log.notice);
  const calendar = calendarOf(outline, config, now);
  let state = await readSiteState(site, config, base, calendar, { record, collections });
  await reviewOthers(edges, config, state, collections);
  const { history } = state;
  log.info(`Known: ${history.papers.size} papers; held over: ${history.heldOver.length}`);
  const rows = collections.length === 0 ? [] : rowsDue(record.pulls);
  const ids = [
    ...config.papers,
    ...[...history.heldOver.map(({ id }) => id), ...rows].map((id) => ({ id })),
  ];
  const since = windowStart(config, now).toISOString().slice(0, 10);
  log.info(
    `Looking for papers since ${since} (topics: ${config.topics.length}, by id: ${ids.length})`,
  );
  const isKnown = (id: PaperId) => history.papers.has(id);
  const layoutOf = () => layoutFor(config, base, edges.presets);
  const news = newsroom({ site, arxiv, extras, log, config, layoutOf, now, turn: edges.turn });
  const besides = news.askAbout(state, ids);
  const feed = await gather(arxiv, { config, now, ids, isKnown, besides });
  log.info(sourceInWords(feed));
  feed.notices.forEach(log.notice);
  const enrich = enricher(extras, config, log);
  const explains = edges.explain === true || config.dryRun;

  let learned: Learned | undefined;
  return untilNobodyWrites(log, async (again) => {
    if (again)
      state = await readSiteState(
        site,
        config,
        await site.files({ branch: base.branch }),
        calendar,
        { collections },
      );
    const wanted = select(feed.papers, config, standingsIn(state.history));
    const isNews = wanted.some(({ kind }) => kind === 'propose');
    const layout = isNews ? await layoutOf() : outline;
    const today = isNews
      ? await dayPage(state.branch, (nth) => layout.digestPath(now, nth))
      : undefined;
    const others = isNews ? await pathsOfOtherDigests(site, state, config) : [];
    const existing = { paths: new Set([...state.taken, ...others]), today };
    learned ??= await learnFrom({ arxiv, log, config, feed, wanted, state, now });
    const heldOverBefore = [state.history.heldOver.length];
    const { judge } = learned;
    const rendering = { layout, config, now, room: state.room, enrich, judge, heldOverBefore };
    const pages = await renderPages(wanted, rendering, existing);
    const gained = await collectRows(site, state, pages, collections, { layout, config, now });
    const ofPublished = await news.propose(state, feed.besides);
    const plan = planDelivery({
      config,
      layout,
      now,
      state,
      pages,
      rows: gained,
      news: ofPublished,
      repositoryUrl: site.url,
    });
    const outcome: Outcome = config.dryRun
      ? { kind: 'done', notices: [] }
      : await site.carryOut(plan);
    if (outcome.kind === 'moved') return undefined;
    const unlisted = unlistedAfter(state, pages.verdicts);
    const ofRecord = noticesOf(state, config, unlisted);
    [...pages.notices, ...learned.notices, ...ofRecord, ...outcome.notices].forEach(log.notice);
    const insight = explains
      ? (await import('./insight/insight.ts')).insightOf(feed, config, layout, pages, now)
      : undefined;
    return reportOf({
      config,
      layout,
      feed,
      state,
      unlisted,
      pages: { ...pages, files: new Map([...pages.files, ...gained.files]) },
      news: ofPublished,
      learned,
      plan,
      outcome,
      notices,
      insight,
    });
  });
}

/** The collections that follow the boxes of a pull request; the site is learned only where there are any. */
async function collectionsOf(
  { presets, site, now }: Edges,
  config: Config,
  base: SiteFiles,
): Promise<CollectionFile[]> {
  const isWanted = (['list', 'feed', 'bibtex'] as const).some((name) => config.output.has(name));
  return isWanted
    ? collectionFiles(await layoutFor(config, base, presets, false), config, now, site.url ?? '')
    : [];
}

/** Reads the record; and before a first digest finds out whether one may write, while the site is learned. */
async function recordFor(
  { site, now, presets }: Edges,
  config: Config,
  base: SiteFiles,
): Promise<SiteRecord> {
  const record = await recordOf(site, config, base, now);
  if (!config.dryRun && isFirstRun(record, config, base))
    await Promise.all([site.prove(), layoutFor(config, base, presets)]);
  return record;
}
