import { didYouMean } from '../text/nearest.ts';
import { FIELDS, type Field } from './field.ts';
import type { QueryProblem } from './query.ts';

export type Operator = 'AND' | 'OR' | 'NOT';

/** A piece of a query's text, with the column at which it begins. */
export type Token = { readonly column: number } & (
  | { readonly kind: '(' | ')' | 'end' }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field; readonly text: string }
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'phrase'; readonly text: string; readonly prefix: boolean }
);

const OPERATORS: ReadonlyMap<string, readonly Operator[]> = new Map([
  ['AND', ['AND']],
  ['OR', ['OR']],
  ['NOT', ['NOT']],
  ['ANDNOT', ['AND', 'NOT']],
]);

// Typographic quotes come with text that was copied from a page.
const QUOTES = '"“”„‟«»';
const WORD = new RegExp(`[^\\s()${QUOTES}]+`, 'y');
const SPACE = /\s+/y;
const GLUED = /(?:and|or|andnot|not)(?=[\s("“”„‟«»]|$)/iy;

/**
 * Cuts a query into tokens. Operators are upper-case; beside a quoted phrase or a parenthesis
 * lower-case ones count too, also without a space (`"infant"or"neonatal"`).
 */
export function lex(text: string): { tokens: readonly Token[] } | { problem: QueryProblem } {
  const tokens: Token[] = [];
  let at = 0;
  const problem = (index: number, message: string) => ({ problem: { column: index + 1, message } });
  while (at < text.length) {
    SPACE.lastIndex = at;
    const space = SPACE.exec(text);
    if (space !== null) at += space[0].length;
    const char = text[at];
    if (char === undefined) break;
    const column = at + 1;
    if (char === '(' || char === ')') {
      tokens.push({ kind: char, column });
      at++;
      continue;
    }
    if (QUOTES.includes(char)) {
      const end = closing(text, at + 1);
      if (end < 0)
        return problem(at, 'this quotation mark is not closed: put another " behind the phrase');
      const inner = text
        .slice(at + 1, end)
        .replace(/\s+/g, ' ')
        .trim();
      const prefix = /[\p{L}\p{N}][.-]?\*$/u.test(inner);
      const phrase = prefix ? inner.slice(0, -1) : inner;
      if (!/[\p{L}\p{N}]/u.test(phrase))
        return problem(at, 'there is no word between these quotation marks');
      if (phrase.includes('*'))
        return problem(
          at + 1 + text.slice(at + 1).indexOf('*'),
          'a * can only end the last word of a phrase',
        );
      tokens.push({ kind: 'phrase', text: phrase, prefix, column });
      at = end + 1;
      continue;
    }
    const glued = gluedOperator(text, at, tokens.at(-1));
    if (glued !== undefined) {
      for (const operator of OPERATORS.get(glued.toUpperCase()) ?? [])
        tokens.push({ kind: 'operator', operator, text: glued, column });
      at += glued.length;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? char;
    const field = /^(?<name>[A-Za-z]+):(?<rest>.*)$/s.exec(word)?.groups;
    if (field?.['name'] !== undefined) {
      const name = field['name'];
      const known = FIELDS.find((one) => one === name.toLowerCase());
      if (known === undefined) {
        const hint = didYouMean(name, [...FIELDS, ...MEANT.keys()]);
        const meant = MEANT.get(name.toLowerCase());
        const instead = meant === undefined ? hint : ` Write ${meant}: instead.`;
        return problem(
          at,
          `there is no field "${name}".${instead} If it is a topic's name, put a space after its colon; if it is text, put it in quotation marks`,
        );
      }
      at += name.length + 1;
      if (/^\s|^$/.test(text.slice(at)))
        return problem(at, `put what to look for right behind ${known}:, without a space`);
      tokens.push({ kind: 'field', field: known, text: known, column });
      continue;
    }
    const operators = OPERATORS.get(word);
    if (operators !== undefined)
      for (const operator of operators)
        tokens.push({ kind: 'operator', operator, text: word, column });
    else {
      const read = readWord(word);
      if ('message' in read) return problem(at + read.offset, read.message);
      if (read.text !== '') tokens.push({ kind: 'word', ...read, column });
    }
    at += word.length;
  }
  return { tokens: [...tokens, { kind: 'end', column: text.length + 1 }] };
}

/** Names of fields that people know from elsewhere. */
const MEANT: ReadonlyMap<string, Field> = new Map([
  ['title', 'ti'],
  ['abstract', 'abs'],
  ['author', 'au'],
  ['category', 'cat'],
  ['comment', 'co'],
  ['journal', 'jr'],
]);

function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (QUOTES.includes(text[at] ?? '')) return at;
  return -1;
}

/**
 * An operator in any case that touches, or stands next to, a phrase or a parenthesis; and a `not`
 * behind such a one.
 */
function gluedOperator(text: string, at: number, before: Token | undefined): string | undefined {
  GLUED.lastIndex = at;
  const found = GLUED.exec(text)?.[0];
  if (found === undefined) return undefined;
  const behind = text.slice(at + found.length).trimStart()[0] ?? '';
  const besideBefore = before?.kind === 'phrase' || before?.kind === ')';
  const besideBehind = behind === '(' || (behind !== '' && QUOTES.includes(behind));
  if (besideBefore || besideBehind) return found;
  // `"a" and not b`: whoever writes the one in lower case writes the other so too.
  const behindLowerCase = before?.kind === 'operator' && before.text !== before.text.toUpperCase();
  return behindLowerCase && found.toLowerCase() === 'not' ? found : undefined;
}

function readWord(
  word: string,
): { text: string; prefix: boolean } | { message: string; offset: number } {
  const star = word.indexOf('*');
  const prefix = star === word.length - 1 && star > 0;
  const text = prefix ? word.slice(0, -1) : word;
  if (star >= 0 && !prefix)
    return { message: 'a * can only end a word, as in learn*', offset: star };
  // A category's archive ends in a point: cat:cs.*
  if (prefix && !/[\p{L}\p{N}][.-]?$/u.test(text))
    return { message: 'a * needs a word before it, as in learn*', offset: star };
  // Punctuation that stands alone (`-`, `&`, `/`) is no word.
  return /[\p{L}\p{N}]/u.test(text) ? { text, prefix } : { text: '', prefix: false };
}
