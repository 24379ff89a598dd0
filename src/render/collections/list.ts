import { type PaperId } from '../../papers/paper.ts';
import type { Collection, CollectionEntry } from '../../view/collection-entry.ts';
import { lineEndOf, regionOf, withRegion } from './region.ts';
import {
  type Section,
  dayOfRow,
  isSameTopic,
  paperOfRow,
  sectionsOf,
  textOf,
  withRows,
  withoutRows,
} from './sections.ts';

/** How a list is written. */
export interface ListForm {
  /** Path of the file, for messages. */
  readonly path: string;
  /** Start of a new file: front matter if the site needs it, and a heading. */
  readonly head: string;
  /** Topic headings, in the order of the configuration. */
  readonly topics: readonly string[];
  /** Prints papers by topic: a heading for each topic, and a row for each paper. */
  print(entries: readonly CollectionEntry[]): string;
}

/** Maximum number of rows of a topic in the list. Older rows move to a file for their year. */
const MOST_ROWS = 100;

/**
 * Returns the list collection: between two markers, a table for each topic, newest papers first. The
 * first arXiv link of a row identifies its paper. All other lines between the markers are kept.
 */
export function listOf({ path, head, topics, print }: ListForm): Collection {
  return {
    idsIn: (text) => idsInRows(regionOf(text, path)?.inner ?? ''),
    add(text, entries) {
      const present = new Set(idsInRows(regionOf(text ?? '', path)?.inner ?? ''));
      const fresh = entries.filter(({ id }) => !present.has(id));
      if (fresh.length === 0 && text !== undefined) return text;
      return withPrinted(text, { path, head, topics }, print(newestFirst(fresh)));
    },
    remove(text, ids) {
      const region = regionOf(text, path);
      if (region === undefined || !idsInRows(region.inner).some((id) => ids.has(id))) return text;
      const kept = sectionsOf(region.inner).flatMap((section) => withoutRows(section, ids) ?? []);
      return `${region.before}${textOf(kept)}${region.after}`;
    },
    restore(text, earlier, ids) {
      const [now, then] = [regionOf(text, path), regionOf(earlier, path)];
      if (now === undefined || then === undefined) return text;
      const present = new Set(idsInRows(now.inner));
      const wanted = (line: string) => {
        const id = paperOfRow(line);
        return id === undefined || (ids.has(id) && !present.has(id));
      };
      const restored = sectionsOf(then.inner)
        .map(({ heading, lines }) => ({ heading, lines: lines.filter(wanted) }))
        .filter(({ lines }) => lines.some((line) => paperOfRow(line) !== undefined));
      const merged = mergedInto(sectionsOf(now.inner), restored, lineEndOf(text));
      return `${now.before}${textOf(inOrder(merged, topics))}${now.after}`;
    },
    rewrite(text, change) {
      const region = regionOf(text, path);
      if (region === undefined) return text;
      const lines = region.inner.split(/(?<=\n)/).map((line) => {
        const id = paperOfRow(line);
        return id === undefined ? line : change(line, id);
      });
      return region.before + lines.join('') + region.after;
    },
    printAs: (_, entry) =>
      print([entry])
        .split(/(?<=\n)/)
        .find((line) => paperOfRow(line) === entry.id) ?? '',
  };
}

/**
 * Adds the rows of a printed list to a file.
 *
 * @param text the file; undefined or blank for a new file
 * @param printed a heading for each topic, and below it its rows, newest first
 * @throws RunFailure CONFIG_INVALID if the file does not have exactly one pair of markers
 */
export function withPrinted(
  text: string | undefined,
  { path, head, topics }: Omit<ListForm, 'print'>,
  printed: string,
): string {
  const file = text === undefined || text.trim() === '' ? head : text;
  const { before, inner, after } = regionOf(file, path) ?? withRegion(file, lineEndOf(file));
  const eol = lineEndOf(before);
  const added = sectionsOf(printed.replace(/\r?\n/g, eol));
  const isNew = inner.trim() === '';
  const sections = mergedInto(isNew ? [opening(added, eol)] : sectionsOf(inner), added, eol);
  return `${before}${textOf(inOrder(sections, topics))}${after}`;
}

/**
 * Removes the oldest rows of topics that have too many.
 *
 * @returns the shorter list, and the removed sections by year, oldest rows last
 */
export function overflowOf(
  text: string,
  path: string,
  most = MOST_ROWS,
): { readonly text: string; readonly moved: ReadonlyMap<string, string> } {
  const region = regionOf(text, path);
  const moved = new Map<string, string>();
  if (region === undefined) return { text, moved };
  const kept = sectionsOf(region.inner).map((section): Section => {
    const rows = section.lines.filter((line) => paperOfRow(line) !== undefined);
    const old = new Set(rows.slice(most).filter((row) => dayOfRow(row) !== ''));
    if (old.size === 0 || section.heading === undefined) return section;
    for (const [year, lines] of byYear([...old]))
      moved.set(year, `${moved.get(year) ?? ''}${tableOf(section, lines)}`);
    return { ...section, lines: section.lines.filter((line) => !old.has(line)) };
  });
  if (moved.size === 0) return { text, moved };
  return { text: `${region.before}${textOf(kept)}${region.after}`, moved };
}

/** Prints a section with its heading and table header, but other rows. */
function tableOf({ lines }: Section, rows: readonly string[]): string {
  const first = lines.findIndex((line) => paperOfRow(line) !== undefined);
  return [...lines.slice(0, first), ...rows, '\n'].join('');
}

function byYear(rows: readonly string[]): Map<string, string[]> {
  const years = new Map<string, string[]>();
  for (const row of rows) {
    const year = dayOfRow(row).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return years;
}

/** Returns the text of a new list above its topics, between blank lines. */
function opening(printed: readonly Section[], eol: string): Section {
  const above = printed
    .filter(({ heading }) => heading === undefined)
    .flatMap(({ lines }) => lines);
  const text = above.join('').trim();
  return { heading: undefined, lines: text === '' ? [eol, eol] : [eol, eol, text, eol, eol] };
}

/** Adds printed rows to the sections of their topics, and the sections of topics that are new. */
function mergedInto(
  sections: readonly Section[],
  printed: readonly Section[],
  eol: string,
): Section[] {
  const merged = [...sections];
  for (const section of printed) {
    const rows = section.lines.filter((line) => paperOfRow(line) !== undefined);
    if (section.heading === undefined || rows.length === 0) continue;
    const at = merged.findIndex(({ heading }) => isSameTopic(heading, section.heading));
    const present = merged[at];
    if (present !== undefined) merged[at] = withRows(present, rows);
    else merged.push(apart(section, eol));
  }
  return merged;
}

/** Ends a new section with exactly one blank line. */
function apart({ heading, lines }: Section, eol: string): Section {
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const last = (lines[end - 1] ?? '').replace(/\r?\n$/, '') + eol;
  return { heading, lines: [...lines.slice(0, end - 1), last, eol] };
}

/** Puts configured topics first, in their order. The others follow in the order they have. */
function inOrder(sections: readonly Section[], topics: readonly string[]): Section[] {
  const place = ({ heading }: Section) => {
    if (heading === undefined) return -1;
    const at = topics.findIndex((topic) => isSameTopic(topic, heading));
    return at < 0 ? topics.length : at;
  };
  const spaced = sections.map((section, index): Section => {
    const isLast = index === sections.length - 1;
    const end = section.lines.at(-1) ?? '';
    return isLast || end.endsWith('\n') ? section : { ...section, lines: [...section.lines, '\n'] };
  });
  return spaced
    .map((section, index) => ({ section, index }))
    .sort((a, b) => place(a.section) - place(b.section) || a.index - b.index)
    .map(({ section }) => section);
}

function idsInRows(text: string): PaperId[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map(paperOfRow)
        .filter((id) => id !== undefined),
    ),
  ];
}

function newestFirst(entries: readonly CollectionEntry[]): CollectionEntry[] {
  return [...entries].sort((a, b) => compare(b.published, a.published) || compare(b.id, a.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
