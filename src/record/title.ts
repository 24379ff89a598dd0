import type { PullView } from '../view/pull-view.ts';
import { pullView } from '../view/pull-view.ts';
import { unescapeGitHub } from '../escapes/escapes.ts';
import { shorten } from '../text/shorten.ts';
import { boxesIn } from './boxes.ts';
import { unlistedIn } from './held-over.ts';
import { DAY_HEADING, NO_TOPICS, TOPIC_HEADING, partsOf } from './section.ts';

/** GitHub refuses longer titles. */
const TITLE_LIMIT = 256;

/** Maximum length of topics in a title, so that the text after them is not cut off. */
const TOPICS_LENGTH = 140;

type Print = (view: PullView) => string;

/** The parts of a title that do not come from the list: the day where the list has none, and the site. */
type Given = Pick<PullView, 'date' | 'site'>;

/** Returns the title of a pull request for its list, by the template. */
export function titleFor(print: Print, body: string, given: Given): string {
  const count = boxesIn(body).filter(({ dropped }) => !dropped).length;
  return titleWith(print, body, given, count);
}

/**
 * Tells whether Paperboy wrote a title for a pull request with this list. Any number of papers is
 * accepted, because reviewers may have dropped or restored some since.
 */
export function isOurTitle(title: string, print: Print, body: string, given: Given): boolean {
  const most = boxesIn(body).length;
  for (let count = most; count >= 0; count--)
    if (titleWith(print, body, given, count) === title) return true;
  return false;
}

function titleWith(print: Print, body: string, given: Given, count: number): string {
  const { topics, days } = headingsIn(body);
  const view = pullView({
    site: given.site,
    papers: '',
    count,
    date: days.at(-1) ?? given.date,
    days: new Set(days).size,
    heldOver: unlistedIn(body).heldOver.length,
    topics: fewer(topics),
  });
  return shorten(print(view).replace(/\s+/g, ' ').trim(), TITLE_LIMIT);
}

/** The days and topics of a body's list, topics each once. */
function headingsIn(body: string): { readonly topics: string[]; readonly days: string[] } {
  const lines = (partsOf(body)?.ours ?? body).split('\n');
  const topics = lines.flatMap((line) => {
    const name = TOPIC_HEADING.exec(line)?.[1];
    return name === undefined || NO_TOPICS.has(name) ? [] : [unescapeGitHub(name)];
  });
  const days = lines.flatMap((line) => DAY_HEADING.exec(line)?.[1] ?? []);
  return { topics: [...new Set(topics)], days };
}

/** The first topics, as many as a title has room for, and how many more. */
function fewer(topics: readonly string[]): string[] {
  let length = 0;
  const shown = topics.filter((name, at) => {
    length += name.length + 2;
    return at === 0 || length <= TOPICS_LENGTH;
  });
  const more = topics.length - shown.length;
  const [first = '', ...others] = shown;
  return [
    ...(shown.length > 0 ? [shorten(first, TOPICS_LENGTH)] : []),
    ...others,
    ...(more > 0 ? [`${more} more`] : []),
  ];
}
