import { asArxivSpells, categoryProblem } from './category.ts';
import type { Field } from './field.ts';
import { type Operator, type Token, lex } from './lexer.ts';
import { mistakeIn, misplacedWord } from './mistakes.ts';
import { parsePaperRef, refText } from './paper-id.ts';

/** One word, or a phrase; the last word may be a prefix (`word*`). */
export interface Term {
  readonly kind: 'term';
  readonly field: Field;
  /**
   * As the user wrote it, without quotation marks, field and `*`, white space collapsed. Never
   * empty. A category is spelled as arXiv does.
   */
  readonly phrase: string;
  /** True for `word*` and `"some phras*"`: the last word means all words that begin with it. */
  readonly prefix: boolean;
}

/** A query as a tree. `and` and `or` hold two or more, and never directly one of their own kind. */
export type Query =
  | Term
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query };

/** Why a query cannot be read. */
export interface QueryProblem {
  /** 1-based, in UTF-16 units of the query's text. */
  readonly column: number;
  /** Error and remedy. */
  readonly message: string;
}

const LONGEST = 10_000;
const DEEPEST = 100;

class Misread extends Error {
  constructor(
    readonly column: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the query language of CONTRACT, "Queries": NOT binds tightest, then AND, then OR; a run of
 * bare words is one phrase; two operands need an operator between them.
 *
 * @param text of one query, at most 10,000 characters
 * @returns the tree, or the first problem; never throws
 */
export function parseQuery(text: string): { query: Query } | { problem: QueryProblem } {
  if (text.length > LONGEST)
    return {
      problem: {
        column: LONGEST,
        message: `a query has at most ${LONGEST} characters. Divide it between several topics`,
      },
    };
  const read = lex(text);
  if ('problem' in read) return read;
  try {
    const query = new Parser(read.tokens).read();
    if (holdsForNothing(query))
      throw new Misread(
        1,
        'this query only says what is not wanted. Add what is wanted, as in wanted NOT unwanted',
      );
    return { query };
  } catch (error) {
    if (error instanceof Misread)
      return { problem: { column: error.column, message: error.message } };
    throw error;
  }
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  read(): Query {
    const first = this.#peek();
    if (first.kind === 'end')
      throw new Misread(1, 'there is nothing to look for. Write a word or a "phrase"');
    const query = this.#either('text');
    const token = this.#peek();
    if (token.kind === ')')
      throw new Misread(
        token.column,
        'this parenthesis is not opened. Take it out, or put a ( before it',
      );
    return query;
  }

  #peek(): Token {
    return this.tokens[this.#at] ?? { kind: 'end', column: 1 };
  }

  #isNext(operator: Operator): boolean {
    const token = this.#peek();
    return token.kind === 'operator' && token.operator === operator;
  }

  #accept(operator: Operator): boolean {
    const isNext = this.#isNext(operator);
    if (isNext) this.#at++;
    return isNext;
  }

  #either(field: Field): Query {
    const parts = [this.#both(field)];
    while (this.#accept('OR')) parts.push(this.#both(field));
    return joined('or', parts);
  }

  #both(field: Field): Query {
    const parts = [this.#maybeNot(field)];
    for (;;) {
      const { kind, column } = this.#peek();
      if (kind === 'end' || kind === ')' || this.#isNext('OR')) break;
      // `a NOT b` is `a AND NOT b`.
      if (!this.#isNext('NOT') && !this.#accept('AND'))
        throw new Misread(
          column,
          'there is no operator before this. Write AND or OR between the two',
        );
      parts.push(this.#maybeNot(field));
    }
    return joined('and', parts);
  }

  #maybeNot(field: Field): Query {
    let negated = false;
    while (this.#accept('NOT')) negated = !negated;
    const operand = this.#operand(field);
    if (!negated) return operand;
    return operand.kind === 'not' ? operand.of : { kind: 'not', of: operand };
  }

  #operand(field: Field): Query {
    const token = this.#peek();
    switch (token.kind) {
      case '(':
        return this.#group(field);
      case 'field':
        this.#at++;
        return this.#peek().kind === '(' ? this.#group(token.field) : this.#run(token.field);
      case 'word':
      case 'phrase':
        return this.#run(field);
      case 'operator':
        throw new Misread(
          token.column,
          `${token.text} needs a word or a phrase before it. To look for ${token.text} itself, put it in quotation marks`,
        );
      case ')':
        throw new Misread(token.column, 'a word or a phrase is missing before this parenthesis');
      case 'end':
        throw new Misread(token.column, 'a word or a phrase is missing at the end');
    }
  }

  #group(field: Field): Query {
    const open = this.#peek();
    if (++this.#depth > DEEPEST)
      throw new Misread(
        open.column,
        `more than ${DEEPEST} parentheses are nested here. Divide the query between several topics`,
      );
    this.#at++;
    const query = this.#either(field);
    if (this.#peek().kind !== ')')
      throw new Misread(open.column, 'this parenthesis is not closed. Put a ) where it should end');
    this.#at++;
    this.#depth--;
    return query;
  }

  /** Reads one phrase: a quoted one, or all bare words up to the next other token. */
  #run(field: Field): Term {
    const { column } = this.#peek();
    const term = this.#phrase(field);
    if (field === 'cat') return ofCategory(term, column);
    return field === 'id' ? ofPaper(term, column) : term;
  }

  #phrase(field: Field): Term {
    const first = this.#peek();
    if (first.kind === 'phrase') {
      this.#at++;
      return { kind: 'term', field, phrase: first.text, prefix: first.prefix };
    }
    const words: string[] = [];
    for (let token = this.#peek(); token.kind === 'word'; token = this.#peek()) {
      this.#at++;
      this.#check(token, field, words.length === 0);
      words.push(token.text);
      if (!token.prefix) continue;
      if (this.#peek().kind === 'word')
        throw new Misread(
          token.column,
          'only the last word of a phrase can end in *. Write AND between the two',
        );
      return { kind: 'term', field, phrase: words.join(' '), prefix: true };
    }
    if (words.length === 0) throw new Misread(first.column, 'a word or a phrase is missing here');
    while (!/[\p{L}\p{N}]/u.test(words.at(-1) ?? 'a')) words.pop();
    return { kind: 'term', field, phrase: words.join(' '), prefix: false };
  }

  /** Refuses a word that is meant as something else and would never match. */
  #check({ text, prefix, column }: WordToken, field: Field, isFirst: boolean): void {
    if (field === 'cat' || field === 'id') return;
    const behind = this.#peek().kind === 'phrase' ? '"' : '';
    const isAlone = isFirst && this.#peek().kind !== 'word';
    const mistake =
      mistakeIn(text, behind, {
        isAlone,
        isName: field === 'au' || field === 'jr' || field === 'co',
      }) ?? misplacedWord(prefix ? `${text}*` : text);
    if (mistake !== undefined) throw new Misread(column + mistake.offset, mistake.message);
  }
}

type WordToken = Extract<Token, { kind: 'word' }>;

/** `id:arXiv:2410.02660v1` is `id:2410.02660v1`. */
function ofPaper(term: Term, column: number): Term {
  const ref = term.prefix ? undefined : parsePaperRef(term.phrase);
  if (ref === undefined)
    throw new Misread(
      column,
      `"${term.phrase}${term.prefix ? '*' : ''}" is not the id of a paper. Write whole ids, as in id:2410.02660 OR id:hep-th/9901001`,
    );
  return { ...term, phrase: refText(ref) };
}

/** `cat:CS.cl` is `cat:cs.CL`, and `cat:cs` is `cat:cs.*`. */
function ofCategory(term: Term, column: number): Term {
  const written = term.prefix ? `${term.phrase}*` : term.phrase;
  const problem = categoryProblem(written, 'cat:');
  if (problem !== undefined) throw new Misread(column, problem);
  const pattern = asArxivSpells(written);
  return { ...term, phrase: pattern.replace(/\*$/, ''), prefix: pattern.endsWith('*') };
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, of: flat };
}

/** Whether a paper without any of the terms would match, and so every paper. */
function holdsForNothing(query: Query): boolean {
  switch (query.kind) {
    case 'term':
      return false;
    case 'not':
      return !holdsForNothing(query.of);
    case 'and':
      return query.of.every(holdsForNothing);
    case 'or':
      return query.of.some(holdsForNothing);
  }
}

/** Prints a query so that parseQuery gives the same tree again. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'term':
      return `${query.field === 'text' ? '' : `${query.field}:`}"${query.phrase}${query.prefix ? '*' : ''}"`;
    case 'not':
      return `NOT ${printPart(query.of)}`;
    case 'and':
      return query.of.map(printPart).join(' AND ');
    case 'or':
      return query.of.map(printPart).join(' OR ');
  }
}

function printPart(query: Query): string {
  return query.kind === 'and' || query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query);
}

const WINDOW = 72;

/**
 * Returns two lines for a log: the text, and a `^` under a column. Of a long text only the part
 * around the column is shown.
 */
export function caretUnder(text: string, column: number): string {
  const line = text.replace(/[\s\x00-\x1f\x7f]/g, ' ');
  const from = Math.max(0, Math.min(column - 1 - WINDOW / 2, line.length - WINDOW));
  const shown = line.slice(from, from + WINDOW);
  const before = from > 0 ? '…' : '';
  const after = from + WINDOW < line.length ? '…' : '';
  return `  ${before}${shown}${after}\n${' '.repeat(2 + before.length + column - 1 - from)}^`;
}
