import { type PaperId, parsePaperRef } from '../../papers/paper.ts';

/** A topic's part of a list: its heading, and the lines up to the next heading, with their line ends. */
export interface Section {
  /** Text of the heading; undefined for what stands before the first one. */
  readonly heading: string | undefined;
  /** The heading's own line included. */
  readonly lines: readonly string[];
}

const HEADING = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*\s*$/;
const ROW = /^\s*(?:\||[-*+][ \t]|\d+[.)][ \t])/;
const PAPER_URL = /https?:\/\/(?:[a-z]+\.)?arxiv\.org\/(?:abs|pdf|html)\/[\w./-]*\w/gi;
const DATE = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/;

/** Splits a list into its topics. The lines of all sections join up to the text again. */
export function sectionsOf(text: string): Section[] {
  const sections: { heading: string | undefined; lines: string[] }[] = [];
  for (const line of text.split(/(?<=\n)/)) {
    const heading = HEADING.exec(line)?.[1];
    const last = sections.at(-1);
    if (heading === undefined && last !== undefined) last.lines.push(line);
    else if (line !== '') sections.push({ heading, lines: [line] });
  }
  return sections;
}

export function textOf(sections: readonly Section[]): string {
  return sections.flatMap(({ lines }) => lines).join('');
}

/** The paper that a row of a table or a list item is about: the first that it links to on arXiv. */
export function paperOfRow(line: string): PaperId | undefined {
  if (!ROW.test(line)) return undefined;
  for (const [url] of line.matchAll(PAPER_URL)) {
    const id = parsePaperRef(url.replace(/\.pdf$/i, ''))?.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The day that a row shows first; empty for a row without one. */
export function dayOfRow(line: string): string {
  return DATE.exec(line)?.[0] ?? '';
}

/**
 * Puts rows into a section, newest first. Rows that are there keep their order and their text.
 *
 * @param rows lines with their line ends, newest first
 */
export function withRows({ heading, lines }: Section, rows: readonly string[]): Section {
  const merged = [...lines];
  // From the oldest on, so that rows of one day keep their order.
  for (const row of [...rows].reverse()) {
    const day = dayOfRow(row);
    const at = merged.findIndex(
      (line) => paperOfRow(line) !== undefined && dayOfRow(line) !== '' && dayOfRow(line) <= day,
    );
    merged.splice(at >= 0 ? at : endOfRows(merged), 0, row);
  }
  return { heading, lines: merged };
}

/** Behind the last row, else behind a table's head, else behind the last line that is not blank. */
function endOfRows(lines: readonly string[]): number {
  const row = lines.findLastIndex((line) => paperOfRow(line) !== undefined);
  if (row >= 0) return row + 1;
  const rule = lines.findLastIndex((line) => /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/.test(line));
  if (rule > 0) return rule + 1;
  return lines.findLastIndex((line) => line.trim() !== '') + 1;
}

/** A section without the rows of some papers; undefined where nothing but its heading is left. */
export function withoutRows(section: Section, ids: ReadonlySet<PaperId>): Section | undefined {
  const lines = section.lines.filter((line) => {
    const id = paperOfRow(line);
    return id === undefined || !ids.has(id);
  });
  if (lines.length === section.lines.length) return section;
  const isEmpty = section.heading !== undefined && !lines.slice(1).some(isProse);
  return isEmpty ? undefined : { heading: section.heading, lines };
}

/** Whether a line says something by itself: no table's head, no rule, not blank. */
function isProse(line: string): boolean {
  return (
    line.trim() !== '' && (!line.trimStart().startsWith('|') || paperOfRow(line) !== undefined)
  );
}
