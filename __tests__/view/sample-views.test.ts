import { expect, test } from '@jest/globals';
import { sampleViews } from '../../src/view/sample-views.ts';
import { plain } from '../builders/view.ts';

/** Returns the names of values in a view that a template could not be checked against. */
function emptyIn(value: unknown, name: string): string[] {
  if (value === undefined || value === '' || value === 0) return [name];
  if (typeof value !== 'object' || value === null) return [];
  if (Object.keys(value).length === 0) return [name];
  return Object.entries(value).flatMap(([key, inner]) => emptyIn(inner, `${name}.${key}`));
}

test('every value of the sample views is set, so that all names in a template are checked', () => {
  expect(emptyIn(plain(sampleViews()), 'views')).toEqual([]);
});
