/** A search term as arXiv reads it. */
export interface ArxivTerm {
  readonly kind: 'term';
  readonly field: string;
  /** Text of the term, without quotation marks. */
  readonly value: string;
  readonly quoted: boolean;
}

/** A query as arXiv reads it: operators have two operands and are right-associative. */
export type ArxivQuery =
  | ArxivTerm
  | {
      readonly kind: 'and' | 'or' | 'andnot';
      readonly left: ArxivQuery;
      readonly right: ArxivQuery;
    }
  | { readonly kind: 'not'; readonly of: ArxivQuery };

/** A way in which arXiv reads a query differently from Paperboy. */
export type Peculiarity =
  /** arXiv reads words side by side as alternatives, Paperboy as a phrase. */
  | 'alternatives'
  /** Operators have no precedence: everything to the right of an operator is its right operand. */
  | 'no-precedence'
  /** arXiv searches a term without a field in all fields, Paperboy in title and abstract. */
  | 'everywhere'
  /** Of two operators side by side, the last counts: `OR NOT` is AND NOT. */
  | 'last-operator'
  /** arXiv answers HTTP 500 if a query or a parenthesis starts with NOT before more than one term. */
  | 'refused';

export interface ArxivReading {
  readonly query: ArxivQuery;
  readonly peculiarities: ReadonlySet<Peculiarity>;
}

type Operator = 'AND' | 'OR' | 'ANDNOT';

type Token =
  | { readonly kind: '(' | ')' }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'text'; readonly text: string };

const FIELD = 'ti|au|abs|co|jr|cat|rn|id|doi|all';
const TOKEN = new RegExp(
  `"[^"]*"|[()]|\\b(?:ANDNOT|AND|NOT|OR)\\b(?=[()\\s]|$)|(?:${FIELD}):|[^"()\\s]+`,
  'g',
);
const OPERATORS: Readonly<Record<string, Operator>> = {
  AND: 'AND',
  OR: 'OR',
  NOT: 'ANDNOT',
  ANDNOT: 'ANDNOT',
};
const FIELD_TOKEN = new RegExp(`^(?:${FIELD}):$`);

/**
 * Reads a user's query as arXiv's API does (its code and manual, since the search engine was replaced
 * in November 2025). Operators are right-associative and have no precedence. NOT is ANDNOT. A term
 * without a field has the field `all:`. Terms side by side are joined by OR. A field before a
 * parenthesis applies to each term in it. Dates and report numbers are not supported, because
 * Paperboy's queries have none.
 *
 * @returns undefined if the query has no term
 */
export function readAsArxiv(text: string): ArxivReading | undefined {
  const reader = new Reader(tokensOf(text));
  const read = reader.chain();
  return read && { query: read.query, peculiarities: reader.peculiarities };
}

function tokensOf(text: string): Token[] {
  return (text.match(TOKEN) ?? []).map((found): Token => {
    if (found === '(' || found === ')') return { kind: found };
    const operator = Object.hasOwn(OPERATORS, found) ? OPERATORS[found] : undefined;
    if (operator !== undefined) return { kind: 'operator', operator };
    return FIELD_TOKEN.test(found)
      ? { kind: 'field', field: found.slice(0, -1) }
      : { kind: 'text', text: found };
  });
}

/** A query, and its operators outside of parentheses. */
interface Chain {
  readonly query: ArxivQuery;
  readonly operators: readonly Operator[];
}

const KINDS = { AND: 'and', OR: 'or', ANDNOT: 'andnot' } as const;

class Reader {
  readonly peculiarities = new Set<Peculiarity>();
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /**
   * Reads an operand and everything to its right, up to a closing parenthesis.
   *
   * @param field default field of terms; undefined outside of a parenthesis with a field
   */
  chain(field?: string): Chain | undefined {
    const negated = this.#operator() === 'ANDNOT';
    const left = this.#operand(field);
    if (left === undefined) return undefined;
    const beside = this.tokens[this.#at]?.kind;
    const operator = this.#operator() ?? 'OR';
    const rest = this.chain(field);
    if (rest === undefined) return { query: negated ? this.#negation(left) : left, operators: [] };
    if (beside !== 'operator') this.peculiarities.add('alternatives');
    // Paperboy would have split the query at an operator further to the right.
    const others = rest.operators;
    if (operator === 'ANDNOT' ? others.length > 0 : operator === 'AND' && others.includes('OR'))
      this.peculiarities.add('no-precedence');
    const query = { kind: KINDS[operator], left, right: rest.query };
    return { query: negated ? this.#negation(query) : query, operators: [operator, ...others] };
  }

  /** Reads operators side by side and returns the last. `AND NOT` is a normal pair. */
  #operator(): Operator | undefined {
    let last: Operator | undefined;
    for (;;) {
      const token = this.tokens[this.#at];
      if (token?.kind !== 'operator') return last;
      if (last === 'OR') this.peculiarities.add('last-operator');
      last = token.operator;
      this.#at++;
    }
  }

  #operand(field: string | undefined): ArxivQuery | undefined {
    const token = this.tokens[this.#at];
    if (token === undefined || token.kind === ')' || token.kind === 'operator') return undefined;
    this.#at++;
    switch (token.kind) {
      case '(': {
        const within = this.chain(field);
        if (this.tokens[this.#at]?.kind === ')') this.#at++;
        return within?.query;
      }
      case 'field':
        return this.#operand(token.field);
      case 'text': {
        if (field === undefined) this.peculiarities.add('everywhere');
        const quoted = token.text.startsWith('"');
        const value = (quoted ? token.text.slice(1, -1) : token.text).trim();
        return { kind: 'term', field: field ?? 'all', value, quoted };
      }
    }
  }

  #negation(of: ArxivQuery): ArxivQuery {
    if (of.kind !== 'term') this.peculiarities.add('refused');
    return { kind: 'not', of };
  }
}

/** Prints a query with the parentheses that show how arXiv reads it. */
export function printArxiv(query: ArxivQuery): string {
  switch (query.kind) {
    case 'term':
      return `${query.field}:${query.quoted ? `"${query.value}"` : query.value}`;
    case 'not':
      return `ANDNOT ${printPart(query.of, undefined)}`;
    default: {
      const { kind, left, right } = query;
      // AND and OR are associative, so a chain needs no parentheses. ANDNOT is not.
      const chain = kind === 'andnot' ? undefined : kind;
      return `${printPart(left, chain)} ${kind.toUpperCase()} ${printPart(right, chain)}`;
    }
  }
}

function printPart(query: ArxivQuery, within: 'and' | 'or' | undefined): string {
  const text = printArxiv(query);
  return query.kind === 'term' || query.kind === within ? text : `(${text})`;
}
