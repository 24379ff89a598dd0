import type { Config } from '../config/config.ts';
import type { Pages } from '../render/pages.ts';
import type { Layout } from '../site/layout.ts';
import { localTime } from '../view/dates.ts';
import { type PullView, pullView } from '../view/pull-view.ts';
import { reviewLines, reviewSubject } from './asked-by-boxes.ts';
import type { Rows } from './collect-rows.ts';
import { messageLines } from './commit-message.ts';
import { bodyWith, newsSubject, titleOf, withRowMarks } from './digest-text.ts';
import type { Unlisted } from './held-over.ts';
import { listedPapers, unlistedOf } from './listed-papers.ts';
import { type ProposedNews, newsMessageLines } from './news-boxes.ts';
import { newsReviewLines } from './news-review.ts';
import { type CommitPlan, type Plan, planFor } from './plan.ts';
import type { SiteState } from './site-state.ts';
import { unlistedAfter } from './unlisted-after.ts';

export interface Delivery {
  readonly config: Config;
  readonly layout: Layout;
  readonly now: Date;
  readonly state: SiteState;
  readonly pages: Pages;
  /** News of papers that are published. */
  readonly news: readonly ProposedNews[];
  /** Where people see the repository; absent for a folder. */
  readonly repositoryUrl?: string | undefined;
  readonly rows: Rows;
}

/**
 * Turns the rendered files and the decisions of reviewers into a plan: one commit, and a pull
 * request that lists its papers.
 */
export function planDelivery(delivery: Delivery): Plan {
  const { config, layout, state, pages } = delivery;
  const { labels, assignees, reviewers, teamReviewers } = config;
  const { base, digest } = state;
  const listed = [...unlistedOf(delivery), ...listedPapers(pages, config)];
  const view = viewOf(delivery, listed.length);
  const unlisted = unlistedAfter(state, pages.verdicts);
  const commit = commitOf(delivery, view, unlisted);
  if (config.pullRequest === 'off') {
    return commit === undefined
      ? { kind: 'nothing-new' }
      : { kind: 'commit', branch: base.branch, onto: base.commit, commit };
  }
  const body = withRowMarks(bodyWith(listed, unlisted, delivery, view), delivery.rows);
  return planFor({
    base,
    digest,
    ...(commit && { commit }),
    pull: {
      title: titleOf(body, layout, digest, view),
      body,
      draft: config.draft,
      attached: { labels, assignees, reviewers, teamReviewers },
    },
  });
}

function commitOf(
  {
    config,
    layout,
    pages,
    rows,
    news,
    state: { branch, review, reviewed, news: ofNews },
  }: Delivery,
  view: PullView,
  unlisted: Unlisted,
): CommitPlan | undefined {
  // A run that was cut off may have written some already.
  const changed = news.flatMap(({ path, blob, content }) =>
    content === undefined || branch.blobs?.get(path) === blob ? [] : [[path, content] as const],
  );
  const files = new Map([...reviewed.pages, ...changed, ...pages.files, ...rows.files]);
  const { removed, restored } = reviewed;
  if (files.size + removed.length + restored.size === 0) return undefined;
  const ofReview = news.length > 0 ? newsSubject(news.length) : reviewSubject(review, reviewed);
  const subject = pages.papers.length > 0 ? layout.commitMessage(view) : ofReview;
  // A paper without a post is on the digest page.
  const page = [...pages.files.keys()].at(-1) ?? [...rows.files.keys()][0];
  const papers = pages.papers.map(({ paper, path = page }) => ({
    ...paper,
    ...(path !== undefined && { path }),
  }));
  const lists = {
    heldOver: unlisted.heldOver,
    passedOver: unlisted.passedOver.map(({ id }) => id),
  };
  const lines = [
    ...messageLines({ papers }),
    ...newsMessageLines(news),
    ...reviewLines(review, reviewed),
    ...newsReviewLines(ofNews),
    // With a pull request, its text has the lists.
    ...(config.pullRequest === 'off' ? messageLines({ papers: [], ...lists }) : []),
  ];
  const message = [subject, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
  return { message, files, removed, restored };
}

function viewOf(
  { config, layout, now, state, pages: { verdicts } }: Delivery,
  count: number,
): PullView {
  const matched = verdicts
    .filter(({ kind }) => kind === 'propose')
    .flatMap(({ matches }) => matches.map(({ topic }) => topic.name));
  const places = new Map(config.topics.map(({ name }, at) => [name, at]));
  const placeOf = (name: string) => places.get(name) ?? places.size;
  return pullView({
    date: localTime(now, config.timezone).date,
    count,
    days: 1,
    heldOver: unlistedAfter(state, verdicts).heldOver.length,
    topics: [...new Set(matched)].sort((a, b) => placeOf(a) - placeOf(b)),
    papers: '',
    site: layout.preset.title,
  });
}
