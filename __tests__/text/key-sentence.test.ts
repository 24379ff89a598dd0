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
      'is what is proposed even behind what is shown',
      'In this note we show a bound. We then introduce a tighter one.',
      'We then introduce a tighter one.',
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

  test('of a text without an end is found in linear time', () => {
    const long = '(a. B $x. Y [c. D “e. F '.repeat(4000);
    expect(sentencesOf(long).join(' ').length).toBeGreaterThan(0);
  });
});
