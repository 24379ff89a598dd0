import { describe, expect, test } from '@jest/globals';
import { expandPartials } from '../../src/template/partials.ts';
import { type Printed, compileTemplate } from '../../src/template/template.ts';
import { Text } from '../../src/template/text.ts';

const shout = (text: string) => `<${text}>`;
const view = {
  title: new Text('A', shout),
  authors: [{ name: new Text('Ada', shout) }, { name: new Text('Bo', shout) }],
};

async function compiled(files: Readonly<Record<string, string>>) {
  const find = (name: string) => {
    const text = files[name];
    return Promise.resolve(text === undefined ? undefined : { file: `t/${name}.hbs`, text });
  };
  const source = await expandPartials({ file: 't/post.hbs', text: files['post'] ?? '' }, find);
  return compileTemplate('t/post.hbs', source, view);
}
const print = async (files: Readonly<Record<string, string>>) => (await compiled(files))(view);

describe('a partial', () => {
  test('replaces its line, whatever it contains', async () => {
    const loop = '{{#each authors}}\n{{> one}}\n{{/each}}\n';
    const one = '{{#if @last}}\nand\n{{/if}}\n{{name}} of {{../title}}';
    expect(await print({ post: `a\n  {{> loop }}\nb\n`, loop, one })).toBe(
      'a\n<Ada> of <A>\nand\n<Bo> of <A>\nb\n',
    );
  });

  test.each([
    ['{{>one}}', 'a\n'],
    ['\t{{>  one\t}}  ', 'a\n'],
    ['{{> one}}\r\nb', 'a\nb'],
    ['{{> one-2}}\n', 'c\n'],
  ])('stands on a line of its own: %j', async (post, text) => {
    expect(await print({ post, one: 'a', 'one-2': 'c\n' })).toBe(text);
  });

  test.each(['x {{> one}}', '{{> one}} x', '{{> one}}{{title}}'])(
    'within a line is refused: %s',
    async (post) => {
      await expect(compiled({ post, one: 'a' })).rejects.toMatchObject({
        code: 'TEMPLATE_INVALID',
        message: 't/post.hbs, line 1: write a partial as `{{> name}}`, on a line of its own',
      });
    },
  );

  test('may stand in several places, but not in itself', async () => {
    const files = { post: '{{> a}}\n{{> a}}\n{{> b}}', a: '{{> b}}', b: 'b' };
    expect(await print(files)).toBe('b\nb\nb\n');
  });

  test('that is empty leaves no empty line', async () => {
    expect(await print({ post: 'a\n{{> none}}\nb\n', none: '' })).toBe('a\nb\n');
  });

  test('may contain lines of front matter, which are checked too', async () => {
    const printed: Printed[] = [];
    const post = await compiled({ post: '---\n{{> head}}\n---\n', head: 'title: {{title}}\n' });
    expect(post(view, printed)).toBe('---\ntitle: <A>\n---\n');
    expect(printed).toEqual([{ name: 'title', text: 'A', escaped: false }]);
  });
});

describe('a mistake in a partial', () => {
  test.each([
    ['a misspelt name', { part: '\n{{titel}}' }, 't/part.hbs, line 2: there is no `titel`.'],
    ['a line behind it', { part: 'a\nb\n', more: '{{titel}}' }, 't/post.hbs, line 3: there is no'],
    ['a name of another place', { part: '{{name}}' }, 't/part.hbs, line 1: there is no `name`.'],
    ['no such partial', {}, 't/post.hbs, line 2: there is no partial `part`'],
    [
      'a circle',
      { part: 'x\n{{> post}}' },
      't/post.hbs, line 2: the partial `part` includes itself',
    ],
    [
      'a partial in itself',
      { part: '{{> part}}' },
      't/part.hbs, line 1: the partial `part` includes itself',
    ],
    ['a block that is open', { part: '{{#if title}}' }, 'Parse error'],
  ])('%s: the message names its file and its line', async (_, files, message) => {
    const post = `x\n{{> part}}\n${'more' in files ? files.more : ''}`;
    const failure = await compiled({ ...files, post }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'TEMPLATE_INVALID',
      message: expect.stringContaining(message),
    });
  });
});
