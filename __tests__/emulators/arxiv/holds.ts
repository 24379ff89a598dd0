import { type Indexed, english, folded, occur, words } from './analyser.ts';
import { asNamedToday } from './categories.ts';
import type { FakePaper } from './paper.ts';
import type { Node, Term } from './query.ts';

/** Tells whether arXiv finds a paper with a query. */
export function holds(node: Node, paper: FakePaper): boolean {
  switch (node.kind) {
    case 'term':
      return termHolds(node, paper);
    case 'not':
      return !holds(node.of, paper);
    case 'and':
      return holds(node.left, paper) && holds(node.right, paper);
    case 'or':
      return holds(node.left, paper) || holds(node.right, paper);
    case 'andnot':
      return holds(node.left, paper) && !holds(node.right, paper);
  }
}

/** Approximates arXiv's `relevance`: the number of terms of the query that the paper has. */
export function relevance(node: Node, paper: FakePaper): number {
  if (node.kind === 'term') return termHolds(node, paper) ? 1 : 0;
  if (node.kind === 'not') return 0;
  return relevance(node.left, paper) + (node.kind === 'andnot' ? 0 : relevance(node.right, paper));
}

function termHolds(term: Term, paper: FakePaper): boolean {
  switch (term.field) {
    case 'ti':
      return inText(term, [paper.title], english);
    case 'abs':
      return inText(term, [paper.abstract], english);
    case 'au':
      return inText(term, names(paper), folded);
    case 'co':
      return inText(term, [paper.comment ?? ''], words);
    case 'jr':
      return inText(term, [paper.journalRef ?? ''], words);
    case 'rn':
      return false; // invented papers have no report number
    case 'cat':
      return asNamedToday(paper.categories).some((name) => isOrBegins(name, term.value));
    case 'doi':
      return isOrBegins((paper.doi ?? '').toLowerCase(), term.value.toLowerCase());
    case 'id':
      return [paper.id, `${paper.id}v${paper.version}`].includes(term.value);
    case 'submittedDate':
      return submittedWithin(term.value, paper.published);
    case 'all':
      return anywhere(term, paper);
  }
}

function names(paper: FakePaper): string[] {
  return paper.authors.map(({ name }) => name);
}

/**
 * Tells whether one of the texts has all words. `ti:long-context` is two words, which need not be
 * adjacent.
 */
function inText(
  { value, quoted }: Term,
  texts: readonly string[],
  analyse: (text: string) => Indexed[],
): boolean {
  // A word with a wildcard is not stemmed, but the indexed words are.
  const [, start] = /^([^\s*?]+)[*]$/.exec(value) ?? [];
  if (start !== undefined) {
    const begin = analyse === folded ? (folded(start)[0]?.word ?? '') : start.toLowerCase();
    return texts.some((text) => analyse(text).some(({ word }) => word.startsWith(begin)));
  }
  return texts.some((text) => occur(analyse(value), analyse(text), quoted));
}

/** `all:` searches for each word in all fields, but for a phrase within one field. */
function anywhere(term: Term, paper: FakePaper): boolean {
  const texts = [
    paper.title,
    paper.abstract,
    ...names(paper),
    paper.comment ?? '',
    paper.journalRef ?? '',
    paper.doi ?? '',
    paper.id,
    ...asNamedToday(paper.categories),
  ];
  if (term.quoted) return inText(term, texts, english) || inText(term, texts, folded);
  return inText(term, [texts.join('\n')], english) || inText(term, [texts.join('\n')], folded);
}

function isOrBegins(text: string, wanted: string): boolean {
  return wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
}

/** "`submittedDate:[YYYYMMDDHHMM TO YYYYMMDDHHMM]`, UTC, inclusive, on the *first* version." */
function submittedWithin(range: string, published: string): boolean {
  const [from = '', to = ''] = range.split(' TO ').map(instant);
  const at = new Date(published).toISOString();
  return from <= at && at <= to;
}

function instant(minute: string): string {
  return minute.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:00.000Z');
}
