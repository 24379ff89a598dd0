import type { PaperEntry } from '../papers/read-paper.ts';
import { oneLine } from './xml.ts';

/** One field holds all authors: a collaboration has thousands, with affiliations. */
const LONGEST = 1_000_000;

const SUFFIX = /^(?:jr|sr|[iv]{2,})[.]?$/i;

/**
 * Reads the authors that arXiv gives as one text, as in the announcement feeds and in OAI-PMH. Names
 * are separated by commas, colons (after a collaboration's name), `and` or `&` (arXiv's own code,
 * arxiv-base: authors). Affiliations are in parentheses, which may contain any of these. Numbers in
 * parentheses refer to a list after the last name: `A (1), B (2) ((1) Here, (2) There)`.
 */
export function authorsIn(text: string): PaperEntry['authors'] {
  const line = oneLine(text, LONGEST);
  const read = partsOf(line) ?? partsOf(line.replace(/[(){}]/g, ' ')) ?? [];
  const legend = legendIn(read.flatMap(({ places }) => places));
  return withSuffixes(read.filter(({ name }) => name !== '')).map(({ name, places }) => ({
    name,
    affiliations: places.flatMap((place) => affiliationsIn(place, legend)),
  }));
}

interface Named {
  readonly name: string;
  /** The texts in parentheses after it. */
  readonly places: readonly string[];
}

const PIECE = /\\.|[(){},:]|\s(?:and|&)(?=\s)|\s+|[^\s\\(){},:]+|\\/gs;

/**
 * Splits at separators outside parentheses and braces.
 *
 * @returns undefined if these are unbalanced
 */
function partsOf(text: string): Named[] | undefined {
  const parts: { name: string; places: string[] }[] = [{ name: '', places: [] }];
  let place = '';
  let [round, curly] = [0, 0];
  for (const [piece] of text.matchAll(PIECE)) {
    const part = parts.at(-1);
    if (piece === '{') curly++;
    if (piece === '}') curly--;
    if (piece === ')') round--;
    if (round < 0 || curly < 0 || part === undefined) return undefined;
    if (piece === ')' && round === 0) {
      part.places.push(oneLine(place));
      place = '';
    } else if (round > 0) place += piece;
    else if (curly === 0 && /^(?:[,:]|\s(?:and|&))$/.test(piece))
      parts.push({ name: '', places: [] });
    else if (piece !== '(') part.name += piece;
    if (piece === '(') round++;
  }
  if (round + curly > 0) return undefined;
  return parts.map(({ name, places }) => ({ name: oneLine(name), places }));
}

/** `John Doe, Jr.` is one name. */
function withSuffixes(read: readonly Named[]): Named[] {
  const names: Named[] = [];
  for (const { name, places } of read) {
    const before = names.at(-1);
    if (before === undefined || !SUFFIX.test(name)) names.push({ name, places });
    else
      names[names.length - 1] = {
        name: `${before.name}, ${name}`,
        places: [...before.places, ...places],
      };
  }
  return names;
}

/** `(1) Here, (2) There`: key -> place. Ignores a key that no name has, as in `School (CS)`. */
function legendIn(places: readonly string[]): ReadonlyMap<string, string> {
  const list = places.find((place) => LEGEND.test(place)) ?? '';
  const used = new Set(places.filter((place) => place !== list).flatMap(keysIn));
  const keys = [...list.matchAll(/\((\w{1,3})\)/g)].filter(([, key = '']) => used.has(key));
  return new Map(
    keys.map((found, nth) => {
      const place = list.slice(found.index + found[0].length, keys[nth + 1]?.index);
      return [found[1] ?? '', place.replace(/^\s+|[\s,;]+$/g, '')];
    }),
  );
}

const LEGEND = /^\(\w{1,3}\)/;

function keysIn(place: string): string[] {
  return place.split(/\s*(?:,|;|\band\b|&)\s*/);
}

function affiliationsIn(place: string, legend: ReadonlyMap<string, string>): string[] {
  if (place === '' || LEGEND.test(place)) return [];
  const keys = keysIn(place);
  if (keys.every((key) => legend.has(key))) return keys.map((key) => legend.get(key) ?? '');
  // Drop numbers without a list.
  return /^[\d\s,]+$/.test(place) ? [] : [place];
}
