import { expect, test } from '@jest/globals';
import { sentencesOf } from '../../src/text/sentences.ts';

/** Texts with a bar after each sentence. */
test.each([
  ['ends at a mark', 'It ended!| Did it?|  Yes.| 2 more.| No'],
  [
    'may end in quotes and parentheses',
    'He said “Stop.”| Then left.| (It was late.)| [Really.]| End',
  ],
  [
    'begins with a capital, a digit, a formula or a command',
    'A lamp.| $x$ is.| \\emph{Ink} it.| ({“So”}) end',
  ],
  ['goes on with a small letter', 'Ink dries. slowly, v1.5 too'],
  ['may lack the space behind it', 'Ink dries.|We read it.|Then, end'],
  ['goes on in names', 'Use x.Then, scipy.Signal.now, a.We go'],
  ['ends at a mark of another script', '一。|二！|三？|四'],
  ['ends with its paragraph', 'a|\nb. c|\n\nd'],
  [
    'goes on behind an abbreviation',
    'See Fig. 3, e.g. Ink, cf. Ink et al. 2026, Dr. Quill, approx. 5, Eqs. 4',
  ],
  ['goes on behind initials', 'By A. B. Quill, 5 p. m. Ink'],
  ['ends behind a letter before a word that begins one', 'Take all of S.| We read it by S. Quill'],
  ['goes on behind a letter of a word', 'Take p.m. We read'],
  [
    'goes on in a formula',
    'Let $ab. Big$, $$cd. Dog$$, \\(e(x) is. Fog\\), \\[g[0] is. Hog\\] be.| End',
  ],
  ['goes on in parentheses', 'Take (one. Two) and [three. Four] so.| End'],
  ['goes on in an address', 'See https://ink.org/a.Html, http://ink.org/Abc.Def now.| End'],
  ['ends behind an address', 'See https://ink.org/abc.| End'],
])('a sentence %s', (_, marked) => {
  const sentences = marked.split('|').map((sentence) => sentence.trim());
  expect(sentencesOf(marked.replaceAll('|', ''))).toEqual(sentences);
});

test('a text without words has no sentences', () => {
  expect(['', '\n\n', ' \n '].map(sentencesOf)).toEqual([[], [], []]);
});
