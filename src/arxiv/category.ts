/** Two names of one category; arXiv's answers name only one of each pair. */
const TWINS: readonly (readonly [string, string])[] = [
  ['eess.sy', 'cs.sy'],
  ['math.na', 'cs.na'],
  ['cs.it', 'math.it'],
  ['math.st', 'stat.th'],
  ['econ.gn', 'q-fin.ec'],
  ['math-ph', 'math.mp'],
];

/**
 * Whether a text has the form of a category of arXiv's own: an archive, mostly with a subject class.
 * Among a paper's categories stand its ACM and MSC classes too (`I.2.7; H.3.3`, `68T50 (Primary)`),
 * which are whatever the author wrote.
 */
export function isCategory(text: string): boolean {
  return /^[a-z]+(?:-[a-z]+)*(?:[.][A-Za-z]+(?:-[A-Za-z]+)*)?$/.test(text);
}

/** The other name of a category that has two, in lower case. */
export function twinOf(category: string): string | undefined {
  const name = category.toLowerCase();
  return TWINS.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []))[0];
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
  const wanted = pattern.toLowerCase();
  const archive = wanted.replace(/[.]?\*$/, '');
  const twin = twinOf(wanted);
  return (category) => {
    const name = category.toLowerCase();
    if (!wanted.endsWith('*')) return name === wanted || name === twin;
    const named = [name, twinOf(name) ?? ''];
    return named.some(
      (one) => one === archive || one.startsWith(wanted.endsWith('.*') ? `${archive}.` : archive),
    );
  };
}
