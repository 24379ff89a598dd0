import { describe, expect, test } from '@jest/globals';
import { readPreset } from '../../src/site/preset.ts';
import { asPath, filesAbout, filesFor, learnAbout } from '../../src/site/site-values.ts';
import { type Texts, aBranch } from '../builders/site.ts';

const presetWith = (more: string, name = 'x') =>
  readPreset(
    name,
    `title: X\npost: p\ndigest: d\nlink: l\n${/^math/m.test(more) ? '' : 'math: none\n'}${more}`,
  );

/** Learns the value `it` from a source in YAML. */
async function learn(source: string, files: Texts, { root = '', config = 'site.yml' } = {}) {
  const recognised = {
    preset: presetWith(`values: { before: b, it: ${source} }`),
    root,
    configPath: root + config,
  };
  return (await learnAbout(recognised, aBranch(files))).values['it'];
}

describe('a value of a site', () => {
  const YML = {
    'site.yml':
      'Params:\n  Url: /blog/\n  on: true\n  n: 3\n  list: [x, y]\nplugins:\n  - a\n  - blog: { dir: news }\n# theme: old\n',
  };

  test.each<[string, Texts, string]>([
    ['plain', {}, 'plain'],
    ['"{{before}}/c"', {}, 'b/c'],
    ['[{ setting: none }, last]', YML, 'last'],
    ['[{ setting: none }]', YML, ''],
    ['[{ setting: params.url }]', YML, 'blog'],
    ['[{ setting: PARAMS.n }]', YML, '3'],
    ['[{ setting: params.list }]', YML, 'x'],
    ['[{ setting: plugins.blog.dir }]', YML, 'news'],
    ['[{ setting: plugins.blog.none }, last]', YML, 'last'],
    ['[{ setting: params }, last]', YML, 'last'],
    ['[{ setting: params.on }, last]', YML, 'last'],
    ['[{ setting: params.on, is: true }]', YML, 'true'],
    ['[{ setting: params.on, is: true, gives: on }]', YML, 'on'],
    ['[{ setting: params.on, is: false }, last]', YML, 'last'],
    ['[{ setting: params.url, is: /blog/ }]', YML, 'blog'],
    ['[{ setting: params.n, gives: "{{before}}/{{found}}" }]', YML, 'b/3'],
    ['[{ setting: a.b, in: other.toml }]', { 'other.toml': '[a]\nb = "c"\n' }, 'c'],
    ['[{ setting: a, in: [none.yml, "o*.json"] }]', { 'other.json': '{ "a": "c" }' }, 'c'],
    ['[{ setting: a, in: none.yml }, last]', { 'site.yml': 'a: 1' }, 'last'],
    ['[{ setting: a }, last]', { 'site.yml': 'a: [' }, 'last'],
    ['[{ setting: a, in: x.toml }, last]', { 'x.toml': 'a = ' }, 'last'],
    ['[{ pattern: "theme: (\\\\w+)" }, none]', YML, 'none'],
    ['[{ pattern: "^  n: (\\\\d)" }]', YML, '3'],
    ['[{ pattern: "Params" }]', YML, 'Params'],
    ['[{ pattern: "a: .(\\\\w+)", in: a.js }, none]', { 'a.js': "// a: 'x'\na: 'y'\n" }, 'y'],
    [
      '[{ pattern: "a: .(\\\\w+)", in: a.mts, gives: "{{found}}!" }]',
      { 'a.mts': " // a: 'x'\na: 'y'\n" },
      'y!',
    ],
    ['[{ pattern: "a = (\\\\w+)", in: a.py }]', { 'a.py': '# a = x\na = y\n' }, 'y'],
    ['[{ pattern: "(.*)", in: a.txt }]', { 'a.txt': '# x' }, '# x'],
    [
      '[{ folder: "content/*" }]',
      { 'content/a/x.md': '', 'content/b/x.md': '', 'content/b/y.md': '' },
      'content/b',
    ],
    ['[{ folder: "{{before}}/*", gives: "in {{found}}" }]', { 'b/c/x.md': '' }, 'in b/c'],
    ['[{ folder: "none/*" }, last]', { 'b/c/x.md': '' }, 'last'],
    ['[{ dated: "" }]', { 'b/2024-01-01-x.md': '', 'b/2024-01-02-y.md': '', 'c/x.md': '' }, 'b'],
    ['[{ dated: c, gives: "{{found}}" }, last]', { 'c/x.md': '' }, 'last'],
    ['[{ ending: blog }]', { 'blog/x.mdx': '', 'y.md': '' }, 'mdx'],
    ['[{ ending: blog }, last]', { 'y.md': '' }, 'last'],
    ['[{ file: "{{before}}*.css" }]', { 'a.css': '', 'bc.css': '' }, 'bc.css'],
    ['[{ file: "*.css", gives: yes }, no]', { 'a.css': '' }, 'yes'],
    ['[{ file: "*.css", gives: yes }, no]', { 'a.txt': '' }, 'no'],
  ])('from %s among %j is %s', async (source, files, value) => {
    expect(await learn(source, files)).toBe(value);
  });

  test('comes from the folder of the site, by paths relative to it', async () => {
    const files = { 'docs/site.yml': 'a: x', 'docs/b/x.md': '', 'b/y.md': '', 'site.yml': 'a: y' };
    expect(await learn('[{ setting: a }]', files, { root: 'docs/' })).toBe('x');
    expect(await learn('[{ folder: "*" }]', files, { root: 'docs/' })).toBe('b');
    expect(await learn('[{ setting: a, in: site.yml }]', files, { root: 'docs/' })).toBe('x');
  });

  test('is replaced by one that is known', async () => {
    const preset = presetWith('values: { a: x, b: "{{a}}/b" }');
    const { values } = await learnAbout({ preset, root: '', configPath: undefined }, aBranch({}), {
      a: 'y',
      c: 'z',
    });
    expect(values).toEqual({ a: 'y', b: 'y/b', c: 'z' });
  });
});

test('the other facts about a site are read from the same kinds of sources', async () => {
  const files = {
    'site.yml': 'url: https://a.example\nmath: katex\nmenu: yes\ntags: [a, 1]',
    'tags.yml': 'long: { label: Long context }\nink: { permalink: /x }\nwax:',
  };
  const more = [
    'math: [{ setting: math, gives: client }]',
    'typesets: [{ setting: math }]',
    'mathSwitch: [{ setting: none }, math]',
    'unlisted: [{ setting: menu, gives: "Add {{a}}" }]',
    'siteUrl: [{ setting: url }]',
    'values: { a: x }',
    'allowed: { tags: [{ setting: tags }], more: [{ setting: none }, { setting: "", in: tags.yml }], none: [{ setting: none }], text: x, url: [{ setting: url }] }',
  ].join('\n');
  const site = { preset: presetWith(more), root: '', configPath: 'site.yml' };
  expect(await learnAbout(site, aBranch(files))).toEqual({
    values: { a: 'x' },
    math: 'client',
    typesets: true,
    mathSwitch: 'math',
    unlisted: 'Add x',
    siteUrl: 'https://a.example',
    allowed: new Map([
      ['tags', ['a', '1']],
      ['more', ['Long context', 'ink', 'wax']],
    ]),
  });
  const bare = { ...site, preset: presetWith('values: { a: x }') };
  expect(await learnAbout(bare, aBranch(files))).toMatchObject({ typesets: true, siteUrl: '' });
  const without = { ...site, preset: presetWith('typesets: [{ setting: none }]') };
  expect((await learnAbout(without, aBranch(files))).typesets).toBe(false);
});

describe('the files to read about a site', () => {
  const preset = presetWith(
    ['a', 'b', 'c', 'd', 'e', 'f']
      .map((name) => `  ${name}: [{ setting: x, in: ${name}.yml }]`)
      .join('\n')
      .replace(/^/, 'values:\n'),
  );
  const paths = ['a.yml', 'b.yml', 'c.yml', 'd.yml', 'e.yml', 'f.yml', 'site.yml'];

  test('are its configuration and those that the preset names, at most five', async () => {
    const site = { preset, root: '', configPath: 'site.yml' };
    expect(filesFor(site, paths)).toEqual(['site.yml', 'a.yml', 'b.yml', 'c.yml', 'd.yml']);
    expect(filesFor({ ...site, configPath: undefined }, ['b.yml'])).toEqual(['b.yml']);
    const branch = aBranch(Object.fromEntries(paths.map((path) => [path, 'x: 1'])));
    expect((await learnAbout(site, branch)).values).toEqual({
      a: '1',
      b: '1',
      c: '1',
      d: '1',
      e: '',
      f: '',
    });
    expect(new Set(branch.reads)).toEqual(new Set(['a.yml', 'b.yml', 'c.yml', 'd.yml']));
  });

  test('are those of the two presets whose files exist', () => {
    const known = ['m', 'n', 'o'].map((name) =>
      presetWith(
        `recognise: [{ config: [${name}.yml] }]\nvalues: { a: [{ setting: x, in: ${name}2.yml }] }`,
        name,
      ),
    );
    expect(filesAbout(known, ['n.yml', 'n2.yml', 'm2.yml', 'o.yml'])).toEqual([
      'n.yml',
      'n2.yml',
      'o.yml',
    ]);
    expect(filesAbout(known, ['m.yml', 'n.yml', 'o.yml'])).toEqual(['m.yml', 'n.yml']);
    expect(filesAbout(known, ['docs/o.yml', 'docs/o2.yml', 'o2.yml'])).toEqual([
      'docs/o.yml',
      'docs/o2.yml',
    ]);
    expect(filesAbout(known, ['x.yml'])).toEqual([]);
  });
});

test('a folder of a configuration is a path in the repository', () => {
  expect(['./docs/', '/a//b/', '', '.', 'a/./b', '../a'].map(asPath)).toEqual([
    ...['docs', 'a/b', '', '', 'a/b', '../a'],
  ]);
});
