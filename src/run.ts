import { gather, type Gathered } from './arxiv/gather.ts';
import type { Config } from './config/config.ts';
import { configure } from './config/configure.ts';
import type { EditedPull, Edges, Outcome, SiteFiles } from './edges.ts';
import { RunFailure } from './failure.ts';
import { insightOf } from './insight/insight.ts';
import { select } from './papers/select.ts';
import { curate } from './publish/curate.ts';
import { planDelivery } from './publish/deliver.ts';
import { type Ground, survey } from './publish/survey.ts';
import { localTime } from './render/dates.ts';
import { dayPage } from './render/day-page.ts';
import { type Layout, layoutFor } from './render/layout.ts';
import { renderPages } from './render/posts.ts';
import { type Report, reportOf, reportOfCuration } from './report/report.ts';

/** Somebody may push while we write: then we read again, and decide again. */
const TRIES = 4;

/**
 * The whole program: from keywords to a pull request.
 *
 * @throws RunFailure with everything that its reader needs to know
 */
export async function run(edges: Edges): Promise<Report> {
  const { site, arxiv, log, now } = edges;
  const { base, config } = await configure(edges);
  if (edges.edited !== undefined) return review(edges, config, base, edges.edited);
  const layout = await layoutFor(config, base, edges.presets);
  log.info(`Site: ${layout.preset.title}, because ${layout.because}`);
  log.info(`Posts go to ${layout.places.post}, digest pages to ${layout.places.digest}`);
  const day = localTime(now, config.timezone).date;
  let ground = await survey(site, config, base, day);
  const ids = [...config.papers, ...ground.heldOver.map((id) => ({ id }))];
  const feed = await gather(arxiv, config, now, ids);
  feed.notices.forEach(log.notice);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const report = await deliver(edges, config, layout, feed, ground);
    if (report !== undefined) return report;
    log.info('Somebody else wrote to the branch meanwhile: reading it again');
    ground = await survey(site, config, await freshBase(edges, base), day);
  }
  throw movedTooOften();
}

/** Somebody edited a pull request: its boxes are carried out, and arXiv is not asked. */
async function review(
  { site, log }: Edges,
  config: Config,
  base: SiteFiles,
  edited: EditedPull,
): Promise<Report> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const curation = await curate(site, config, base, edited);
    const outcome: Outcome =
      'why' in curation || config.dryRun
        ? { kind: 'done', notices: [] }
        : await site.carryOut(curation.plan);
    if (outcome.kind === 'done') {
      outcome.notices.forEach(log.notice);
      return reportOfCuration(curation, outcome, config.dryRun);
    }
    log.info('Somebody else wrote to the branch meanwhile: reading it again');
    base = await site.files({ branch: base.branch });
  }
  throw movedTooOften();
}

function movedTooOften(): RunFailure {
  return new RunFailure(
    'BRANCH_MOVED',
    `The branch moved ${TRIES} times while this run wrote to it`,
  );
}

function freshBase({ site }: Edges, { branch }: SiteFiles): Promise<SiteFiles> {
  return site.files({ branch });
}

/** @returns undefined when somebody else wrote in between */
async function deliver(
  { site, log, now, explain }: Edges,
  config: Config,
  layout: Layout,
  feed: Gathered,
  ground: Ground,
): Promise<Report | undefined> {
  const verdicts = select(feed.papers, config, ground.seen, now);
  const today = verdicts.some(({ kind }) => kind === 'propose')
    ? await dayPage(ground.branch, (nth) => layout.digestPath(now, nth))
    : undefined;
  const pages = renderPages(verdicts, layout, config, now, { paths: ground.taken, today });
  pages.notices.forEach(log.notice);
  const plan = planDelivery({ config, layout, now, ground, pages });
  const outcome: Outcome = config.dryRun
    ? { kind: 'done', notices: [] }
    : await site.carryOut(plan);
  if (outcome.kind === 'moved') return undefined;
  outcome.notices.forEach(log.notice);
  const wanted = explain === true || config.dryRun;
  const insight = wanted ? insightOf(feed, config, layout, pages.verdicts, now) : undefined;
  return reportOf({ config, layout, feed, ground, pages, plan, outcome, insight });
}
