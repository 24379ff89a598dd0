import { ARCHIVES, CATEGORIES, FORMER } from './taxonomy.ts';

/** Two names of one category; arXiv's answers name only one of each pair. */
const TWINS: readonly (readonly [string, string])[] = [
  ['eess.SY', 'cs.SY'],
  ['math.NA', 'cs.NA'],
  ['cs.IT', 'math.IT'],
  ['math.ST', 'stat.TH'],
  ['econ.GN', 'q-fin.EC'],
  ['math-ph', 'math.MP'],
];

/**
 * Whether a text has the form of a category of arXiv's own: an archive, mostly with a subject class.
 * Among a paper's categories stand its ACM and MSC classes too (`I.2.7; H.3.3`, `68T50 (Primary)`),
 * which are whatever the author wrote.
 */
export function isCategory(text: string): boolean {
  return /^[a-z]+(?:-[a-z]+)*(?:[.][A-Za-z]+(?:-[A-Za-z]+)*)?$/.test(text);
}

/**
 * A category, or a pattern of some, as arXiv spells it: `CS.cl` is `cs.CL`. An archive that has
 * classes is all of them: `cs` is `cs.*`, since no paper of today is in `cs` alone.
 *
 * @returns what arXiv does not know as it is written
 */
export function asArxivSpells(pattern: string): string {
  const [before = '', ...rest] = pattern.split('.');
  const archive = before.toLowerCase();
  const subject = rest.join('.');
  const classes = ARCHIVES.get(archive);
  if (classes === undefined) return pattern;
  if (classes.length === 0) return subject === '' || subject === '*' ? archive : pattern;
  if (subject === '') return `${archive}.*`;
  const isUpper = /^[A-Z]/.test(classes[0] ?? '');
  return `${archive}.${isUpper ? subject.toUpperCase() : subject.toLowerCase()}`;
}

/** What is wrong with a category that arXiv does not have, and what to write; undefined where it has it. */
export function categoryProblem(pattern: string): string | undefined {
  const wanted = asArxivSpells(pattern).toLowerCase();
  const start = wanted.replace(/[.]?\*$/, '');
  const isKnown = CATEGORIES.some((name) =>
    wanted.endsWith('*') ? name.toLowerCase().startsWith(start) : name.toLowerCase() === wanted,
  );
  if (isKnown && start !== '') return undefined;
  const several = pattern.split(/[\s,;+|/&]+/).filter((part) => part !== '');
  if (several.length > 1 && several.every((part) => categoryProblem(part) === undefined))
    return `a category stands alone: write cat:(${several.join(' OR ')})`;
  const now = FORMER.get(pattern.toLowerCase());
  if (now !== undefined)
    return `the archive "${pattern}" is part of another since: write cat:${now}`;
  return `arXiv has no category "${pattern}".${hintFor(pattern)}`;
}

function hintFor(pattern: string): string {
  const [archive = '', subject] = pattern.toLowerCase().split('.');
  const classes = ARCHIVES.get(archive);
  if (classes !== undefined && subject !== undefined)
    return classes.length === 0
      ? ` Write cat:${archive}`
      : ` The classes of ${archive} are ${classes.join(', ')}`;
  const alike = CATEGORIES.filter((name) => name.toLowerCase().endsWith(`.${archive}`));
  return alike.length > 0
    ? ` Did you mean ${alike.slice(0, 3).join(' or ')}?`
    : ' Write one such as cs.CL or stat.*, of those at arxiv.org/category_taxonomy; to look for words, leave `cat:` out';
}

/** Whether a word can only be meant as a category: `cs.CL`, `hep-th`, `stat.*`. */
export function looksLikeCategory(word: string): boolean {
  return /^[a-z]+(?:[.-])/.test(word) && categoryProblem(word) === undefined;
}

/** All names of the categories that a pattern stands for which the pattern itself does not fit. */
export function otherNamesOf(pattern: string): string[] {
  const named = (name: string) => isNamed(pattern, name);
  return TWINS.flatMap((pair) => {
    const others = pair.filter((name) => !named(name));
    return others.length === 1 ? others : [];
  });
}

/**
 * Whether a paper lies in one of the categories asked for.
 *
 * @param patterns `cs.CL`, or `stat.*` for all of an archive; none asks for nothing, so all fit
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

/** Whether a pattern fits the name of a category, letters in any case. */
function isNamed(pattern: string, category: string): boolean {
  const wanted = pattern.toLowerCase();
  const name = category.toLowerCase();
  if (!wanted.endsWith('*')) return name === wanted;
  const archive = wanted.replace(/[.]?\*$/, '');
  return name === archive || name.startsWith(wanted.slice(0, -1));
}
