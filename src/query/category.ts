import { nearest } from '../text/nearest.ts';
import { ARCHIVES, CATEGORIES, FORMER } from './taxonomy.ts';

/** Pairs of names of one category. arXiv's replies use only one name of each pair. */
const TWINS: readonly (readonly [string, string])[] = [
  ['eess.SY', 'cs.SY'],
  ['math.NA', 'cs.NA'],
  ['cs.IT', 'math.IT'],
  ['math.ST', 'stat.TH'],
  ['econ.GN', 'q-fin.EC'],
  ['math-ph', 'math.MP'],
];

/**
 * Tells arXiv's categories (an archive, mostly with a subject class) from the ACM and MSC classes
 * that arXiv lists among them in the author's own spelling (`I.2.7; H.3.3`, `68T50 (Primary)`).
 */
export function isCategory(text: string): boolean {
  return /^[a-z]+(?:-[a-z]+)*(?:[.][A-Za-z]+(?:-[A-Za-z]+)*)?$/.test(text);
}

/**
 * Spells a category, or a pattern of some, as arXiv does: `CS.cl` becomes `cs.CL`. An archive with
 * classes becomes all of them (`cs.*`), since no paper of today is in `cs` alone.
 *
 * @returns the pattern unchanged where arXiv has no such archive
 */
export function asArxivSpells(pattern: string): string {
  const [before = '', ...rest] = pattern.split('.');
  const archive = before.toLowerCase();
  const subject = rest.join('.');
  const classes = ARCHIVES.get(archive);
  if (classes === undefined) return pattern;
  if (classes.length === 0) return subject === '' || subject === '*' ? archive : pattern;
  if (subject === '') return `${archive}.*`;
  const isUpper = /[A-Z]/.test(classes.join());
  return `${archive}.${isUpper ? subject.toUpperCase() : subject.toLowerCase()}`;
}

/**
 * Returns the error and the remedy for a category that arXiv does not have.
 *
 * @param prefix text before each category: `cat:` in a query
 * @returns undefined for a category, or a pattern of some, that arXiv has
 */
export function categoryProblem(pattern: string, prefix = ''): string | undefined {
  const wanted = asArxivSpells(pattern);
  if (wanted !== '*' && CATEGORIES.some((name) => isNamed(wanted, name))) return undefined;
  const several = pattern.split(/[\s,;+|/&]/).filter((part) => part !== '');
  if (several.length > 1 && several.every((part) => categoryProblem(part) === undefined))
    return `"${pattern}" is several categories. Write ${prefix === '' ? several.join(', ') : `${prefix}(${several.join(' OR ')})`}.`;
  const now = FORMER.get(pattern.toLowerCase());
  if (now !== undefined)
    return `arXiv merged "${pattern}" into another category. Write ${prefix}${now}.`;
  return `arXiv has no category "${pattern}". ${hintFor(pattern.toLowerCase(), prefix)}`;
}

/** Names of fields that people write for a category. */
const FIELDS_OF_STUDY: ReadonlyMap<string, string> = new Map([
  ['nlp', 'cs.CL'],
  ['computer vision', 'cs.CV'],
  ['machine learning', 'cs.LG'],
  ['robotics', 'cs.RO'],
]);

function hintFor(pattern: string, prefix: string): string {
  const [archive = ''] = pattern.split('.');
  const alike = CATEGORIES.filter(
    (name) => name.toLowerCase().endsWith(`.${archive}`) || name.startsWith(`${archive}-`),
  );
  const near = FIELDS_OF_STUDY.get(pattern) ?? nearest(pattern, CATEGORIES, 1);
  const meant = alike.length === 0 && near !== undefined ? [near] : alike.slice(0, 3);
  const classes = ARCHIVES.get(archive);
  if (classes?.length === 0) return `Write ${prefix}${archive}.`;
  if (meant.length > 0) return `Did you mean ${meant.join(' or ')}?`;
  if (classes !== undefined) return `The classes of ${archive} are ${classes.join(', ')}.`;
  return `Use one of arxiv.org/category_taxonomy, such as cs.CL or stat.*.${prefix === '' ? '' : ' To look for words, leave out `cat:`.'}`;
}

/** Whether a word can only be meant as a category: `cs.CL`, `hep-th`, `stat.*`. */
export function looksLikeCategory(word: string): boolean {
  return /^[a-z]+[.-]/.test(word) && categoryProblem(word) === undefined;
}

/** Returns the other names of the categories that a pattern matches: `eess.SY` for `cs.*`. */
export function otherNamesOf(pattern: string): string[] {
  const named = (name: string) => isNamed(pattern, name);
  return TWINS.flatMap((pair) => {
    const others = pair.filter((name) => !named(name));
    return others.length === 1 ? others : [];
  });
}

/**
 * Whether a paper is in one of the categories wanted.
 *
 * @param patterns `cs.CL`, or `stat.*` for all of an archive; without any, all papers fit
 */
export function matchesCategory(
  patterns: readonly string[],
  categories: readonly string[],
): boolean {
  return patterns.length === 0 || patterns.some((pattern) => categories.some(fits(pattern)));
}

function fits(pattern: string): (category: string) => boolean {
  const others = otherNamesOf(pattern).map((name) => name.toLowerCase());
  return (category) => isNamed(pattern, category) || others.includes(category.toLowerCase());
}

/** Whether a pattern matches the name of a category, in any case. */
function isNamed(pattern: string, category: string): boolean {
  const wanted = pattern.toLowerCase();
  const name = category.toLowerCase();
  if (!wanted.endsWith('*')) return name === wanted;
  // With a full stop, since `hep-th.*` matches hep-th.
  return `${name}.`.startsWith(wanted.slice(0, -1));
}
