import { describe, expect, test } from '@jest/globals';
import { escapeInline, escapeMarkdown } from '../../src/escapes/markdown.ts';

/** The text with what was written as an entity in brackets. */
const shown = (written: string) =>
  written.replace(/&#(\d+);/g, (_, code: string) => `‹${String.fromCodePoint(Number(code))}›`);

describe('characters of mark-up are written as entities anywhere in a line', () => {
  test.each([
    ['a < { } \\ ` [ ] | $ ^ b', 'a ‹<› ‹{› ‹}› ‹\\› ‹`› ‹[› ‹]› ‹|› ‹$› ‹^› b'],
    ['&amp; &#60; &#x3c; & AT&T a&b', '‹&›amp; ‹&›#60; ‹&›#x3c; & AT&T a&b'],
    ['a > b, a-> b, a >b', 'a > b, a-‹>› b, a ‹>›b'],
    ['2 * 3, *a, a*', '2 * 3, ‹*›a, a‹*›'],
    ['a_b, _a, a_, é_é', 'a_b, ‹_›a, a‹_›, é_é'],
    ['~5, a~b, ~a, a~ b', '~5, a‹~›b, ‹~›a, a‹~› b'],
    ['so: it, 10:30, a:b', 'so: it, 10:30, a:b'],
    ['end.To, e.g. so, 3.5, v.2, a.b', 'end.To, e.g. so, 3.5, v.2, a.b'],
    ['a @ b, @b, a@b', 'a @ b, ‹@›b, a‹@›b'],
    ['www.a', 'www‹.›a'],
    ['a=b, a==b', 'a=b, a=‹=›b'],
    ['a-b, a--b', 'a-b, a-‹-›b'],
    ['C++, C++ a, a++b', 'C++, C++ a, a+‹+›b'],
    ['(x), 8), x-), =) a', '(x‹)›, 8‹)›, x-‹)›, =‹)› a'],
    ['(box)', '(box)'],
    ['in C#, so', 'in C#, so'],
    ['in C#', 'in C‹#›'],
    ['!\u{f0000}, \u{f0000}5, !a', '‹!›\u{f0000}, \u{f0000}‹5›, !a'],
  ])('%j', (text, written) => {
    expect(shown(escapeMarkdown(text))).toBe(written);
    expect(shown(escapeInline(text))).toBe(written);
  });
});

describe('characters that start a block are written as entities at the start of a paragraph', () => {
  test.each([
    ['- a', '‹-› a'],
    ['+ a', '‹+› a'],
    ['= a', '‹=› a'],
    ['# a', '‹#› a'],
    [': a', '‹:› a'],
    ['! a', '‹!› a'],
    ['? a', '‹?› a'],
    ['@ a', '‹@› a'],
    ['> a', '‹>› a'],
    ['/// a', '‹/›‹/›/ a'],
    ['// a', '‹/›/ a'],
    ['import a', '‹i›mport a'],
    ['export', '‹e›xport'],
    ['imports, exported', 'imports, exported'],
    ['import-free', 'import-free'],
    ['1. a', '1‹.› a'],
    ['12) a', '12‹)› a'],
    ['1.', '1‹.›'],
    ['1.5 a', '1.5 a'],
    ['a 1. b', 'a 1. b'],
    ['a - b', 'a - b'],
  ])('%j', (text, written) => {
    expect(shown(escapeMarkdown(text))).toBe(written);
  });
});

test('characters that start a block stay as they are within a line', () => {
  for (const text of ['- a', '1. a', '# a', 'import a']) expect(escapeInline(text)).toBe(text);
});

test('text is one line; a stretch keeps its white space', () => {
  expect(escapeMarkdown(' a \n\t b\u202e ')).toBe('a b');
  expect(escapeInline(' a \n b ')).toBe(' a \n b ');
});

test('a generator has more that is mark-up, and signs that it reads after entities', () => {
  expect(shown(escapeInline('a"b\'c', { also: '"' }))).toBe('a‹"›b\'c');
  for (const sign of '\\]^[-|.*+?(){}/')
    expect(shown(escapeInline(`a ${sign} b`, { also: sign }))).toBe(`a ‹${sign}› b`);
  expect(shown(escapeInline('#a, :b, @c, # d', { apart: '@#:' }))).toBe(
    '#‹\u200b›a, :‹\u200b›b, ‹@›‹\u200b›c, # d',
  );
});

describe('text in HTML that is read as a template', () => {
  test.each([
    ['{{a}}', '‹{›|‹{›a‹}›‹}›'],
    ['{%a%}', '‹{›|%a%‹}›'],
    ['{#a#}', '‹{›|#a#|‹}›'],
    ['{% {', '‹{›|% ‹{›'],
    ['{a} # } %}', '‹{›a‹}› # ‹}› %‹}›'],
  ])('has no tag, also where entities are characters again: %s', (text, written) => {
    expect(shown(escapeInline(text, { templated: true })).replaceAll('‹\u200b›', '|')).toBe(
      written,
    );
    expect(shown(escapeInline(text))).not.toContain('\u200b');
  });

  test('has no tag of signs that other rules wrote as entities', () => {
    const rules = { templated: true, also: '#%' };
    expect(shown(escapeInline('{#a#} {%', rules)).replaceAll('‹\u200b›', '|')).toBe(
      '‹{›|‹#›a‹#›|‹}› ‹{›|‹%›',
    );
  });
});

test.each([
  ['(1) a', '(1‹)› a'],
  ['(12. a', '(12‹.› a'],
  ['a. a', 'a‹.› a'],
  ['iv) a', 'iv‹)› a'],
  ['xlcdm. a', 'xlcdm‹.› a'],
  ['A) a', 'A‹)› a'],
  ['A. a', 'A. a'],
  ['AB) a', 'AB) a'],
  ['ab. a', 'ab. a'],
  ['1.a', '1.a'],
  ['a 1) a', 'a 1) a'],
  ['iv)', 'iv‹)›'],
])('numbers of lists have an entity for their sign: %j', (text, written) => {
  expect(shown(escapeMarkdown(text))).toBe(written);
});

test.each([
  ['a:b: c', 'a‹:›b: c'],
  [':+1: :a-b_c1:', '‹:›+1: ‹:›a-b_c1:'],
  ['a:( :) :é', 'a‹:›( ‹:›) :é'],
  [':D :p :oz :Dx :d1', '‹:›D ‹:›p :oz :Dx :d1'],
  ['mailto:a xmpp:b MAILTO:c tel:ab', 'mailto‹:›a xmpp‹:›b MAILTO‹:›c tel:ab'],
  ['a:: b', 'a‹:›: b'],
])('colons have an entity before emoji, emoticons and addresses: %j', (text, written) => {
  expect(shown(escapeInline(text))).toBe(written);
});

test('a generator may make links of bare domains, and directives of colons', () => {
  const domains = (text: string) => shown(escapeInline(text, { domains: true }));
  expect(domains('end.To é.éé a.b 3.5 1.ab .ab a. bc')).toBe(
    'end‹.›To é‹.›éé a.b 3.5 1‹.›ab .ab a. bc',
  );
  expect(domains('true and false')).toBe('true and false');
  const directives = (text: string) => shown(escapeInline(text, { directives: true }));
  expect(directives('10:30 a: b :x')).toBe('10‹:›30 a: b ‹:›x');
});

test('a sign that is read after entities is kept from the word behind it', () => {
  const apart = (text: string) =>
    shown(escapeInline(text, { apart: ':+' })).replaceAll('‹\u200b›', '|');
  expect(apart('1:2 :a :+ :- : a:')).toBe('1:|2 :|a ‹:›|+ ‹:›|- : a:');
  expect(apart('a+b +c + d')).toBe('a+|b +|c + d');
});
