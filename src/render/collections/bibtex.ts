import { type PaperId, absUrl, parsePaperRef } from '../../papers/paper.ts';
import type { Collection, CollectionEntry } from '../../view/collection-entry.ts';
import { lineEndOf } from './region.ts';

const KEY = /@[a-z]+\s*[{(]\s*([^\s,{}()"]+)\s*,/gi;
const EPRINT = /\beprint\s*=\s*["{]\s*(?:arxiv:)?([\w./-]+?)(?:v\d+)?\s*["}]/gi;
const ANY_ID = /(?:arxiv[.:/]|abs\/|pdf\/)\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}))/gi;
/** Entries as `printBibtex` writes them: a line a field, the closing brace alone on its line. */
const OURS = /(?:\r?\n)?^@(?:article|misc)\{[^\s,]+,\r?\n(?: {2}[a-z]+ +=.*\r?\n)+\}\r?\n/gm;

/** A BibTeX file, also one that a person keeps: entries are added below, and nothing else changes. */
export const bibtex: Collection = {
  idsIn: (text) => [...new Set([...idsBy(EPRINT, text), ...idsBy(ANY_ID, text)])],
  add(text, entries) {
    const known = new Set(text === undefined ? [] : bibtex.idsIn(text));
    const fresh = entries.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return text ?? '';
    const file = text ?? '';
    const eol = lineEndOf(file);
    const keys = new Set([...file.matchAll(KEY)].map(([, key = '']) => key.toLowerCase()));
    const printed = fresh.map((entry) => {
      const key = freeKey(keyFor(entry), keys);
      keys.add(key.toLowerCase());
      return printBibtex(entry, key);
    });
    const gap = file === '' ? '' : file.endsWith('\n') ? eol : eol + eol;
    return file + gap + printed.join('\n').replaceAll('\n', eol);
  },
  remove: (text, ids) => bibtex.rewrite(text, (entry, id) => (ids.has(id) ? '' : entry)),
  restore(text, earlier, ids) {
    const there = new Set(bibtex.idsIn(text));
    const back = (earlier.match(OURS) ?? []).filter((entry) =>
      bibtex.idsIn(entry).some((id) => ids.has(id) && !there.has(id)),
    );
    if (back.length === 0) return text;
    const gap = text === '' || text.endsWith('\n') ? '' : lineEndOf(text);
    return text + gap + back.join('');
  },
  rewrite: (text, change) =>
    text.replace(OURS, (entry) => {
      const [id] = bibtex.idsIn(entry);
      return id === undefined ? entry : change(entry, id);
    }),
  printAs: (part, entry) => printBibtex(entry, /\{([^\s,]+),/.exec(part)?.[1] ?? keyFor(entry)),
};

function idsBy(pattern: RegExp, text: string): PaperId[] {
  return [...text.matchAll(pattern)]
    .map(([, id = '']) => parsePaperRef(id)?.id)
    .filter((id) => id !== undefined);
}

/** One entry. @param key as from `keyFor`, made unique in its file */
export function printBibtex(entry: CollectionEntry, key: string): string {
  const { id, tex, published, primaryCategory, journalRef, doi, withdrawn } = entry;
  const fields: [name: string, value: string | undefined][] = [
    ['title', capitals(balanced(tex.title))],
    ['author', tex.authors.map(bibtexName).join(' and ')],
    ['year', published.slice(0, 4)],
    ['journal', journalRef === undefined ? undefined : balanced(journalRef)],
    ['eprint', id],
    ['archiveprefix', 'arXiv'],
    ['primaryclass', primaryCategory],
    ['doi', doi === undefined ? undefined : balanced(doi)],
    ['url', absUrl({ id })],
    ['note', withdrawn === undefined ? undefined : 'Withdrawn'],
  ];
  const lines = fields
    .filter((field): field is [string, string] => field[1] !== undefined && field[1] !== '')
    .map(([name, value]) => `  ${name.padEnd(13)} = {${value.replace(/\s+/g, ' ').trim()}},\n`);
  const type = journalRef === undefined ? 'misc' : 'article';
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

const STOP_WORDS = new Set([
  'a',
  'an',
  'the',
  'on',
  'in',
  'of',
  'for',
  'to',
  'and',
  'with',
  'from',
  'towards',
  'toward',
  'via',
  'by',
  'is',
  'are',
  'at',
]);

/** `gao2024train`: first author's family name, year, and the first word of the title that says something. */
export function keyFor({ title, authors, published }: CollectionEntry): string {
  const author = ascii(nameParts(authors[0] ?? 'unknown').family) || 'unknown';
  const words = title.split(/[^\p{L}\p{N}]+/u).map(ascii);
  const word = words.find((one) => one.length > 1 && !STOP_WORDS.has(one)) ?? '';
  return `${author}${published.slice(0, 4)}${word}`;
}

/** The key itself, or with a letter behind it: `gao2024traina`. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let nth = 0; ; nth++) {
    const suffix = nth === 0 ? '' : nth <= 26 ? String.fromCharCode(96 + nth) : String(nth);
    if (!taken.has(`${key}${suffix}`)) return `${key}${suffix}`;
  }
}

function ascii(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const PARTICLE =
  /^(?:van|von|der|den|de|di|da|dos|du|del|della|la|le|ter|ten|zu|zum|al|el|bin|ibn)$/;
const GROUP = /\b(?:collaboration|consortium|group|team|project|committee)\b/i;

/** A name's parts: particles belong to the family name, as do `Jr.` and numbers behind it. */
function nameParts(name: string): { family: string; given: string; suffix: string } {
  const words = name.trim().split(/\s+/);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  let from = words.length - 1;
  while (from > 1 && PARTICLE.test(words[from - 1] ?? '')) from--;
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' '), suffix };
}

/** A name for BibTeX: `Gao, Tianyu`; a group's name stays whole. @param name as arXiv writes it, with its TeX */
function bibtexName(name: string): string {
  const safe = balanced(name);
  // Accents with a space in them (`\v c`) and groups are no words that could be turned round.
  if (GROUP.test(name) || /[{}\\,]|\band\b/.test(name)) return `{${safe}}`;
  const { family, given, suffix } = nameParts(safe);
  return [family, suffix, given].filter((part) => part !== '').join(', ');
}

/** A text whose braces pair up, which BibTeX needs to find its end: where they do not, they go. */
function balanced(text: string): string {
  let depth = 0;
  for (const [brace] of text.matchAll(/\\[^]|[{}]/g)) {
    if (brace === '{') depth++;
    if (brace === '}' && --depth < 0) break;
  }
  // A backslash before the closing brace of the field would take it away.
  const whole = depth === 0 ? text : text.replace(/(?<!\\)[{}]/g, '');
  return whole.replace(/\\+$/, '');
}

/**
 * Keeps the capitals that styles would make small: of acronyms and names with one inside (`LLMs`,
 * `ProLong`), and in a title that is written as a sentence those of its names too.
 */
function capitals(title: string): string {
  const isSentence = !isTitleCase(title);
  return title.replace(TITLE_PARTS, (part, at: number) => {
    if (/^[$\\{]/.test(part)) return part;
    const begins = at === 0 || /[:.?!]\s*$/.test(title.slice(0, at));
    const kept = /\p{Lu}/u.test(part.slice(1)) || (isSentence && !begins && /^\p{Lu}/u.test(part));
    return kept ? `{${part}}` : part;
  });
}

/** Formulas, macros and groups, which stay as they are; and words. */
const TITLE_PARTS = /\$[^$]*\$|\\[a-zA-Z]+|\{[^{}]*\}|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Whether most words of a title begin with a capital, so that one says nothing about a word. */
function isTitleCase(title: string): boolean {
  const words = (title.match(/\p{L}{4,}/gu) ?? []).slice(1);
  return words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > words.length;
}
