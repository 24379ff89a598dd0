import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import { placesInWords } from '../../src/site/places-in-words.ts';
import { aLayout } from '../builders/layout.ts';

test.each([
  [
    'posts, digest, list, feed, bibtex',
    'Posts go to arxiv/{{year}}/{{slug}}.md, digest pages go to arxiv/digests/{{date}}.md, the list goes to arxiv.md, the feed goes to arxiv.xml, the bibliography goes to arxiv.bib',
  ],
  ['list', 'The list goes to arxiv.md'],
  ['feed', 'The feed goes to arxiv.xml'],
])('the places of %s are named', async (output, words) => {
  const config = readConfig(
    new Map([
      ['keywords', 'x'],
      ['output', output],
    ]),
  );
  expect(placesInWords(config, await aLayout({}, { output }))).toBe(words);
});
