import { XMLParser } from 'fast-xml-parser';
import { RunFailure } from '../failure.ts';
import type { Notice } from '../notice.ts';
import { type Author, type Paper, parsePaperRef } from '../papers/paper.ts';

/** One page of the API's answer. */
export interface Page {
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
  /** How many entries came, read or not: paging goes on by this. */
  readonly entryCount: number;
  /** How many arXiv says there are in all. */
  readonly totalResults: number;
}

type Xml = Readonly<Record<string, unknown>>;

const REPEATED = new Set(['entry', 'author', 'category', 'link', 'affiliation']);
const MOST_BYTES = 50 * 1024 * 1024;

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // The old back end declares the arxiv namespace on each element, the new one on the feed.
  removeNSPrefix: true,
  parseTagValue: false, // 2104.12255 is titled "0": text must stay text
  parseAttributeValue: false,
  trimValues: true,
  // Only the numeric and predefined ones can come: a DOCTYPE, which could define others, is refused.
  htmlEntities: true,
  isArray: (tag) => REPEATED.has(tag),
});

/**
 * Reads one page of `https://export.arxiv.org/api/query`, in the shape of either back end (before
 * and since November 2025).
 *
 * @param text the body of the reply
 * @throws RunFailure PAPER_UNREADABLE when it is no Atom feed, ARXIV_REFUSED when it is the feed
 * by which arXiv reports an error. A single entry that cannot be read is a notice.
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
        `arXiv refused the query: ${oneLine(string(entry['summary']))}`,
      );
    const read = toPaper(entry);
    if ('paper' in read) papers.push(read.paper);
    else notices.push({ about: id || 'an entry without an id', text: `left out: ${read.missing}` });
  }
  const total = Number(string(feed['totalResults']));
  return {
    papers,
    notices,
    entryCount: entries.length,
    totalResults: Number.isInteger(total) ? total : entries.length,
  };
}

/** Whether a body looks like a feed at all: a notice in plain text or an HTML page does not. */
export function looksLikeFeed(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:\w+:)?feed[\s>]/.test(text.slice(0, 1000));
}

function feedOf(text: string): Xml {
  if (text.length > MOST_BYTES)
    throw new RunFailure('PAPER_UNREADABLE', 'arXiv sent more than 50 MB in one reply');
  // A feed needs neither, and both can make a parser read files or fill the memory.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new RunFailure(
      'PAPER_UNREADABLE',
      "arXiv's reply declares a DOCTYPE, which no feed does",
    );
  let root: unknown;
  try {
    root = xml.parse(text, true);
  } catch (error) {
    const why = error instanceof Error ? oneLine(error.message) : 'it is malformed';
    throw new RunFailure('PAPER_UNREADABLE', `arXiv's reply is not well-formed XML: ${why}`);
  }
  const feed = record(record(root)['feed']);
  if (!looksLikeFeed(text))
    throw new RunFailure('PAPER_UNREADABLE', "arXiv's reply is not an Atom feed");
  return feed;
}

function toPaper(entry: Xml): { paper: Paper } | { missing: string } {
  const ref = parsePaperRef(string(entry['id']));
  if (ref === undefined) return { missing: 'its id is not an arXiv address' };
  const title = oneLine(string(entry['title']));
  if (title === '') return { missing: 'it has no title' };
  const published = instant(string(entry['published']));
  if (published === undefined) return { missing: 'it has no date of submission' };
  const categories = list(entry['category'])
    .map((category) => string(category['@term']))
    .filter((term) => term !== '');
  const primaryCategory = string(record(entry['primary_category'])['@term']) || categories[0] || '';
  if (primaryCategory === '') return { missing: 'it has no category' };
  const comment = oneLine(string(entry['comment']));
  const journalRef = oneLine(string(entry['journal_ref']));
  const doi = oneLine(string(entry['doi']));
  return {
    paper: {
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
    },
  };
}

function toAuthor(author: Xml): Author {
  const affiliations = list(author['affiliation'], true).map((one) =>
    oneLine(string(one['#text'])),
  );
  return {
    name: oneLine(string(author['name'])),
    affiliations: affiliations.filter((one) => one !== ''),
  };
}

/** A paragraph begins where a line is indented (`\n  `): both back ends keep that mark. */
function paragraphs(text: string): string {
  return text
    .split(/\n[ \t]{2,}|\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function instant(text: string): string | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

// A repeated element may be text, text with attributes, or children: each is made a record.
function list(value: unknown, text = false): Xml[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) =>
    text && typeof item === 'string' ? { '#text': item } : record(item),
  );
}

function record(value: unknown): Xml {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** An element's text, whether or not it has attributes (`<title type="html">`). */
function string(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return string(value[0]);
  const text = record(value)['#text'];
  return typeof text === 'string' ? text : '';
}
