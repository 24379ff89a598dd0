import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { type PaperId, parsePaperRef } from '../papers/paper.ts';
import { localTime } from '../view/dates.ts';
import { frontMatterOf } from '../site/front-matter.ts';
import { DAY } from '../text/day.ts';

/** A digest page that was written earlier and has been left as it was. */
export interface DayPage {
  readonly path: string;
  readonly text: string;
  /** The papers on it, in order. */
  readonly ids: readonly PaperId[];
}

/**
 * The last line of a digest page: its checksum and its papers, in a comment that every generator hides.
 * MDX has no HTML comments (mdxjs.com, "Troubleshooting MDX").
 */
const MARK =
  /\n(?:<!-- paperboy: (?<html>v[0-9a-f]{16}(?: [^\s]+)*) -->|\{\/\* paperboy: (?<mdx>v[0-9a-f]{16}(?: [^\s]+)*) \*\/\})\n$/;
/** Pages that earlier versions wrote have the same under a key of their front matter. */
const KEY_LINE = /^paperboy: .*\n/m;
const KEY = /^paperboy: (?<quote>"?)(?<mark>v[0-9a-f]{16}(?: [^\s"]+)*)\k<quote>\n/m;
/** Files in which one of the two comments is one. */
const COMMENTED = /\.(?:md|mdx|markdown|mdown|mkd|qmd|rmd|html?)$/i;

/**
 * Ends a digest page with its checksum and its papers. As long as the checksum is right, nobody
 * changed the page. A file that has no such comments stays as it is, and is never written again.
 *
 * @param ids the papers on the page: an abstract may link to others
 * @param path decides how a comment is written
 */
export function signed(page: string, ids: readonly PaperId[], path: string): string {
  if (!COMMENTED.test(path)) return page;
  const plain = `${unsigned(page).trimEnd()}\n`;
  const mark = `paperboy: ${checksumOf(plain, ids)}${ids.map((id) => ` ${id}`).join('')}`;
  return `${plain}\n${/\.mdx$/i.test(path) ? `{/* ${mark} */}` : `<!-- ${mark} -->`}\n`;
}

/** Whether a page is as we wrote it. */
export function isUntouched(page: string): boolean {
  const [checksum, ...ids] = markOf(page)?.split(' ') ?? [];
  return checksum === checksumOf(unsigned(page), ids);
}

/** A page without its checksum and papers. */
export function unsigned(page: string): string {
  if (MARK.test(page)) return page.replace(MARK, '');
  const yaml = frontMatterOf(page);
  return yaml === undefined ? page : page.replace(yaml, () => yaml.replace(KEY_LINE, ''));
}

function markOf(page: string): string | undefined {
  const { html, mdx } = MARK.exec(page)?.groups ?? {};
  return html ?? mdx ?? KEY.exec(frontMatterOf(page) ?? '')?.groups?.['mark'];
}

function checksumOf(text: string, ids: readonly string[]): string {
  const hash = createHash('sha256').update(text);
  return `v${hash
    .update(ids.map((id) => ` ${id}`).join(''))
    .digest('hex')
    .slice(0, 16)}`;
}

/** The papers on a digest page, each once: those that it names itself, else the first link of each entry. */
export function papersOn(page: string): PaperId[] {
  const mark = markOf(page);
  if (mark !== undefined) return idsIn(mark.split(' ').slice(1));
  const [, ...entries] = page.split(/^(?=### )/m);
  return entries.length === 0
    ? linksIn(page)
    : [...new Set(entries.flatMap((entry) => linksIn(entry).slice(0, 1)))];
}

/** The papers that a text links to on arXiv, each once. */
export function linksIn(text: string): PaperId[] {
  return idsIn([...text.matchAll(/https?:\/\/arxiv\.org\/abs\/[^)\s"'<>]+/g)].map(([url]) => url));
}

function idsIn(refs: readonly string[]): PaperId[] {
  return [...new Set(refs.map((ref) => parsePaperRef(ref)?.id).filter((id) => id !== undefined))];
}

/** What a site's digest pages have to do with days. */
export interface Calendar {
  /** The day of the run in the configured zone: `2026-11-20`. */
  readonly day: string;
  readonly now: Date;
  /** The digest pages of the window that are among a site's files. */
  pagesAmong(paths: readonly string[]): readonly string[];
}

/** @param layout knows where the digest page of any day is */
export function calendarOf(
  { digestPath }: { digestPath(day: Date, nth: number): string },
  { timezone, lookbackDays }: Pick<Config, 'timezone' | 'lookbackDays'>,
  now: Date,
): Calendar {
  return {
    day: localTime(now, timezone).date,
    now,
    pagesAmong(paths) {
      const there = new Set(paths);
      const found = new Set<string>();
      // By half days: one that the clocks make an hour shorter is not to be stepped over.
      for (let ago = 0; ago <= lookbackDays; ago += 0.5) {
        const day = new Date(now.getTime() - ago * DAY);
        for (const path of pagesOfDay((nth) => digestPath(day, nth), there)) found.add(path);
      }
      return [...found];
    },
  };
}

/** How many pages of a day may be missing between two: another workflow's that was never merged. */
const MOST_MISSING = 3;

function pagesOfDay(pathFor: (nth: number) => string, there: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let missing = 0;
  for (let nth = 1; missing < MOST_MISSING; nth++) {
    const path = pathFor(nth);
    if (there.has(path)) found.push(path);
    missing = there.has(path) ? 0 : missing + 1;
  }
  return found;
}

/**
 * The newest page of a day, where there is one that may be added to.
 *
 * @param pathFor the day's pages: the first, then those with numbers
 */
export async function dayPage(
  { paths, read }: Pick<SiteFiles, 'paths' | 'read'>,
  pathFor: (nth: number) => string,
): Promise<DayPage | undefined> {
  const path = pagesOfDay(pathFor, new Set(paths)).at(-1);
  if (path === undefined) return undefined;
  const text = await read(path);
  return isUntouched(text) ? { path, text, ids: papersOn(text) } : undefined;
}
