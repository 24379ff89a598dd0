import { requestsFor } from './arxiv/request.ts';
import type { Config } from './config/config.ts';
import { configure } from './config/configure.ts';
import type { Edges, Feed, Outcome, SiteFiles } from './edges.ts';
import { RunFailure } from './failure.ts';
import { select } from './papers/select.ts';
import { planDelivery } from './publish/deliver.ts';
import { digestIn, seenIn } from './publish/seen.ts';
import { type Layout, layoutFor } from './render/layout.ts';
import { renderPages } from './render/posts.ts';
import { type Report, reportOf } from './report/report.ts';

/** Somebody may push while we write: then we read again, and decide again. */
const TRIES = 4;

/**
 * The whole program: from keywords to a pull request.
 *
 * @throws RunFailure with everything that its reader needs to know
 */
export async function run(edges: Edges): Promise<Report> {
  const { base, config } = await configure(edges);
  const layout = await layoutFor(config, base, edges.presets);
  edges.log.info(`Site: ${layout.preset.title}, because ${layout.because}`);
  const feed = await edges.arxiv.collect(requestsFor(config, edges.now));
  feed.notices.forEach(edges.log.notice);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const fresh = attempt === 1 ? base : await edges.site.files({ branch: base.branch });
    const report = await deliver(edges, config, layout, feed, fresh);
    if (report !== undefined) return report;
    edges.log.info('Somebody else wrote to the branch meanwhile: reading it again');
  }
  throw new RunFailure(
    'BRANCH_MOVED',
    `The branch moved ${TRIES} times while this run wrote to it`,
  );
}

/** @returns undefined when somebody else wrote in between */
async function deliver(
  { site, log, now }: Edges,
  config: Config,
  layout: Layout,
  feed: Feed,
  base: SiteFiles,
): Promise<Report | undefined> {
  const record = await site.record(config);
  const digest = digestIn(record, config.branch);
  const branch =
    digest.tip === undefined
      ? base
      : await site.files({ branch: digest.branch, commit: digest.tip });
  const seen = seenIn(base.paths, branch === base ? [] : branch.paths, record.pulls);
  const verdicts = select(feed.papers, config, seen);
  const proposals = verdicts.filter((verdict) => verdict.kind === 'propose');
  const pages = renderPages(
    proposals,
    layout,
    config,
    now,
    new Set([...base.paths, ...branch.paths]),
  );
  const plan = planDelivery({ config, layout, now, base, branch, digest, verdicts, pages });
  const outcome: Outcome = config.dryRun
    ? { kind: 'done', notices: [] }
    : await site.carryOut(plan);
  if (outcome.kind === 'moved') return undefined;
  outcome.notices.forEach(log.notice);
  return reportOf({ config, layout, feed, verdicts, pages, plan, outcome, seen });
}
