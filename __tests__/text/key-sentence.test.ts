import { describe, expect, test } from '@jest/globals';
import { keySentence } from '../../src/text/key-sentence.ts';
import { sentencesOf } from '../../src/text/sentences.ts';

describe('the key sentence of an abstract', () => {
  test.each([
    [
      'says what is proposed, not why',
      'Scrolls are long. Readers tire of them (see Fig. 2). To help them, we propose Candle, a lamp for scrolls. We show that it burns for $n$ hours.',
      'To help them, we propose Candle, a lamp for scrolls.',
    ],
    [
      'may have the paper as its subject',
      'Ink fades. This short paper therefore introduces an ink that does not. Results follow.',
      'This short paper therefore introduces an ink that does not.',
    ],
    [
      'may be in the passive voice, but not about what others did',
      'Many inks were proposed by others. A new ink is presented that lasts.',
      'A new ink is presented that lasts.',
    ],
    [
      'is what was studied or shown, where nothing is proposed',
      'The conjecture is old. We also prove it for primes $p > 3$. A corollary follows.',
      'We also prove it for primes $p > 3$.',
    ],
    [
      'is what is proposed even behind what is studied',
      'We study how scribes read old scrolls in dim rooms. To this end, we propose a lamp that needs no oil at all.',
      'To this end, we propose a lamp that needs no oil at all.',
    ],
    [
      'is what the paper is about rather than what goes on from it',
      'In this paper, we study how scribes read old scrolls in dim rooms. Additionally, we release the code of our experiments.',
      'In this paper, we study how scribes read old scrolls in dim rooms.',
    ],
    [
      'is what the authors do, whatever the verb',
      'Moving people break dense maps of rooms. We mask the regions that move and track all others.',
      'We mask the regions that move and track all others.',
    ],
    [
      'is not what is known or hoped',
      'Old maps of rooms are torn. We know that rooms change. One can hope.',
      'Old maps of rooms are torn.',
    ],
    [
      'is the first where none says so',
      'Trees grow. Some trees are tall.\nThey fall.',
      'Trees grow.',
    ],
    [
      'is whole where a name, a number or an abbreviation has a full stop',
      'Models fail. We present the corpus of Dr. A. B. Quill et al. (e.g. scrolls vs. Books, i.e. 1.5 million pp. of text) at https://a.b/c.Html with Eq. 3. Then we stop.',
      'We present the corpus of Dr. A. B. Quill et al. (e.g. scrolls vs. Books, i.e. 1.5 million pp. of text) at https://a.b/c.Html with Eq. 3.',
    ],
    [
      'is whole where a formula has one',
      'Old. We propose $f(x) = 1. X$, \\(y. Z\\) and more (It works. Really.) here. New.',
      'We propose $f(x) = 1. X$, \\(y. Z\\) and more (It works. Really.) here.',
    ],
    [
      'begins behind a letter that ends a sentence',
      'All occurrences of P in S. We present a data structure that reports them by S. A. Quill.',
      'We present a data structure that reports them by S. A. Quill.',
    ],
    [
      'ends where the author forgot the space',
      'Reading is hard.We propose a lamp.It burns.',
      'We propose a lamp.',
    ],
    ['may end in a quotation', 'We present “Reading.” It burns.', 'We present “Reading.”'],
    ['may be in another script', '卷轴很长。灯很亮。', '卷轴很长。'],
    ['is the text, where that is one sentence without an end', 'a lamp', 'a lamp'],
    ['is empty for an empty text', '', ''],
  ])('%s', (_, abstract, sentence) => {
    expect(keySentence(abstract)).toBe(sentence);
  });

  test.each([
    [
      'the name before the colon of its title',
      'Candle: Reading in Dim Rooms',
      'We introduce the task of reading scrolls in dim rooms. We propose Candle, a lamp that needs no oil.',
      'We propose Candle, a lamp that needs no oil.',
    ],
    [
      'most words of its title',
      'A lamp without oil for dim rooms',
      'We introduce a data set of four thousand old scrolls. We present a lamp for dim rooms that needs no oil.',
      'We present a lamp for dim rooms that needs no oil.',
    ],
    [
      'most words of its title, also where no sentence says what is new',
      'Lamps without oil for dim rooms',
      'Scribes have sore eyes everywhere. Lamps for dim rooms that burn without oil are cheap and safe.',
      'Lamps for dim rooms that burn without oil are cheap and safe.',
    ],
  ])('of a paper has %s', (_, title, abstract, sentence) => {
    expect(keySentence(abstract, title)).toBe(sentence);
  });

  test('of a text without an end is found in linear time', () => {
    const long = '(a. B $x. Y [c. D “e. F '.repeat(4000);
    expect(sentencesOf(long).join(' ').length).toBeGreaterThan(0);
  });
});
