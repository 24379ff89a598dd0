import { describe, expect, test } from '@jest/globals';
import { readPost } from '../../src/site/posts-read.ts';

async function read(text: string) {
  const post = await readPost('blog/a.md', text);
  return post && { keys: Object.fromEntries(post.keys), body: post.body };
}
const given = (kind: string, value: unknown, isText: boolean) => ({ kind, value, isText });

describe('a post is read', () => {
  test('with the type of each value in YAML, and whether a date is a text', async () => {
    const text = [
      ...['---', 'title: A', 'date: 2024-01-31', 'quoted: "2024-01-31"', 'long: Jan 31, 2024'],
      ...[
        'tags: [a, b]',
        'toc: true',
        'weight: 3',
        'cover: { src: x }',
        'none:',
        'empty: ""',
        '---',
      ],
      ...['Text', ''],
    ].join('\n');
    expect(await read(text)).toEqual({
      keys: {
        title: given('text', 'A', true),
        date: given('date', '2024-01-31', false),
        quoted: given('date', '2024-01-31', true),
        long: given('date', 'Jan 31, 2024', true),
        tags: given('list', ['a', 'b'], false),
        toc: given('boolean', true, true),
        weight: given('number', 3, true),
        cover: given('object', { src: 'x' }, false),
        empty: given('text', '', true),
      },
      body: 'Text\n',
    });
  });

  test('with the type of each value in TOML', async () => {
    const text =
      '+++\ntitle = "A"\ndate = 2024-01-31\nday = "2024-01-31"\ntags = ["a"]\ntoc = true\n+++\nText\n';
    const found = await read(text);
    expect(found).toMatchObject({
      keys: {
        title: given('text', 'A', true),
        date: { kind: 'date', isText: false },
        day: given('date', '2024-01-31', true),
        tags: given('list', ['a'], false),
        toc: given('boolean', true, false),
      },
      body: 'Text\n',
    });
    expect((await read(text.replaceAll('\n', '\r\n')))?.body).toBe('Text\r\n');
  });

  test('also with a byte order mark, and with empty TOML', async () => {
    expect(await read('+++\n+++\nText')).toEqual({ keys: {}, body: 'Text' });
    expect((await read('\ufeff---\ntitle: A\n---\nText'))?.keys).toEqual({
      title: given('text', 'A', true),
    });
  });

  test.each([
    ...['', 'Text', '---\n- a\n---\n', '---\na: [\n---\n', '---\ndraft: true\n---\n'],
    ...[
      '---\npublished: false\n---\n',
      '+++\na = \n+++\n',
      '+++\ndraft = true\n+++\n',
      '+++\na = 1\n',
    ],
  ])('unless it is a draft or has no front matter that can be parsed: %j', async (text) => {
    expect(await read(text)).toBeUndefined();
  });

  test.each(['draft: false', 'published: true', 'draft: yes', 'published: 2024-01-31'])(
    'if it has %s',
    async (line) => {
      expect(await read(`---\n${line}\n---\n`)).toBeDefined();
    },
  );
});
