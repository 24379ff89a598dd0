import { twinOf } from './category.ts';
import type { Query, Term } from './query.ts';

/**
 * A query in arXiv's own syntax that holds for every paper for which one of ours does, and for
 * more. It is a superset because every negated part is left out, a phrase is asked for as arXiv's
 * analyser stores it (it stems, and takes a hyphen for a space), and an author's words may stand
 * in any order.
 *
 * arXiv reads booleans from the right and without precedence, and takes unquoted words for
 * alternatives; so every mixed pair has parentheses and every phrase quotation marks.
 */
export function supersetForAll(queries: readonly Query[]): string {
  const wanted = queries.map(positive);
  if (wanted.includes(undefined))
    throw new Error('a query that is true of everything was not refused');
  const parts = wanted
    .filter((node) => node !== undefined)
    .flatMap((node) => (typeof node === 'object' && node.kind === 'or' ? node.of : [node]));
  return print({ kind: 'or', of: parts });
}

/** The superset for one query. */
export function supersetFor(query: Query): string {
  return supersetForAll([query]);
}

/** `cat:` for a category, under both of its names. */
export function categoryPattern(pattern: string): string {
  const twin = twinOf(pattern);
  return twin === undefined ? `cat:${pattern}` : `(cat:${pattern} OR cat:${canonicalCase(twin)})`;
}

function canonicalCase(category: string): string {
  return category.replace(/\.([a-z]{2})$/, (_, subject: string) => `.${subject.toUpperCase()}`);
}

/** A text in arXiv's syntax that stands alone, or several joined. */
type Node = string | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] };

/** What has to be there for the query to be true; undefined when nothing has to be. */
function positive(query: Query): Node | undefined {
  switch (query.kind) {
    case 'term':
      return forTerm(query);
    case 'not':
      return negative(query.of);
    case 'and':
      return both(query.of.map(positive));
    case 'or':
      return either(query.of.map(positive));
  }
}

/** What has to be there for the query to be false: `NOT (a OR NOT b)` asks for b. */
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
  const known = parts.filter((part) => part !== undefined);
  return known.length < parts.length ? undefined : { kind: 'or', of: known };
}

function forTerm({ field, phrase, prefix }: Term): Node | undefined {
  const words = phrase
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}.+#'/ -]+/gu, ' ')
    .trim()
    .split(/[\s-]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  switch (field) {
    case 'cat':
      return prefix ? `cat:${phrase}*` : categoryPattern(phrase);
    case 'id':
      return `id:${phrase.replace(/[^\w./-]/g, '')}`;
    case 'au':
      return both(
        words.map((word, nth) => {
          const name = word.replace(/[^\p{L}\p{N}\p{M}']/gu, '');
          // Names are not stemmed, so that all letters of a beginning may be asked for.
          return `au:${name}${prefix && nth === words.length - 1 ? '*' : ''}`;
        }),
      );
    case 'text':
      return { kind: 'or', of: [inField('ti', words, prefix), inField('abs', words, prefix)] };
    default:
      return inField(field, words, prefix);
  }
}

// arXiv compares a wildcard with stems: `distillation*` finds nothing where "distillation" is stored
// as "distil". Its first letters are safe, and only ask for more.
const PREFIX_LETTERS = 4;

function inField(field: string, words: readonly string[], prefix: boolean): Node {
  if (!prefix) return `${field}:${quoted(words)}`;
  const begin = words.slice(0, -1);
  const letters = (words.at(-1) ?? '').replace(/[^\p{L}\p{N}]/gu, '').slice(0, PREFIX_LETTERS);
  const last = `${field}:${letters}*`;
  return begin.length === 0 ? last : { kind: 'and', of: [`${field}:${quoted(begin)}`, last] };
}

function quoted(words: readonly string[]): string {
  return `"${words.join(' ')}"`;
}

/** Alternatives and conjunctions of one kind need no parentheses: from the right they mean the same. */
function print(node: Node): string {
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

/** How many terms the superset of a query holds: arXiv's search engine counts them. */
export function termCount(query: Query): number {
  switch (query.kind) {
    case 'term':
      return query.field === 'text'
        ? 2
        : query.field === 'au'
          ? query.phrase.split(/[\s-]+/).length
          : 1;
    case 'not':
      return termCount(query.of);
    default:
      return query.of.reduce((sum, part) => sum + termCount(part), 0);
  }
}
