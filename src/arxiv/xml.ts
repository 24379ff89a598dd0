import { XMLParser } from 'fast-xml-parser';
import { RunFailure } from '../failure.ts';
import { withoutPiles } from '../text/piles.ts';
import { cut } from '../text/cut.ts';

const LONGEST_SAID = 1000;

/** An element as the parser returns it: attribute names begin with `@`. */
export type Xml = Readonly<Record<string, unknown>>;

const REPEATED = new Set([
  'entry',
  'item',
  'author',
  'category',
  'link',
  'affiliation',
  'record',
  'version',
]);

/** Far above any reply of arXiv's: 200 entries are under 1 MB. */
export const MOST_BYTES = 50 * 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // The old back end declares the arxiv namespace on each element, the new one on the feed.
  removeNSPrefix: true,
  parseTagValue: false, // 2104.12255 is titled "0": text must stay text
  parseAttributeValue: false,
  trimValues: true,
  // Only numeric and predefined entities can occur: a DOCTYPE, which could define others, is rejected.
  htmlEntities: true,
  isArray: (tag) => REPEATED.has(tag),
});

/** A reply that is empty, cut off, or not XML. A retry may fix it, unlike XML of an unknown shape. */
export class BrokenXml extends RunFailure {
  constructor(message: string) {
    super('PAPER_UNREADABLE', message);
  }
}

/**
 * Reads XML.
 *
 * @returns the document, its root element under its name
 * @throws BrokenXml if it is malformed, RunFailure PAPER_UNREADABLE if it is too large or declares a
 * DOCTYPE
 */
export function readXml(text: string): Xml {
  if (text.length > MOST_BYTES) throw tooLarge();
  // A feed needs neither, and both can make a parser read files or fill the memory.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new RunFailure(
      'PAPER_UNREADABLE',
      "arXiv's reply declares a DOCTYPE, which no feed does",
    );
  }
  try {
    return record(parser.parse(text, true));
  } catch (error) {
    const why = error instanceof Error ? saidIn(error.message) : 'it is malformed';
    throw new BrokenXml(`arXiv's reply is not well-formed XML: ${why}`);
  }
}

/** The failure for a reply above MOST_BYTES. */
export function tooLarge(): RunFailure {
  return new RunFailure('PAPER_UNREADABLE', 'arXiv sent more than 50 MB in one reply');
}

/** The elements of a repeatable name, each as a record, also if an element is plain text. */
export function list(value: unknown): Xml[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) =>
    typeof item === 'string' ? { '#text': item } : record(item),
  );
}

export function record(value: unknown): Xml {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** An element's text, whether or not it has attributes (`<title type="html">`). */
export function string(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return string(value[0]);
  const text = record(value)['#text'];
  return typeof text === 'string' ? text : '';
}

/** Above any field: an abstract has 1,920 characters at most (info.arxiv.org/help/prep). */
const LONGEST_FIELD = 50_000;

/** A field as one line, cut if it is too long. */
export function oneLine(text: string, most = LONGEST_FIELD): string {
  return withoutPiles(cut(text, most).replace(/\s+/g, ' ').trim());
}

/** arXiv's error message as one line, cut if it is too long. */
export function saidIn(text: string): string {
  return cut(oneLine(text), LONGEST_SAID);
}

/** Joins lines, and keeps paragraphs: one begins at an indented line (`\n  `) in both back ends. */
export function paragraphs(text: string): string {
  return cut(text, LONGEST_FIELD)
    .split(/\n[ \t]{2,}|\n\s*\n/)
    .map((paragraph) => oneLine(paragraph))
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}

/** @returns undefined if the text is not a date */
export function instant(text: string): string | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
