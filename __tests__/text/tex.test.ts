import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitMath, texToText } from '../../src/text/tex.ts';

describe('TeX in titles and names becomes text', () => {
  test.each([
    [
      'Schr\\"odinger, Erd\\H{o}s, \\\'{E}crit, Fran\\c{c}ois',
      'Schrödinger, Erdős, Écrit, François',
    ],
    ['S\\o ren, {\\O}rsted, Stra\\ss e, \\AA ngstr\\"om', 'Søren, Ørsted, Straße, Ångström'],
    ['\\v{S}koda, \\.Zak, \\~nandu, na\\"{\\i}ve', 'Škoda, Żak, ñandu, naïve'],
    ['\\textbf{Bold} and \\emph{so {on}}', 'Bold and so on'],
    ['{B}ayesian {\\it view}', 'Bayesian view'],
    ['50\\% \\& more\\_less \\#1', '50% & more_less #1'],
    ["``State Space'' Models", '“State Space” Models'],
    ['pages 1--9 --- or not', 'pages 1–9 — or not'],
    ['Fig.~3', 'Fig. 3'],
    ['costs ~5 GB', 'costs ~5 GB'],
    ['$\\alpha$-stable', 'α-stable'],
    ['$\\mathbb{R}^n$ and $x_1^2$', 'ℝⁿ and x₁²'],
    ['$m_\\chi \\lesssim 10~\\mathrm{GeV}/c^2$', 'm_χ ≲ 10 GeV/c²'],
    ['$\\frac{a}{b+c}$', 'a/(b+c)'],
    ['$\\mathcal{O}(\\sqrt{n})$', 'O(√n)'],
    [
      '\\href{https://example.org}{here} and \\url{https://example.org}',
      'here and https://example.org',
    ],
    ['It costs $5 or $10', 'It costs $5 or $10'],
    ['an unbalanced $ sign', 'an unbalanced $ sign'],
    ['an { open brace', 'an { open brace'],
    ['Let Me <think> & <br>', 'Let Me <think> & <br>'],
    ['plain  text\n here', 'plain text here'],
    ['\\constructor \\toString', 'constructor toString'],
    ['0', '0'],
    [' a ', 'a'],
    ['---', '—'],
    ['\\textbf{the $k$-center} of \\textcolor{red}{graphs}\\cite{x}', 'the k-center of graphs'],
    ["`quoted', `code` and isn't", "‘quoted’, `code` and isn't"],
    ['see https://x.org/~me--a\\_b', 'see https://x.org/~me--a_b'],
    ['the set {1, 2} and {{ 7*7 }}, {GPT}-4', 'the set {1, 2} and {{ 7*7 }}, GPT-4'],
    ['10^{-5} of H_{2}O, snake_case', '10⁻⁵ of H₂O, snake_case'],
    ['$90^\\circ$, $x_{\\max}$, $x_{best}$, $A\\not\\in B$', '90°, xₘₐₓ, x_best, A∉ B'],
    ['$n\\log n$, $\\mathcal O(1)$, $\\tilde{O}(\\sqrt[3]{n})$', 'n log n, O(1), Õ(∛n)'],
    ['$\\left(x\\right.$, $\\binom{n}{k}$, $e^{-x^2}$', '(x, (n choose k), e^(-x²)'],
    ['\\ours{} and \\GF{2}', 'ours and GF 2'],
    ['($\\times$4) and $ \\textit{far} $', '(×4) and far'],
    ['see \\cite{a}\\footnote{b}', 'see (b)'],
    ['\\cite{x}', '\\cite{x}'],
  ])('%s reads %s', (tex, text) => {
    expect(texToText(tex)).toBe(text);
  });

  test('text without TeX stays as it is, and no visible text becomes empty', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const said = texToText(text);
        if (!/[\\{}$~`'_^-]/.test(text))
          expect(said).toBe(text.replace(/\s+/g, ' ').trim().normalize('NFC'));
        if (/[A-Za-z0-9]/.test(text)) expect(said).not.toBe('');
      }),
    );
  });

  test('deep nesting and long text are read in linear time', () => {
    expect(texToText(`${'{'.repeat(20_000)}x`)).toContain('x');
    expect(texToText(`${'\\textbf{'.repeat(3000)}x${'}'.repeat(3000)}`)).toContain('x');
    expect(texToText('$'.repeat(20_001))).toContain('$');
    // A quadratic reader would need hours for these: the test would not end.
    for (const part of [
      '{',
      '\\(',
      '$x ',
      '\\begin{math}',
      '^',
      '_{',
      '`a',
      "\\'",
      '\\frac',
      '-',
      'https://',
    ])
      expect(texToText(part.repeat(200_000))).toEqual(expect.any(String));
  });
});

describe('formulas', () => {
  const math = (text: string) =>
    splitMath(text).flatMap((piece) => (piece.kind === 'math' ? [piece.tex] : []));

  test.each([
    ['the rule $a_b$ holds', ['a_b']],
    ['$5 and $10', []],
    ['$ a$ and $a $', []],
    ['it costs \\$5, $x$', ['x']],
    ['\\(a\\) and \\[b\\]', ['a', 'b']],
    ['$a<b>c$', ['a\\lt b\\gt c']],
    ['${{\\cal N}=4}$', ['{ {\\cal N}=4}']],
    ['$a\n  b$', ['a b']],
    ['$\\href{javascript:alert(1)}{x}$', []],
    ['$a}{b$', []],
    ['$x<\\text{a<b}$', []],
    ['\\[a\\\\[2pt]b\\]', ['a\\\\b']],
    ['$40%$ of $a&b$', ['40\\%', 'a& b']],
    ['\\begin{align}a&=b\\\\c\\label{x}\\end{align}', ['\\begin{aligned}a&=b\\\\c\\end{aligned}']],
    ['$\\text{if $x$}$', ['x']],
    ['\\(x\\ \\) and $$y\\\\$$ and \\(\\ \\)', ['x', 'y']],
    ['\\(x\\\\label{a}\\)', ['x\\\\label{a}']],
    ['\\begin{equation}x=1\\end{equation}', ['x=1']],
  ])('%j holds %j', (text, formulas) => {
    expect(math(text)).toEqual(formulas);
  });

  test('no piece of a text is lost', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('$', 'a', ' ', '\\(', '\\)', '\\$', '{', '}', '5', '\\\\'))
          .map((parts) => parts.join('')),
        (text) => {
          const letters = (said: string) => said.replace(/[^a5]/g, '');
          const whole = splitMath(text)
            .map((piece) => (piece.kind === 'text' ? piece.text : piece.tex))
            .join('');
          expect(letters(whole)).toBe(letters(text));
        },
      ),
    );
  });
});
