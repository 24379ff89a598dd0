import { describe, expect, test } from '@jest/globals';
import { formOf, wordsOf } from '../../src/match/words.ts';

describe('a word is compared', () => {
  test.each([
    ['without case and accents', 'Müller', 'muller'],
    ['without accents in a plural', 'Éclairs', 'eclair'],
    ['in compatibility form', 'ﬁeld', 'field'],
    ['without a possessive', "author's", 'author'],
    ['without a possessive', 'author’s', 'author'],
    ['in the singular', 'LLMs', 'llm'],
    ['in the singular', 'studies', 'study'],
    ['in the singular', 'ties', 'tie'],
    ['in the singular', 'losses', 'loss'],
    ['in the singular', 'meshes', 'mesh'],
    ['in the singular', 'patches', 'patch'],
    ['in the singular', 'boxes', 'box'],
    ['in the singular', 'buzzes', 'buzz'],
    ['in the singular', 'bases', 'base'],
    ['in the singular', 'dogs', 'dog'],
    ['in the singular if it is an abbreviation in capitals', 'DOEs', 'doe'],
    ['in the singular if it is an abbreviation in capitals', '3DOEs', '3doe'],
    ['in the singular if it is an abbreviation in capitals', 'eGPUs', 'egpu'],
    ['unchanged if it is not a plural', 'does', 'does'],
    ['unchanged if it is not a plural', 'SARS', 'sars'],
    ['unchanged if it is not a plural', 'Is', 'is'],
    ['unchanged if it is not a plural', 'LLMscope', 'llmscope'],
    ['in the singular', 'assessments', 'assessment'],
    ['unchanged if it is not a plural', 'gas', 'gas'],
    ['unchanged if it is not a plural', 'class', 'class'],
    ['unchanged if it is not a plural', 'corpus', 'corpus'],
    ['unchanged if it is not a plural', 'analysis', 'analysis'],
    ['unchanged if it is not a plural', 'boxe', 'boxe'],
    ['unchanged if it is not a plural', 'issue', 'issue'],
    ['with its plus signs', 'C++', 'c++'],
  ])('%s: %s is %s', (_, word, form) => {
    expect(formOf(word)).toBe(form);
  });
});

/** Returns the words of a text, with a bar between words that cannot be in one phrase. */
const read = (text: string) =>
  wordsOf(text)
    .map(({ form, gap }, index) => (index === 0 || gap === '' ? form : `| ${form}`))
    .join(' ');

describe('the words of a text', () => {
  test.each([
    ['smart ring', 'smart ring'],
    ['smart-ring', 'smart ring'],
    ['smart_ring', 'smart ring'],
    ['smart \n ring', 'smart ring'],
    ['GPT-3.5', 'gpt 3 5'],
    ['TCP/IP', 'tcp ip'],
    ['smart “ring”, ‘so’', 'smart ring | so'],
    ["smart 'ring' `so` «it» *is*", 'smart ring so it is'],
    ['smart–ring', 'smart ring'],
    ['T_c L^q f_NL', 'tc lq fnl'],
    ['a_b_c x_long to_do T_c_d', 'a b c x long to do t c d'],
    ['smart – ring', 'smart | ring'],
    ['smart –ring', 'smart | ring'],
    ['smart– ring', 'smart | ring'],
    ['smart‐ring', 'smart ring'],
    ['“smart”-ring', 'smart ring'],
    ['“smart”–“ring”', 'smart ring'],
    ['smart/-ring', 'smart | ring'],
    ['T_2 x_abcd x^y_z', 't2 x abcd x | y z'],
    ['αβ-γ Λ', 'alphabeta gamma lambda'],
    ['smart~ring', 'smart ring'],
    ["it'sx", 'it sx'],
    ['smart. Ring', 'smart | ring'],
    ['smart, ring; so: it (is)', 'smart | ring | so | it | is'],
    ['smart--ring', 'smart | ring'],
    ['smart–-ring', 'smart | ring'],
    ['smart—ring', 'smart | ring'],
    ['a+b', 'a | b'],
    ['a..b', 'a | b'],
    ['数学，图', '数学 | 图'],
    ['𐀀a 𝟿', '𐀀a 9'],
    ['a-+b', 'a | b'],
    ['𝑛-gram', 'n gram'],
    ['', ''],
    ['-- ...', ''],
  ])('of %j are "%s"', (text, words) => {
    expect(read(text)).toBe(words);
  });

  test.each([
    ['C++ and C#', 'c++ and c#'],
    ['C+ and C#x', 'c | and c | x'],
    ['#C ++C', 'c | c'],
    ["the author's note", 'the author note'],
    ['the author’s', 'the author'],
  ])('of %j include their signs: "%s"', (text, words) => {
    expect(read(text)).toBe(words);
  });

  test('have their positions in the text', () => {
    const text = 'On the author’s smart-rings in C++.';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'On',
      'the',
      'author’s',
      'smart',
      'rings',
      'in',
      'C++',
    ]);
  });
});
