import { expect, test } from '@jest/globals';
import { defaultBranchIn, editedPull } from '../../src/actions/event.ts';

test('a run without an event, such as on a user’s own computer, is not about a pull request', () => {
  expect(editedPull(undefined, {}, 'octo/site')).toBeUndefined();
});

test.each([
  [undefined],
  [null],
  [5],
  [{}],
  [{ repository: null }],
  [{ repository: { default_branch: {} } }],
])('the event %j has no default branch', (event) => {
  expect(defaultBranchIn(event)).toBeUndefined();
});

test('the event of a repository has its default branch', () => {
  expect(defaultBranchIn({ repository: { default_branch: 'trunk' } })).toBe('trunk');
});
