import { expect, test } from '@jest/globals';
import {
  asArxivSpells,
  categoryProblem,
  isCategory,
  looksLikeCategory,
  matchesCategory,
  otherNamesOf,
} from '../../src/query/category.ts';
import { FORMER } from '../../src/query/taxonomy.ts';

test.each(['cs.CL', 'hep-th', 'cond-mat.mes-hall', 'physics.ed-ph', 'math-ph', 'quant-ph'])(
  '%s is a category',
  (text) => {
    expect(isCategory(text)).toBe(true);
  },
);

test.each(['I.2.7; H.3.3', '68T50 (Primary)', '68T50', 'I.2.7; cs.CL', 'cs.CL; I.2.7', ''])(
  '"%s" is a class of the ACM or of mathematics, not a category',
  (text) => {
    expect(isCategory(text)).toBe(false);
  },
);

test.each(
  (
    'astro-ph.GA cond-mat.soft cs.AI econ.EM eess.AS math.AG nlin.AO physics.optics q-bio.BM ' +
    'q-fin.CP stat.AP'
  ).split(' '),
)('arXiv has the category %s, in any case, and its archive means all its classes', (name) => {
  expect(asArxivSpells(name.toUpperCase())).toBe(name);
  expect(categoryProblem(name.toLowerCase())).toBeUndefined();
  const archive = name.replace(/[.].*/, '');
  expect(asArxivSpells(archive)).toBe(`${archive}.*`);
});

test.each('gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph'.split(' '))(
  'the archive %s has no classes',
  (archive) => {
    expect(asArxivSpells(archive)).toBe(archive);
    expect(asArxivSpells(`${archive}.*`)).toBe(archive);
    expect(asArxivSpells(`${archive}.XX`)).toBe(`${archive}.XX`);
  },
);

test.each([
  ['alg-geom', 'math.AG'],
  ['bayes-an', 'physics.data-an'],
  ['CMP-LG', 'cs.CL'],
  ['patt-sol', 'nlin.PS'],
  ['supr-con', 'cond-mat.supr-con'],
])('for %s, an archive of before 2007, %s is proposed', (before, now) => {
  expect(categoryProblem(before)).toBe(
    `arXiv merged "${before}" into another category. Write ${now}.`,
  );
});

test('each archive of before 2007 was merged into a category that arXiv has', () => {
  for (const now of FORMER.values()) expect([now, categoryProblem(now)]).toEqual([now, undefined]);
});

test.each([
  ['cs.CL;cs.LG', '', 'Write cs.CL, cs.LG.'],
  ['cs.CL cs.LG', 'cat:', 'Write cat:(cs.CL OR cs.LG).'],
  ['cs.CL+cs.LG', '', 'Write cs.CL, cs.LG.'],
  ['cs.CL|cs.LG', '', 'Write cs.CL, cs.LG.'],
  ['cs.CL/cs.LG', '', 'Write cs.CL, cs.LG.'],
  ['cs.CL & cs.LG', '', 'Write cs.CL, cs.LG.'],
  ['scrolls', '', 'Use one of arxiv.org/category_taxonomy, such as cs.CL or stat.*.'],
  ['hep-th.XX', '', 'Write hep-th.'],
  ['econ.XX', '', 'The classes of econ are EM, GN, TH.'],
  ['*', '', 'Use one of arxiv.org/category_taxonomy, such as cs.CL or stat.*.'],
])('the problem of "%s" ends with the remedy, with the prefix "%s": %s', (text, prefix, remedy) => {
  expect(categoryProblem(text, prefix)?.endsWith(` ${remedy}`)).toBe(true);
});

test.each([
  ['cs.CL', true],
  ['stat.*', true],
  ['hep-th', true],
  ['Hep-th', false],
  ['math', false],
  ['cs.XX', false],
  ['state-of-the-art', false],
])('the word %s can only be meant as a category: %s', (word, only) => {
  expect(looksLikeCategory(word)).toBe(only);
});

test.each([
  ['eess.SY', ['cs.sy']],
  ['cs.NA', ['math.na']],
  ['math.IT', ['cs.it']],
  ['math.ST', ['stat.th']],
  ['q-fin.EC', ['econ.gn']],
  ['math-ph', ['math.mp']],
  ['cs.CL', []],
])('%s has the other names %j', (category, others) => {
  expect(otherNamesOf(category).map((name) => name.toLowerCase())).toEqual(others);
});

test.each([
  ['', 'cs.CL', true],
  ['cs.CL', 'cs.CL', true],
  ['CS.cl', 'cs.CL', true],
  ['cs.CL', 'cs.CV', false],
  ['cs.SY', 'eess.SY', true],
  ['cs.CV stat.ML', 'cs.CL stat.ML', true],
  ['cs.*', 'cs.CL', true],
  ['CS.*', 'cs.CL', true],
  ['cs.*', 'math.CO', false],
  ['cs.*', 'eess.SY', true],
  ['cs.*', 'csx.CL', false],
  ['hep-th.*', 'hep-th', true],
  ['hep*', 'hep-th', true],
  ['hep*', 'math-ph', false],
  ['cs.C*', 'cs.CL', true],
  ['cs.C*', 'cs.LG', false],
  ['math*', 'math-ph', true],
  ['math.*', 'math-ph', true],
  ['q-bio.*', 'math-ph', false],
  ['stat.*', 'physics.data-an', false],
  ['cs', 'cs.CL', false],
])('the pattern "%s" matches a paper of %s: %p', (patterns, categories, isMatch) => {
  const listed = (text: string) => text.split(' ').filter((name) => name !== '');
  expect(matchesCategory(listed(patterns), listed(categories))).toBe(isMatch);
});
