import { nearest } from '../text/nearest.ts';
import { looksLikeCategory } from './category.ts';
import { FIELDS } from './field.ts';
import { parsePaperRef, refText } from './paper-id.ts';

/** Error and its place, in UTF-16 units from the start of the text. */
export interface Mistake {
  readonly offset: number;
  readonly message: string;
}

const TO_QUOTE = 'To look for the text itself, put it in quotation marks';

/**
 * Finds signs that a query was copied from an address or from HTML, because such a query matches
 * nothing.
 */
export function encodedIn(text: string): Mistake | undefined {
  const parameter = /\bsearch_query=/.exec(text);
  if (parameter !== null)
    return at(parameter.index, 'write only the query, without the address and search_query=');
  const found = /%(?:2[0289b]|3a)|\+(?:AND|OR|ANDNOT|NOT)\+|&(?:quot|amp|#34|#39);/i.exec(text);
  if (found === null) return undefined;
  return {
    offset: found.index,
    message:
      'this is written as in an address or in HTML: write spaces for + and %20, and " for %22 and &quot;',
  };
}

/** Explains a field within quotation marks, such as `"cat:cs.CL"` or `"abs:smart watch"`. */
export function quotedField(phrase: string): string | undefined {
  const { field, rest } = /^(?<field>[a-z]+):(?<rest>\S.*)/.exec(phrase)?.groups ?? {};
  if (field === undefined || rest === undefined || !FIELDS.some((one) => one === field))
    return undefined;
  const meant = field === 'cat' || field === 'id' ? `${field}:${rest}` : `${field}:"${rest}"`;
  return `the field belongs before the quotation marks: write ${meant}`;
}

/** Names of fields in other tools, and the replacement for each. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: 'Write ti: instead.',
    t: 'Write ti: instead.',
    abstract: 'Write abs: instead.',
    ab: 'Write abs: instead.',
    summary: 'Write abs: instead.',
    author: 'Write au: instead.',
    authors: 'Write au: instead.',
    category: 'Write cat: instead.',
    categories: 'Write cat: instead.',
    primary_category: 'Write cat: instead.',
    subject: 'Write cat: instead.',
    comment: 'Write co: instead.',
    comments: 'Write co: instead.',
    journal: 'Write jr: instead.',
    journal_ref: 'Write jr: instead.',
    arxiv_id: 'Write id: instead.',
    id_list: 'Write id: instead.',
    submitteddate: 'Leave it out: `lookback-days` says how far back to look.',
    lastupdateddate: 'Leave it out: `lookback-days` says how far back to look.',
    date: 'Leave it out: `lookback-days` says how far back to look.',
    published: 'Leave it out: `lookback-days` says how far back to look.',
    year: 'Leave it out: `lookback-days` says how far back to look.',
    doi: 'Write jr: for a journal, or name papers by their arXiv ids in `papers`.',
    rn: 'Leave it out: report numbers cannot be looked for.',
  }),
);

/** Returns the error and the remedy for a name that is not a field. */
export function noSuchField(name: string): string {
  const near = nearest(name, [...FIELDS, ...ELSEWHERE.keys()], name.length < 4 ? 0 : 1) ?? '';
  const meant = nearest(name, FIELDS, 1);
  const instead = ELSEWHERE.get(near) ?? (meant === undefined ? '' : `Did you mean \`${meant}\`?`);
  return [
    `there is no field "${name}".`,
    ...(instead === '' ? [] : [instead]),
    "If it is a topic's name, put a space after its colon. If it is text, put it in quotation marks",
  ].join(' ');
}

/** Where a word is. */
interface Place {
  /** Whether it is the only word of its phrase. */
  readonly isAlone?: boolean;
  /** Whether it is in a field that may hold commas: a name, a reference or a comment. */
  readonly isName?: boolean;
}

/**
 * Explains a word outside quotation marks that is meant as an operator or a list and, read as text,
 * would never match.
 *
 * @param behind the character right after it; empty for a space or the end
 */
export function mistakeIn(
  word: string,
  behind: string,
  { isAlone, isName }: Place = {},
): Mistake | undefined {
  const bars = /[|｜]+/.exec(word);
  if (bars !== null) return at(bars.index, `write OR for ${bars[0]}. ${TO_QUOTE}`);
  const both = word.indexOf('&&');
  if (both >= 0) return at(both, `write AND for &&. ${TO_QUOTE}`);
  const sign = /^[-+!](?=[\p{L}"(]|$)/u.exec(word)?.[0];
  if (sign !== undefined && (word.length > 1 || behind !== ''))
    return at(0, `write ${sign === '+' ? 'AND' : 'NOT'} for the ${sign}. ${TO_QUOTE}`);
  const comma = isName === true ? null : /[,;](?!\d)|(?<!\d)[,;]|[，；、]/.exec(word);
  if (comma !== null)
    return at(
      comma.index,
      `it separates nothing: write OR for the ${comma[0]} to look for either, put each topic on a line of its own, or take it out. ${TO_QUOTE}`,
    );
  const wide = word.indexOf('：');
  if (wide >= 0) return at(wide, 'this colon is a full-width one: write : instead');
  const single = /(?<=\p{L})\?(?=\p{L})/u.exec(word);
  if (single !== null)
    return at(single.index, 'a ? stands for no letter: write word* for words that begin alike');
  if (isAlone !== true && /^(?:and|or|not|andnot)$/i.test(word))
    return at(0, `write ${word.toUpperCase()} where it joins two parts. ${TO_QUOTE}`);
  if (isAlone !== true && /^(?:XOR|NEAR|ADJ|(?:near|adj|w)\/\d+|(?:NEAR|ADJ|W)\/\d+)$/.test(word))
    return at(0, `there is no operator ${word}: write AND, OR, NOT or a "phrase". ${TO_QUOTE}`);
  return undefined;
}

/** Explains a category or an id among words, where titles and abstracts hardly ever have one. */
export function misplacedWord(word: string): Mistake | undefined {
  if (looksLikeCategory(word)) return at(0, `write cat:${word} for the category. ${TO_QUOTE}`);
  const paper = parsePaperRef(word);
  if (paper !== undefined)
    return at(0, `write id:${refText(paper)} for the paper, or name it in \`papers\`. ${TO_QUOTE}`);
  return undefined;
}

function at(offset: number, message: string): Mistake {
  return { offset, message };
}
