import type { Midnight } from './eastern.ts';
import type { AnnounceType, FakePaper } from './paper.ts';
import { escapeText } from './xml.ts';

/** Head of a feed. */
export interface FeedHead {
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly midnight: Midnight;
}

export const DECLARATION = `<?xml version='1.0' encoding='UTF-8'?>`;
export const NAMESPACES = {
  arxiv: 'xmlns:arxiv="http://arxiv.org/schemas/atom"',
  dc: 'xmlns:dc="http://purl.org/dc/elements/1.1/"',
} as const;

/** Every paper has a licence. Paperboy does not read it. */
export const RIGHTS = '<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>';

/** Returns the description of an item. The space before the line break is in both recordings. */
export function description({ id, version, abstract }: FakePaper, type: AnnounceType): string {
  return `arXiv:${id}v${version} Announce Type: ${type} \nAbstract: ${abstract}`;
}

/** "one comma-joined `dc:creator` (affiliations in parentheses may hold commas)" */
export function creators({ authors }: FakePaper): string {
  return authors
    .map(({ name, affiliations = [] }) =>
      affiliations.length === 0 ? name : `${name} (${affiliations.join(', ')})`,
    )
    .join(', ');
}

/** Returns an element, or nothing if it would have no text. */
export function optional(tag: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`  <${tag}>${escapeText(text)}</${tag}>`];
}
