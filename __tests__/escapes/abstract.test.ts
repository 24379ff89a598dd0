import { describe, expect, test } from '@jest/globals';
import { renderAbstract, renderRemark } from '../../src/escapes/abstract.ts';
import { MATH_MODES } from '../../src/escapes/math.ts';

const QUOTES = { also: '"' };

describe('an abstract', () => {
  test.each([
    ['client', 'a &#92;(x&#92;) b\n\nc\n\n&#92;&#91;y&#92;&#93;\n\nd', 'a &#92;(y&#92;) b'],
    ['remark', 'a $x$ b\n\nc\n\n$$\ny\n$$\n\nd', 'a $y$ b'],
    ['mdit', 'a $x$ b\n\nc\n\n$$\ny\n$$\n\nd', 'a $y$ b'],
    ['kramdown', 'a $$x$$ b\n\nc\n\n$$y$$\n\nd', 'a $$y$$ b'],
    ['passthrough', 'a \\(x\\) b\n\nc\n\n\\[y\\]\n\nd', 'a \\(y\\) b'],
    ['github', 'a $`x`$ b\n\nc\n\n```math\ny\n```\n\nd', 'a $`y`$ b'],
    ['none', 'a x b\n\nc y d', 'a y b'],
  ] as const)(
    'for %s has its paragraphs and displayed formulas apart; a comment is one line',
    (math, blocks, line) => {
      expect(renderAbstract('a $x$ b\n\n \nc $$y$$ d', { math })).toBe(blocks);
      expect(renderRemark('a $$y$$ b', { math })).toBe(line);
    },
  );

  test('that begins and ends with a displayed formula has no empty block', () => {
    expect(renderAbstract('$$x$$\n$$y$$', { math: 'kramdown' })).toBe('$$x$$\n\n$$y$$');
  });

  test.each(MATH_MODES)('for %s has no invisible or private characters', (math) => {
    const text = '\u{f0000}a\u202eb @\u200ec $x\u{f0001}\u202e$';
    expect(renderAbstract(text, { math })).toBe(renderAbstract('ab @c $x$', { math }));
    expect(renderRemark(text, { math })).toBe(renderRemark('ab @c $x$', { math }));
  });
});

describe('formulas between dollars', () => {
  test.each([
    ['remark', '$x$&#8203;$y$', '25$x$'],
    ['mdit', '$x$&#8203;$y$', '2&#53;$x$'],
    ['kramdown', '$$x$$&#8203;$$y$$', '25$$x$$'],
    ['github', '$`x`$&#8203;$`y`$', '25$`x`$'],
    ['client', '&#92;(x&#92;)&#92;(y&#92;)', '25&#92;(x&#92;)'],
    ['passthrough', '\\(x\\)\\(y\\)', '25\\(x\\)'],
    ['none', 'xy', '25x'],
  ] as const)('for %s are separated where they touch: %s, %s', (math, beside, number) => {
    expect(renderAbstract('\\(x\\)\u200e\\(y\\)', { math })).toBe(beside);
    expect(renderAbstract('25\\(x\\)', { math })).toBe(number);
  });

  test('are not separated from a link or a word beside them, nor a digit from a link', () => {
    expect(renderAbstract('a\\(x\\) \\url{https://a.b}\\(y\\)', { math: 'mdit' })).toBe(
      'a$x$ [https://a.b](https://a.b)$y$',
    );
    expect(renderAbstract('\\(x\\)\\url{https://a.b} 5\\url{https://a.b}', { math: 'mdit' })).toBe(
      '$x$[https://a.b](https://a.b) 5[https://a.b](https://a.b)',
    );
  });
});

describe('a formula that is spelled', () => {
  test('is escaped with the text around it', () => {
    expect(renderAbstract('5$.$ a $-$ b', { math: 'none' })).toBe('5&#46; a - b');
    expect(renderAbstract('"a" $"b"$', { math: 'none', rules: QUOTES })).toBe(
      '&#34;a&#34; &#34;b&#34;',
    );
  });
});

describe('a link', () => {
  test('has the text of its macro as one line, with formulas', () => {
    expect(renderAbstract('\\href{https://a.b}{our  {\\em page}~$k$ } x', { math: 'none' })).toBe(
      '[our page k](https://a.b) x',
    );
    expect(renderAbstract('\\href{https://a.b}{$k$} x', { math: 'remark' })).toBe(
      '[$k$](https://a.b) x',
    );
  });

  test('is text if its address is none', () => {
    expect(renderAbstract('\\href{https://}{label} \\url{https://} x', { math: 'none' })).toBe(
      'label https&#58;&#47;/ x',
    );
  });

  test("follows the generator's rules in its text, and keeps its address readable", () => {
    expect(
      renderAbstract('say "hi" \\href{https://a.b/c"d}{the "page"}', {
        math: 'none',
        rules: QUOTES,
      }),
    ).toBe('say &#34;hi&#34; [the &#34;page&#34;](https://a.b/c%22d)');
    const rules = { domains: true, directives: true };
    expect(renderAbstract('see https://end.To/x.y and end.To', { math: 'none', rules })).toBe(
      'see [https://end.To/x.y](https://end.To/x.y) and end&#46;To',
    );
  });
});

test('a comment without text is escaped as it was written', () => {
  expect(renderRemark('\\cite{"x"}', { math: 'none' })).toBe('&#92;cite&#123;"x"&#125;');
  expect(renderRemark('\\cite{"x"}', { math: 'none', rules: QUOTES })).toBe(
    '&#92;cite&#123;&#34;x&#34;&#125;',
  );
});

test("a formula follows the generator's rules", () => {
  expect(renderAbstract('a $b+c$', { math: 'client', rules: { also: '+' } })).toBe(
    'a &#92;(b&#43;c&#92;)',
  );
  expect(renderAbstract('$$b+c$$', { math: 'client', rules: { also: '+' } })).toBe(
    '&#92;&#91;b&#43;c&#92;&#93;',
  );
});
