import { stemmer } from 'stemmer';
import { otherNamesOf } from '../query/category.ts';
import { STOP_WORDS, isAllStopWords } from '../query/stop-words.ts';
import { texToText } from '../text/tex.ts';
import { indexForms } from './index-forms.ts';
import type { Query, Term } from '../query/query.ts';

/**
 * A query in arXiv's own syntax that is true of every paper that one of ours matches, and of more:
 * negated parts are left out, a phrase is written as arXiv's analyser stores it (it stems, and reads
 * a hyphen as a space), and an author's words may be in any order.
 *
 * arXiv reads booleans from the right and without precedence, and joins unquoted words by OR; so
 * every mixed pair has parentheses and every phrase quotation marks.
 */
export function supersetForAll(queries: readonly Query[]): Superset {
  const parts = queries
    .map((query) => positive(query) ?? FINDS_NOTHING)
    .flatMap((node) => (typeof node === 'object' && node.kind === 'or' ? node.of : [node]));
  return { kind: 'or', of: [...new Map(parts.map((part) => [print(part), part])).values()] };
}

/** For a query of stop words alone, which arXiv's index does not contain. */
const FINDS_NOTHING = 'ti:"the"';

/** The superset for one query. */
export function supersetFor(query: Query): string {
  return print(supersetForAll([query]));
}

/** `cat:` terms for categories and their aliases. */
export function supersetForCategories(patterns: readonly string[]): Superset {
  return { kind: 'or', of: patterns.map(forCategory) };
}

function forCategory(pattern: string): Node {
  const others = otherNamesOf(pattern);
  return others.length === 0
    ? `cat:${pattern}`
    : { kind: 'or', of: [pattern, ...others].map((name) => `cat:${name}`) };
}

/** A query in arXiv's syntax: one term as text, or several joined. */
export type Superset = string | { readonly kind: 'and' | 'or'; readonly of: readonly Superset[] };
type Node = Superset;

/** A necessary condition for the query to be true; undefined if there is none. */
function positive(query: Query): Node | undefined {
  switch (query.kind) {
    case 'term':
      return forTerm(query);
    case 'not':
      return negative(query.of);
    case 'and':
      return both(query.of.map(positive));
    case 'or':
      return askable(query.of.map(positive));
  }
}

/** A necessary condition for the query to be false: `NOT (a OR NOT b)` requires b. */
function negative(query: Query): Node | undefined {
  switch (query.kind) {
    case 'term':
      return undefined;
    case 'not':
      return positive(query.of);
    case 'and':
      return either(query.of.map(negative));
    case 'or':
      return both(query.of.map(negative));
  }
}

function both(parts: readonly (Node | undefined)[]): Node | undefined {
  const needed = parts.filter((part) => part !== undefined);
  return needed.length < 2 ? needed[0] : { kind: 'and', of: needed };
}

function either(parts: readonly (Node | undefined)[]): Node | undefined {
  return parts.includes(undefined) ? undefined : askable(parts);
}

/** As `either`, but drops alternatives that arXiv cannot find: stop words alone. */
function askable(parts: readonly (Node | undefined)[]): Node | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length < 2 ? known[0] : { kind: 'or', of: known };
}

function forTerm({ field, phrase, prefix }: Term): Node | undefined {
  switch (field) {
    case 'cat':
      return forCategory(prefix ? `${phrase}*` : phrase);
    case 'id':
      return `id:${phrase.replace(/[^\w./-]/g, '')}`;
    case 'au':
      return both(
        wordsIn(phrase).map((word, nth, words) => {
          const name = word.replace(/[^\p{L}\p{N}\p{M}']/gu, '');
          // Names are not stemmed, so the whole prefix can be sent.
          return `au:${name}${prefix && nth === words.length - 1 ? '*' : ''}`;
        }),
      );
    case 'text':
      return either([inField('ti', phrase, prefix), inField('abs', phrase, prefix)]);
    default:
      return inField(field, phrase, prefix);
  }
}

/** Splits a phrase into words. Lower-cases words that arXiv would read as operators. */
function wordsIn(phrase: string): string[] {
  const text = texToText(phrase).normalize('NFC');
  // Most phrases have no `_` or `^`, and these expressions are slow to compile.
  const parted = /[_^]/.test(text) ? text.replace(SCRIPT, '$1_$2').replace(NO_SCRIPT, ' ') : text;
  return parted
    .replace(/(?:[^\p{L}\p{N}\p{M}.,+#'/ _-]|(?<!\d),|,(?!\d))+/gu, ' ')
    .replace(/\b(?:AND|OR|NOT|ANDNOT|TO)\b/g, (word) => word.toLowerCase())
    .trim()
    .split(/[\s-]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** A letter and its script, one word (`T_c`, see match/words.ts); other underscores part words. */
const SCRIPT = /(?<![\p{L}\p{N}\p{M}_^])(\p{L})[_^]([\p{L}\p{N}]{1,3})(?![\p{L}\p{N}\p{M}_^])/gu;
const NO_SCRIPT =
  /_(?<![^\p{L}\p{N}\p{M}_^]\p{L}_|^\p{L}_)|_(?![\p{L}\p{N}]{1,3}(?![\p{L}\p{N}\p{M}_^]))/gu;

/** Above this number of combinations, a phrase is requested word by word. */
const MOST_PHRASES = 12;

/** @returns undefined for stop words alone, which arXiv does not search */
function inField(field: string, phrase: string, prefix: boolean): Node | undefined {
  const stems = field !== 'co' && field !== 'jr';
  if (stems && !prefix && isAllStopWords(phrase)) return undefined;
  const words = wordsIn(phrase);
  const begin = prefix ? words.slice(0, -1) : words;
  const whole = begin.length === 0 ? undefined : inOrder(field, begin, stems);
  if (!prefix || (whole !== undefined && (words.at(-1) ?? '').length < 2)) return whole;
  return both([whole, beginning(field, (words.at(-1) ?? '').replace(/[^\p{L}\p{N}]/gu, ''))]);
}

function inOrder(field: string, words: readonly string[], stems: boolean): Node | undefined {
  const telling = words.length < LONG_PHRASE ? [] : ordinaryOf(words);
  if (telling.length === MOST_TELLING)
    return both(telling.map((word) => inOrder(field, [word], stems)));
  const sure = runsOf(words);
  if (sure.length > 0 && words.some(isFragile))
    return both(sure.map((run) => inOrder(field, run, stems)));
  const forms = words.map((word) => indexForms(word, stems));
  const count = forms.reduce((product, { length }) => product * length, 1);
  const oneOf = (phrases: readonly string[]) =>
    either(phrases.map((one) => `${field}:${quoted([one])}`));
  if (count <= MOST_PHRASES)
    return oneOf(
      forms.reduce<string[]>(
        (sofar, next) => sofar.flatMap((begin) => next.map((form) => `${begin} ${form}`.trim())),
        [''],
      ),
    );
  return both(
    forms.map((some) =>
      stems && some.every((form) => STOP_WORDS.has(form.toLowerCase())) ? undefined : oneOf(some),
    ),
  );
}

/** A phrase of this length is requested by its longest words, because TeX may separate any two. */
const LONG_PHRASE = 6;
const MOST_TELLING = 3;

function ordinaryOf(words: readonly string[]): string[] {
  return [...new Set(words.filter(isOrdinary))]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_TELLING);
}

function isOrdinary(word: string): boolean {
  return /^[A-Za-z]?[a-z]{4,}$/.test(word) && !STOP_WORDS.has(word.toLowerCase());
}

/**
 * Whether TeX may split a word, as it does with sub- and superscripts and within formulas. Then the
 * words around it are requested instead, if there are enough.
 */
function isFragile(word: string): boolean {
  return /[\p{No}\p{Lm}_]|^.$|^[A-Za-z]{1,2}\d|^(?:log|sqrt|exp|min|max|sin|cos|lim)$/u.test(word);
}

/** The runs of two or more words between fragile words. */
function runsOf(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const word of words) {
    if (isFragile(word)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.filter((word) => !STOP_WORDS.has(word.toLowerCase())).length > 1);
}

const PREFIX_LETTERS = 4;

/** Endings that a stemmer removes, and their ends, since a prefix may stop within one. */
const ENDINGS = ['es', 'ed', 'ing', 'ful', 'ness', 'ly'].flatMap((ending) =>
  Array.from(ending, (_, from) => ending.slice(from)),
);

/**
 * Words that begin with some letters. arXiv compares a wildcard with stems: `distillation*` does not
 * find "distillation", which is stored as "distil". So the first letters are sent, which find more,
 * less those that a stemmer may remove (`usin*`: "using" is stored as "us"). A short word is also
 * sent as it is (`gas*`: "gas" is stored as "ga").
 */
function beginning(field: string, prefix: string): Node {
  const itself = stemmer(prefix.toLowerCase());
  const stems = ENDINGS.map((ending) => stemmer(prefix.toLowerCase() + ending));
  const letters = stems
    .filter((stem) => stem !== itself)
    .reduce(inCommon, prefix.slice(0, PREFIX_LETTERS));
  const begins = `${field}:${letters}*`;
  return itself.startsWith(letters.toLowerCase())
    ? begins
    : { kind: 'or', of: [`${field}:${quoted([prefix])}`, begins] };
}

/** The common prefix of some letters and a stem. */
function inCommon(letters: string, stem: string): string {
  let length = letters.length;
  while (!stem.startsWith(letters.slice(0, length).toLowerCase())) length--;
  return letters.slice(0, length);
}

function quoted(words: readonly string[]): string {
  return `"${words.join(' ')}"`;
}

/** Prints a query. Nested nodes of the same kind need no parentheses. */
export function print(node: Superset): string {
  if (typeof node === 'string') return node;
  const parts = [
    ...new Set(
      node.of
        .flatMap((part) => (typeof part === 'object' && part.kind === node.kind ? part.of : [part]))
        .map((part) => (typeof part === 'string' ? part : `(${print(part)})`)),
    ),
  ];
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.replace(/^\((.*)\)$/s, '$1');
  return parts.join(node.kind === 'and' ? ' AND ' : ' OR ');
}

/** Number of terms of a query, as arXiv's parser counts: a category is two. */
export function termCount(node: Superset): number {
  if (typeof node === 'string') return node.startsWith('cat:') ? 2 : 1;
  return node.of.reduce((sum, part) => sum + termCount(part), 0);
}

/**
 * Splits a query into the largest parts that fit and that together find all its results, or more.
 *
 * @param fits whether a part is small enough; a single term is kept in any case
 */
export function splitInto(node: Superset, fits: (node: Superset) => boolean): Superset[] {
  if (typeof node === 'string' || fits(node)) return [node];
  // A part of a conjunction finds all that the whole finds, so request the smallest part alone.
  if (node.kind === 'and') {
    const [smallest] = [...node.of].sort((a, b) => termCount(a) - termCount(b));
    return smallest === undefined ? [] : splitInto(smallest, fits);
  }
  const groups: Superset[][] = [];
  for (const part of node.of.flatMap((one) => splitInto(one, fits))) {
    const last = groups.at(-1);
    if (last !== undefined && fits({ kind: 'or', of: [...last, part] })) last.push(part);
    else groups.push([part]);
  }
  return groups.map((of) => ({ kind: 'or', of }));
}
