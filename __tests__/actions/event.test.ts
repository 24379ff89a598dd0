import { expect, test } from '@jest/globals';
import { editedPull } from '../../src/actions/event.ts';

test('a run that no event started, as by hand on one’s own machine, is about no pull request', () => {
  expect(editedPull(undefined, {}, 'octo/site')).toBeUndefined();
});
