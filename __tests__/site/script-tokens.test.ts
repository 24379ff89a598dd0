import { describe, expect, test } from '@jest/globals';
import { type Token, tokensOf } from '../../src/site/script-tokens.ts';

/** Prints tokens, such as `name a, sign =`. The code of a template is in braces. */
const print = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      token.kind === 'template'
        ? `template ${token.parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : `{${print(part)}}`)).join(' ')}`
        : `${token.kind} ${token.value}`,
    )
    .join(', ');

describe('a script is split into', () => {
  test.each([
    [
      'names, of any language and with marks',
      'a $b _c #d @e ñ1$',
      'name a, name $b, name _c, name #d, name @e, name ñ1$',
    ],
    [
      'numbers',
      '0 1_000 1.5e3 2E-4 3e+10 0xfF 0b1_0 0O17 10n',
      'number 0, number 1_000, number 1.5e3, number 2E-4, number 3e+10, number 0xfF, number 0b1_0, number 0O17, number 10n',
    ],
    [
      'a number and a member',
      '1.a 1..b',
      'number 1, sign ., name a, number 1, sign ., sign ., name b',
    ],
    [
      'signs, the longest first',
      '=> ?. ... ?? ??= || ||= && &&= == === != !== <= >=',
      '=> ?. ... ?? ??= || ||= && &&= == === != !== <= >='
        .split(' ')
        .map((sign) => `sign ${sign}`)
        .join(', '),
    ],
    [
      'signs of one character',
      '=!<>?|&.+',
      [...'=!<>?|&.+'].map((sign) => `sign ${sign}`).join(', '),
    ],
    ['a choice before a fraction', 'a?.5:b', 'name a, sign ?, sign ., number 5, sign :, name b'],
    [
      'texts, with their escapes read',
      `'a"b' "a'b" '\\'' "\\\\" "a\\nb" ''`,
      `text a"b, text a'b, text ', text \\, text a\nb, text `,
    ],
    ['a text over two lines', `'a\\\nb'`, 'text a\nb'],
    [
      'signs and names, if a text does not end in its line',
      `'a\nb"`,
      `sign ', name a, name b, sign "`,
    ],
    ['nothing for white space and comments', ' a // b\n /* c\n * d */ e /**/ ', 'name a, name e'],
    ['a sign for a character that no script has', 'a \u0000 ', 'name a, sign \u0000'],
  ])('%s: %j', (_, source, tokens) => {
    expect(print(tokensOf(source))).toBe(tokens);
  });
});

describe('a slash', () => {
  test.each([
    ['/a/', 'pattern /a/'],
    ['x = /a b/gi', 'name x, sign =, pattern /a b/gi'],
    ['(/[/"]/)', 'sign (, pattern /[/"]/, sign )'],
    ['[/[\\]/]x\\/"/]', 'sign [, pattern /[\\]/]x\\/"/, sign ]'],
    ...['return', 'case', 'typeof', 'of', 'in'].map((word) => [
      `${word} /'/u`,
      `name ${word}, pattern /'/u`,
    ]),
    ['=/[a/\n]/', 'sign =, sign /, sign [, name a, sign /, sign ], sign /'],
  ])('begins a regular expression if no value is before it: %j', (source, tokens) => {
    expect(print(tokensOf(source))).toBe(tokens);
  });

  test.each([
    ['a / b / c', 'name a, sign /, name b, sign /, name c'],
    ['inside / b / c', 'name inside, sign /, name b, sign /, name c'],
    ['cofof / b /', 'name cofof, sign /, name b, sign /'],
    ['1 / b / c', 'number 1, sign /, name b, sign /, name c'],
    ['"x" / b / c', 'text x, sign /, name b, sign /, name c'],
    [') / b /', 'sign ), sign /, name b, sign /'],
    ['] / b /', 'sign ], sign /, name b, sign /'],
    ['} / b /', 'sign }, sign /, name b, sign /'],
    ['`x` / b /', 'template "x", sign /, name b, sign /'],
  ])('divides a value: %j', (source, tokens) => {
    expect(print(tokensOf(source))).toBe(tokens);
  });
});

describe('a template literal has its texts and its code', () => {
  test.each([
    ['``', 'template ""'],
    ['`a`b', 'template "a", name b'],
    ['`a ${b} c`', 'template "a " {name b} " c"'],
    ['`${a}${b}`', 'template "" {name a} "" {name b} ""'],
    ['`${ { a: { } } }.`', 'template "" {sign {, name a, sign :, sign {, sign }, sign }} "."'],
    ['`\\`\\${a}$b`', 'template "`${a}$b"'],
    ['`a', 'template "a"'],
    ['`a\\', 'template "a"'],
    ['`a${b', 'template "a" {name b} ""'],
  ])('%j', (source, tokens) => {
    expect(print(tokensOf(source))).toBe(tokens);
  });
});
