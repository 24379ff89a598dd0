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
import { escapeAttribute, escapeText, indented } from './xml.ts';

/** Prints Atom 1.0 in the order of the recording of August 2025. */
export function atomAnnouncements(
  { title, description, link, midnight }: FeedHead,
  items: readonly Listed[],
): string {
  const built = new Date(midnight.at.getTime() + 19_866).toISOString().replace('Z', '337+00:00');
  const lines = [
    `<id>${escapeText(link)}</id>`,
    `<title>${escapeText(title)}</title>`,
    `<updated>${built}</updated>`,
    `<link href="${escapeText(link)}" rel="self" type="application/atom+xml"/>`,
    `<subtitle>${escapeText(description)}</subtitle>`,
    ...items.flatMap((item) => atomItem(item, built, `${midnight.day}T00:00:00${midnight.offset}`)),
  ];
  const feed = `<feed ${NAMESPACES.arxiv} ${NAMESPACES.dc} xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">`;
  return [DECLARATION, feed, ...indented(lines, 1), '</feed>', ''].join('\n');
}

/**
 * Prints an entry. `updated` is the time at which the feed was built, `published` the day of the
 * announcement.
 */
export function atomItem({ paper, type }: Listed, built: string, published: string): string[] {
  return [
    '<entry>',
    `  <id>oai:arXiv.org:${paper.id}v${paper.version}</id>`,
    `  <title>${escapeText(paper.title)}</title>`,
    `  <updated>${built}</updated>`,
    `  <link href="https://arxiv.org/abs/${paper.id}" rel="alternate" type="text/html"/>`,
    `  <summary>${escapeText(description(paper, type))}</summary>`,
    ...underAllNames(paper.categories).map(
      (name) => `  <category term="${escapeAttribute(name)}"/>`,
    ),
    `  <published>${published}</published>`,
    `  <arxiv:announce_type>${type}</arxiv:announce_type>`,
    `  ${RIGHTS}`,
    ...optional('arxiv:journal_reference', paper.journalRef),
    ...optional('arxiv:DOI', paper.doi),
    `  <dc:creator>${escapeText(creators(paper))}</dc:creator>`,
    '</entry>',
  ];
}
