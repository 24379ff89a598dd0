import { RunFailure } from '../failure.ts';
import type { Notice } from '../log.ts';
import { type Paper, parsePaperRef } from '../papers/paper.ts';
import { type PaperEntry, readPaper } from '../papers/read-paper.ts';
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

/** One page of the API's answer. */
export interface Page {
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
  /** Number of entries, readable or not. The next page starts after them. */
  readonly entryCount: number;
  /** arXiv's count of all results. */
  readonly totalResults: number;
}

/**
 * Reads one page of `https://export.arxiv.org/api/query`, in the shape of either back end (before
 * and since November 2025).
 *
 * @param text the body of the reply
 * @throws RunFailure PAPER_UNREADABLE if it is not an Atom feed, ARXIV_REFUSED if it is the feed
 * with which arXiv reports an error. An entry that cannot be read becomes a notice.
 */
export function readAtom(text: string): Page {
  const feed = feedOf(text);
  const entries = list(feed['entry']);
  const papers: Paper[] = [];
  const notices: Notice[] = [];
  for (const entry of entries) {
    const id = string(entry['id']);
    // The one entry of an error feed; its id is under /api/errors# (seen in a recording).
    if (/\/api\/errors/.test(id))
      throw new RunFailure(
        'ARXIV_REFUSED',
        `arXiv refused the query: ${saidIn(string(entry['summary']))}`,
      );
    const read = toPaper(entry);
    if ('paper' in read) papers.push(read.paper);
    else notices.push({ about: id || 'an entry without an id', text: `left out: ${read.missing}` });
  }
  const said = string(feed['totalResults']).trim();
  const isCount = /^\d+$/.test(said);
  if (!isCount)
    notices.push({
      about: 'arXiv',
      text: 'it does not say how many papers there are: no more than this page of them was read',
    });
  return {
    papers,
    notices,
    entryCount: entries.length,
    totalResults: isCount ? Number(said) : entries.length,
  };
}

/** Whether a body looks like a feed, rather than plain text or an HTML page. */
export function looksLikeFeed(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:\w+:)?feed[\s>]/.test(text.slice(0, 1000));
}

function feedOf(text: string): Xml {
  const document = readXml(text);
  if (!looksLikeFeed(text))
    throw new RunFailure('PAPER_UNREADABLE', "arXiv's reply is not an Atom feed");
  return record(document['feed']);
}

function toPaper(entry: Xml): { paper: Paper } | { missing: string } {
  const ref = parsePaperRef(string(entry['id']));
  if (ref === undefined) return { missing: 'its id is not an arXiv address' };
  const title = oneLine(string(entry['title']));
  if (title === '') return { missing: 'it has no title' };
  const published = instant(string(entry['published']));
  if (published === undefined) return { missing: 'it has no date of submission' };
  const categories = list(entry['category'])
    .map((category) => oneLine(string(category['@term'])))
    .filter((term) => term !== '');
  const primaryCategory =
    oneLine(string(record(entry['primary_category'])['@term'])) || categories[0] || '';
  if (primaryCategory === '') return { missing: 'it has no category' };
  const comment = oneLine(string(entry['comment']));
  const journalRef = oneLine(string(entry['journal_ref']));
  const doi = oneLine(string(entry['doi']));
  return {
    paper: readPaper({
      id: ref.id,
      version: ref.version ?? 1,
      title,
      abstract: paragraphs(string(entry['summary'])),
      authors: list(entry['author'])
        .map(toAuthor)
        .filter(({ name }) => name !== ''),
      published,
      updated: instant(string(entry['updated'])) ?? published,
      primaryCategory,
      categories: [...new Set([primaryCategory, ...categories])],
      ...(comment !== '' && { comment }),
      ...(journalRef !== '' && { journalRef }),
      ...(doi !== '' && { doi }),
    }),
  };
}

function toAuthor(author: Xml): PaperEntry['authors'][number] {
  const affiliations = list(author['affiliation']).map((one) => oneLine(string(one['#text'])));
  return {
    name: oneLine(string(author['name'])),
    affiliations: affiliations.filter((one) => one !== ''),
  };
}
