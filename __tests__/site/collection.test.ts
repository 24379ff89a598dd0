import { describe, expect, test } from '@jest/globals';
import { collectionFor } from '../../src/site/collection.ts';
import { type Texts, aBranch } from '../builders/site.ts';

const CONFIG = 'src/content.config.ts';
const collection = (
  name: string,
  schema = '',
  loader = `glob({ base: './c/${name}', pattern: '**/*.md' })`,
) => `'${name}': defineCollection({ loader: ${loader}, schema: z.object({ ${schema} }) })`;
const config = (...collections: string[]) =>
  `export const collections = { ${collections.join(', ')} };`;

async function found(text: string, files: Texts = {}, root = '') {
  const branch = aBranch({ [root + CONFIG]: text, ...files });
  return { branch, found: await collectionFor(root + CONFIG, root, branch) };
}
const nameOf = async (text: string, files: Texts = {}) =>
  (await found(text, files)).found?.collection.name;

describe('the collection of posts', () => {
  test('has its folder, its pattern and the ending of its pages', async () => {
    const text = config(collection('blog', 'title: z.string()'));
    const { found: site } = await found(text, { 'x/c/blog/a.mdx': '', 'c/blog/b.md': '' }, 'x/');
    expect(site?.collection).toMatchObject({
      ...{ name: 'blog', folder: 'c/blog', pattern: ['**/*.md'], isDocs: false },
      ...{ configPath: `x/${CONFIG}`, takesFiles: true, ending: 'md' },
    });
    expect([...((await site?.schema())?.fields.keys() ?? [])]).toEqual(['title']);
  });

  test.each<[string, string[], Texts, string | undefined]>([
    ['is absent without collections', [], {}, undefined],
    [
      'has the most common name',
      [collection('notes'), collection('blog'), collection('posts')],
      {},
      'blog',
    ],
    [
      'has a known name rather than one like it',
      [collection('my-posts'), collection('blog')],
      {},
      'blog',
    ],
    [
      'has the most common name, not the most pages',
      [collection('posts'), collection('blog')],
      {
        ...Object.fromEntries([...'abcdefghi'].map((name) => [`c/posts/${name}.md`, ''])),
        'c/blog/x.md': '',
      },
      'blog',
    ],
    ['has a common name in any case', [collection('x'), collection('News')], {}, 'News'],
    ['has a name like blog or post', [collection('x'), collection('my-posts')], {}, 'my-posts'],
    ['has pages', [collection('a'), collection('b')], { 'c/b/x.md': '' }, 'b'],
    ['has a date', [collection('a'), collection('b', 'date: z.string()')], {}, 'b'],
    ['has a date', [collection('a'), collection('b', 'when: z.date()')], {}, 'b'],
    ['has a date', [collection('a'), collection('b', 'when: z.coerce.date()')], {}, 'b'],
    [
      'has a date',
      [collection('a', 'update: z.string()'), collection('b', 'pubDay: z.string()')],
      {},
      'b',
    ],
    [
      'has a name rather than pages',
      [collection('a', 'date: z.date()'), collection('blog')],
      { 'c/blog/x.md': '' },
      'blog',
    ],
    [
      'has pages rather than a date',
      [collection('a', 'date: z.date()'), collection('b')],
      { 'c/b/x.md': '' },
      'b',
    ],
    [
      'has the most pages',
      [collection('a'), collection('b')],
      { 'c/a/x.md': '', 'c/b/x.md': '', 'c/b/y.md': '' },
      'b',
    ],
    [
      'is documentation rather than nothing',
      [collection('a'), collection('d', '', 'docsLoader()')],
      {},
      'd',
    ],
  ])('%s: %j', async (_, collections, files, name) => {
    expect(await nameOf(config(...collections), files)).toBe(name);
  });

  test('has one of twelve names, the most common first', async () => {
    const names = [
      ...['blog', 'posts', 'post', 'articles', 'article', 'writing', 'writings', 'essays'],
      ...['news', 'journal', 'papers', 'notes'],
    ];
    const best = names.map((_, nth) =>
      nameOf(config(...['x', ...names.slice(nth).reverse()].map((name) => collection(name)))),
    );
    expect(await Promise.all(best)).toEqual(names);
  });

  test('is read from the folder of the site alone', async () => {
    const text = config(
      collection('blog', '', "glob({ base: './c/blog', pattern: '**/*.{md,mdx}' })"),
    );
    const files = { 'x/c/blog/a.mdx': '', 'yyc/blog/b.md': '', 'yyc/blog/c.md': '' };
    expect((await found(text, files, 'x/')).found?.collection.ending).toBe('mdx');
  });

  test.each<[string, Texts, object | undefined]>([
    ["'**/*.md'", {}, { takesFiles: true, ending: 'md' }],
    ["'./**/*.mdx'", {}, { takesFiles: true, ending: 'mdx' }],
    ["'**/*.{md,mdx}'", { 'c/blog/a.mdx': '' }, { takesFiles: true, ending: 'mdx' }],
    ["'**/*.markdown'", {}, { takesFiles: true, ending: 'markdown' }],
    ["'*/index.md'", {}, { takesFiles: false, ending: 'md' }],
    ["['!a/**', '**/index.mdx']", {}, { takesFiles: false, ending: 'mdx' }],
    ["['**/*.md', '!drafts/**']", {}, { takesFiles: true, ending: 'md' }],
    ["['**/*.mdx', '*.md']", {}, { takesFiles: true, ending: 'md' }],
    ["'!**/*.md'", {}, undefined],
    ["'**/*.json'", {}, undefined],
  ])('of the pattern %s with %j takes %j', async (pattern, files, form) => {
    const loader = `glob({ base: './c/blog', pattern: ${pattern} })`;
    const { found: site } = await found(config(collection('blog', '', loader)), files);
    const { takesFiles, ending } = site?.collection ?? {};
    expect(site && { takesFiles, ending }).toEqual(form);
  });

  test('takes all pages without a pattern', async () => {
    const text = config(`blog: defineCollection({ schema: z.object({}) })`);
    const files = { 'src/content/blog/a.mdx': '' };
    expect((await found(text, files)).found?.collection).toMatchObject({
      takesFiles: true,
      ending: 'mdx',
    });
    expect((await found(text)).found?.collection).toMatchObject({ takesFiles: true, ending: 'md' });
  });
});

describe('a file that the configuration imports', () => {
  const SCHEMA = { 'src/schema.ts': 'export const schema = z.object({ title: z.string() });' };

  test('is read for the schema, if that is elsewhere', async () => {
    const text = `import { schema } from './schema';\nexport const collections = { blog: defineCollection({ schema }) };`;
    const { branch, found: site } = await found(text, SCHEMA);
    expect(branch.reads).toEqual([CONFIG]);
    expect([...((await site?.schema())?.fields.keys() ?? [])]).toEqual(['title']);
    expect(branch.reads).toEqual([CONFIG, 'src/schema.ts']);
  });

  test('is read for the schema, if that has no key without it', async () => {
    const blog = collection('blog', '...keys');
    const text = `import { keys } from './keys';\n${config(collection('x', 'no: z.string()'), blog)}`;
    const keys = { 'x/src/keys.ts': 'export const keys = { title: z.string() };' };
    const { branch, found: site } = await found(text, keys, 'x/');
    expect([...((await site?.schema())?.fields.keys() ?? [])]).toEqual(['title']);
    expect(branch.reads).toEqual([`x/${CONFIG}`, 'x/src/keys.ts']);
  });

  test('is read for the collections, if those are elsewhere', async () => {
    const text = `import { collections as all } from './all';\nexport const collections = all;`;
    const all = { 'src/all.ts': `${config(collection('blog', 'title: z.string()'))}` };
    const { found: site } = await found(text, all);
    expect(site?.collection.name).toBe('blog');
    expect([...((await site?.schema())?.fields.keys() ?? [])]).toEqual(['title']);
  });

  test('is not read if it is not needed', async () => {
    const text = `import { x } from './schema';\n${config(collection('blog', 'title: z.string()'))}`;
    const { branch, found: site } = await found(text, SCHEMA);
    await site?.schema();
    expect(branch.reads).toEqual([CONFIG]);
    const none = await found('const a = 1;');
    expect([none.found, none.branch.reads]).toEqual([undefined, [CONFIG]]);
  });
});
