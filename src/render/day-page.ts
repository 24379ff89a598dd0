import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { SiteFiles } from '../edges.ts';
import { type PaperId, parsePaperRef } from '../papers/paper.ts';
import { localTime } from './dates.ts';
import { frontMatterOf, withFrontMatter } from './front-matter.ts';

/** A digest page that was written earlier and has been left as it was. */
export interface DayPage {
  readonly path: string;
  readonly text: string;
  /** The papers on it, in order. */
  readonly ids: readonly PaperId[];
}

/** The key in a digest page's front matter under which it says what it was when we wrote it. */
const KEY = 'paperboy';
const LINE = new RegExp(`^${KEY}: .*\\n`, 'm');

/**
 * A digest page with a sum of itself in its front matter: as long as that is right, nobody changed
 * the page. A page without front matter stays as it is, and is never written again.
 */
export function signed(page: string): string {
  if (frontMatterOf(page) === undefined) return page;
  const plain = withFrontMatter(page, { [KEY]: '' }).replace(LINE, '');
  return withFrontMatter(plain, { [KEY]: sumOf(plain) });
}

/** Whether a page is as we wrote it. */
export function isUntouched(page: string): boolean {
  const said = LINE.exec(frontMatterOf(page) ?? '')?.[0];
  return said === `${KEY}: ${sumOf(page.replace(LINE, ''))}\n`;
}

function sumOf(text: string): string {
  // A letter first: YAML reads some strings of digits as numbers, and would have them quoted.
  return `v${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** The papers that a page links to on arXiv, each once. */
export function papersOn(page: string): PaperId[] {
  const ids = [...page.matchAll(/https?:\/\/arxiv\.org\/abs\/[^)\s"'<>]+/g)]
    .map(([url]) => parsePaperRef(url)?.id)
    .filter((id) => id !== undefined);
  return [...new Set(ids)];
}

const DAY = 24 * 60 * 60 * 1000;

/** What a site's digest pages have to do with days. */
export interface Calendar {
  /** The day of the run in the configured zone: `2026-11-20`. */
  readonly day: string;
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
    pagesAmong(paths) {
      const there = new Set(paths);
      const found = new Set<string>();
      for (let ago = 0; ago <= lookbackDays; ago++) {
        const day = new Date(now.getTime() - ago * DAY);
        for (let nth = 1; there.has(digestPath(day, nth)); nth++) found.add(digestPath(day, nth));
      }
      return [...found];
    },
  };
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
  const there = new Set(paths);
  let nth = 0;
  while (there.has(pathFor(nth + 1))) nth++;
  if (nth === 0) return undefined;
  const path = pathFor(nth);
  const text = await read(path);
  return isUntouched(text) ? { path, text, ids: papersOn(text) } : undefined;
}
