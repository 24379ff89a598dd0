import { absUrl } from '../papers/paper.ts';
import type { CollectionEntry } from './collection-entry.ts';

/** Fields of a paper that a bibliography entry needs. */
export type BibtexPaper = Pick<
  CollectionEntry,
  | 'id'
  | 'title'
  | 'authors'
  | 'published'
  | 'primaryCategory'
  | 'journalRef'
  | 'doi'
  | 'withdrawn'
  | 'tex'
>;

/** One entry. @param key as from `keyFor`, made unique in its file */
export function printBibtex(entry: BibtexPaper, key: string): string {
  const { id, tex, published, primaryCategory, journalRef, doi, withdrawn } = entry;
  const fields: [name: string, value: string | undefined][] = [
    ['title', capitals(balanced(tex.title))],
    ['author', tex.authors.map(bibtexName).join(' and ')],
    ['year', published.slice(0, 4)],
    ['journal', journalRef === undefined ? undefined : balanced(journalRef)],
    ['eprint', id],
    ['archiveprefix', 'arXiv'],
    ['primaryclass', primaryCategory],
    ['doi', doi?.replace(/[{}\\]/g, '')],
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

/**
 * Returns a key such as `gao2024train`: family name of the first author, year, and first content
 * word of the title.
 */
export function keyFor({ title, authors, published }: BibtexPaper): string {
  const author = ascii(nameParts(authors[0] ?? 'unknown').family) || 'unknown';
  const words = title.split(/[^\p{L}\p{N}]+/u).map(ascii);
  const word = words.find((one) => one.length > 1 && !STOP_WORDS.has(one)) ?? '';
  return `${author}${published.slice(0, 4)}${word}`;
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

/**
 * Removes unpaired braces, because BibTeX finds the end of a field by its braces. Escapes
 * characters that start a comment or a formula in LaTeX if they are bare at arXiv.
 */
function balanced(text: string): string {
  const paired = arePaired(text.match(BRACES))
    ? text
    : text.replace(BRACES, (found) => (found.length === 1 ? '' : found));
  // BibTeX counts a brace behind a backslash, too.
  const whole = arePaired(paired.match(/[{}]/g))
    ? paired
    : paired.replace(BRACES, (found) => NAMES_OF_BRACES.get(found) ?? found);
  const isOdd = (whole.match(/(?<!\\)\$/g) ?? []).length % 2 === 1;
  // A backslash before the closing brace of the field would take it away.
  return whole.replace(/\\+$/, '').replace(isOdd ? BARE_OR_DOLLAR : BARE, '\\$&');
}

/** Matches a brace, or a backslash with the character behind it. */
const BRACES = /\\[^]|[{}]/g;
const NAMES_OF_BRACES = new Map([
  ['\\{', '\\lbrace '],
  ['\\}', '\\rbrace '],
]);

function arePaired(braces: readonly string[] | null): boolean {
  let depth = 0;
  for (const brace of braces ?? []) {
    if (brace === '{') depth++;
    if (brace === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

const BARE = /(?<!\\)[&%#]/g;
const BARE_OR_DOLLAR = /(?<!\\)[&%#$]/g;

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

/**
 * Tells whether most words of a title begin with a capital, so that a capital does not mark a name.
 */
function isTitleCase(title: string): boolean {
  const words = (title.match(/\p{L}{4,}/gu) ?? []).slice(1);
  return words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > words.length;
}

/**
 * An entry as a code block of Markdown. Nothing can be escaped in one, so the fence is longer than any
 * in the text, and no `{{` or `{%` is left for generators that read these in code, too.
 */
export function bibtexBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}bibtex\n${text.trim().replace(/\{(?=[{%#])/g, '{ ')}\n${fence}`;
}
