import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aPaper } from '../builders/paper.ts';
import { readAtom } from '../../src/arxiv/atom.ts';
import { plainOf, wordsOf as matchedWords } from '../../src/match/words.ts';
import { holdsQuote, wordsOf } from '../../src/enrich/grounding.ts';
import { proseOf } from '../../src/enrich/prose-of-answer.ts';
import { withoutPiles } from '../../src/text/piles.ts';
import { texToText } from '../../src/text/tex.ts';
import { slugify } from '../../src/papers/slug.ts';

const marks = '\u0316\u0301';
const longestRun = (text: string) =>
  [...text.matchAll(/\p{M}+/gu)].reduce((most, [run]) => Math.max(most, [...run].length), 0);

test.each(['Nguyễn Văn', 'e\u0323\u0302\u0301', 'שָׁבַּ֑ת', 'ក្ម្រាំង', 'བསྒྲུབས', 'ﾊﾞﾊﾟ'])(
  '%s stays as it is',
  (text) => {
    expect(withoutPiles(text)).toBe(text);
  },
);

test('no letter keeps more than eight marks', () => {
  const soup = fc.array(
    fc.constantFrom('a', ' ', '\u0301', '\u0316', '\u{e0100}', '\uff9e', '한'),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(soup, (parts) => {
      expect(longestRun(withoutPiles(parts.join('')))).toBeLessThanOrEqual(8);
    }),
  );
});

// Normalising these takes minutes: without the limit each runs into the time limit of a test.
describe.each([
  ['marks in a heap', `a${marks.repeat(200_000)}`],
  ['heaps that braces keep apart', `a${`${marks.repeat(4)}{}`.repeat(60_000)}`],
  ['letters that turn into marks', `a${'\uff9e\u0301'.repeat(200_000)}`],
])('%s', (_, text) => {
  test('are read as text', () => {
    expect(longestRun(texToText(text))).toBeLessThanOrEqual(8);
  });

  test('are matched, quoted, and make a name', () => {
    expect(plainOf(text.replace(/[{}]/g, ''))).toMatch(/^a/);
    expect(matchedWords(text).length).toBeGreaterThan(0);
    expect(holdsQuote(wordsOf(aPaper({ title: text, abstract: text })), text)).toBe(false);
    expect(slugify(text, 80)).toMatch(/^a/);
  });

  test('are cut where a feed or a model brings them', () => {
    const entry = `<id>http://arxiv.org/abs/2611.00001v1</id><title>${text}</title><summary>${text}</summary><category term="cs.CL"/><published>2026-11-18T10:00:00Z</published>`;
    const [paper] = readAtom(`<feed><entry>${entry}</entry></feed>`).papers;
    expect(longestRun(paper?.title.tex ?? '')).toBeLessThanOrEqual(8);
    expect(paper?.abstract.tex.length).toBeLessThanOrEqual(50_000);
    expect(longestRun(proseOf(text, 900))).toBeLessThanOrEqual(8);
  });
});
