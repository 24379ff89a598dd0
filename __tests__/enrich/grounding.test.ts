import { expect, test } from '@jest/globals';
import { hasOnlyNumbersOf, holdsQuote, wordsOf } from '../../src/enrich/grounding.ts';
import { aPaper } from '../builders/paper.ts';

const abstract =
  'We read 1,024 scrolls at 10⁶ Hz in 0.5 days, 007 times, for $12{,}500$ readers; CO₂ fell by 42.';
const words = wordsOf(aPaper({ title: 'Ten Lamps', abstract, comment: '33 pages' }));

test.each([
  ['1024 scrolls', true],
  ['1.024 scrolls', true],
  ['1\u202f024 scrolls', true],
  ["1'024 scrolls", true],
  ['12,500 readers', true],
  ['seen 7 times', true],
  ['seen 8 times, a single digit', true],
  ['33 pages', true],
  ['42 and 33', true],
  ['half of it in 05 days', true],
  ['0042 days', true],
  ['402 days', false],
  ['10 times', true],
  ['106 times', false],
  ['10⁶ times', true],
  ['43 days', false],
  ['42 and 43', false],
  ['10,24 scrolls', true],
  ['102 scrolls', false],
  ['no number', true],
])('the paper has all numbers of "%s": %j', (text, has) => {
  expect(hasOnlyNumbersOf(words, text)).toBe(has);
});

test.each([
  ['read 1,024 scrolls', true],
  ['READ 1 024 SCROLLS!', true],
  ['in the lamps', false],
  ['33 pages', false],
  ['Ten Lamps We read', false],
  ['at a Hz', false],
  ['a b c d e f g h i j', false],
])('the paper holds the quote "%s": %j', (quote, holds) => {
  expect(holdsQuote(words, quote)).toBe(holds);
});

test('a quote has at least three words and twelve letters', () => {
  const of = (text: string) => wordsOf(aPaper({ abstract: text }));
  expect(holdsQuote(of('ink of scroll'), 'ink of scroll')).toBe(false);
  expect(holdsQuote(of('inks of scroll'), 'inks of scroll')).toBe(true);
  expect(holdsQuote(of('candlelight scrolls'), 'candlelight scrolls')).toBe(false);
});
