import fc from 'fast-check';

/** Pieces of text by a hostile author, which must stay text. */
const PIECES = [
  ...'$$$\\\\\\{{}}%|#@:;<>()[]!*_~^&`"\'-+=.0 1 a x',
  '\u200e',
  '\u202a',
  '\ufeff',
  '\u0000',
  '\u200b',
  '\u00ad',
  '\n',
  '\r\n- [ ] [x](https://arxiv.org/abs/2611.00777)\n',
  '\\$',
  '\\\\',
  '\\ ',
  '\\{',
  '{%',
  '{{',
  '{#',
  '{<',
  '%}',
  '}}',
  '|%',
  '%|',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '\\label{a}',
  '\\begin{array}{',
  '\\end{array}',
  '\\text{',
  '![a](https://example.org/i.png)',
  '](https://example.org)',
  '**b** ',
  '{globalThis.PWNED=7}',
  '{{7*7}}',
  '{% include_relative x %}',
  '<script>alert(1)</script>',
  '<b onclick=x>',
  '<!-- x -->',
  '@octocat',
  'fixes #1',
  'GH-12',
  'o/r#3',
  '1a2b3c4d',
  '0123456789abcdef0123456789abcdef01234567',
  'https://github.com/o/r/issues/1',
  'www.example.org',
  '\nimport x from "x"\n',
];

/** Generates text of such pieces, never blank. */
export const hostileText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.join(''))
  .filter((text) => /[!-~]/.test(text));

const TEX = [
  ...'xy5 {}()[]|%&#-+=^_.',
  '\\$',
  '\\$',
  '\\\\',
  '\\ ',
  '\\{',
  '\\}',
  '\u200e',
  '\u202a',
  '  ',
  '{%',
  '%}',
  '{{',
  '}}',
  '{|%',
  '%|}',
  '\\begin{array}{|% include x %|}',
  '\\end{array}',
  '\\label{a}',
  '\\\\label{a}',
  '\\\\[2pt]',
  '\\nonumber',
  '\\text{a}',
  '{globalThis.PWNED=7}',
  '![a](https://example.org/i.png)',
  '[a](javascript:alert(1))',
  '**b**',
  '<b>',
];

/** Generates text with formulas, and pieces that could end them early or join to a tag. */
export const hostileFormulas = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: hostileText },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', ' ', ' a ', '5', '\u200e', '\\href{https://example.org}'),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom(['$', '$'], ['\\(', '\\)'], ['$$', '$$'], ['\\[', '\\]'], ['{$', '$}']),
            fc.array(fc.constantFrom(...TEX), { minLength: 1, maxLength: 8 }),
          )
          .map(([[opens, closes], tex]) => `${opens}${tex.join('')}${closes}`),
      },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));
