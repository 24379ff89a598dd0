import { expect, test } from '@jest/globals';
import { defaultBranchIn, editedPull } from '../../src/actions/event.ts';

test('a run that no event started, as by hand on one’s own machine, is about no pull request', () => {
  expect(editedPull(undefined, {}, 'octo/site')).toBeUndefined();
});

test.each([
  [undefined],
  [null],
  [5],
  [{}],
  [{ repository: null }],
  [{ repository: { default_branch: {} } }],
])('an event such as %j names no default branch', (event) => {
  expect(defaultBranchIn(event)).toBeUndefined();
});

test('an event of a repository names its default branch', () => {
  expect(defaultBranchIn({ repository: { default_branch: 'trunk' } })).toBe('trunk');
});
