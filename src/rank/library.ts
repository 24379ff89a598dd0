import bibtex, { type Item, type Value } from 'bibtex-parse';
import type { Notice } from '../log.ts';
import { texToText } from '../text/tex.ts';
import type { LibraryEntry } from './library-entry.ts';

type Entry = Extract<Item, { itemtype: 'entry' }>;

/** More entries cost time and improve the order little. */
const MOST_ENTRIES = 2000;
const MOST_NOTICES = 5;
const MOST_KEY = 60;

/**
 * Reads BibTeX files: titles, abstracts and authors. An entry that cannot be read becomes a notice.
 * Text between entries (comments, front matter) is ignored.
 */
export function readLibrary(files: readonly { readonly path: string; readonly text: string }[]): {
  readonly entries: readonly LibraryEntry[];
  readonly notices: readonly Notice[];
} {
  const entries: LibraryEntry[] = [];
  const notices: Notice[] = [];
  for (const { path, text } of files) {
    const { read, bad } = readFile(text);
    entries.push(...read);
    notices.push(
      ...bad
        .slice(0, MOST_NOTICES)
        .map((why) => ({ about: path, text: `${why}. The entry was left out` })),
    );
    if (bad.length > MOST_NOTICES)
      notices.push({
        about: path,
        text: `${bad.length - MOST_NOTICES} more entries cannot be read`,
      });
    if (read.length === 0 && bad.length === 0)
      notices.push({
        about: path,
        text: '`library` names this file, but it holds no BibTeX entry',
      });
  }
  if (entries.length > MOST_ENTRIES)
    notices.push({
      about: 'library',
      text: `It has ${entries.length} entries; the first ${MOST_ENTRIES} are read`,
    });
  return { entries: entries.slice(0, MOST_ENTRIES), notices };
}

/** @returns the entries, and a description of each entry that cannot be read */
function readFile(text: string): { readonly read: LibraryEntry[]; readonly bad: string[] } {
  const read: LibraryEntry[] = [];
  const bad: string[] = [];
  const strings = new Map<string, string>();
  for (const { piece, line } of piecesOf(text)) {
    if (/^\s*@(?:comment|preamble)\b/i.test(piece)) continue;
    const items = parsed(piece);
    if (items === undefined) {
      const name = /^\s*@\s*\w+\s*[{(]\s*([^,\s{}]+)/.exec(piece)?.[1];
      bad.push(
        `Line ${line}: ${name === undefined ? 'an entry' : `\`${name.slice(0, MOST_KEY)}\``} is not well-formed BibTeX`,
      );
      continue;
    }
    for (const item of items) {
      if (item.itemtype === 'string') strings.set(item.name.toLowerCase(), valueOf(item, strings));
      if (item.itemtype !== 'entry') continue;
      const entry = entryOf(item, strings);
      if (entry === undefined)
        bad.push(`Line ${line}: \`${(item.key ?? item.type).slice(0, MOST_KEY)}\` has no title`);
      else read.push(entry);
    }
  }
  return { read, bad };
}

/** Splits a file before each entry, so that an error in one entry does not affect the next. */
function piecesOf(text: string): { readonly piece: string; readonly line: number }[] {
  const starts = [...text.matchAll(/^[ \t]*@\s*[A-Za-z]+\s*[{(]/gm)].map(({ index }) => index);
  let line = 1;
  let counted = 0;
  return starts.map((start, nth) => {
    for (
      let at = text.indexOf('\n', counted);
      at >= 0 && at < start;
      at = text.indexOf('\n', at + 1)
    ) {
      line++;
      counted = at + 1;
    }
    return { piece: text.slice(start, starts[nth + 1] ?? text.length), line };
  });
}

/** Biber accepts comment lines within an entry; the parser does not. */
const COMMENT_LINE = /^[ \t]*%.*$/gm;

function parsed(piece: string): readonly Item[] | undefined {
  for (const text of [piece, piece.replace(COMMENT_LINE, '')]) {
    try {
      return bibtex.parse(text.trim());
    } catch {
      // Retry without comments; the caller reports the second failure.
    }
  }
  return undefined;
}

function entryOf(
  { key, fields }: Entry,
  strings: ReadonlyMap<string, string>,
): LibraryEntry | undefined {
  const raw = (name: string) => {
    const field = fields.find((one) => one.name.toLowerCase() === name);
    return field === undefined ? '' : valueOf(field, strings);
  };
  const title = texToText(raw('title'));
  if (title === '') return undefined;
  return {
    key: key ?? '',
    title,
    abstract: texToText(raw('abstract')),
    authors: namesIn(raw('author')).map((name) => texToText(name)),
    categories: [],
  };
}

function valueOf(value: Value, strings: ReadonlyMap<string, string>): string {
  switch (value.datatype) {
    case 'identifier':
      return strings.get(value.value.toLowerCase()) ?? '';
    case 'concatinate':
      return value.value.map((part) => valueOf(part, strings)).join('');
    case 'null':
      return '';
    default:
      return String(value.value);
  }
}

/** Splits an author list at `and`, which within braces is part of a name. */
function namesIn(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of list.matchAll(/[{}]|\s+and\s+/gi)) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (depth <= 0) {
      names.push(list.slice(from, index));
      from = index + sign.length;
    }
  }
  names.push(list.slice(from));
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'others');
}
