import { expect, test } from '@jest/globals';
import { paragraphs } from '../../src/arxiv/xml.ts';
import { keySentence } from '../../src/text/key-sentence.ts';
import { linesOf } from './lines.ts';

test('the key sentence of a recorded abstract is a whole sentence of it, and most name a contribution', () => {
  const abstracts = linesOf('corpus').map(({ summary }) => paragraphs(summary));
  const sentences = abstracts.map((abstract) => keySentence(abstract));
  const invalid = sentences.filter(
    (sentence, index) =>
      sentence === '' ||
      !(abstracts[index] ?? '').includes(sentence) ||
      !/^["'“‘([{\\$]{0,3}[\p{L}\p{N}$\\]/u.test(sentence),
  );
  const counts = {
    new: sentences.filter((sentence) => /\b(?:propos|introduc|present|develop)/i.test(sentence))
      .length,
    long: sentences.filter((sentence) => sentence.length > 600).length,
  };
  expect({ invalid: invalid.length < 40, new: counts.new > 3500, long: counts.long < 40 }).toEqual({
    invalid: true,
    new: true,
    long: true,
  });
});
