import type { Layout } from '../site/layout.ts';
import { counted } from '../text/counted.ts';
import type { PullView } from '../view/pull-view.ts';
import { listedIn, withBoxes } from './boxes.ts';
import type { Rows } from './collect-rows.ts';
import type { Delivery } from './deliver.ts';
import type { Listed } from './entry.ts';
import { fitBody } from './fit-body.ts';
import { type Unlisted, type Waiting, unlistedIn } from './held-over.ts';
import { addToBody, listPapers } from './listing.ts';
import { NEWS_HEADING, besideNews, newsBoxesIn, newsLines } from './news-boxes.ts';
import { withRowMark } from './row-marks.ts';
import { PAPERS_HERE } from './section.ts';
import type { SiteState } from './site-state.ts';
import { isOurTitle, titleFor } from './title.ts';

/** Returns the title: a new one if papers were added and no person has changed it, else the old one. */
export function titleOf(
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
export function withRowMarks(body: string, { due, written }: Rows): string {
  return withRowMark(withRowMark(body, 'due', due), 'written', written);
}

/**
 * The body with this run's papers: a paper that it lists already is ticked again, the others are
 * added. Without any, an open digest still has to say which papers wait.
 */
export function bodyWith(
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

/** Returns the subject of a commit, or the title of a pull request, that holds nothing but news. */
export function newsSubject(count: number): string {
  return `News of ${counted(count, 'published paper')}`;
}
