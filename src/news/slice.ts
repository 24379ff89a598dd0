import { createHash } from 'node:crypto';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import { DAY } from '../text/day.ts';

/** A published paper and its post; without one, the list that holds its row. */
export interface Published {
  readonly id: PaperId;
  readonly path: string;
  readonly isRow?: boolean;
}

const PAGE = /\.(?:md|mdx|qmd|rmd|markdown|mdown|html?|njk)$/i;

/** The posts on base: pages whose path names one paper. Of several pages on a paper the first counts. */
export function publishedIn(paths: readonly string[]): Published[] {
  const posts = new Map<PaperId, string>();
  for (const path of [...paths].sort()) {
    const [id, ...others] = PAGE.test(path) ? idsInPath(path) : [];
    if (id !== undefined && others.length === 0 && !posts.has(id)) posts.set(id, path);
  }
  return [...posts].map(([id, path]) => ({ id, path }));
}

/** Most papers in one request to arXiv. */
const MOST_ASKED = 200;
/** Ids from before 2007 are longer, and all have to fit one address. */
const MOST_ASKED_OF_OLD = 150;
const YOUNG_DAYS = 90;
const SPACE = 2 ** 32;

/**
 * The papers to ask arXiv about in one run. Each paper has a place between 0 and 1, made of its id;
 * a young one has a second place half the way round. A run takes the papers of one part of that
 * space, the next run those of the next part: no state has to be kept.
 *
 * @param turn a number that grows by one with each run
 */
export function sliceOf(
  published: readonly Published[],
  turn: number,
  now: Date,
): readonly Published[] {
  const most = published.some(({ id }) => id.includes('/')) ? MOST_ASKED_OF_OLD : MOST_ASKED;
  const placed = published
    .flatMap((paper) => {
      const place = placeOf(paper.id);
      return isYoung(paper.id, now)
        ? [
            { paper, place },
            { paper, place: (place + SPACE / 2) % SPACE },
          ]
        : [{ paper, place }];
    })
    .sort((a, b) => a.place - b.place || (a.paper.id < b.paper.id ? -1 : 1));
  const period = Math.ceil(placed.length / most);
  if (period <= 1 || published.length <= most) return published;
  const part = partOf(turn, period);
  const start = Math.floor((part * placed.length) / period);
  const end = Math.floor(((part + 1) * placed.length) / period);
  return [...new Set(placed.slice(start, end).map(({ paper }) => paper))];
}

/** Returns a paper's place in the round, from 0 to 2^32. */
export function placeOf(id: PaperId): number {
  return createHash('sha256').update(id).digest().readUInt32BE();
}

/**
 * Returns the part of the round for a turn. Shifts by one after three rounds: if every second run
 * only reads boxes, turns come in steps of two and would otherwise meet only every second part.
 */
function partOf(turn: number, period: number): number {
  return (turn + Math.floor(turn / (3 * period))) % period;
}

/** Tells whether a paper is younger than 90 days, by the month in its id. */
export function isYoung(id: PaperId, now: Date): boolean {
  const [, years = '', months = ''] = /(?:^|\/)(\d\d)(\d\d)/.exec(id) ?? [];
  const year = Number(years) + (Number(years) > 90 ? 1900 : 2000);
  return now.getTime() - Date.UTC(year, Number(months) - 1) < YOUNG_DAYS * DAY;
}

/** Returns a turn for a run without a number: it grows by one each weekday. */
export function weekdayOf(now: Date): number {
  const days = Math.floor(now.getTime() / DAY);
  // 1970 began on a Thursday: day 4 was the first Monday.
  const [weeks, day] = [Math.floor((days - 4) / 7), (days - 4) % 7];
  return weeks * 5 + Math.min(day, 4);
}
