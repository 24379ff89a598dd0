import { escapeXml } from './feed.ts';
import { dayOfRow, nameIn, paperOfRow, sectionsOf } from './sections.ts';
import { DAY } from '../../text/day.ts';

/** How many papers of each topic were submitted in a week. */
export interface Week {
  /** The week's Monday, `2026-11-23`. */
  readonly monday: string;
  /** Topic -> number of papers. */
  readonly counts: ReadonlyMap<string, number>;
  /** Number of distinct papers of all topics. */
  readonly papers: number;
}

const MOST_WEEKS = 26;

/** Counts the papers of a list by week, oldest week first: up to 26 weeks, ending with the newest row. */
export function weeksIn(list: string): Week[] {
  const counts = new Map<string, Map<string, number>>();
  const papers = new Map<string, Set<string>>();
  for (const { heading, lines } of sectionsOf(list))
    for (const line of lines) {
      const day = Date.parse(dayOfRow(line));
      const id = paperOfRow(line);
      if (heading === undefined || id === undefined || Number.isNaN(day)) continue;
      const monday = mondayOf(day);
      const week = counts.get(monday) ?? new Map<string, number>();
      counts.set(monday, week.set(heading, (week.get(heading) ?? 0) + 1));
      papers.set(monday, (papers.get(monday) ?? new Set<string>()).add(id));
    }
  const newest = [...counts.keys()].sort().at(-1);
  if (newest === undefined) return [];
  const weeks = Array.from({ length: MOST_WEEKS }, (_, ago) => {
    const monday = mondayOf(Date.parse(newest) - ago * 7 * DAY);
    return {
      monday,
      counts: counts.get(monday) ?? new Map<string, number>(),
      papers: papers.get(monday)?.size ?? 0,
    };
  }).reverse();
  return weeks.slice(weeks.findIndex((week) => week.counts.size > 0));
}

/** Describes the last four weeks in words, newest first, for readers who do not see the picture. */
export function weeksInWords(weeks: readonly Week[]): string {
  const last = weeks.slice(-4).reverse();
  return last.map(({ monday, papers }) => `week of ${monday}: ${papers}`).join(' · ');
}

const COLOURS = ['#0969da', '#bf8700', '#1a7f37', '#8250df', '#cf222e', '#57606a'];
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [720, 200, 36, 24];

/** Draws a bar chart of papers per week and topic, readable on light and on dark pages. */
export function weeksSvg(weeks: readonly Week[], topics: readonly string[]): string {
  const most = Math.max(1, ...weeks.map(totalOf));
  const step = (WIDTH - LEFT) / Math.max(1, weeks.length);
  const scale = (HEIGHT - BOTTOM - 12) / most;
  const bars = weeks.flatMap((week, index) =>
    barsOf(week, LEFT + index * step, step, scale, topics),
  );
  const labels = weeks
    .map((week, index) => ({ week, x: LEFT + (index + 0.5) * step }))
    .filter((_, index) => index % Math.ceil(weeks.length / 8) === 0)
    .map(
      ({ week, x }) =>
        `<text x="${n(x)}" y="${HEIGHT - 8}" text-anchor="middle">${week.monday.slice(5)}</text>`,
    );
  const legend = topics.map((topic, index) => {
    const y = HEIGHT + 16 + index * 18;
    return `<rect x="${LEFT}" y="${y - 9}" width="10" height="10" fill="${colourOf(index)}"/><text x="${LEFT + 16}" y="${y}">${escapeXml(nameIn(topic))}</text>`;
  });
  const height = HEIGHT + 16 + topics.length * 18;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Papers a week by topic">
<style>text{font:12px sans-serif;fill:#57606a}line{stroke:#d0d7de}@media(prefers-color-scheme:dark){text{fill:#9198a1}line{stroke:#3d444d}}</style>
<line x1="${LEFT}" y1="${HEIGHT - BOTTOM}" x2="${WIDTH}" y2="${HEIGHT - BOTTOM}"/>
<text x="${LEFT - 6}" y="16" text-anchor="end">${most}</text><text x="${LEFT - 6}" y="${HEIGHT - BOTTOM}" text-anchor="end">0</text>
${[...bars, ...labels, ...legend].join('\n')}
</svg>
`;
}

function barsOf(
  { monday, counts }: Week,
  x: number,
  step: number,
  scale: number,
  topics: readonly string[],
): string[] {
  let top = HEIGHT - BOTTOM;
  return topics.flatMap((topic, index) => {
    const count = counts.get(topic) ?? 0;
    if (count === 0) return [];
    top -= count * scale;
    const title = `${monday}: ${count} on ${escapeXml(nameIn(topic))}`;
    return `<rect x="${n(x + step * 0.1)}" y="${n(top)}" width="${n(step * 0.8)}" height="${n(count * scale)}" fill="${colourOf(index)}"><title>${title}</title></rect>`;
  });
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? '#57606a';
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function totalOf({ counts }: Week): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function mondayOf(ms: number): string {
  const days = (new Date(ms).getUTCDay() + 6) % 7;
  return new Date(ms - days * DAY).toISOString().slice(0, 10);
}
