import { RunFailure } from '../failure.ts';
import type { Notice } from '../log.ts';
import { type Paper, parsePaperRef } from '../papers/paper.ts';
import { readPaper } from '../papers/read-paper.ts';
import { authorsIn } from './authors.ts';
import {
  type Xml,
  instant,
  list,
  oneLine,
  paragraphs,
  readXml,
  record,
  saidIn,
  string,
} from './xml.ts';

/** A day's announcements. */
export interface Announced {
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
}

/** The feed is cut at this number of items, new papers first (arXiv's code). */
const MOST_ITEMS = 2000;

/**
 * Reads `https://rss.arxiv.org/rss/cs.CL+cs.CV`: the papers announced today. Replacements are
 * ignored. A cross-list, and an item without a known type, can be years old; it counts if the month
 * in its id is within the window.
 *
 * The feed has no comments and no submission dates: `published` is the day of announcement.
 *
 * @param since the start of the window
 * @throws RunFailure PAPER_UNREADABLE if it is not such a feed, ARXIV_REFUSED if it reports an error
 */
export function readAnnouncements(text: string, since: Date): Announced {
  const channel = record(record(readXml(text)['rss'])['channel']);
  if (!/^\s*(?:<\?xml[^>]*\?>\s*)?<rss[\s>]/.test(text)) {
    throw new RunFailure('PAPER_UNREADABLE', "arXiv's reply is not an RSS feed");
  }
  const title = oneLine(string(channel['title']));
  if (/^feed error/i.test(title))
    throw new RunFailure('ARXIV_REFUSED', `arXiv refused the categories: ${saidIn(title)}`);
  const items = list(channel['item']);
  const papers: Paper[] = [];
  const notices: Notice[] = [];
  let older = 0;
  let untyped = 0;
  for (const item of items) {
    const type = oneLine(string(item['announce_type']));
    if (type.startsWith('replace')) continue;
    const isTyped = type === 'new' || type === 'cross';
    if (!isTyped) untyped++;
    const read = toPaper(item);
    if ('missing' in read)
      notices.push({
        about: string(item['guid']) || 'an item without a guid',
        text: `left out: ${read.missing}`,
      });
    else if (type !== 'new' && isOlder(read.paper, since)) older++;
    // If the announcement has no type, a later version may be an old paper.
    else if (isTyped || read.paper.version === 1) papers.push(read.paper);
  }
  if (older > 0)
    notices.push({
      about: 'announcements',
      text: `${older} cross-listed or without a known type are from before the window, and left out`,
    });
  if (untyped > 0)
    notices.push({
      about: 'announcements',
      text: `${untyped} items ${UNTYPED}: they count as new where their id and version say so`,
    });
  if (items.length >= MOST_ITEMS) {
    notices.push({
      about: 'announcements',
      text: `the feed was cut at ${MOST_ITEMS} items, new papers first: name fewer categories`,
    });
  }
  return { papers, notices };
}

/** Part of the notice about items whose type is missing or unknown. */
export const UNTYPED = 'do not say whether they are new';

/** Whether the month in an id is before the window; always true for ids of before 2007. */
function isOlder({ id }: Paper, since: Date): boolean {
  const month = since.toISOString().slice(2, 7).replace('-', '');
  return !/^\d{4}\./.test(id) || id.slice(0, 4) < month;
}

function toPaper(item: Xml): { paper: Paper } | { missing: string } {
  const ref = parsePaperRef(oneLine(string(item['guid'])).replace(/^oai:arXiv\.org:/, ''));
  if (ref === undefined) return { missing: 'its guid names no paper' };
  const title = oneLine(string(item['title']));
  if (title === '') return { missing: 'it has no title' };
  const published = instant(string(item['pubDate']));
  if (published === undefined) return { missing: 'it has no date' };
  const categories = list(item['category'])
    .map((category) => oneLine(string(category)))
    .filter((category) => category !== '');
  const [primaryCategory] = categories;
  if (primaryCategory === undefined) return { missing: 'it has no category' };
  const abstract = /Abstract:\s*([^]*)$/.exec(string(item['description']))?.[1] ?? '';
  const journalRef = oneLine(string(item['journal_reference']));
  const doi = oneLine(string(item['DOI']));
  return {
    paper: readPaper({
      id: ref.id,
      version: ref.version ?? 1,
      title,
      abstract: paragraphs(abstract),
      authors: authorsIn(string(item['creator'])),
      published,
      updated: published,
      primaryCategory,
      categories: [...new Set(categories)],
      ...(journalRef !== '' && { journalRef }),
      ...(doi !== '' && { doi }),
    }),
  };
}
