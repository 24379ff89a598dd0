import { describe, expect, test } from '@jest/globals';
import { formOf, haveFormulas } from '../../src/site/learn-form.ts';
import { readPost, type ReadPost } from '../../src/site/posts-read.ts';
import { readPreset } from '../../src/site/preset.ts';
import type { Schema } from '../../src/site/site-schema.ts';

const presetWith = (borrow: string) =>
  readPreset('x', `title: X\npost: p\ndigest: d\nlink: l\nmath: none\nborrow: {${borrow}}\n`);

async function postsOf(texts: readonly string[]): Promise<ReadPost[]> {
  const posts = await Promise.all(texts.map((text, at) => readPost(`${at}.md`, text)));
  return posts.filter((post) => post !== undefined);
}
const post = (head: string, body = 'Text\n') => `---\n${head}\n---\n${body}`;

async function form(texts: readonly string[], borrow = '', schema?: Schema, mathSwitch = '') {
  const demands = { schema, schemaPath: undefined, allowed: new Map(), mathSwitch };
  return formOf(await postsOf(texts), presetWith(borrow), demands);
}
const kinds = async (...heads: string[]) =>
  [...(await form(heads.map((head) => post(head)))).keys].map(
    ([key, { kind, isText }]) => `${key}: ${kind}${isText ? ' as text' : ''}`,
  );

describe('the form of posts', () => {
  test('without posts is empty', async () => {
    expect(await form([], 'same: [layout], without: [a]')).toEqual({
      ...{ from: [], keys: new Map(), same: {}, without: ['a'], sharedTags: [] },
      ...{ schema: undefined, schemaPath: undefined, allowed: new Map(), heading: undefined },
      ...{ mathSwitch: undefined, takesTexts: false, namesMissing: false },
    });
    expect((await form([], '', undefined, 'math')).mathSwitch).toBe('math');
    expect(await form([], 'texts: true, namesMissing: true')).toMatchObject({
      ...{ takesTexts: true, namesMissing: true },
    });
  });

  test('has the keys of more than half of them, with their most common type', async () => {
    expect(await kinds('a: 1\nb: x', 'a: 2\nb: y', 'a: z')).toEqual([
      'a: number as text',
      'b: text as text',
    ]);
    expect(await kinds('a: 1', 'b: 1')).toEqual([]);
    expect(await kinds('d: 2024-01-31', 'd: "2024-01-31"', 'd: "2024-02-01"')).toEqual([
      'd: date as text',
    ]);
    expect(await kinds('t: a', 't: b', 't: [c, d]')).toEqual(['t: list']);
  });

  test('copies the values of the keys of the preset that most have, and leaves out those that none have', async () => {
    const same = 'same: [layout, lang, permalink]';
    const three = ['layout: a\npermalink: /x', 'layout: b\npermalink: /y', 'layout: b'];
    expect(
      await form(
        three.map((head) => post(head)),
        same,
      ),
    ).toMatchObject({
      ...{ same: { layout: 'b' }, without: ['lang', 'permalink'] },
    });
    const shared = ['permalink: /a/', 'permalink: /a/'].map((head) => post(head));
    expect((await form(shared, same)).same).toEqual({ permalink: '/a/' });
  });

  test('copies switches that three share, but not those of a single post', async () => {
    const same = async (count: number, head: string) =>
      (await form(Array.from({ length: count }, () => post(head)))).same;
    expect(await same(3, 'toc: true')).toEqual({ toc: true });
    expect(await same(2, 'toc: true')).toEqual({});
    expect(await same(3, 'toc: "yes"')).toEqual({});
    for (const key of ['draft', 'Pinned', 'featured', 'hidden', 'math', 'katex'])
      expect(await same(3, `${key}: ${key === 'draft' ? 'false' : 'true'}`)).toEqual({});
    expect((await form([post('toc: true'), post('toc: true'), post('toc: false')])).same).toEqual(
      {},
    );
  });

  test('copies values that the schema demands and that all share', async () => {
    const field = (optional: boolean) => ({ type: 'text', optional }) as const;
    const schema = {
      fields: new Map([
        ['kind', field(false)],
        ['lang', field(true)],
        ['pubDate', field(false)],
      ]),
      strict: false,
    };
    const head = 'kind: essay\nlang: en\npubDate: x';
    expect((await form([post(head), post(head)], '', schema)).same).toEqual({ kind: 'essay' });
    expect((await form([post(head)], '', schema)).same).toEqual({});
    expect((await form([post(head), post('kind: note')], '', schema)).same).toEqual({});
  });

  test('has tags that all share, which may define a collection', async () => {
    const tags = async (...lists: string[]) =>
      (
        await form(
          lists.map((list) => post(`tags: ${list}`)),
          'sharedTags: true',
        )
      ).sharedTags;
    expect(await tags('[post, a]', '[b, post]')).toEqual(['post']);
    expect(await tags('[a, x]', '[a, y]')).toEqual([]);
    expect(await tags('[a, x]', '[a, y]', '[a]')).toEqual(['a']);
    expect(await tags('post', '[post]')).toEqual(['post']);
    expect(await tags('', '', '')).toEqual([]);
    expect(await tags()).toEqual([]);
    expect((await form([post('tags: [post]')])).sharedTags).toEqual([]);
  });

  test('has a title in the body if most bodies begin with it', async () => {
    const heading = async (...bodies: string[]) =>
      (await form(bodies.map((body) => post('a: 1', body)))).heading;
    for (const body of [
      ...['# A\n', '\n\n# A\n', '<h1>A</h1>', 'A\n===\n', "import A from 'a';\n\n# A\n"],
      ...['export const a = 1;\n# A\n', '<!-- x -->\n# A\n', '{/* x */}\n# A\n'],
    ])
      expect(await heading(body)).toBe(true);
    for (const body of ['Text\n# A\n', '## A\n', '#A\n', 'A\nB\n===\n', 'import A\nText\n'])
      expect(await heading(body)).toBe(false);
    expect(await heading('# A\n', 'Text\n')).toBe(false);
    expect(await heading('# A\n', 'Text\n', '# B\n')).toBe(true);
  });

  test('has the switch for formulas that a post uses, else that of the preset', async () => {
    const found = async (...texts: string[]) =>
      (await form(texts, '', undefined, 'math')).mathSwitch;
    expect(await found(post('a: 1'))).toBe('math');
    expect(await found(post('katex: false'))).toBe('math');
    expect(await found(post('a: 1'), post('katex: true'))).toBe('katex');
    expect(await found(post('a: 1', 'Text\n{{< katex >}}\n'))).toBe('{{< katex >}}');
    expect(await found(post('a: 1', 'Text {{< katex >}}\n'))).toBe('math');
  });
});

test('posts have formulas if one shows or turns on a formula', async () => {
  const have = async (body: string, head = 'a: 1') =>
    haveFormulas(await postsOf([post('b: 1'), post(head, body)]));
  for (const body of [
    '$$\nx\n$$\n',
    '  $$x$$\n',
    '{{< katex >}}\n',
    'A $\\alpha$ b',
    'A $x \\le y$.',
  ])
    expect(await have(body)).toBe(true);
  for (const body of [
    'Text',
    '$5 and $6',
    'A `$\\alpha$` b',
    '```\n$$\nx\n$$\n```\n',
    'a $$x$$',
    '$x$',
  ])
    expect(await have(body)).toBe(false);
  expect(await have('Text', 'mathjax: true')).toBe(true);
  expect(await have('Text', 'mathjax: false')).toBe(false);
  expect(haveFormulas([])).toBe(false);
});
