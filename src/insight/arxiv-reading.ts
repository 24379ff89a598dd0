/** One thing to look for, as arXiv takes it. */
export interface ArxivTerm {
  readonly kind: 'term';
  readonly field: string;
  /** Without its quotation marks. */
  readonly value: string;
  readonly quoted: boolean;
}

/** A query as arXiv understands it: booleans in pairs, from the right. */
export type ArxivQuery =
  | ArxivTerm
  | {
      readonly kind: 'and' | 'or' | 'andnot';
      readonly left: ArxivQuery;
      readonly right: ArxivQuery;
    }
  | { readonly kind: 'not'; readonly of: ArxivQuery };

/** In what arXiv's reading of some words is another than ours. */
export type Peculiarity =
  /** Words side by side, which are a phrase here, are alternatives there. */
  | 'alternatives'
  /** There is no precedence: what stands right of an operator is its right operand. */
  | 'no-precedence'
  /** A term without a field is looked for everywhere, not in title and abstract alone. */
  | 'everywhere'
  /** Of two operators side by side the last one counts: `OR NOT` is AND NOT. */
  | 'last-operator'
  /** A query or a parenthesis that begins with NOT, before more than one term, is an HTTP 500. */
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
 * What arXiv's API makes of a query as the user wrote it (its own code and manual, since the
 * search engine was replaced in November 2025): booleans are right-associative without precedence,
 * NOT is ANDNOT, a term without a field is `all:`, what stands side by side is joined by OR, and a
 * field before a parenthesis is that of each term in it. Its dates and report numbers are left out,
 * since our queries have none.
 *
 * @returns undefined for what holds no term at all
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

/** A query, and the operators that stand in it outside of parentheses. */
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
   * One operand and all that is right of it, up to a parenthesis that closes.
   *
   * @param field of terms that name none; undefined where nobody named one for them
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
    // Where ours would have split at an operator further right.
    const others = rest.operators;
    if (operator === 'ANDNOT' ? others.length > 0 : operator === 'AND' && others.includes('OR'))
      this.peculiarities.add('no-precedence');
    const query = { kind: KINDS[operator], left, right: rest.query };
    return { query: negated ? this.#negation(query) : query, operators: [operator, ...others] };
  }

  /** Operators side by side: the last one counts, and `AND NOT` is one. */
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

/** The query as arXiv understands it, with all the parentheses that this takes. */
export function printArxiv(query: ArxivQuery): string {
  switch (query.kind) {
    case 'term':
      return `${query.field}:${query.quoted ? `"${query.value}"` : query.value}`;
    case 'not':
      return `ANDNOT ${printPart(query.of, undefined)}`;
    default: {
      const { kind, left, right } = query;
      // Chains of one kind are the same from either side, but for ANDNOT.
      const chain = kind === 'andnot' ? undefined : kind;
      return `${printPart(left, chain)} ${kind.toUpperCase()} ${printPart(right, chain)}`;
    }
  }
}

function printPart(query: ArxivQuery, within: 'and' | 'or' | undefined): string {
  const text = printArxiv(query);
  return query.kind === 'term' || query.kind === within ? text : `(${text})`;
}
