import type { Listed } from './announcements.ts';
import { underAllNames } from './categories.ts';
import {
  DECLARATION,
  type FeedHead,
  NAMESPACES,
  RIGHTS,
  creators,
  description,
  optional,
} from './feed-item.ts';
import { escapeText, indented } from './xml.ts';

/** Prints RSS 2.0 in the order of the recording of April 2026. */
export function rssFeed(
  { title, description, link, midnight }: FeedHead,
  items: readonly Listed[],
): string {
  const date = rfc822(midnight.day, midnight.offset);
  const channel = [
    `<title>${escapeText(title)}</title>`,
    `<link>${escapeText(link)}</link>`,
    `<description>${escapeText(description)}</description>`,
    `<atom:link href="${escapeText(link)}" rel="self" type="application/rss+xml"/>`,
    '<docs>http://www.rssboard.org/rss-specification</docs>',
    '<language>en-us</language>',
    // Built two seconds after midnight, as in the recording.
    `<lastBuildDate>${new Date(midnight.at.getTime() + 2000).toUTCString().replace('GMT', '+0000')}</lastBuildDate>`,
    '<managingEditor>rss-help@arxiv.org</managingEditor>',
    `<pubDate>${date}</pubDate>`,
    '<skipDays>',
    '  <day>Saturday</day>',
    '  <day>Sunday</day>',
    '</skipDays>',
    ...items.flatMap((item) => rssItem(item, date)),
  ];
  return [
    DECLARATION,
    `<rss ${NAMESPACES.arxiv} xmlns:atom="http://www.w3.org/2005/Atom" ${NAMESPACES.dc} version="2.0">`,
    '  <channel>',
    ...indented(channel, 2),
    '  </channel>',
    '</rss>',
    '',
  ].join('\n');
}

/** Prints an item: "no comment, no submission date". */
export function rssItem({ paper, type }: Listed, date: string): string[] {
  return [
    '<item>',
    `  <title>${escapeText(paper.title)}</title>`,
    `  <link>https://arxiv.org/abs/${paper.id}</link>`,
    `  <description>${escapeText(description(paper, type))}</description>`,
    `  <guid isPermaLink="false">oai:arXiv.org:${paper.id}v${paper.version}</guid>`,
    ...underAllNames(paper.categories).map((name) => `  <category>${escapeText(name)}</category>`),
    `  <pubDate>${date}</pubDate>`,
    `  <arxiv:announce_type>${type}</arxiv:announce_type>`,
    `  ${RIGHTS}`,
    ...optional('arxiv:DOI', paper.doi),
    ...optional('arxiv:journal_reference', paper.journalRef),
    `  <dc:creator>${escapeText(creators(paper))}</dc:creator>`,
    '</item>',
  ];
}

/** `Mon, 27 Apr 2026 00:00:00 -0400` */
function rfc822(day: string, offset: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString().replace('GMT', offset.replace(':', ''));
}
