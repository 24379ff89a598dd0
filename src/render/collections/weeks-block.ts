import type { ListForm } from './list.ts';
import { regionOf } from './region.ts';
import { sectionsOf } from './sections.ts';
import { weeksIn, weeksInWords, weeksSvg } from './weeks.ts';

const BLOCK = /<!-- paperboy: weeks -->[^]*?<!-- \/paperboy: weeks -->/;

/**
 * Draws the papers a week anew, where the list has the place for it: a new list gets it, and where
 * a person or `list.hbs` took it out it stays out.
 *
 * @param rows of the list and of its files of old years
 * @param hasPicture whether a picture beside the list is published with it
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
  const svgPath = path.replace(/(\.\w+)?$/, '-weeks.svg');
  const picture = `![Papers a week by topic](./${svgPath.slice(svgPath.lastIndexOf('/') + 1)})\n\n`;
  const words = weeks.length === 0 ? '' : `Papers a week: ${weeksInWords(weeks)}\n\n`;
  const block = `<!-- paperboy: weeks -->\n\n${hasPicture ? picture : ''}${words}<!-- /paperboy: weeks -->`;
  const topics = sectionsOf(inner).flatMap(({ heading }) => heading ?? []);
  const drawn = topics.filter((topic) => weeks.some(({ counts }) => counts.has(topic)));
  return {
    text: text.replace(BLOCK, () => block),
    ...(hasPicture && { svg: { path: svgPath, text: weeksSvg(weeks, drawn) } }),
  };
}
