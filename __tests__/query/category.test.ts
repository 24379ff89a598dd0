import { expect, test } from '@jest/globals';
import { matchesCategory, otherNamesOf } from '../../src/query/category.ts';

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
  ['math*', 'math-ph', true],
  ['math.*', 'math-ph', true],
  ['q-bio.*', 'math-ph', false],
  ['stat.*', 'physics.data-an', false],
  ['cs', 'cs.CL', false],
])('the pattern "%s" matches a paper of %s: %p', (patterns, categories, isMatch) => {
  const listed = (text: string) => text.split(' ').filter((name) => name !== '');
  expect(matchesCategory(listed(patterns), listed(categories))).toBe(isMatch);
});
