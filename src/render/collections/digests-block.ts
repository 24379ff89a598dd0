import { lineEndOf } from './region.ts';

/** A link to a digest page, and the day of the page: `2026-11-20`. */
export interface DigestLink {
  readonly day: string;
  readonly url: string;
}

const BLOCK = /(<!-- paperboy: digests -->)([^]*?)(<!-- \/paperboy: digests -->)/;

/**
 * Adds digest pages to the index on the list's page, one line for each month, newest first. Keeps
 * all other text between the markers. Adds nothing if a person or `list.hbs` removed the markers.
 *
 * @param links oldest first
 */
export function withDigests(text: string, links: readonly DigestLink[]): string {
  return text.replace(BLOCK, (_, begin: string, inner: string, end: string) => {
    const eol = lineEndOf(text);
    const added = links.reduce((lines, link) => withLink(lines, link, eol), inner);
    return begin + added + end;
  });
}

/** Takes digest pages out of the index, and months that have none left. @param urls of the pages */
export function withoutDigests(text: string, urls: readonly string[]): string {
  const isGone = (link: string) => urls.some((url) => link.endsWith(`](${url})`));
  return text.replace(BLOCK, (_, begin: string, inner: string, end: string) => {
    const lines = inner.split(/(?<=\n)/).map((line) => {
      const month = MONTH.exec(line)?.[0];
      if (month === undefined) return line;
      const links = line.slice(month.length).trimEnd().split(' · ');
      const kept = links.filter((link) => !isGone(link));
      if (kept.length === links.length) return line;
      return kept.length === 0 ? '' : month + kept.join(' · ') + line.slice(line.trimEnd().length);
    });
    return begin + lines.join('') + end;
  });
}

const MONTH = /^\*\*[A-Z]\w+ \d{4}\*\* /m;

function withLink(inner: string, { day, url }: DigestLink, eol: string): string {
  if (inner.includes(`](${url})`)) return inner;
  const at = new Date(`${day}T00:00:00Z`);
  const name = at.toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const [month, link] = [`**${name}**`, `[${at.getUTCDate()}](${url})`];
  if (inner.includes(`${month} `)) return inner.replace(`${month} `, () => `${month} ${link} · `);
  const first = inner.search(MONTH);
  const line = `${month} ${link}`;
  if (first >= 0) return inner.slice(0, first) + line + eol + eol + inner.slice(first);
  return `${inner.trimEnd()}${eol}${eol}${line}${eol}${eol}`;
}
