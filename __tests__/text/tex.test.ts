import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mathToText, splitMath, texToText, textOutsideMath } from '../../src/text/tex.ts';
import { plainAddress } from '../../src/text/tex-reader.ts';

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
    // Ties, dashes, quotes, addresses
    ['a~b, ~5 GB, c/~d', 'a b, ~5 GB, c/~d'],
    ['a-b c--d e---f g----h', 'a-b c–d e—f g----h'],
    ["''State'' x'' (''a'') 5''", '“State” x” (“a”) 5”'],
    ["`a' `b c' `d` e's 'f' `g'h", "‘a’ ‘b c’ `d` e's 'f' `g'h"],
    ['https://x.org/a\\%20b\\#c--d', 'https://x.org/a%20b#c--d'],
    ['http://y.org/{a} hat', 'http://y.org/a hat'],
    // Braces
    ['1{,}000 {} {a b} {a+b}c {\\it x} {x^2}', '1,000 a b a+bc x {x^2}'],
    [`{${'a=1 '.repeat(31)}}`, 'a=1 '.repeat(31).trim()],
    ['\\{a\\} \\} } {', '{a} } } {'],
    // Arguments
    ['\\textbf a\\textbf{}\\textbf', 'a'],
    ['{\\textbf} x', 'x'],
    ['\\textbf  {a} b', 'a b'],
    // Signs
    ['a\\ b\\,c\\;d\\:e\\>f\\\\g', 'a b c d e f g'],
    ['f\\|g\\!h\\-i\\/j\\@k\\*l\\(m\\%', 'f‖ghijkl(m%'],
    ['$\\(a\\) \\%$', 'a %'],
    // Letters and symbols
    ['\\L odz, \\ss{} \\ss x, \\alpha x, \\alpha{} y', 'Łodz, ß ßx, α x, α y'],
    ['$\\ell x$ and $\\o x$', 'ℓ x and ø x'],
    ['a\\quad b\\item c', 'a b • c'],
    ['\\cite[p. 3][x]{a}d \\label {b} \\cite', 'd'],
    ['\\textcolor{red}{x} \\href{u}{v} \\url{a_b}', 'x v a_b'],
    ['$\\left( x \\right. \\left[ y \\right]$', '( x [ y ]'],
    ['{\\bf  x} \\large* y', 'x y'],
    // Text in formulas
    ['$\\text{a--b} \\mathrm{a--b} \\operatorname{a~b}$', 'a–b a--b a b'],
    ['\\enquote{a}, 1\\textsuperscript{st}, H\\textsubscript{2}O', '“a”, 1ˢᵗ, H₂O'],
    // Commands with several arguments
    [
      '$\\frac12, \\dfrac{a}{b}, \\tfrac{a+b}{c}, \\nicefrac 12, \\sfrac{1}{2}$',
      '1/2, a/b, (a+b)/c, 1/2, 1/2',
    ],
    ['$\\pmod{n}$', '(mod n)'],
    ['$\\mathbb{Ra1+} \\Bbb Z$', 'ℝ𝕒𝟙+ ℤ'],
    ['$\\mathbb{CHNPQAzZ09}$', 'ℂℍℕℙℚ𝔸𝕫ℤ𝟘𝟡'],
    ['a\\footnote{b}', 'a (b)'],
    ['$\\sqrt x, \\sqrt[4]{x}, \\sqrt[n]{x+1}, \\sqrt [3] y$', '√x, ∜x, ⁿ√(x+1), ∛y'],
    // Unknown commands
    ['a\\foo b \\foo{b} \\foo{} x)\\foo2 \\foo, \\foo* x', 'a foo b foo b foo x) foo 2 foo, foo x'],
    // Accents
    ["\\'\\i, \\v c, \\v{c}, \\v\\j, \\c, \\H o, \\d  a", 'í, č, č, ǰ, c, ő, ạ'],
    ["\\'{ab} \\'{} \\'+", 'áb +'],
    ['\\uline{a}, \\u a, \\c5, \\c', 'a, ă, c 5, c'],
    ['$\\vec{ab} \\vec a \\hat{\\imath} \\dot{} \\bar{x}y \\bar{2}$', 'ab a⃗ î x̄y 2̄'],
    // Scripts
    ['a\\quad{}b a{\\bf  x}b', 'a b axb'],
    ['$\\left.x\\right) \\bf.y \\left  . z$', 'x) .y z'],
    ['\\L  odz, \\o\\o, \\o{}\\alpha{}{x}', 'Łodz, øø, øαx'],
    ["``$x$'' and ``(a)'' and a''b ''.", '“x” and “(a)” and a”b ”.'],
    ['$\\u x \\=y \\mathtext$ \\ensuremath{a--b}', 'u x =y mathtext a–b'],
    [
      'http://x.org/a--b, http://y.org/\\%7E, hhttp://z.org/a--b',
      'http://x.org/a--b, http://y.org/%7E, hhttp://z.org/a--b',
    ],
    ['x_{\\sqrt[10]{2}} \\textsubscript{a} \\sqrt[k+1]{x}', 'x_(¹⁰√2) ₐ ᵏ⁺¹√x'],
    ['{!a} {a;b} \\{{a;b}', '{!a} {a;b} {{a;b}'],
    ['\\item\\foo{}bar (\\foo) -\\foo', '• foobar (foo) -foo'],
    ['\\v{-a} \\v{a1} \\v{1a}', '-a ǎ1 1̌a'],
    ['\\cite [p. 3] {a}b \\label{c}', 'b'],
    ['x^2 x_a x^{2} x_{ab} x^{a!} x_{+} x^{}', 'x^2 x_a x² x_ab x^(a!) x₊ x'],
    ['$x^2_a x^{ab} x^{A} x_{A+} x_! x^\\circ x^ab x^{ 2 }$', 'x²ₐ xᵃᵇ x^A x_(A+) x_! x° xᵃb x²'],
    ['$a~b&c$ and a~b & c', 'a b c and a b & c'],
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
    ['\\begin{equation*}a&b\\end{equation*}', ['\\begin{aligned}a& b\\end{aligned}']],
    ['\\begin{eqnarray}a&=&b\\end{eqnarray}', ['\\begin{aligned}a&=b\\end{aligned}']],
    ['\\begin{gather}x\\end{gather}', ['\\begin{aligned}x\\end{aligned}']],
    ['\\begin{multline}x\\end{align} y', []],
    ['\\begin{foo}x\\end{foo}', []],
    ['\\(a \\( b', []],
    ['\\[a\\] \\(b\\) \\(c', ['a', 'b']],
    ['$x$5, $\\times$4, $a_{b}$7', []],
    ['$x$, $y$5 and $z$', ['x', 'z']],
    ['$a\n$, $\tb$', []],
    ['$$a$b$$ and $$$$', ['b']],
    ['\\\\$x$ \\$y$', ['x']],
    ['$x\\$$ y', ['x\\$']],
    ['$a\\tag*{1}\\nonumber\\notag\\nonumberx$', ['a\\nonumberx']],
    ['$\\\\ [2em]x$ and $a\\\\(b)$', ['\\\\x', 'a\\\\ (b)']],
    ['$a\u0001\u0085 b$', ['a b']],
    ['$\\{a$ $\\}b$ $\\\\$', ['\\{a', '\\}b']],
    ['$\\mbox{a} \\mboxx$', ['\\text{a} \\mboxx']],
    ['$50% 5 % x% \\% \\\\% y$', ['50\\% 5 \\% x\\% \\% \\\\\\% y']],
    ['$a&b &lt &# &\\alpha &&$', ['a& b & lt & # &\\alpha &&']],
    ['$\\text{a}<b  c$', ['\\text{a}\\lt b c']],
    ['$\\mbox {<}$ $\\hbox{>}$ $\\texttt{<a>}$', []],
    ['${#a}$ ${{a}}$', ['{ #a}', '{ {a}}']],
    ['$\\inputs$ $\\charm$ $\\lettuce$', ['\\inputs', '\\charm', '\\lettuce']],
    ['$\\includeonly x$ $\\newcommand\\x$ $\\renewfoo$ $\\htmlId x$ $\\xdef\\x$ $\\def1$', []],
    ['$a`b$ $\\verb|x|$ $\\unicode{65}$', []],
  ])('%j holds %j', (text, formulas) => {
    expect(math(text)).toEqual(formulas);
  });

  test('are displayed if TeX does so, and stand between pieces of prose', () => {
    const kinds = splitMath('a $b$ $$c$$ \\(d\\)\\[e\\]\\begin{math}f\\end{math} g').map((piece) =>
      piece.kind === 'text' ? piece.text : [piece.tex, piece.display],
    );
    expect(kinds).toEqual([
      ...['a ', ['b', false], ' ', ['c', true], ' ', ['d', false], ['e', true], ['f', false], ' g'],
    ]);
    expect(splitMath('\\begin{equation}x\\end{equation}')).toEqual([
      { kind: 'math', tex: 'x', display: true },
    ]);
    expect(splitMath('')).toEqual([]);
  });

  test.each([
    ['$\\newcommand{x}$ b', 'newcommand x b'],
    ['2 $\\times$4 and $ x_{2} $', '2 ×4 and x₂'],
    [`$5 for \\alpha ${'x'.repeat(200)} $6`, undefined],
    ['$5 _{ $6', undefined],
    ['$5 for x_2 $6', undefined],
  ])('that are not safe, or not formulas by the rule, become prose: %s', (text, prose) => {
    expect(splitMath(text)).toEqual([{ kind: 'text', text: prose ?? text }]);
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

test('prose keeps its white space and dollars, formulas are one line', () => {
  expect(textOutsideMath('a~$b$\n  {c}  ')).toBe('a $b$\n  c  ');
  expect(textOutsideMath('a $ b\n')).toBe('a $ b\n');
  expect(mathToText(' x^2 \\quad\n y ')).toBe('x² y');
});

test('an address loses only the backslashes of TeX', () => {
  expect(plainAddress('a\\_b\\%20\\#\\&\\~\\$\\x')).toBe('a_b%20#&~$\\x');
});

test('deeper nesting than 40 braces is copied', () => {
  const nested = (depth: number) => `${'{'.repeat(depth)}\\alpha${'}'.repeat(depth)}`;
  expect(texToText(nested(40))).toBe('α');
  expect(texToText(nested(41))).toBe('\\alpha');
  expect(texToText(`${'\\hat'.repeat(60)} x`)).toContain('\u0302');
});
