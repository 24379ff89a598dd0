import { type PaperId, parsePaperRef } from '../../papers/paper.ts';

/** A topic in a list: its heading, and the lines up to the next heading, with their line ends. */
export interface Section {
  /** Text of the heading; undefined for the lines above the first heading. */
  readonly heading: string | undefined;
  /** All lines of the section, including the heading. */
  readonly lines: readonly string[];
}

const HEADING = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*\s*$/;
const ROW = /^\s*(?:\||[-*+][ \t]|\d+[.)][ \t])/;
const PAPER_URL = /https?:\/\/(?:[a-z]+\.)?arxiv\.org\/(?:abs|pdf|html)\/[\w./-]*\w/gi;
const DATE = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/;

/** Splits a list into sections. The lines of all sections joined are the text. */
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

/** Whether two headings name one topic. Other tools do not escape them, and people change their case. */
export function isSameTopic(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && keyOf(a) === keyOf(b));
}

function keyOf(heading: string): string {
  return nameIn(heading).trim().toLowerCase();
}

/** Returns the name of a topic from its heading, without escapes. */
export function nameIn(heading: string): string {
  return heading
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}

export function textOf(sections: readonly Section[]): string {
  return sections.flatMap(({ lines }) => lines).join('');
}

/** Returns the paper of a table row or list item, by its first arXiv link. */
export function paperOfRow(line: string): PaperId | undefined {
  if (!ROW.test(line)) return undefined;
  for (const [url] of line.matchAll(PAPER_URL)) {
    const id = parsePaperRef(url.replace(/\.pdf$/i, ''))?.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Returns the first date in a row, such as `2026-11-20`; empty if the row has no date. */
export function dayOfRow(line: string): string {
  return DATE.exec(line)?.[0] ?? '';
}

/**
 * Inserts rows into a section, newest first. Existing rows keep their order and their text.
 *
 * @param rows lines with their line ends, newest first
 */
export function withRows({ heading, lines }: Section, rows: readonly string[]): Section {
  const merged = [...lines];
  // Insert the oldest row first, so that rows of the same day keep their order.
  for (const row of [...rows].reverse()) {
    const day = dayOfRow(row);
    const at = merged.findIndex(
      (line) => paperOfRow(line) !== undefined && dayOfRow(line) !== '' && dayOfRow(line) <= day,
    );
    merged.splice(at >= 0 ? at : endOfRows(merged), 0, row);
  }
  return { heading, lines: merged };
}

/** Returns the index after the last row, else after a table header, else after the last non-blank line. */
function endOfRows(lines: readonly string[]): number {
  const row = lines.findLastIndex((line) => paperOfRow(line) !== undefined);
  if (row >= 0) return row + 1;
  const rule = lines.findLastIndex((line) => /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/.test(line));
  if (rule > 0) return rule + 1;
  return lines.findLastIndex((line) => line.trim() !== '') + 1;
}

/** Removes the rows of papers from a section. Returns undefined if only the heading is left. */
export function withoutRows(section: Section, ids: ReadonlySet<PaperId>): Section | undefined {
  const lines = section.lines.filter((line) => {
    const id = paperOfRow(line);
    return id === undefined || !ids.has(id);
  });
  if (lines.length === section.lines.length) return section;
  const isEmpty = section.heading !== undefined && !lines.slice(1).some(isProse);
  return isEmpty ? undefined : { heading: section.heading, lines };
}

/** Returns whether a line is a row or text: not blank, and not part of a table header. */
function isProse(line: string): boolean {
  return (
    line.trim() !== '' && (!line.trimStart().startsWith('|') || paperOfRow(line) !== undefined)
  );
}
