import { type PaperId, parsePaperRef } from '../../papers/paper.ts';
import { texToText } from '../../text/tex.ts';
import type { CollectionEntry } from '../../view/collection-entry.ts';
import { lineEndOf, withRegion } from './region.ts';
import { type Section, dayOfRow, paperOfRow, sectionsOf } from './sections.ts';

/** Five cells; a row with more, such as an abstract, stays as it is: `|**2026-05-13**|**Title**|First Author et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|**[link](https://…)**|` */
const ROW =
  /^\|\s*(?:\*\*)?(?<date>\d{4}-\d\d-\d\d)(?:\*\*)?\s*\|\s*(?:\*\*)?(?<title>.+?)(?:\*\*)?\s*\|(?<authors>[^|]*)\|\s*\[[^\]]*\]\((?<link>https?:\/\/arxiv\.org\/abs\/[^)\s]+)\)\s*\|(?<code>[^|]*)(?:\|(?<more>.*))?$/;
const COLUMNS = 5;
const CODE = /\]\((https?:\/\/[^)\s]+)\)/;

/**
 * Takes over the tables of cv-arxiv-daily and its kin (daily_arxiv.py, `json_to_md`): under a
 * heading a topic, a row a paper with date, title, authors, PDF and code. Everything from the first
 * such table to the last comes between the markers of a list; rows are printed in its form, and
 * all other lines stay.
 *
 * @param print prints papers as the list does: a heading a topic, and below it a row a paper
 * @returns undefined where the file has no such table
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
    .map((one) => (isOld(one) ? inOurForm(one, print, eol) : one));
  const lines = tables.flatMap((one) => one.lines);
  const end = endOfTable(sections[last]?.lines ?? []);
  const rest = (sections[last]?.lines.length ?? 0) - end;
  const joined = (all: readonly string[]) => all.join('');
  const { before, after } = withRegion(
    joined(sections.slice(0, first).flatMap((one) => one.lines)),
    eol,
  );
  const inner = joined(lines.slice(0, lines.length - rest));
  const behind =
    joined(lines.slice(lines.length - rest)) +
    joined(sections.slice(last + 1).flatMap((one) => one.lines));
  return `${before}${eol}${eol}${inner.trimEnd()}${eol}${eol}${after}${behind}`;
}

/** Behind the last row, in lines from the section's start. */
function endOfTable(lines: readonly string[]): number {
  return lines.findLastIndex((line) => paperOfRow(line) !== undefined) + 1;
}

/** A section with its rows and its table's head printed anew; what is not of that form stays. */
function inOurForm(
  { heading = '', lines }: Section,
  print: (entries: readonly CollectionEntry[]) => string,
  eol: string,
): Section {
  const entries = lines.map((line) => entryOf(line, heading)).filter((one) => one !== undefined);
  const printed = sectionsOf(print(entries).replace(/\r?\n/g, eol)).find(
    (one) => one.heading !== undefined,
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
  // A head with a column more fits the rows that have one.
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

function entryOf(line: string, topic: string): CollectionEntry | undefined {
  const found = ROW.exec(line.trim())?.groups;
  const ref = parsePaperRef(found?.['link'] ?? '');
  if (found === undefined || ref === undefined || found['more']?.trim()) return undefined;
  const author = (found['authors'] ?? '').replace(/\s*et\.?\s*al\.?\s*$/i, '').trim();
  const code = CODE.exec(found['code'] ?? '')?.[1];
  const title = texToText(found['title'] ?? '');
  return {
    id: ref.id,
    version: ref.version ?? 1,
    title,
    authors: author === '' ? [] : [author],
    byline: author === '' ? '' : `${author} et al.`,
    abstract: '',
    published: `${dayOfRow(line)}T00:00:00Z`,
    added: `${dayOfRow(line)}T00:00:00Z`,
    primaryCategory: '',
    topics: [topic],
    ...(code !== undefined && { codeUrl: code }),
    tex: { title, authors: [author] },
  };
}
