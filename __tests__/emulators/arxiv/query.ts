import { CRASH, Refusal } from './refusal.ts';
import { type Token, rewrite } from './rewrite.ts';

/** Search fields of arXiv (facts). */
export type Field =
  'ti' | 'au' | 'abs' | 'co' | 'jr' | 'cat' | 'rn' | 'id' | 'doi' | 'all' | 'submittedDate';

export interface Term {
  readonly kind: 'term';
  readonly field: Field;
  /** Without its quotation marks. */
  readonly value: string;
  /** Quoted: the words must be adjacent. */
  readonly quoted: boolean;
}

/** A query as arXiv parses it. */
export type Node =
  | Term
  | { readonly kind: 'and' | 'or' | 'andnot'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly of: Node };

/**
 * Parses a query by arXiv's rules, not ours: operators group from the right and have no precedence,
 * so `a AND b OR c` is `a AND (b OR c)` (facts).
 *
 * @throws Refusal 400 or 500, as arXiv answers
 */
export function readAsArxiv(text: string): Node {
  // "Unbalanced parentheses or `\"`: HTTP 400"
  if (text.includes('\\"')) throw badQuery(text);
  const tokens = rewrite(text);
  const read = expression(tokens, 0);
  if (read === undefined || read.next !== tokens.length) throw badQuery(text);
  return checked(read.node);
}

/** Prints a query as in the feed's `<link>`: one pair of parentheses for each pair of operands. */
export function printNode(node: Node, inner = false): string {
  if (node.kind === 'term')
    return `${node.field}:${/\s/.test(node.value) ? `"${node.value}"` : node.value}`;
  const text =
    node.kind === 'not'
      ? `ANDNOT ${printNode(node.of, true)}`
      : `${printNode(node.left, true)} ${node.kind.toUpperCase()} ${printNode(node.right, true)}`;
  return inner ? `(${text})` : text;
}

interface Read {
  readonly node: Node;
  readonly next: number;
}

const KINDS: Readonly<Record<string, 'and' | 'or' | 'andnot'>> = {
  AND: 'and',
  OR: 'or',
  ANDNOT: 'andnot',
};

/** Everything to the right of an operator is its right operand. */
function expression(tokens: readonly Token[], at: number): Read | undefined {
  const left = operand(tokens, at);
  const operator = left && tokens[left.next];
  if (left === undefined || operator?.kind !== 'operator') return left;
  const right = expression(tokens, left.next + 1);
  const kind = KINDS[operator.text];
  return right && kind && { node: { kind, left: left.node, right: right.node }, next: right.next };
}

function operand(tokens: readonly Token[], at: number): Read | undefined {
  const token = tokens[at];
  if (token?.kind === 'open') {
    const within = expression(tokens, at + 1);
    return within && tokens[within.next]?.kind === 'close'
      ? { ...within, next: within.next + 1 }
      : undefined;
  }
  if (token?.text === 'ANDNOT' && token.kind === 'operator') {
    const rest = expression(tokens, at + 1);
    return rest && { node: { kind: 'not', of: rest.node }, next: rest.next };
  }
  const text = tokens[at + 1]?.text;
  if (token?.kind !== 'prefix' || text === undefined) return undefined;
  return { node: term(token.text.slice(0, -1) as Field, text), next: at + 2 };
}

function term(field: Field, text: string): Term {
  const quoted = text.startsWith('"');
  const value = (quoted ? text.slice(1, -1) : text).trim();
  // "Trailing wildcards work (`cat:cs.*`), leading ones are errors."
  if (/^[*?]/.test(value)) throw badQuery(`${field}:${value}`);
  // "No `*`, no `NOW`, no dashes."
  if (field === 'submittedDate' && !/^\d{12} TO \d{12}$/.test(value))
    throw badQuery(`${field}:${value}`);
  return { kind: 'term', field, value, quoted };
}

/** "A unary `ANDNOT (…)` crashes to 500": before a single term it is simply a negation. */
function checked(node: Node): Node {
  if (node.kind === 'term') return node;
  if (node.kind === 'not') {
    if (node.of.kind !== 'term') throw new Refusal(500, CRASH);
    return node;
  }
  checked(node.left);
  checked(node.right);
  return node;
}

function badQuery(text: string): Refusal {
  return new Refusal(400, `Invalid query string: '${text}'`);
}
