import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { parse } from 'yaml';
import { visible } from '../../src/text/visible.ts';
import { hostileText } from '../builders/hostile.ts';
import { elementsIn } from '../harness/elements.ts';
import {
  displayMath,
  escapeGitHub,
  escapeGitHubPlain,
  escapeHtml,
  escapeLink,
  escapeMarkdown,
  escapeYaml,
  forFrontMatter,
  inlineMath,
  renderAbstract,
  renderRemark,
} from '../../src/escapes/escapes.ts';

const commonmark = new MarkdownIt({ html: true, linkify: true });
const gfm = new Marked({ gfm: true });

/** What a reader sees of a page: text, without the paragraph that it stands in. */
function seen(html: string): { text: string; tags: string[] } {
  const tags = [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'p');
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(lt|gt|quot|amp));/g, (_, code?: string, name = '') =>
      code === undefined ? (named[name] ?? '') : String.fromCodePoint(Number(code)),
    )
    .trim();
  return { text, tags };
}

const rough = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'<>{}[]()`*_~$^|\\&#:@!+-=.%"\'/ab1 ') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'http://a.b/c',
          'www.a.bc',
          'a@b.cd',
          '&amp;',
          '&#60;',
          '{{x}}',
          '{% y %}',
          '1. ',
          '- ',
          '> ',
          'import ',
          '<b>',
          ':smile:',
          '--',
          '**',
          '__',
          '```',
          '](',
          '![',
        ),
      },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

describe('text in Markdown', () => {
  test('is read as the same text in CommonMark and in GFM', () => {
    fc.assert(
      fc.property(rough, (text) => {
        const written = escapeMarkdown(text, { domains: true });
        const read = {
          commonmark: seen(commonmark.render(written)),
          gfm: seen(gfm.parse(written) as string),
        };
        expect({ written, ...read }).toEqual({
          written,
          commonmark: { text, tags: [] },
          gfm: { text, tags: [] },
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('has no syntax of Liquid, Vue, Nunjucks, MDX or shortcodes', () => {
    fc.assert(
      fc.property(rough, (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[{}<\\`|]|^(?:import|export)\b/);
      }),
    );
  });

  test.each([
    'We study a (5%) model, with state-of-the-art results: "good" ones.',
    'The function minimise_area takes a_b_c; see Fig. 3 & Table 4.',
    'If p > 0.05, 2 * 3 = 6; ~5% more, AT&T and Q&A, C++ or C# code.',
    'Pre-trained on 1.5 TB (2.1x) of text; e.g. 3-5 runs: see Sec. 4.2!',
    'A. B. Author, Ç. Ünal',
  ])('plain prose stays as a person would write it: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });
});

describe("a generator's own rules", () => {
  test('are data: more characters, and signs that are read after entities were decoded', () => {
    expect(escapeMarkdown('say "no" (x)', { also: '"()' })).toBe('say &#34;no&#34; &#40;x&#41;');
    expect(escapeMarkdown(':smile: 1:2 a: b', { apart: ':' })).toBe(
      '&#58;&#8203;smile: 1:&#8203;2 a: b',
    );
    expect(escapeMarkdown('10:30 end.To', { directives: true, domains: true })).toBe(
      '10&#58;30 end&#46;To',
    );
    // The `#` of an entity stays where it is, or readers see the entity.
    expect(escapeMarkdown('`x` #1 C#a', { apart: '#' })).toBe('&#96;x&#96; #&#8203;1 C#&#8203;a');
    expect(escapeMarkdown('{{a}} {%b%}', { templated: true })).toBe(
      '&#123;&#8203;&#123;a&#125;&#125; &#123;&#8203;%b%&#125;',
    );
    expect(escapeMarkdown('a-b ] ^', { also: '-]^\\' })).toBe('a&#45;b &#93; &#94;');
  });

  test.each([
    ['- a list', '&#45; a list'],
    ['1. a list', '1&#46; a list'],
    ['2) a list', '2&#41; a list'],
    ['3.5 is none', '3.5 is none'],
    ['# a heading', '&#35; a heading'],
    ['in C#', 'in C&#35;'],
    ['import x', '&#105;mport x'],
    ['important', 'important'],
    ['/// note', '&#47;&#47;/ note'],
    ['//203.0.113.5/login', '&#47;/203.0.113.5/login'],
    ['arXiv:0712.2456 at 10:30', 'arXiv:0712.2456 at 10:30'],
    ['a:b: c::d :D. https://', 'a&#58;b: c&#58;&#58;d &#58;D. https&#58;&#47;/'],
    ['del.icio.us', 'del.icio.us'],
    ['(1) pandoc', '(1&#41; pandoc'],
    ['iv) pandoc', 'iv&#41; pandoc'],
    ['a. pandoc', 'a&#46; pandoc'],
    ['A. Name', 'A. Name'],
    ['5%% of', '5%&#37; of'],
    ['a\u0000b\u202ec', 'abc'],
  ])('%s is written %s', (text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });
});

describe('an abstract', () => {
  const client = (text: string) => renderAbstract(text, { math: 'client' });

  test('has live links, without the punctuation around them, to http(s) alone', () => {
    expect(client('See (https://example.org/a_b). Or \\url{https://example.org}.')).toBe(
      'See ([https://example.org/a_b](https://example.org/a_b)). Or [https://example.org](https://example.org).',
    );
    expect(client('\\href{https://example.org/x}{our {page}} javascript:alert(1)')).not.toContain(
      '](javascript',
    );
  });

  test('keeps its formulas in the way of the site, and its paragraphs', () => {
    const text = 'Let $a_b<c$.\nThen $$x|y$$ holds.';
    expect(renderAbstract(text, { math: 'remark' })).toBe(
      'Let $a_b\\lt c$.\n\nThen\n\n$$\nx|y\n$$\n\nholds.',
    );
    expect(renderAbstract(text, { math: 'kramdown' })).toBe(
      'Let $$a_b\\lt c$$.\n\nThen\n\n$$x\\vert y$$\n\nholds.',
    );
    expect(renderAbstract(text, { math: 'passthrough' })).toContain('\\(a_b\\lt c\\)');
    expect(renderAbstract('$\\alpha$', { math: 'none' })).toBe('α');
    expect(seen(commonmark.render(client('Let $a_b$.'))).text).toBe('Let \\(a_b\\).');
  });

  test('may have formulas and links within its macros', () => {
    expect(
      renderAbstract("\\textbf{the $k$-center \\url{http://a.b/\\_c}}, `x'", { math: 'remark' }),
    ).toBe('the $k$-center [http://a.b/&#95;c](http://a.b/_c), ‘x’');
    expect(renderAbstract('\\href{http://a.b}{our $k$\r- {way}}!', { math: 'none' })).toBe(
      '[our k - way](http://a.b)!',
    );
    expect(renderAbstract('\\href{http://a.b}{our $k$ {way}}!', { math: 'mdit' })).toBe(
      '[our $k$ way](http://a.b)!',
    );
  });

  test('as Markdown of the author reads as it was written', () => {
    expect(client('see ![x](https://a.b/c)')).toBe(
      'see !&#91;x&#93;([https://a.b/c](https://a.b/c))',
    );
  });

  test('that is empty as TeX is kept as written, if it is a comment', () => {
    expect(renderRemark('\\cite{x}', { math: 'none' })).toBe('&#92;cite&#123;x&#125;');
  });

  test('may begin with a formula that is spelled in Unicode', () => {
    expect(renderAbstract('$+x$ and $- y$', { math: 'none' })).toBe('&#43;x and - y');
    expect(renderAbstract('5$.$ a', { math: 'none' })).toBe('5&#46; a');
  });

  test('gives no tags except links, for any text', () => {
    fc.assert(
      fc.property(rough, (text) => {
        for (const math of ['client', 'none'] as const) {
          const html = commonmark.render(renderAbstract(text, { math }));
          expect({ text, tags: seen(html).tags.filter((tag) => tag !== 'a') }).toEqual({
            text,
            tags: [],
          });
          expect(html).not.toMatch(/href="(?!https?:)/);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a formula', () => {
  test.each([
    ['client', 'a_b|c', '&#92;(a_b&#124;c&#92;)', '&#92;&#91;a_b&#124;c&#92;&#93;'],
    ['remark', '\\$5', '$$\\$5$$', '$$\n\\$5\n$$'],
    ['remark', 'x\\$', '$$ x\\$ $$', '$$\nx\\$\n$$'],
    ['mdit', '\\$5', '$\\$5$', '$\\displaystyle \\$5$'],
    ['mdit', '[a](b)', '$[a] (b)$', '$$\n[a] (b)\n$$'],
    ['kramdown', 'x\\$', '$$x\\$ $$', '$$x\\$ $$'],
    [
      'kramdown',
      '\\begin{array}{|% a %|}\\end{array}',
      '$$\\begin{array}{ % a %}\\end{array}$$',
      '$$\\begin{array}{ % a %}\\end{array}$$',
    ],
    ['kramdown', '\\|a|\\\\|', '$$\\Vert a\\vert \\\\\\vert $$', '$$\\Vert a\\vert \\\\\\vert $$'],
    ['passthrough', 'a_b', '\\(a_b\\)', '\\[a_b\\]'],
    ['github', 'a_b', '$`a_b`$', '```math\na_b\n```'],
    ['none', 'x^2_{ab}', 'x²_ab', 'x²_ab'],
  ] as const)('for %s: %s', (mode, tex, inline, display) => {
    expect(inlineMath(tex, mode)).toBe(inline);
    expect(displayMath(tex, mode)).toBe(display);
  });

  test('beside a digit stays one', () => {
    expect(renderAbstract('\\(x\\)5', { math: 'mdit' })).toBe('$x$&#53;');
    expect(renderAbstract('25\\(x\\)', { math: 'mdit' })).toBe('2&#53;$x$');
  });

  test('is separated from another that it touches after invisible characters are removed', () => {
    for (const math of ['remark', 'mdit'] as const)
      expect(renderAbstract('\\(x\\)\u200e\\(y\\)', { math })).toBe('$x$&#8203;$y$');
  });
});

describe('other places', () => {
  test('a YAML string is read as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parse(`a: ${escapeYaml(text)}\nb: 1`)).toEqual({ a: text, b: 1 });
      }),
      { numRuns: 1000 },
    );
  });

  test('half a surrogate pair becomes U+FFFD: libyaml and go-yaml refuse its escape', () => {
    expect(escapeYaml('a\ud800b\u2028')).toBe('"a\ufffdb\\u2028"');
  });

  test('HTML text is that text, as an element holds it and an attribute in either quotes', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = escapeHtml(text);
        const said = visible(text).replace(/\r\n?/g, '\n');
        expect(elementsIn(`<b title="${written}" id='${written}'>${written}</b>`)).toEqual([
          `b title=${said} id=${said}`,
        ]);
      }),
    );
  });

  test('HTML text can end no element and no attribute', () => {
    expect(escapeHtml('<a href="x" o=\'y\'>&amp;')).toBe(
      '&#60;a href=&#34;x&#34; o=&#39;y&#39;&#62;&#38;amp;',
    );
  });

  test('a link is http(s) or nothing, and cannot end its parentheses', () => {
    expect(escapeLink('javascript:alert(1)')).toBe('');
    expect(escapeLink('data:text/html,x')).toBe('');
    expect(escapeLink('https://')).toBe('');
    expect(escapeLink('https://a.b/(c)?d=e f')).toBe('https://a.b/%28c%29?d=e%20f');
  });

  test('front matter is text in a theme that escapes it and in one that prints it raw', () => {
    expect(forFrontMatter('Think <think> a < b </script> <!-- <? <3 &lt;b> R&D', {})).toBe(
      'Think ‹think› a ＜ b ‹/script› ‹!-- ‹? ＜3 ＆lt;b> R&D',
    );
    expect(forFrontMatter('"Quoted" <img src=x onerror="alert(1)"')).toBe(
      '“Quoted” ‹img src=x onerror=”alert(1)”',
    );
    expect(forFrontMatter('a\\b', { noBackslash: true })).toBe('a⧵b');
    expect(forFrontMatter('R&D', { raw: true })).toBe('R＆D');
    expect(forFrontMatter('[a](javascript:b)')).toBe('[a] (javascript:b)');
    expect(forFrontMatter('a > b & <b>', { html: true })).toBe('a &#62; b &#38; ‹b›');
    expect(escapeYaml('a\u0085b')).toBe('"a\\u0085b"');
    expect(forFrontMatter('a\\b', {})).toBe('a\\b');
  });

  test('front matter printed raw makes no element, in HTML or in XML (property)', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('<', '>', '/', '!', '?', 'b', 'script', '&', 'lt;', '#60;', ' ', '"'),
            fc.string({ maxLength: 3 }),
          ),
        ),
        (parts) => {
          const written = forFrontMatter(parts.join(''));
          expect(written).not.toMatch(/<[a-z/!?]/i);
          expect(written).not.toMatch(/&#?\w+;|"/);
        },
      ),
    );
  });

  test('a pull request has no mentions, references or closing keywords', () => {
    const text =
      'Fixes #12, see @octocat, GH-7, o/r#3 and 1a2b3c4d; mail a@b.cd, https://github.com/o/r/issues/1';
    for (const written of [escapeGitHub(text), escapeGitHubPlain(text)]) {
      const visible = written
        .replaceAll('&#8203;', '\u200b')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      expect(visible).not.toMatch(/@[a-z]|#\d|GH-\d|\b1a2b3c4d\b/i);
    }
    expect(escapeGitHub(text)).not.toContain('https:');
    expect(escapeGitHubPlain(text)).not.toContain('https://');
  });

  test("a commit's message disables no check", () => {
    expect(escapeGitHubPlain('On [skip ci] and skip-checks: true')).toBe(
      'On [\u200bskip ci] and skip-checks\u200b: true',
    );
  });
});
