import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Verdict } from '../rank/select.ts';
import { localTime } from '../view/dates.ts';
import type { Order } from '../rank/choose.ts';
import type { Layout } from '../site/layout.ts';
import type { Pages } from '../render/pages.ts';
import { type PullView, pullView } from '../view/pull-view.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import { messageLines } from './commit-message.ts';
import { MOST_WAITING, fitBody } from './fit-body.ts';
import { type Unlisted, type Waiting, unlistedIn } from './held-over.ts';
import type { Listed } from './entry.ts';
import { addToBody, listPapers } from './listing.ts';
import type { Rows } from './collect-rows.ts';
import { withRowMark } from './row-marks.ts';
import {
  NEWS_HEADING,
  type ProposedNews,
  besideNews,
  newsBoxesIn,
  newsLines,
  newsMessageLines,
} from './news-boxes.ts';
import { newsReviewLines } from './news-review.ts';
import { PAPERS_HERE } from './section.ts';
import { listedIn, withBoxes } from './boxes.ts';
import { type CommitPlan, type Plan, planFor } from './plan.ts';
import { reviewLines, reviewSubject } from './asked-by-boxes.ts';
import type { SiteState } from './site-state.ts';
import { isOurTitle, titleFor } from './title.ts';
import { counted } from '../text/counted.ts';

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
 * Returns notices about papers that could not be brought back, that were passed over, or that wait
 * although `max-papers` has room for them, because GitHub limits the text of a pull request.
 */
export function noticesOf(
  { room, digest, notices }: Pick<SiteState, 'room' | 'digest' | 'notices'>,
  { maxPapers }: Pick<Config, 'maxPapers'>,
  { heldOver, passedOver }: Unlisted,
): Notice[] {
  const waiting = heldOver.length;
  const all = [...notices, ...noticesOfEnd(passedOver)];
  if (waiting > MOST_WAITING && room !== Infinity) {
    const text = `${waiting} papers wait, and a pull request has room for the ids of ${MOST_WAITING}: the others come only while they are in the window. Narrow the topics or raise \`max-papers\``;
    all.push({ about: 'Too many papers wait', text });
  }
  if (waiting === 0 || room >= (maxPapers || Infinity)) return all;
  const pull = digest.pull === undefined ? 'A pull request' : `Pull request #${digest.pull.number}`;
  const text = `${pull} can list no more papers than GitHub's limit for its text allows: ${waiting} wait. Merge or close it, and they come`;
  return [...all, { about: 'The digest is full', text }];
}

function noticesOfEnd(passedOver: readonly Waiting[]): Notice[] {
  if (passedOver.length === 0) return [];
  const ids = passedOver.map(({ id }) => id).join(', ');
  const text = `${ids}. They found no place within \`lookback-days\` after they left the window. Raise \`max-papers\` or narrow the topics; \`papers\` brings one back`;
  return [{ about: 'Passed over', text }];
}

/**
 * Returns the papers that wait from now on: those that waited before and got no verdict, and those
 * for which this run has no place. Papers that have waited too long are passed over.
 */
export function unlistedAfter(
  { history, horizon }: Pick<SiteState, 'history' | 'horizon'>,
  verdicts: readonly Verdict[],
): Unlisted {
  const before = new Map(history.heldOver.map((waiting) => [waiting.id, waiting]));
  const decided = new Set(verdicts.map(({ paper }) => paper.id));
  const now = verdicts
    .filter((verdict) => verdict.kind === 'skip' && verdict.because === 'held-over')
    .map(({ paper }): Waiting => ({
      id: paper.id,
      submitted: paper.published.slice(0, 10),
      title: escapeGitHub(paper.title.text),
    }));
  // arXiv may leave a paper out of one answer: without a verdict it waits on.
  const carried = [...before.values()].filter(({ id }) => !decided.has(id));
  const isOver = ({ submitted = horizon.waits }: Waiting) => submitted < horizon.waits;
  return {
    heldOver: [...now, ...carried].filter((waiting) => !isOver(waiting)),
    passedOver: [...now.filter(isOver), ...history.ended.filter(({ id }) => !decided.has(id))],
  };
}

/** Turns what was rendered, and what reviewers decided, into a plan: one commit, and a pull request that lists its papers. */
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

/** The papers of a run as they are listed: with their place and why, and with the code that is known. */
export function listedPapers(
  { papers, known, orders }: Pick<Pages, 'papers' | 'known' | 'orders'>,
  { codeLinks }: Pick<Config, 'codeLinks'>,
): Listed[] {
  return papers.map(({ paper, path, matches }) => ({
    id: paper.id,
    paper,
    matches,
    ...placeIn(orders.get(paper.id)),
    links: codeLinks ? [...paper.links, ...(known.get(paper.id)?.links ?? [])] : [],
    ...(path !== undefined && { path }),
  }));
}

/** The topic whose place a paper took, and the papers that it resembles. */
function placeIn(order: Order | undefined): Pick<Listed, 'topic' | 'likeness'> {
  const { topic, reasons = [] } = order ?? {};
  const likeness = reasons
    .filter(({ kind }) => kind !== 'match' && kind !== 'newness')
    .map(({ text }) => text);
  return { likeness, ...(topic !== undefined && { topic }) };
}

/** Returns the title: a new one if papers were added and no person has changed it, else the old one. */
function titleOf(
  body: string,
  { title: print }: Pick<Layout, 'title'>,
  { pull }: Pick<SiteState['digest'], 'pull'>,
  view: PullView,
): string {
  const title = (text: string) =>
    listedIn(text).length === 0
      ? newsSubject(newsBoxesIn(text).length)
      : titleFor(print, text, view);
  if (pull === undefined) return title(body);
  const count = (text: string) => listedIn(text).length + newsBoxesIn(text).length;
  const isOurs = pull.title === title(pull.body) || isOurTitle(pull.title, print, pull.body, view);
  return count(body) > count(pull.body) && isOurs ? title(body) : pull.title;
}

/** The body with the rows that this digest leaves to a later one, or has of earlier ones. */
function withRowMarks(body: string, { due, written }: Rows): string {
  return withRowMark(withRowMark(body, 'due', due), 'written', written);
}

/**
 * The body with this run's papers: a paper that it lists already is ticked again, the others are
 * added. Without any, an open digest still has to say which papers wait.
 */
function bodyWith(
  listed: readonly Listed[],
  { heldOver, passedOver }: Unlisted,
  { config, layout, news, repositoryUrl, state: { digest, body: before, history } }: Delivery,
  view: PullView,
): string {
  const unlisted = {
    heldOver,
    passedOver: [...history.passedOver, ...passedOver],
    before: history.heldOverCounts[0],
  };
  if (listed.length + news.length === 0)
    return before === undefined || isSaid(unlisted, before)
      ? fitBody(before ?? '')
      : addToBody(before, '', unlisted);
  const there = new Set(listedIn(before ?? ''));
  const again = listed.filter(({ id }) => there.has(id)).map(({ id }) => [id, true] as const);
  const added = listed.filter(({ id }) => !there.has(id));
  const body = withBoxes(
    before ?? layout.pullRequest({ ...view, papers: PAPERS_HERE }),
    new Map(again),
  );
  const heading = `${view.date}: ${counted(added.length, 'paper')}`;
  if (added.length + news.length === 0 && isSaid(unlisted, body)) return fitBody(body);
  const filesAt =
    repositoryUrl === undefined ? undefined : { repositoryUrl, branch: digest.branch };
  const rules = { heading, topics: config.topics.map(({ name }) => name), filesAt };
  const lines = newsLines(news, filesAt);
  const beside = lines === '' ? body : besideNews(body, lines);
  const lists = [
    ...(added.length === 0 ? [] : [listPapers(added, rules)]),
    ...(beside === undefined ? [`${NEWS_HEADING}\n\n${lines}`] : []),
  ];
  return addToBody(beside ?? body, lists.join('\n\n'), unlisted);
}

/** Whether a body names these papers already. */
function isSaid(unlisted: Unlisted, body: string): boolean {
  const there = unlistedIn(body);
  const ids = (papers: readonly Waiting[]) =>
    papers
      .map(({ id }) => id)
      .sort()
      .join();
  return (
    ids(there.heldOver) === ids(unlisted.heldOver) &&
    ids(there.passedOver) === ids(unlisted.passedOver)
  );
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
  // A paper without a post of its own is held by the digest page.
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
    // With a pull request its text says so.
    ...(config.pullRequest === 'off' ? messageLines({ papers: [], ...lists }) : []),
  ];
  const message = [subject, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
  return { message, files, removed, restored };
}

/** Returns the subject of a commit, or the title of a pull request, that holds nothing but news. */
function newsSubject(count: number): string {
  return `News of ${counted(count, 'published paper')}`;
}

/** Papers on the branch that no list names: a run that was cut off committed them and got no further. */
function unlistedOf({ config, state, pages }: Delivery): Listed[] {
  const { base, branch, digest, onBranch } = state;
  if (config.pullRequest === 'off' || digest.tip === undefined) return [];
  const known = new Set<PaperId>([
    ...base.paths.flatMap(idsInPath),
    ...listedIn(digest.pull?.body ?? ''),
  ]);
  const verdictOf = new Map(pages.verdicts.map((verdict) => [verdict.paper.id, verdict]));
  const pathOf = new Map(branch.paths.flatMap((path) => idsInPath(path).map((id) => [id, path])));
  return [...onBranch]
    .filter((id) => !known.has(id))
    .map((id): Listed => {
      const verdict = verdictOf.get(id);
      const path = pathOf.get(id);
      return {
        id,
        matches: verdict?.matches ?? [],
        ...(path !== undefined && { path }),
        ...(verdict && { paper: verdict.paper }),
      };
    });
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
