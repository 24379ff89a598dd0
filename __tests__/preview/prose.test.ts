import { describe, expect, test } from '@jest/globals';
import { formula } from '../../src/preview/page-math.ts';
import { marked, phrasesOf } from '../../src/preview/highlights.ts';
import { prose } from '../../src/preview/prose.ts';
import { FORMULAS } from '../sites/hostile.ts';

const read = (text: string, level = 3) => prose(text, { level }).text;

describe('Markdown on the page', () => {
  test.each([
    ['<script>alert(1)</script>', '&#60;script&#62;alert(1)&#60;/script&#62;'],
    ['a <b onclick="x">b</b>', '<p>a &#60;b onclick=&#34;x&#34;&#62;b&#60;/b&#62;</p>\n'],
    [
      '<details open ontoggle="x()"><summary>A</summary>b</details>',
      '<details><summary>A</summary>b</details>',
    ],
    [
      '<details><summary>A</summary>&#60;i&#62; & &amp;</details>',
      '<details><summary>A</summary>&#60;i&#62; &#38; &amp;</details>',
    ],
    ['</details><details>', '<details></details>'],
    ['<summary><details></summary>', '<summary><details></details></summary>'],
    ['<!-- gone -->', ''],
    ['![words](https://example.org/x.png)', '<p>words</p>\n'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>\n'],
    ['[a](./b.md)', '<p><a>a</a></p>\n'],
    ['[a](https://example.org/)', '<p><a href="https://example.org/" rel="noreferrer">a</a></p>\n'],
    [
      '- [ ] [T](https://arxiv.org/abs/2611.00001)',
      '<ul>\n<li class="task"><input type="checkbox" disabled aria-label="T"> <a href="https://arxiv.org/abs/2611.00001" rel="noreferrer">T</a></li>\n</ul>\n',
    ],
    ['# A\n\n#### B\n\n## C', '<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n'],
    ['costs &#36;5 `x` and $6', '<p>costs $5 <code>x</code> and $6</p>\n'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('has typeset formulas, inline and display', () => {
    expect(read('so $`x_1`$ holds')).toMatch(/^<p>so <math><.*<\/math> holds<\/p>\n$/);
    expect(read('```math\nx_1\n```')).toMatch(
      /^<span class="display" tabindex="0"><math display="block"/,
    );
  });
});

describe('a formula', () => {
  test.each([
    '\\undefined{x}',
    '\\href{javascript:alert(1)}{x}',
    '\\href{https://example.org}{x}',
    '\\includegraphics{x}',
    '\\def\\a{\\a\\a}\\a',
    '{'.repeat(3000),
    'x'.repeat(5000),
    '\\frac{1}',
  ])('that cannot or must not be typeset is shown as its source: %.30s', (tex) => {
    expect(formula(tex, false).text).toMatch(/^<code class="tex">[^<]*<\/code>$/);
  });

  test('has only elements of MathML, and no address', () => {
    const some = FORMULAS.flatMap((text) => text.split('$'));
    for (const tex of [
      ...some,
      '\\text{<img src=x>}',
      '\\class{a" onclick="x}{y}',
      '\\color{red}{x}',
    ]) {
      const { text } = formula(tex, false);
      expect(text.replace(/<code class="tex">[^<]*<\/code>/, '')).not.toMatch(
        /<(?:script|img|a|svg|iframe)\b|\son\w+=|href|url\(/i,
      );
    }
  });
});

test('every occurrence of words that matched is marked, and nothing else', () => {
  const hit = { field: 'title', words: 'Smart-Ring', snippet: '' } as const;
  const phrases = phrasesOf([hit, { ...hit, words: 'ring' }, { ...hit, field: 'id', words: 'a' }]);
  expect(marked('A <smart> ring, smart rings & Rings of string', phrases).text).toBe(
    'A &#60;smart&#62; <mark>ring</mark>, <mark>smart rings</mark> &#38; <mark>Rings</mark> of string',
  );
});
