import { expect, test } from '@jest/globals';
import { didYouMean, nearest } from '../../src/text/nearest.ts';

test.each([
  ['keyword', ['keywords', 'key', 'exclude'], 'keywords'],
  ['KEYWORD', ['keywords', 'key'], 'keywords'],
  ['keyword', ['Keywords'], 'Keywords'],
  // Two slips in a short word, a third of a longer one.
  ['ab', ['ti', 'abs'], 'abs'],
  ['ab', ['cd'], 'cd'],
  ['ab', ['cde'], undefined],
  ['excluding', ['exclude'], 'exclude'],
  ['abcdefghi', ['abcdefxxx'], 'abcdefxxx'],
  ['abcdefghi', ['abcdexxxx'], undefined],
  // Letters that changed places are one slip.
  ['it', ['ab', 'ti'], 'ti'],
  ['titel', ['tile', 'title'], 'title'],
  ['base', ['bases', 'base'], 'base'],
  // Of two that are as near, the first by the alphabet.
  ['xat', ['cat', 'bat'], 'bat'],
  ['anything', [], undefined],
] as const)('%s, where %j are known, was meant to be %s', (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test('a suggestion is a question; without one the text is empty', () => {
  expect(didYouMean('keyword', ['keywords'])).toBe(' Did you mean `keywords`?');
  expect(didYouMean('anything', ['x'])).toBe('');
});
