import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { type PaperId, parsePaperRef } from '../papers/paper.ts';
import { localTime } from '../view/dates.ts';
import { frontMatterOf } from '../site/front-matter.ts';
import { DAY } from '../text/day.ts';

/** A digest page of an earlier run that no person has edited. */
export interface DayPage {
  readonly path: string;
  readonly text: string;
  /** Papers on the page, in order. */
  readonly ids: readonly PaperId[];
}

/**
 * Matches the last line of a digest page: a hidden comment with the page's checksum and paper ids.
 * MDX has no HTML comments (mdxjs.com, "Troubleshooting MDX").
 */
const MARK =
  /\n(?:<!-- paperboy: (?<html>v[0-9a-f]{16}(?: [^\s]+)*) -->|\{\/\* paperboy: (?<mdx>v[0-9a-f]{16}(?: [^\s]+)*) \*\/\})\n$/;
/** Earlier versions wrote the checksum and ids under a key of the front matter. */
const KEY_LINE = /^paperboy: .*\n/m;
const KEY = /^paperboy: (?<quote>"?)(?<mark>v[0-9a-f]{16}(?: [^\s"]+)*)\k<quote>\n/m;
/** File types that support HTML or MDX comments. */
const COMMENTED = /\.(?:md|mdx|markdown|mdown|mkd|qmd|rmd|html?)$/i;

/**
 * Appends the checksum and the paper ids to a digest page. If the checksum still matches later, no
 * person has edited the page. Returns a page without comment syntax unchanged; later runs do not
 * rewrite it.
 *
 * @param ids papers on the page; its links do not tell, because an abstract may link to others
 * @param path selects the comment syntax
 */
export function signed(page: string, ids: readonly PaperId[], path: string): string {
  if (!COMMENTED.test(path)) return page;
  const plain = `${unsigned(page).trimEnd()}\n`;
  const mark = `paperboy: ${checksumOf(plain, ids)}${ids.map((id) => ` ${id}`).join('')}`;
  return `${plain}\n${/\.mdx$/i.test(path) ? `{/* ${mark} */}` : `<!-- ${mark} -->`}\n`;
}

/** Returns whether a digest page is as Paperboy wrote it. */
export function isUntouched(page: string): boolean {
  const [checksum, ...ids] = markOf(page)?.split(' ') ?? [];
  return checksum === checksumOf(unsigned(page), ids);
}

/** Returns a digest page without its checksum and paper ids. */
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

/** Returns the distinct papers on a digest page: the ids in its comment, else the first link of each entry. */
export function papersOn(page: string): PaperId[] {
  const mark = markOf(page);
  if (mark !== undefined) return idsIn(mark.split(' ').slice(1));
  const [, ...entries] = page.split(/^### /m);
  return entries.length === 0
    ? linksIn(page)
    : [...new Set(entries.flatMap((entry) => linksIn(entry).slice(0, 1)))];
}

/** Returns the distinct papers that a text links to on arXiv. */
export function linksIn(text: string): PaperId[] {
  return idsIn([...text.matchAll(/https?:\/\/arxiv\.org\/abs\/[\w./-]*\w/g)].map(([url]) => url));
}

function idsIn(refs: readonly string[]): PaperId[] {
  return [...new Set(refs.map((ref) => parsePaperRef(ref)?.id).filter((id) => id !== undefined))];
}

/** The day of a run, and the digest pages of the days before it. */
export interface Calendar {
  /** The day of the run in the configured zone: `2026-11-20`. */
  readonly day: string;
  readonly now: Date;
  /** Returns which of the paths are digest pages of the search window. */
  pagesAmong(paths: readonly string[]): readonly string[];
}

/** Returns the calendar of a run. @param layout maps a day to the path of its digest page */
export function calendarOf(
  { digestPath }: { digestPath(day: Date, nth: number): string },
  { timezone, lookbackDays }: Pick<Config, 'timezone' | 'lookbackDays'>,
  now: Date,
): Calendar {
  return {
    day: localTime(now, timezone).date,
    now,
    pagesAmong(paths) {
      const existing = new Set(paths);
      const found = new Set<string>();
      // Use steps of half a day: a step of 24 hours could skip the day on which clocks go forward.
      for (let ago = 0; ago <= lookbackDays; ago += 0.5) {
        const day = new Date(now.getTime() - ago * DAY);
        for (const path of pagesOfDay((nth) => digestPath(day, nth), existing)) found.add(path);
      }
      return [...found];
    },
  };
}

/** Maximum gap in the numbers of a day's pages. Gaps come from digests that were never merged. */
const MOST_MISSING = 3;

function pagesOfDay(pathFor: (nth: number) => string, existing: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let missing = 0;
  for (let nth = 1; missing < MOST_MISSING; nth++) {
    const path = pathFor(nth);
    if (existing.has(path)) found.push(path);
    missing = existing.has(path) ? 0 : missing + 1;
  }
  return found;
}

/**
 * Returns the newest digest page of a day; undefined if there is none, or a person has edited it.
 *
 * @param pathFor path of the nth page of the day, from 1
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
