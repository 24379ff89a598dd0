import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { PaperId } from '../../src/papers/paper.ts';
import { isUntouched, papersOn, signed } from '../../src/render/day-page.ts';
import { bodyOf, frontMatterOf, problemIn, withFrontMatter } from '../../src/site/front-matter.ts';
import { escapeMarkdown, escapeYaml, wellFormed } from '../../src/escapes/escapes.ts';
import { type Printed, compileTemplate } from '../../src/template/template.ts';
import { Text } from '../../src/template/text.ts';

const post = '---\n# a comment\ntitle: "A: b"\ntags:\n  - x\n---\n\nBody\n---\nmore\n';
const failure = (message: string): unknown =>
  expect.objectContaining({ code: 'TEMPLATE_INVALID', message });
const read = (page: string): unknown => parse(frontMatterOf(page) ?? '');

describe('the front matter of a page', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['---\r\na: 1\r\n---\r\nB\r\n', 'a: 1\r\n', 'B\r\n'],
    ['--- \t\na: 1\n---\t \nB', 'a: 1\n', 'B'],
    ['---\na: 1\n---', 'a: 1\n', ''],
    ['---\n---\nB', '', 'B'],
    ['---\na: 1\n---\n---\n', 'a: 1\n', '---\n'],
    ['x\n---\na: 1\n---\n', undefined, undefined],
    ['---x\na: 1\n---\n', undefined, undefined],
    ['---\na: 1\n---x\nB', undefined, undefined],
    ['---\na: 1 ---\nB', undefined, undefined],
    ['+++\na = 1\n+++\n', undefined, undefined],
  ])('stands between two lines of three hyphens at its start: %j', (page, yaml, body) => {
    expect([frontMatterOf(page), bodyOf(page)]).toEqual([yaml, body]);
  });
});

describe("the user's front matter", () => {
  test('changes no byte if it is empty', () => {
    expect(withFrontMatter(post, {})).toBe(post);
  });

  test('is set or added, and all other lines keep their bytes', () => {
    const merged = withFrontMatter(post, { title: 'Mine: c', lang: 'en' });
    expect(merged).toBe(
      '---\n# a comment\ntitle: "Mine: c"\ntags:\n  - x\nlang: en\n---\n\nBody\n---\nmore\n',
    );
  });

  test('is added to a post without front matter, and to front matter in braces', () => {
    expect(withFrontMatter('Body\n', { lang: 'en' })).toBe('---\nlang: en\n---\n\nBody\n');
    expect(read(withFrontMatter('---\n{ a: 1 }\n---\n', { b: 2 }))).toEqual({ a: 1, b: 2 });
  });

  test('in braces keeps the form of its values', () => {
    expect(withFrontMatter('---\n{ a: "yes", b: 2024-01-01 }\n---\n', { c: 2 })).toBe(
      '---\na: "yes"\nb: 2024-01-01\nc: 2\n---\n',
    );
  });

  test.each(['2024-01-01', '2024-01-01 10:00:00', 'yes', 'no', 'off', '12:30', '1_000', '1'])(
    'keeps the text %j a text for YAML 1.1 too, not a date, boolean or number',
    (text) => {
      const merged = withFrontMatter('---\nlast: 1\n---\n', { last: text });
      expect(merged).toBe(`---\nlast: "${text}"\n---\n`);
    },
  );

  test.each([
    ['---\n---\nB', '---\nlang: en\n---\nB'],
    ['---\n# c\n---\nB', '---\n# c\nlang: en\n---\nB'],
    ['---\na: 1\n---', '---\na: 1\nlang: en\n---\n'],
    ['---\na: 1 # {\nb: {c: 1}\n---\n', '---\na: 1 # {\nb: {c: 1}\nlang: en\n---\n'],
    ['---\n{{ x }}: 1\n---\n', '---\n{{ x }}: 1\nlang: en\n---\n'],
    ['---\n? [k]\n: 1\n---\n', '---\n? [k]\n: 1\nlang: en\n---\n'],
    [
      `---\n# long\n\n{ a: "${'word '.repeat(30)}" }\n---\n`,
      `---\n# long\n\na: "${'word '.repeat(30)}"\nlang: en\n---\n`,
    ],
    ['x\n+++\n', '---\nlang: en\n---\n\nx\n+++\n'],
    ['+++x\n', '---\nlang: en\n---\n\n+++x\n'],
  ])('is put below the keys of the page: %j', (page, merged) => {
    expect(withFrontMatter(page, { lang: 'en' })).toBe(merged);
  });

  test.each([
    ['- a\n', 'it is not a mapping of keys'],
    ['text\n', 'it is not a mapping of keys'],
    [
      '{ a: [ }\n',
      'Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 8:\n\n{ a: [ }\n       ^\n',
    ],
  ])('is not merged into front matter that is not a mapping: %j', (yaml, problem) => {
    expect(() => withFrontMatter(`---\n${yaml}---\n`, { lang: 'en' })).toThrow(
      failure(`The front matter is not a YAML mapping: ${problem}`),
    );
  });

  test.each(['+++\ntitle = "a"\n+++\nBody\n', '+++ \t\r\n+++\r\n'])(
    'is not put above front matter in TOML: %j',
    (page) => {
      expect(withFrontMatter(page, {})).toBe(page);
      expect(() => withFrontMatter(page, { lang: 'en' })).toThrow(
        failure(
          'a page has front matter in TOML (+++), so `front-matter` cannot be merged into it. Write the keys into the template and remove `front-matter`, or use YAML (---) in the template',
        ),
      );
    },
  );

  test('keeps every other text (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const page = `---\ntitle: ${escapeYaml(text)}\nlast: 1\n---\n`;
        const merged = withFrontMatter(page, { last: 2 });
        expect(merged).toBe(page.replace('last: 1', 'last: 2'));
        expect(read(merged)).toEqual({ title: wellFormed(text), last: 2 });
      }),
    );
  });
});

describe('the check of front matter', () => {
  const print = (template: string, title: string) => {
    const view = { title: new Text(title, escapeMarkdown) };
    const printed: Printed[] = [];
    return problemIn(compileTemplate('t.hbs', template, view)(view, printed), printed);
  };
  const HOSTILE = [
    'A: B',
    '- a',
    '"',
    '{',
    '# x',
    '@',
    'a\nb: c',
    '---',
    '*x*',
    'x  # y',
    '\\',
    '<b>',
  ];

  test('accepts every text with the helper `yaml` (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(print('---\ntitle: {{yaml title}}\n---\n', title)).toBeUndefined();
      }),
    );
  });

  test('reports a text that would change without `yaml`, with its field and a remedy', () => {
    for (const title of HOSTILE) {
      expect(print('---\ntitle: {{title}}\n---\n', title)).toMatch(
        /front matter.*write \{\{yaml title\}\} there in place of \{\{title\}\}/,
      );
    }
    expect(print('---\ntitle: {{title}}\n---\n', 'Harmless')).toBeUndefined();
  });

  const value = (name: string, text: string, escaped = false): Printed => ({ name, text, escaped });
  const ADVICE = '; write {{yaml title}}, {{yaml name}} there in place of {{title}}, {{name}}';
  const BARE = ['title', 'name', 'title'].map((name) => value(name, 'b: c'));

  test.each<[string, Printed[], string | undefined]>([
    ['', [], undefined],
    ['# no key\n', [], undefined],
    [
      'a: 5\nb: [true, null, { c: x }]\n',
      ['5', 'true', 'null', 'x'].map((text) => value('n', text)),
      undefined,
    ],
    ['c: "  x "\n', [value('c', ' x')], undefined],
    ['a: 05\n', [value('n', '05', true)], '`n` in its front matter changes when it is parsed'],
    [
      'a: x # b\n',
      [value('title', 'x # b'), value('name', 'x'), value('url', 'x', true)],
      `\`title\` in its front matter changes when it is parsed${ADVICE}`,
    ],
    ['- a\n', [], 'its front matter is not a YAML mapping'],
    ['- a\n', BARE, `its front matter is not a YAML mapping${ADVICE}`],
    [
      'a: b: c\n',
      BARE,
      `its front matter cannot be read (Nested mappings are not allowed in compact mappings at line 1, column 4)${ADVICE}`,
    ],
  ])('says what is wrong, and which values to escape: %j', (yaml, printed, problem) => {
    expect(problemIn(`---\n${yaml}---\nBody\n`, printed)).toBe(problem);
  });

  test('covers loops, but not the body', () => {
    const view = { names: [new Text('A: B', escapeMarkdown)] };
    const printed: Printed[] = [];
    const template =
      '---\nn:\n{{#each names}}\n  - {{this}}\n{{/each}}\n---\n{{#each names}}{{this}}{{/each}}\n';
    const page = compileTemplate('t.hbs', template, view)(view, printed);
    expect(printed).toEqual([{ name: 'this', text: 'A: B', escaped: false }]);
    expect(problemIn(page, printed)).toContain('{{yaml this}}');
    expect(problemIn('no front matter: [', [])).toBeUndefined();
  });
});

describe('a digest page', () => {
  const ids = ['2410.02660', 'hep-th/9901001'] as PaperId[];
  const page =
    '---\ntitle: "x"\n---\n\n[a](https://arxiv.org/abs/2410.02660) [b](https://arxiv.org/abs/hep-th/9901001v2)\n';

  test.each(['digests/a.md', 'digests/a.mdx'])(
    'shows by its checksum whether a person edited it (property): %s',
    (path) => {
      const text = signed(page, ids, path);
      expect(isUntouched(text)).toBe(true);
      expect(isUntouched(page)).toBe(false);
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1 }), (at, typed) => {
          const changed = text.slice(0, at) + typed + text.slice(at);
          expect(isUntouched(changed)).toBe(changed === text);
        }),
      );
    },
  );

  test('ends with a comment with its checksum and ids, and has no key for them in its front matter', () => {
    expect(signed(page, ids, 'a.md').slice(page.length)).toMatch(
      /^\n<!-- paperboy: v[0-9a-f]{16} 2410\.02660 hep-th\/9901001 -->\n$/,
    );
    expect(signed(page, ids, 'a.mdx').slice(page.length)).toMatch(
      /^\n\{\/\* paperboy: v[0-9a-f]{16} 2410\.02660 hep-th\/9901001 \*\/\}\n$/,
    );
    for (const path of ['a.md', 'a.mdx'])
      expect(signed(page, ids, path).startsWith(page)).toBe(true);
  });

  test('is unchanged by a second checksum', () => {
    expect(signed(signed(page, ids, 'a.md'), ids, 'a.md')).toBe(signed(page, ids, 'a.md'));
  });

  test('of an earlier version of Paperboy is read, and loses the key in its front matter when it is written again', () => {
    const old = page.replace(
      'title: "x"\n',
      'title: "x"\npaperboy: vf82960a933574da6 2410.02660 hep-th/9901001\n',
    );
    expect(isUntouched(old)).toBe(true);
    expect(isUntouched(old.replace('[a]', '[A]'))).toBe(false);
    expect(papersOn(old)).toEqual(ids);
    expect(signed(old, ids, 'a.md')).toBe(signed(page, ids, 'a.md'));
  });

  test('without front matter gets a checksum too; a file without a checksum is never rewritten', () => {
    expect(isUntouched(signed('Body\n', ids, 'a.md'))).toBe(true);
    expect(signed('Body\n', ids, 'a.rst')).toBe('Body\n');
    expect(isUntouched('Body\n')).toBe(false);
  });

  test('lists its papers in its last line, or by the first link of each entry if that is missing', () => {
    const entry = (id: string, more = '') =>
      `### T\n\n[t](https://arxiv.org/abs/${id})\n\n${more}\n`;
    const body = `---\ntitle: "x"\n---\n\n## A\n\n${entry('2410.02660', 'As https://arxiv.org/abs/1706.03762 has it')}${entry('hep-th/9901001v2')}`;
    expect(papersOn(body)).toEqual(ids);
    expect(papersOn(signed(body, ids.slice(1), 'a.md'))).toEqual(ids.slice(1));
    expect(papersOn(signed(body, [], 'a.md'))).toEqual([]);
    expect(papersOn(page)).toEqual(ids);
  });
});
