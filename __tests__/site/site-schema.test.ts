import { describe, expect, test } from '@jest/globals';
import { collectionsIn, importsOf } from '../../src/site/astro-schema.ts';
import type { Field } from '../../src/site/site-schema.ts';

const CONFIG = 'src/content.config.ts';

/** Reads the collections of a configuration and the files that it imports. */
const read = (text: string, others: Readonly<Record<string, string>> = {}) =>
  collectionsIn(CONFIG, new Map(Object.entries({ [CONFIG]: text, ...others })), [
    CONFIG,
    ...Object.keys(others),
  ]);

/** Prints a field, such as `list[text] max 3 optional`. */
const inShort = ({ type, item, values, max, optional }: Field): string =>
  [
    `${type}${item ? `[${inShort(item)}]` : ''}${values ? ` of ${values.join('|')}` : ''}`,
    ...(max === undefined ? [] : [`max ${max}`]),
    ...(optional ? ['optional'] : []),
  ].join(' ');

/** Returns the field that a type is read as. */
const typeOf = (type: string, before = ''): string | undefined => {
  const [collection] = read(
    `${before}\nexport const collections = { blog: defineCollection({ schema: z.object({ key: ${type} }) }) };`,
  );
  const field = collection?.schema?.fields.get('key');
  return field && inShort(field);
};

describe("a type in Astro's schema", () => {
  test.each([
    ['z.string()', 'text'],
    ['z.string().max(60)', 'text max 60'],
    ['z.string().min(3).max(LIMIT, { message: "a, (b" })', 'text max 70'],
    ['z.string().trim().optional()', 'text optional'],
    ['z.string().nullish()', 'text optional'],
    ['z.string().default("x")', 'text optional'],
    ['z.optional(z.string())', 'text optional'],
    ['z.string().refine((v) => !/[(]/.test(v), { message: `no ${"x"}` })', 'text'],
    ['z.date()', 'date'],
    ['z.coerce.date()', 'instant'],
    ['z.string().or(z.date()).transform((val) => new Date(val))', 'instant'],
    ['z.union([z.string(), z.date()])', 'instant'],
    ['z.preprocess((v) => new Date(String(v)), z.date())', 'instant'],
    ['z.string().transform((str) => new Date(str))', 'text'],
    ['z.string().pipe(z.coerce.date())', 'text'],
    ['z.iso.datetime({ offset: true })', 'text'],
    ['z.boolean().default(false)', 'boolean optional'],
    ['z.number().int()', 'number'],
    ['z.array(z.string()).default([]).transform(lowerCase)', 'list[text] optional'],
    ['z.string().array().max(3)', 'list[text] max 3'],
    ['z.array(z.enum(["a", "b"]))', 'list[choice of a|b]'],
    ['z.enum(TOPICS)', 'choice of x|y'],
    ['z.enum(["a", ...TOPICS] as const).optional()', 'choice of a|x|y optional'],
    ['z.literal("post")', 'choice of post'],
    ['image().refine((img) => img.width > 1)', 'other'],
    ['image().or(z.string()).optional()', 'text optional'],
    ['reference("authors")', 'other'],
    ['z.array(reference("authors"))', 'list[other]'],
    ['z.object({ src: image() }).optional()', 'object optional'],
    ['titleOf', 'text max 70'],
    ['titleOf.optional()', 'text max 70 optional'],
    ['base.shape.title', 'text max 5'],
    ['somethingElse(1, 2)', 'other'],
  ])('%s is read as %s', (type, expected) => {
    const before = `
      // A comment with a brace {
      const LIMIT = 7_0;
      const TOPICS = ['x', 'y'] as const satisfies readonly string[];
      const titleOf: ZodString = z.string().max(LIMIT);
      const base = z.object({ title: z.string().max(5) });`;
    expect(typeOf(type, before)).toBe(expected);
  });
});

describe("Astro's collections", () => {
  test('have the fixed part of a folder that a function builds from its argument', () => {
    const collections = read(`
      const posts = (locale: string) => glob({ base: \`./src/content/posts/\${locale}\`, pattern: '**/*.md' });
      function localized(locale) {
        return defineCollection({ loader: posts(locale), schema: z.object({ title: z.string() }) });
      }
      export const collections = { en: localized('en'), zh: localized('zh-cn') };`);
    expect(collections).toMatchObject([
      { name: 'en', folder: 'src/content/posts', schema: { strict: false } },
      { name: 'zh', folder: 'src/content/posts' },
    ]);
  });

  test('have the folder at the start of their pattern', () => {
    const [blog] = read(`
      const blog = defineCollection({ loader: glob({ base: './src/content', pattern: 'blog/**/*.{md,mdx}' }) });
      export const collections = { blog };`);
    expect(blog).toMatchObject({ folder: 'src/content/blog', pattern: ['**/*.{md,mdx}'] });
  });

  test('have the folder and the patterns of their loader', () => {
    const collections = read(`
      export const BLOG_PATH = 'src/data/blog';
      const blog = defineCollection({
        loader: glob({ pattern: ['**/*.md', '!drafts/**'], base: \`./\${BLOG_PATH}\` }),
        schema: ({ image }) => z.object({ title: z.string(), cover: image().optional() }).strict(),
      });
      const authors = defineCollection({ loader: file('src/authors.json'), schema: z.object({}) });
      const notes = defineCollection({ type: 'content', schema: function () { return z.object({ a: z.date() }); } });
      const data = defineCollection({ type: 'data' });
      export const collections = { blog, 'the-notes': notes, authors, data };`);
    expect(collections.map(({ name, folder, pattern }) => [name, folder, pattern])).toEqual([
      ['blog', 'src/data/blog', ['**/*.md', '!drafts/**']],
      ['the-notes', 'src/content/the-notes', undefined],
    ]);
    expect(collections[0]?.schema?.strict).toBe(true);
    expect([...(collections[0]?.schema?.fields.keys() ?? [])]).toEqual(['title', 'cover']);
    expect([...(collections[1]?.schema?.fields.keys() ?? [])]).toEqual(['a']);
  });

  test('can extend, merge, spread, omit and make partial other schemas', () => {
    const [blog] = read(`
      const base = z.object({ title: z.string(), lang: z.string() });
      const dates = { date: z.date() };
      const blog = defineCollection({
        schema: base.omit({ lang: true }).extend({ ...dates, tags: z.array(z.string()) })
          .merge(z.object({ draft: z.boolean() }).partial()),
      });
      export const collections = { blog }`);
    expect(
      [...(blog?.schema?.fields ?? [])].map(([key, field]) => `${key}: ${inShort(field)}`),
    ).toEqual(['title: text', 'date: date', 'tags: list[text]', 'draft: boolean optional']);
  });

  test('can have their schema in another file, by a path or an alias', () => {
    const text = (from: string) => `
      import { z, defineCollection } from 'astro:content';
      import type { Site } from './types';
      import { blogSchema as posts } from '${from}';
      export const collections = { blog: defineCollection({ schema: posts }) };`;
    const others = {
      'src/schemas/blog.ts': 'export const blogSchema = z.object({ title: z.string() }).strict();',
    };
    for (const from of [
      './schemas/blog',
      '@/schemas/blog',
      '~/schemas/blog.ts',
      'src/schemas/blog',
    ]) {
      expect(importsOf(CONFIG, text(from), [CONFIG, ...Object.keys(others)])).toEqual([
        'src/schemas/blog.ts',
      ]);
      expect(read(text(from), others)[0]?.schema).toMatchObject({ strict: true });
    }
  });

  test('of Starlight are documentation, with the keys of Starlight and of the site', () => {
    const [docs] = read(`
      export const collections = {
        docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: z.object({ date: z.date().optional() }) }) }),
      };`);
    expect(docs).toMatchObject({ folder: 'src/content/docs', isDocs: true });
    expect([...(docs?.schema?.fields.keys() ?? [])]).toEqual(['title', 'description', 'date']);
  });

  test('that cannot be read are left out', () => {
    for (const text of [
      '',
      'export const collections = makeThem();',
      'export const collections = { a: b, c: defineCollection(d) ',
      'const a = a; export const collections = { a };',
      'const s = z.object({ s }); export const collections = { s: defineCollection({ schema: s }) };',
      '`${`',
      "'",
      '/',
      '{{{',
      ')))',
      'import',
      'export const = =>',
    ])
      expect(() => read(text)).not.toThrow();
  });
});
