import { describe, expect, test } from '@jest/globals';
import { displayMath, inlineMath } from '../../src/escapes/math.ts';

/** What a page's script reads: entities are characters by then. */
const read = (written: string) =>
  written.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('a formula that a script typesets', () => {
  test.each([
    ['x-y', 'x-y'],
    ['x--y', 'x-{}-y'],
    ['x---y', 'x-{}-{}-y'],
    ['a.b', 'a.b'],
    ['a..b...c', 'a.{}.b.{}.{}.c'],
    ["f'", 'f^{\\prime}'],
    ["f'' + g'", 'f^{\\prime\\prime} + g^{\\prime}'],
    ["f'^2", "f'^2"],
    ["f\\'a", "f\\'a"],
    ["\\text{it's}--", "\\text{it's}-{}-"],
    ["\\mbox{it's}", "\\mbox{it's}"],
    ["\\hbox{it's}", "\\hbox{it's}"],
    ["\\textrm{it's}", "\\textrm{it's}"],
    ["\\operatorname{it's}", "\\operatorname{it's}"],
  ])('%j is written so that no typographer changes it: %j', (tex, written) => {
    expect(read(inlineMath(tex, 'client'))).toBe(`\\(${written}\\)`);
    expect(read(displayMath(tex, 'client'))).toBe(`\\[${written}\\]`);
  });

  test('has its quotes and what the site reads as mark-up as entities', () => {
    expect(inlineMath('"a\'^2', 'client')).toBe('&#92;(&#34;a&#39;&#94;2&#92;)');
    expect(inlineMath('a+b', 'client', { also: '+' })).toBe('&#92;(a&#43;b&#92;)');
  });
});

describe('a formula for kramdown', () => {
  test.each([
    ['|x|', '\\vert x\\vert '],
    ['\\|x\\|', '\\Vert x\\Vert '],
    ['a\\\\|b', 'a\\\\\\vert b'],
    ['\\begin{array}{c|c}x|y\\end{array}', '\\begin{array}{cc}x\\vert y\\end{array}'],
    ['\\begin {array} {|l|}x\\end{array}', '\\begin {array} {l}x\\end{array}'],
  ])('%j has no pipe, which would begin a table: %j', (tex, written) => {
    expect(inlineMath(tex, 'kramdown')).toBe(`$$${written}$$`);
    expect(displayMath(tex, 'kramdown')).toBe(`$$${written}$$`);
  });
});

test.each([
  ['remark', '$x|y$', '$$\nx|y\n$$'],
  ['mdit', '$x|y$', '$$\nx|y\n$$'],
  ['passthrough', '\\(x|y\\)', '\\[x|y\\]'],
  ['github', '$`x|y`$', '```math\nx|y\n```'],
  ['none', 'x&#124;y', 'x&#124;y'],
] as const)('for %s a formula stands as it is read there', (mode, inline, display) => {
  expect(inlineMath('x|y', mode)).toBe(inline);
  expect(displayMath('x|y', mode)).toBe(display);
});

test('a formula that is spelled is text: it may begin a paragraph, and not a list', () => {
  expect(inlineMath('- x', 'none')).toBe('&#45; x');
  expect(inlineMath('a+b', 'none', { also: '+' })).toBe('a&#43;b');
  expect(displayMath('a+b', 'none', { also: '+' })).toBe('a&#43;b');
});

describe('a dollar within a formula does not end it', () => {
  test.each([
    ['remark', '\\$5', '$$\\$5$$', '$$\n\\$5\n$$'],
    ['remark', 'a\\$b\\$\\$c', '$$a\\$b\\$\\$c$$', '$$\na\\$b\\$\\$c\n$$'],
    ['remark', 'a$$b$c', '$$$a$$b$c$$$', '$$\na$$b$c\n$$'],
    ['remark', '$a', '$$ $a $$', '$$\n$a\n$$'],
    ['remark', 'a\\$', '$$ a\\$ $$', '$$\na\\$\n$$'],
    ['mdit', '\\$5', '$\\$5$', '$\\displaystyle \\$5$'],
    ['kramdown', '\\$5', '$$\\$5$$', '$$\\$5$$'],
    ['kramdown', '5\\$', '$$5\\$ $$', '$$5\\$ $$'],
  ] as const)('for %s: %s', (mode, tex, inline, display) => {
    expect(inlineMath(tex, mode)).toBe(inline);
    expect(displayMath(tex, mode)).toBe(display);
  });
});

describe('a formula has no tag of a template engine and no link', () => {
  const TEX = '{{a}} {%b%} {#c#} {<d>} [e](f) {g} ](h](i';
  const INERT = '{ {a}} { %b%} { #c#} { <d>} [e] (f) {g} ] (h] (i';
  test.each([
    ['remark', '$', '$', '$$\n', '\n$$'],
    ['mdit', '$', '$', '$$\n', '\n$$'],
    ['kramdown', '$$', '$$', '$$', '$$'],
    ['passthrough', '\\(', '\\)', '\\[', '\\]'],
    ['github', '$`', '`$', '```math\n', '\n```'],
  ] as const)('for %s', (mode, begin, end, beginBlock, endBlock) => {
    expect(inlineMath(TEX, mode)).toBe(begin + INERT + end);
    expect(displayMath(TEX, mode)).toBe(beginBlock + INERT + endBlock);
  });

  test('for client', () => {
    expect(read(inlineMath(TEX, 'client'))).toBe(`\\(${INERT}\\)`);
    expect(read(displayMath(TEX, 'client'))).toBe(`\\[${INERT}\\]`);
  });

  test('for mdit with a dollar', () => {
    expect(displayMath('\\$ {{', 'mdit')).toBe('$\\displaystyle \\$ { {$');
  });
});
