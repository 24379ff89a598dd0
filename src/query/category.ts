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
 * arXiv's archives, by how it spells their subject classes (arxiv.org/category_taxonomy): `cs.CL`,
 * `physics.optics`, and `hep-th`, which has none.
 */
const ARCHIVES: ReadonlyMap<string, Spelling> = new Map([
  ...each('upper', 'astro-ph cs econ eess math nlin q-bio q-fin stat'),
  ...each('lower', 'cond-mat physics'),
  ...each('none', 'gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph'),
]);

type Spelling = 'upper' | 'lower' | 'none';

function each(spelling: Spelling, archives: string): [string, Spelling][] {
  return archives.split(' ').map((archive) => [archive, spelling]);
}

/**
 * A category, or a pattern of some, as arXiv spells it: `CS.cl` is `cs.CL`. An archive that has
 * classes is all of them: `cs` is `cs.*`, since no paper of today is in `cs` alone.
 *
 * @returns what arXiv does not know as it is written
 */
export function asArxivSpells(pattern: string): string {
  const [before = '', ...classes] = pattern.split('.');
  const archive = before.toLowerCase();
  const subject = classes.join('.');
  switch (ARCHIVES.get(archive)) {
    case 'upper':
      return `${archive}.${subject.toUpperCase() || '*'}`;
    case 'lower':
      return `${archive}.${subject.toLowerCase() || '*'}`;
    case 'none':
      return subject === '' || subject === '*' ? archive : pattern;
    case undefined:
      return pattern;
  }
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
