import { FIELDS, type Field } from './field.ts';
import { type Mistake, encodedIn, mistakeIn, noSuchField, quotedField } from './mistakes.ts';
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

// Typographic and full-width signs come with text that was copied from a page, and from keyboards
// for Chinese and Japanese.
const QUOTES = '"“”„‟«»＂「」『』';
const PARENTHESES: ReadonlyMap<string, '(' | ')'> = new Map([
  ['(', '('],
  ['（', '('],
  [')', ')'],
  ['）', ')'],
]);
/** The quotation mark of a TeX accent is part of a word: `Schr\"odinger`. */
const WORD = new RegExp(`(?:(?<=\\p{L})\\\\"(?=[\\p{L}{\\\\])|[^\\s()（）${QUOTES}])+`, 'uy');
const SPACE = /\s+/y;
const GLUED = new RegExp(
  `(?:andnot|and|or|not)(?=[\\s(（${QUOTES}]|$|(?:${FIELDS.join('|')}):)`,
  'iy',
);

/**
 * Cuts a query into tokens. Operators are upper-case; beside a quoted phrase or a parenthesis
 * lower-case ones count too, also without a space (`"infant"or"neonatal"`).
 */
export function lex(text: string): { tokens: readonly Token[] } | { problem: QueryProblem } {
  const encoded = encodedIn(text);
  if (encoded !== undefined)
    return { problem: { column: encoded.offset + 1, message: encoded.message } };
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    const char = text[at];
    if (char === undefined)
      return { tokens: [...tokens, { kind: 'end', column: text.length + 1 }] };
    const parenthesis = PARENTHESES.get(char);
    const cut =
      parenthesis !== undefined
        ? { tokens: [{ kind: parenthesis, column: at + 1 } as const], end: at + 1 }
        : QUOTES.includes(char)
          ? phraseAt(text, at, tokens.at(-1))
          : (operatorAt(text, at, tokens.at(-1)) ?? wordAt(text, at, tokens.at(-1)));
    if ('offset' in cut) return { problem: { column: cut.offset + 1, message: cut.message } };
    tokens.push(...cut.tokens);
    at = cut.end;
  }
}

/** The tokens at a place of the text, and where they end. */
interface Cut {
  readonly tokens: readonly Token[];
  readonly end: number;
}

function phraseAt(text: string, at: number, before: Token | undefined): Cut | Mistake {
  const problem = (offset: number, message: string) => ({ offset, message });
  const end = closing(text, at + 1);
  if (end < 0)
    return problem(at, 'this quotation mark is not closed: put another " after the phrase');
  const inner = text.slice(at + 1, end).trimEnd();
  const prefix = /[\p{L}\p{N}][.-]?\*$/u.test(inner);
  const written = prefix ? inner.slice(0, -1) : inner;
  const phrase = written.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(phrase))
    return problem(
      at,
      "there is no word between these quotation marks: within a phrase write ' for a quotation mark",
    );
  const star = WILD.exec(written)?.index;
  if (star !== undefined)
    return problem(at + 1 + star, 'a * can only end the last word of a phrase');
  const field = before?.kind === 'field' ? undefined : quotedField(phrase);
  if (field !== undefined) return problem(at + 1, field);
  return { tokens: [{ kind: 'phrase', text: phrase, prefix, column: at + 1 }], end: end + 1 };
}

/** A * for any letters. In names such as A*, RRT* and SAM* it is part of the name. */
const WILD = /(?<=\p{Ll}{3})\*(?=[\s\p{L}]|$)|(?<![\p{L}\p{N}])\*(?=\p{L})/u;

function operatorAt(text: string, at: number, before: Token | undefined): Cut | undefined {
  const glued = gluedOperator(text, at, before);
  if (glued === undefined) return undefined;
  return { tokens: operatorTokens(glued, at + 1), end: at + glued.length };
}

function operatorTokens(text: string, column: number): Token[] {
  const operators = OPERATORS.get(text.toUpperCase()) ?? [];
  return operators.map((operator) => ({ kind: 'operator', operator, text, column }));
}

function wordAt(text: string, at: number, before: Token | undefined): Cut | Mistake {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? text.charAt(at);
  const end = at + word.length;
  const afterField = before?.kind === 'field';
  const name = /^[A-Za-z_]+(?=:)/.exec(word)?.[0];
  if (name !== undefined && !isAddressed(word) && !(afterField && before.field === 'id'))
    return fieldAt(text, at, name);
  if (OPERATORS.has(word)) return { tokens: operatorTokens(word, at + 1), end };
  const read = readWord(word);
  if ('message' in read) return { offset: at + read.offset, message: read.message };
  if (/[\p{L}\p{N}]/u.test(word))
    return { tokens: [{ kind: 'word', ...read, column: at + 1 }], end };
  const mistake = mistakeIn(word, text.charAt(end).trim());
  if (mistake !== undefined) return { ...mistake, offset: at + mistake.offset };
  // A sign between two words belongs to their phrase: R & D.
  const isBetween = before?.kind === 'word' && !before.prefix;
  return { tokens: isBetween ? [{ kind: 'word', ...read, column: at + 1 }] : [], end };
}

/** `arXiv:2410.02660` and addresses are ids, not fields. */
function isAddressed(word: string): boolean {
  return /^(?:arxiv:[\d.a-z/-]*\d|https?:\/\/)/i.test(word);
}

function fieldAt(text: string, at: number, name: string): Cut | Mistake {
  const field = FIELDS.find((one) => one === name.toLowerCase());
  if (field === undefined) return { offset: at, message: noSuchField(name) };
  const end = at + name.length + 1;
  if (/^\s|^$/.test(text.slice(end, end + 1)))
    return { offset: end, message: `put the words right after ${field}:, without a space` };
  return { tokens: [{ kind: 'field', field, text: field, column: at + 1 }], end };
}

// A quotation mark within a phrase is TeX's accent (`"Schr\"odinger"`) or, between straight marks, one
// of a curly pair.
const PLAIN = String.raw`\\"(?=[\p{L}{\\])|[^${QUOTES}]`;
const WITHIN_CURLY = new RegExp(`(?:${PLAIN})*`, 'uy');
const WITHIN_STRAIGHT = new RegExp(`(?:“[^"“”]*”|«[^"«»]*»|${PLAIN})*`, 'uy');

/** Returns the offset of the mark that closes the phrase which begins at `from`, or -1. */
function closing(text: string, from: number): number {
  const inside = text[from - 1] === '"' ? WITHIN_STRAIGHT : WITHIN_CURLY;
  inside.lastIndex = from;
  const end = from + (inside.exec(text)?.[0].length ?? 0);
  return end < text.length ? end : -1;
}

/** Finds an operator in any case beside a phrase or a parenthesis, or a `not` after such an operator. */
function gluedOperator(text: string, at: number, before: Token | undefined): string | undefined {
  GLUED.lastIndex = at;
  const found = GLUED.exec(text)?.[0];
  if (found === undefined) return undefined;
  const behind = text.slice(at + found.length).trimStart()[0] ?? '';
  const besideBefore = before?.kind === 'phrase' || before?.kind === ')';
  const besideBehind =
    PARENTHESES.get(behind) === '(' || (behind !== '' && QUOTES.includes(behind));
  if (besideBefore || besideBehind) return found;
  // `"a" and not b`: both operators are in lower case.
  const behindLowerCase = before?.kind === 'operator' && before.text !== before.text.toUpperCase();
  return behindLowerCase && found.toLowerCase() === 'not' ? found : undefined;
}

function readWord(
  word: string,
): { text: string; prefix: boolean } | { message: string; offset: number } {
  const star = word.indexOf('*');
  const prefix = star === word.length - 1;
  const text = prefix ? word.slice(0, -1) : word;
  if (star >= 0 && !prefix)
    return { message: 'a * can only end a word, as in learn*', offset: star };
  // An archive ends in a full stop: cat:cs.*
  if (prefix && !/[\p{L}\p{N}][.-]?$/u.test(text))
    return { message: 'a * needs a word before it, as in learn*', offset: star };
  return { text, prefix };
}
