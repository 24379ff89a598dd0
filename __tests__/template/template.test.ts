import { describe, expect, test } from '@jest/globals';
import { RunFailure } from '../../src/failure.ts';
import { type Printed, compileTemplate, onFirstPrint } from '../../src/template/template.ts';
import { Text } from '../../src/template/text.ts';
import { failureOf } from '../builders/failure.ts';

const shout = (text: string) => `<${text}>`;
const view = {
  title: new Text('A "b" & c', shout),
  authors: [{ name: new Text('Ada', shout) }, { name: new Text('Bo', shout) }],
  tags: [new Text('x', shout), new Text('y', shout)],
  comment: undefined as Text | undefined,
  count: 2,
  version: 'abc',
};
const print = (source: string) =>
  compileTemplate<typeof view>('t.hbs', source, { ...view, comment: new Text('', shout) })(view);
const problemOf = (source: string) => {
  try {
    compileTemplate('t.hbs', source, view);
  } catch (error) {
    if (error instanceof RunFailure) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'none';
};

describe('a value', () => {
  test('without a helper is escaped for the body, with any number of braces', () => {
    expect(print('{{title}} {{{title}}} {{&title}}')).toBe('<A "b" & c> <A "b" & c> <A "b" & c>');
  });

  test('with a helper is escaped for that place, from the plain text', () => {
    expect(print('{{yaml title}} {{html title}} {{plain title}} {{letters title}}')).toBe(
      '"A “b” & c" A &#34;b&#34; &#38; c A "b" & c A b c',
    );
  });

  test('a list can be repeated or joined; a joined list can be escaped', () => {
    expect(
      print(
        '{{#each authors}}{{name}}{{#unless @last}},{{/unless}}{{/each}} {{join tags "-"}} {{yaml (join tags ", ")}}',
      ),
    ).toBe('<Ada>,<Bo> <x>-<y> "x, y"');
  });

  test('in a list is escaped by `join` even if it is a plain string', () => {
    const strings = { words: ['a', '<b>', '{{c}}'] };
    expect(compileTemplate('t.hbs', '{{join words ", "}}', strings)(strings)).toBe(
      'a, &#60;b&#62;, &#123;&#123;c&#125;&#125;',
    );
  });

  test('that is absent prints nothing and is false', () => {
    expect(print('[{{comment}}{{#if comment}}yes{{else}}no{{/if}}{{yaml comment}}]')).toBe(
      '[no""]',
    );
  });
});

describe('a helper', () => {
  const texts = {
    title: new Text(' A <b> & "c" - d\u0000\n ', shout),
    url: new Text('https://x.org/?a=<b>&c=(d)', shout),
    tags: ['x*', new Text('y', shout)],
    none: undefined as Text | undefined,
    nothing: null,
    count: 2,
    list: [['a']],
  };
  const printed = (source: string) => compileTemplate('t.hbs', source, undefined)(texts);

  test.each([
    ['{{line title}}', 'A ‹b› & “c” - d'],
    ['{{line title "-"}}', 'A ‹b› & “c” d'],
    ['{{letters title}}', 'A b c d'],
    ['{{link url}}', 'https://x.org/?a=%3Cb%3E&c=%28d%29'],
    ['{{yaml count}}', '"2"'],
    ['{{plain none}}{{html nothing}}{{line none}}', ''],
    ['{{join tags}}', 'x&#42;, <y>'],
    ['{{join tags count}}', 'x&#42;, <y>'],
    ['{{join none}}{{join title}}{{join list}}', ''],
  ])('%s prints %j', (source, text) => {
    expect(printed(source)).toBe(text);
  });

  test.each(['yaml', 'line', 'html', 'link', 'plain', 'letters'])(
    'that prints a text refuses a list: %s',
    (helper) => {
      expect(failureOf(() => printed(`{{${helper} tags}}`))).toMatchObject({
        code: 'TEMPLATE_INVALID',
        message: `t.hbs: {{${helper} …}} needs a text`,
      });
    },
  );

  test.each([
    ['{{log title}}'],
    ['{{lookup title "plain"}}'],
    ['{{helperMissing}}'],
    ['{{#tags}}x{{/tags}}'],
    ['{{titel}}'],
    ['{{yml title}}'],
  ])('that is not ours fails, also in a template that is not checked: %s', (source) => {
    expect(failureOf(() => printed(source))).toMatchObject({
      code: 'TEMPLATE_INVALID',
      message: expect.stringMatching(/^t\.hbs: ./),
    });
  });
});

describe('texts that are printed into front matter', () => {
  const [title, escaped] = ['A "b" & c', 'A “b” & c'];
  const bare = (name: string, text = title) => ({ name, text, escaped: false });
  test.each([
    ['---\na: {{title}}\n---\n{{title}} {{yaml title}}\n---\n', [bare('title')]],
    ['--- \r\na: {{title}}\r\n--- \r\n{{title}}', [bare('title')]],
    ['---\na: {{yaml title}}\n---\n', [{ name: 'title', text: escaped, escaped: true }]],
    [
      '---\na: {{yaml (join tags ", ")}}\n---\n',
      [{ name: '(join tags …)', text: 'x, y', escaped: true }],
    ],
    [
      '---\na: {{yaml "b"}} {{yaml (yaml "c")}}\n---\n',
      [
        { name: 'value', text: 'b', escaped: true },
        { name: '(yaml …)', text: '“c”', escaped: true },
      ],
    ],
    [
      '---\n{{#each authors}}{{name}} {{@root.title}} {{../title}} {{@index}}\n{{/each}}---\n{{title}}',
      ['Ada', 'Bo'].flatMap((name) => [bare('name', name), bare('@root.title'), bare('../title')]),
    ],
    ['---\n{{#if comment}}{{title}}{{else}}a: {{title}}{{/if}}\n---\n', [bare('title')]],
    ['---\n{{#if title}}a: {{title}}{{/if}}\n---\n', [bare('title')]],
    ['---\n----\n---a\n a---\na: {{title}}\n---\n', [bare('title')]],
    ['---\na: {{html title}} {{join tags}} {{count}}\n---\n', []],
    ['---\na: {{title}}\n', []],
    [' ---\na: {{title}}\n---\n', []],
    ['\n---\na: {{title}}\n---\n', []],
    ['{{title}}', []],
  ])('are known by their names: %j', (source, texts) => {
    const printed: Printed[] = [];
    const template = compileTemplate('t.hbs', source, view);
    expect(template(view, printed)).not.toBe('');
    expect(printed).toEqual(texts);
    expect(template(view)).toBe(template(view, []));
  });
});

test('a template without braces is its text', () => {
  expect(compileTemplate('t.hbs', 'a { b }\n', undefined)({})).toBe('a { b }\n');
});

test('a template that is compiled on its first print is compiled once', () => {
  let compiled = 0;
  const template = onFirstPrint<{ a: string }>(() => {
    compiled++;
    return compileTemplate('t.hbs', '{{a}}', undefined);
  });
  expect(compiled).toBe(0);
  expect([template({ a: 'x' }), template({ a: 'y' }), compiled]).toEqual(['x', 'y', 1]);
});

test('all unknown names of a template are told at once, with their lines', () => {
  const source = '{{titel}}\n{{#if title}}\n{{x}}\n{{else}}{{y}}\n{{/if}}\n{{> a}}\n{{nope title}}';
  expect(failureOf(() => compileTemplate('t.hbs', source, view))).toMatchObject({
    code: 'TEMPLATE_INVALID',
    message: [
      't.hbs, line 1: there is no `titel`. Did you mean `title`?',
      't.hbs, line 3: there is no `x`.',
      't.hbs, line 4: there is no `y`.',
      't.hbs, line 6: write a partial as `{{> name}}`, on a line of its own',
      't.hbs, line 7: there is no helper `nope` here.',
    ].join('\n'),
  });
});

describe('a name that does not exist', () => {
  test.each([
    ['{{titel}}', 'line 1: there is no `titel`. Did you mean `title`?'],
    ['\n{{yaml titel}}', 'line 2: there is no `titel`'],
    ['{{#each authors}}{{nmae}}{{/each}}', 'there is no `nmae`. Did you mean `name`?'],
    ['{{#if coment}}x{{/if}}', 'there is no `coment`. Did you mean `comment`?'],
    ['{{join (plain tag) ","}}', 'there is no `tag`'],
    ['{{#each authors}}{{../titel}}{{/each}}', 'there is no `../titel`'],
    ['{{yml title}}', 'there is no helper `yml` here. Did you mean `yaml`?'],
    ['{{#eahc authors}}{{/eahc}}', 'there is no helper `eahc`'],
    ['{{title.constructor}}', 'there is no `title.constructor`'],
    ['{{__proto__}}', 'there is no'],
    ['a {{> other}}', 'write a partial as `{{> name}}`, on a line of its own'],
    ['{{#> other}}x{{/other}}', 'write a partial as'],
    ['{{#*inline "x"}}y{{/inline}}', 'decorators are not available'],
    ['{{log title}}', 'there is no helper `log`'],
    ['{{lookup title "x"}}', 'there is no helper `lookup`'],
    ['{{@root.constructor.name}}', 'there is no `@root.constructor.name`'],
    ['{{#each @root.authors}}{{nmae}}{{/each}}', 'there is no `nmae`'],
    ['{{#each authors}}{{@first.constructor}}{{/each}}', 'there is no `@first.constructor`'],
    ['{{@titel}}', 'there is no `@titel`'],
    ['{{../../../authors}}', '`../../../authors` goes up further than there are blocks'],
    ['{{#if title}}', 'TEMPLATE_INVALID t.hbs: Parse error'],
  ])('%s is told before anything is printed', (source, message) => {
    expect(problemOf(source)).toContain(message);
  });
});

test.each([
  '{{#each authors}}{{@index}}{{@key}}{{@first}}{{@last}}{{name}}{{/each}}',
  '{{#each authors}}{{#each ../tags}}{{this}}{{../name}}{{../../title}}{{/each}}{{/each}}',
  '{{#with authors}}{{#each this}}{{name}}{{/each}}{{/with}}',
  '{{#if title}}{{#unless comment}}{{title}}{{/unless}}{{else}}{{count}}{{/if}}',
  '{{#each authors}}{{name}}{{else}}{{title}}{{/each}}',
  '{{#each (join tags)}}{{anything.at.all}}{{/each}}',
  '{{#if (join tags)}}{{title}}{{/if}}',
  '{{#if title includeZero=count}}{{/if}}{{line title}}{{link title}}',
])('%s has no unknown name', (source) => {
  expect(problemOf(source)).toBe('none');
});

test.each([
  ['{{#if title includeZero=nope}}{{/if}}', 'there is no `nope`'],
  ['{{#each tags}}{{title}}{{/each}}', 'there is no `title`'],
  ['{{#with authors}}{{name}}{{/with}}', 'there is no `name`'],
  ['{{#if authors}}{{name}}{{/if}}', 'there is no `name`'],
  ['{{#each authors}}{{else}}{{name}}{{/each}}', 'there is no `name`'],
  ['{{#each authors}}{{name.x.y}}{{/each}}', 'there is no `name.x.y`'],
  ['{{count.x}}', 'there is no `count.x`.'],
  ['{{version.length}}', 'there is no `version.length`.'],
  ['{{yaml version.length}}', 'there is no `version.length`.'],
  ['{{#each authors}}{{@root.titel}}{{/each}}', 'there is no `@root.titel`'],
  ['{{#each authors}}{{@index.x}}{{/each}}', 'there is no `@index.x`.'],
  ['{{@indx}}', 'there is no `@indx`. Did you mean `index`?'],
  ['{{../title}}', '`../title` goes up further than there are blocks'],
  ['{{"x"}}{{yaml nope}}', 'there is no `nope`'],
])('%s has an unknown name', (source, message) => {
  expect(problemOf(source)).toContain(message);
});

test('`@root` is the outermost view in a loop', () => {
  expect(print('{{#each authors}}{{@index}} {{@root.title}}{{../count}}{{/each}}')).toBe(
    '0 <A "b" & c>21 <A "b" & c>2',
  );
});

test('loops with too many rounds are an error of the template', () => {
  const authors = view.authors.flatMap((author) => Array.from({ length: 20 }, () => author));
  const [open, close] = ['{{#each @root.authors}}'.repeat(6), '{{/each}}'.repeat(6)];
  const template = compileTemplate('t.hbs', open + close, view);
  expect(failureOf(() => template({ ...view, authors }))).toMatchObject({
    code: 'TEMPLATE_INVALID',
    message: 't.hbs: its loops have more than 1000000 rounds',
  });
});

test('any other error while printing is an error of the template', () => {
  const outside = compileTemplate('t.hbs', '{{@index}}', view);
  expect(failureOf(() => outside(view))).toMatchObject({
    code: 'TEMPLATE_INVALID',
    message: expect.stringMatching(/^t\.hbs: ./),
  });
});

describe('a list or an object used as text is an error with the right name:', () => {
  const text = new Text('A', String);
  const view = {
    authorCount: [1],
    authors: [{ name: text, places: [text], note: undefined }],
    authorList: text,
    tags: [text, undefined],
    entries: [{ a: text }],
    entryText: undefined,
    entrySum: text,
    mixed: [text, { a: text }],
    only: { list: [] },
    count: 1,
  };
  const problemOf = (source: string) =>
    failureOf(() => compileTemplate('t.hbs', source, view)).message;
  const EACH = (name: string) => `\`{{#each ${name}}} … {{/each}}\``;
  test.each([
    ['{{authors}}', `\`authors\` is a list, not a text. Use \`authorList\` or ${EACH('authors')}`],
    ['{{entries}}', `\`entries\` is a list, not a text. Use \`entrySum\` or ${EACH('entries')}`],
    ['{{mixed}}', `\`mixed\` is a list, not a text. Use ${EACH('mixed')}`],
    ['{{yaml tags}}', '`tags` is a list, not a text. Use `{{join tags ", "}}`'],
    [
      '{{join authors ", "}}',
      `\`authors\` is a list, not a text. Use \`authorList\` or ${EACH('authors')}`,
    ],
    ['{{join mixed ", "}}', `\`mixed\` is a list, not a text. Use ${EACH('mixed')}`],
    ['{{#each authors}}{{this}}{{/each}}', '`this` is not a text. Use one of: name, note'],
    [
      '{{#each authors}}{{places}}{{/each}}',
      '`places` is a list, not a text. Use `{{join places ", "}}`',
    ],
    ['{{html only}}', '`only` is not a text'],
    ['{{join authorList ", "}}', '`authorList` is not a list'],
    ['{{join count}}', '`count` is not a list'],
    [
      '{{#each authors}}{{yaml @root.authors}}{{/each}}',
      `\`@root.authors\` is a list, not a text. Use ${EACH('@root.authors')}`,
    ],
  ])('%s', (source, problem) => {
    expect(problemOf(source)).toBe(`t.hbs, line 1: ${problem}`);
  });
});
