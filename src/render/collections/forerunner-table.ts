import { type PaperId, parsePaperRef } from '../../papers/paper.ts';
import { texToText } from '../../text/tex.ts';
import type { CollectionEntry } from '../../view/collection-entry.ts';
import { lineEndOf, withRegion } from './region.ts';
import { type Section, dayOfRow, paperOfRow, sectionsOf } from './sections.ts';

/** Matches a row of five cells. Rows with more cells, such as an abstract, are kept as they are: `|**2026-05-13**|**Title**|First Author et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|**[link](https://…)**|` */
const ROW =
  /^\|\s*(?:\*\*)?(?<date>\d{4}-\d\d-\d\d)(?:\*\*)?\s*\|\s*(?:\*\*)?(?<title>.+?)(?:\*\*)?\s*\|(?<authors>[^|]*)\|\s*\[[^\]]*\]\((?<link>https?:\/\/arxiv\.org\/abs\/[^)\s]+)\)\s*\|(?<code>[^|]*)(?:\|(?<more>.*))?$/;
const COLUMNS = 5;
const CODE = /\]\((https?:\/\/[^)\s]+)\)/;

/**
 * Converts the tables of cv-arxiv-daily and its forks (daily_arxiv.py, `json_to_md`): a heading for
 * each topic, and a row for each paper with date, title, authors, PDF and code. Puts the markers of a
 * list around everything from the first table to the last, reprints the rows, and keeps all other lines.
 *
 * @param print prints papers as the list does: a heading for each topic, a row for each paper
 * @returns undefined if the file has no such table
 */
export function takenOver(
  text: string,
  print: (entries: readonly CollectionEntry[]) => string,
): string | undefined {
  const sections = sectionsOf(text);
  const isOld = ({ heading, lines }: Section) =>
    heading !== undefined && lines.some((line) => ROW.test(line.trim()));
  const first = sections.findIndex(isOld);
  if (first < 0) return undefined;
  const last = sections.findLastIndex(isOld);
  const eol = lineEndOf(text);
  const tables = sections
    .slice(first, last + 1)
    .map((section) => (isOld(section) ? inOurForm(section, print, eol) : section));
  const lines = tables.flatMap((section) => section.lines);
  const end = endOfTable(sections[last]?.lines ?? []);
  const rest = (sections[last]?.lines.length ?? 0) - end;
  const joined = (all: readonly string[]) => all.join('');
  const { before, after } = withRegion(
    joined(sections.slice(0, first).flatMap((section) => section.lines)),
    eol,
  );
  const inner = joined(lines.slice(0, lines.length - rest));
  const behind =
    joined(lines.slice(lines.length - rest)) +
    joined(sections.slice(last + 1).flatMap((section) => section.lines));
  return `${before}${eol}${eol}${inner.trimEnd()}${eol}${eol}${after}${behind}`;
}

/** Returns the index of the line after the last row. */
function endOfTable(lines: readonly string[]): number {
  return lines.findLastIndex((line) => paperOfRow(line) !== undefined) + 1;
}

/** Reprints the rows and the table header of a section. Keeps lines of any other form. */
function inOurForm(
  { heading = '', lines }: Section,
  print: (entries: readonly CollectionEntry[]) => string,
  eol: string,
): Section {
  const entries = lines
    .map((line) => entryOf(line, heading))
    .filter((entry) => entry !== undefined);
  const printed = sectionsOf(print(entries).replace(/\r?\n/g, eol)).find(
    (section) => section.heading !== undefined,
  );
  const rows = new Map<PaperId, string>();
  for (const row of printed?.lines ?? []) {
    const id = paperOfRow(row);
    if (id !== undefined) rows.set(id, row);
  }
  const firstRow = (all: readonly string[]) =>
    all.findIndex((line) => paperOfRow(line) !== undefined);
  const start = firstRow(lines);
  const above = lines.slice(1, start);
  const isTable = (line: string) => line.trimStart().startsWith('|');
  // Keep a header with more columns: some rows have as many.
  const columns =
    above
      .find(isTable)
      ?.trim()
      .replace(/^\||\|$/g, '')
      .split('|').length ?? 0;
  if (printed === undefined || columns > COLUMNS)
    return { heading, lines: lines.map((line) => printedRow(line, heading, rows)) };
  const head = printed.lines.slice(1, firstRow(printed.lines));
  const before = above.filter((line) => !isTable(line));
  const ours = lines.slice(start).map((line) => printedRow(line, heading, rows));
  return {
    heading,
    lines: [lines[0] ?? '', ...before.filter((line) => line.trim() !== ''), ...head, ...ours],
  };
}

function printedRow(line: string, topic: string, rows: ReadonlyMap<PaperId, string>): string {
  const entry = entryOf(line, topic);
  return (entry && rows.get(entry.id)) ?? line;
}

const ET_AL = /\s*et\.?\s*al\.?\s*$/i;

/** Returns the authors as a row of another tool's table has them, in its new form. */
export function bylineOf(firstAuthor: string): string {
  return firstAuthor === '' ? '' : `${firstAuthor} et al.`;
}

function entryOf(line: string, topic: string): CollectionEntry | undefined {
  const found = ROW.exec(line.trim())?.groups;
  const ref = parsePaperRef(found?.['link'] ?? '');
  if (found === undefined || ref === undefined || found['more']?.trim()) return undefined;
  const cell = (found['authors'] ?? '').trim();
  const author = cell.replace(ET_AL, '').trim();
  const code = CODE.exec(found['code'] ?? '')?.[1];
  const title = texToText(found['title'] ?? '');
  return {
    id: ref.id,
    version: ref.version,
    title,
    authors: author === '' ? [] : [author],
    byline: author === cell ? author : bylineOf(author),
    abstract: '',
    published: `${dayOfRow(line)}T00:00:00Z`,
    added: `${dayOfRow(line)}T00:00:00Z`,
    primaryCategory: '',
    topics: [topic],
    ...(code !== undefined && { codeUrl: code }),
    tex: { title, authors: [author] },
  };
}
