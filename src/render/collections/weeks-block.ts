import type { ListForm } from './list.ts';
import { lineEndOf, regionOf } from './region.ts';
import { sectionsOf } from './sections.ts';
import { weeksIn, weeksInWords, weeksSvg } from './weeks.ts';

const BLOCK = /<!-- paperboy: weeks -->[^]*?<!-- \/paperboy: weeks -->/;

/** The path of the list's picture: `arxiv.md` -> `arxiv-weeks.svg`. */
export function weeksPath(list: string): string {
  return list.replace(/(\.\w+)?$/, '-weeks.svg');
}

/**
 * Updates the chart of papers per week. Does nothing if a person or `list.hbs` removed its markers.
 *
 * @param rows rows of the list and of its files of earlier years
 * @param hasPicture whether the site publishes a picture in the folder of the list
 */
export function withWeeks(
  text: string,
  { path }: Pick<ListForm, 'path'>,
  rows: string,
  hasPicture: boolean,
): { readonly text: string; readonly svg?: { readonly path: string; readonly text: string } } {
  const inner = regionOf(text, path)?.inner ?? '';
  if (!BLOCK.test(inner)) return { text };
  const weeks = weeksIn(rows);
  const svgPath = weeksPath(path);
  const picture = `![Papers a week by topic](./${svgPath.slice(svgPath.lastIndexOf('/') + 1)})\n\n`;
  const words = weeks.length === 0 ? '' : `Papers a week: ${weeksInWords(weeks)}\n\n`;
  const block = `<!-- paperboy: weeks -->\n\n${hasPicture ? picture : ''}${words}<!-- /paperboy: weeks -->`;
  const topics = sectionsOf(inner).flatMap(({ heading }) => heading ?? []);
  const drawn = topics.filter((topic) => weeks.some(({ counts }) => counts.has(topic)));
  return {
    text: text.replace(BLOCK, () => block.replaceAll('\n', lineEndOf(text))),
    ...(hasPicture && { svg: { path: svgPath, text: weeksSvg(weeks, drawn) } }),
  };
}
