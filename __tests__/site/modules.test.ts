import { describe, expect, test } from '@jest/globals';
import { ModuleReader, importsOf } from '../../src/site/modules.ts';

describe('the imports of a module', () => {
  const imports = (from: string, ...paths: string[]) =>
    importsOf('src/content/config.ts', `import { a } from '${from}';`, paths);

  test.each([
    ['./a', 'src/content/a.ts'],
    ['./a.js', 'src/content/a.ts'],
    ['./a.mjs', 'src/content/a.mts'],
    ['./a.ts', 'src/content/a.ts'],
    ['./a', 'src/content/a.js'],
    ['./a', 'src/content/a.mjs'],
    ['./a', 'src/content/a/index.ts'],
    ['./a', 'src/content/a/index.js'],
    ['../a', 'src/a.ts'],
    ['../../a', 'a.ts'],
    ['@/a', 'src/a.ts'],
    ['~/a', 'src/a.ts'],
    ['@a', 'src/a.ts'],
    ['@/a', 'a.ts'],
    ['src/a', 'src/a.ts'],
    ['a/b', 'src/a/b.ts'],
  ])('of %s are %s', (from, path) => {
    expect(imports(from, 'other.ts', path)).toEqual([path]);
  });

  test.each([
    ['astro:content', 'src/content.ts'],
    ['./a', 'src/a.ts'],
    ['a', 'b/a.ts'],
    ['./a', 'src/content/a.json'],
  ])('of %s are not %s', (from, path) => {
    expect(imports(from, path)).toEqual([]);
  });

  test('begin with those that have a schema, each once', () => {
    const text = `
      import { x } from './x';
      import { blogSchema, other } from './y';
      import z from './collections';`;
    const paths = ['x.ts', 'y.ts', 'collections.ts'];
    expect(importsOf('a.ts', text, paths)).toEqual(['y.ts', 'collections.ts', 'x.ts']);
  });
});

describe('a text of a module', () => {
  const MODULES = new Map([
    ['a.ts', "import { where, LIST } from './b';\nconst base = './posts';\nconst circle = circle;"],
    [
      'b.ts',
      "export const where = 'src/b';\nexport const LIST = ['x', ...MORE];\nconst MORE = ['y'];",
    ],
  ]);
  const reader = (text: string) =>
    new ModuleReader(
      new Map([...MODULES, ['a.ts', `${MODULES.get('a.ts') ?? ''}\nconst it = ${text};`]]),
      [...['a.ts', 'b.ts']],
    );
  const it = { at: 'a.ts', value: { kind: 'name', name: 'it' } } as const;

  test.each<[string, string | undefined]>([
    ['"x"', 'x'],
    ['base', './posts'],
    ['where', 'src/b'],
    ['[base, "y"]', './posts'],
    ['new URL(base, import.meta.url)', './posts'],
    ['path.join("src", "posts")', 'src'],
    ['`${base}/x`', './posts/x'],
    ['`${base}/${locale}/x`', './posts/'],
    ['3', undefined],
    ['[]', undefined],
    ['f()', undefined],
    ['unknown', undefined],
    ['circle', undefined],
  ])('is read: %s', (text, found) => {
    expect(reader(text).text(it)).toBe(found);
  });

  test.each<[string, string[]]>([
    ['["a", base, where]', ['a', './posts', 'src/b']],
    ['["a", ...LIST]', ['a', 'x', 'y']],
    ['LIST', ['x', 'y']],
    ['"a"', ['a']],
    ['[3, "a"]', ['a']],
    ['unknown', []],
  ])('is read in a list: %s', (text, found) => {
    expect(reader(text).texts(it)).toEqual(found);
  });

  test('is absent without an expression', () => {
    expect(reader('1').text(undefined)).toBeUndefined();
  });
});
