import { gather } from './arxiv/gather.ts';
import { configure } from './configure.ts';
import { enricher } from './enrich/enrich.ts';
import { insightFor } from './insight/insight-for.ts';
import { learnFrom } from './lessons.ts';
import { type Notice, keeping } from './log.ts';
import { newsroom } from './news/propose.ts';
import type { Learned } from './rank/learned.ts';
import { select } from './rank/select.ts';
import { collectRows } from './record/collect-rows.ts';
import { planDelivery } from './record/deliver.ts';
import { noticesOf, unlistedAfter } from './record/unlisted-after.ts';
import { standingsIn } from './record/history.ts';
import { existingPages } from './record/existing-pages.ts';
import { NOTHING_WRITTEN } from './record/site.ts';
import { renderPages } from './render/pages.ts';
import { sourceInWords } from './report/in-words.ts';
import { type Report, reportOf } from './report/report.ts';
import { idsToAsk, readRepository, searchInWords } from './read-repository.ts';
import { reviewEdited, reviewOthers } from './review.ts';
import type { Edges } from './run-edges.ts';
import { readAhead } from './site/read-ahead.ts';
import { untilUndisturbed } from './tries.ts';

/**
 * Runs the program, from keywords to a pull request.
 *
 * @throws RunFailure
 */
export async function run(given: Edges): Promise<Report> {
  const notices: Notice[] = [];
  const edges = { ...given, log: keeping(given.log, notices) };
  const { site, arxiv, extras, log, now, presets, turn } = edges;
  const configured = await configure(edges, (files) => {
    readAhead(presets, files);
  });
  const { config } = configured;
  if (edges.edited !== undefined)
    return { ...(await reviewEdited(edges, configured, edges.edited)), notices };
  const repository = await readRepository(edges, configured);
  const { outline, layoutOf, collections } = repository;
  let { state } = repository;
  await reviewOthers(edges, config, state, collections);

  const ids = idsToAsk(config, repository);
  log.info(searchInWords(config, ids, now));
  const news = newsroom({ ...edges, config, collections, layoutOf, turn });
  const besides = news.askAbout(state, ids);
  const feed = await gather(arxiv, { config, now, ids, known: state.history.papers, besides });
  log.info(sourceInWords(feed));
  feed.notices.forEach(log.notice);
  const enrich = enricher(extras, config, log);

  let learned: Learned | undefined;
  return untilUndisturbed(log, async (again) => {
    if (again) state = await repository.readAgain();
    const wanted = select(feed.papers, config, standingsIn(state.history));
    const layout = wanted.some(({ kind }) => kind === 'propose') ? await layoutOf() : outline;
    const existing = await existingPages(site, state, { layout, now, wanted });
    learned ??= await learnFrom({ arxiv, log, config, feed, wanted, state, now });
    const { room, history } = state;
    const heldOverBefore = history.heldOverCounts;
    const rendering = { layout, config, now, room, enrich, judge: learned.judge, heldOverBefore };
    const pages = await renderPages(wanted, rendering, existing);
    const gained = await collectRows(site, state, pages, collections, { layout, config, now });
    const ofPublished = await news.propose(state, feed.besides, gained);
    const delivery = { config, layout, now, state, pages, ...ofPublished };
    const plan = planDelivery({ ...delivery, repositoryUrl: site.url });
    const outcome = config.dryRun ? NOTHING_WRITTEN : await site.carryOut(plan);
    if (outcome.kind === 'moved') return undefined;

    const unlisted = unlistedAfter(state, pages.verdicts);
    const ofRecord = { notices: noticesOf(state, config, unlisted) };
    for (const part of [pages, gained, learned, ofRecord, outcome])
      part.notices.forEach(log.notice);
    const insight = await insightFor(edges, feed, delivery);
    return reportOf({ ...delivery, feed, unlisted, learned, plan, outcome, notices, insight });
  });
}
