import { describe, expect, test } from '@jest/globals';
import { RunFailure } from '../../src/failure.ts';
import { compileTemplate } from '../../src/template/template.ts';
import { Text } from '../../src/template/text.ts';

const shout = (text: string) => `<${text}>`;
const view = {
  title: new Text('A "b" & c', shout),
  authors: [{ name: new Text('Ada', shout) }, { name: new Text('Bo', shout) }],
  tags: [new Text('x', shout), new Text('y', shout)],
  comment: undefined as Text | undefined,
  count: 2,
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

test('`@root` is the outermost view in a loop', () => {
  expect(print('{{#each authors}}{{@index}} {{@root.title}}{{../count}}{{/each}}')).toBe(
    '0 <A "b" & c>21 <A "b" & c>2',
  );
});

test('loops with too many rounds are an error of the template', () => {
  const authors = view.authors.flatMap((author) => Array.from({ length: 20 }, () => author));
  const [open, close] = ['{{#each @root.authors}}'.repeat(6), '{{/each}}'.repeat(6)];
  expect(() => compileTemplate('t.hbs', open + close, view)({ ...view, authors })).toThrow(
    new RunFailure('TEMPLATE_INVALID', 't.hbs: its loops have more than 1000000 rounds'),
  );
});

test('any other error while printing is an error of the template', () => {
  const outside = compileTemplate('t.hbs', '{{@index}}', view);
  expect(() => outside(view)).toThrow(RunFailure);
  expect(() => outside(view)).toThrow('t.hbs: ');
});

describe('a list or an object used as text is an error with the right name:', () => {
  const view = {
    authors: [{ name: new Text('A', String) }],
    authorList: new Text('A', String),
    tags: [new Text('x', String)],
  };
  test.each([
    [
      '{{authors}}',
      '`authors` is a list, not a text. Use `authorList` or `{{#each authors}} … {{/each}}`',
    ],
    ['{{yaml tags}}', '`tags` is a list, not a text. Use `{{join tags ", "}}`'],
    ['{{join authors ", "}}', '`authors` is a list, not a text. Use `authorList` or'],
    ['{{#each authors}}{{this}}{{/each}}', '`this` is not a text. Use one of: name'],
    ['{{join authorList ", "}}', '`authorList` is not a list'],
  ])('%s', (source, problem) => {
    expect(() => compileTemplate('t.hbs', source, view)).toThrow(problem);
  });
});
