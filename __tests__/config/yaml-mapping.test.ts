import { describe, expect, test } from '@jest/globals';
import { readYamlMapping } from '../../src/config/yaml-mapping.ts';

type Options = Parameters<typeof readYamlMapping>[1];

function read(text: string, numbersOf?: Options) {
  const found = readYamlMapping(text, numbersOf);
  if ('problems' in found) throw new Error(found.problems.map(({ message }) => message).join('\n'));
  return found;
}
const entriesIn = (text: string, numbersOf?: Options) =>
  Object.fromEntries(read(text, numbersOf).entries);
function problemsIn(text: string) {
  const found = readYamlMapping(text);
  return 'problems' in found ? found.problems : 'none';
}

describe('a YAML mapping', () => {
  test.each(['', '\n', '# only a comment\n', '---\n', '~', 'null'])('may be empty: %j', (text) => {
    const { entries, repeated, written } = read(text);
    expect([entries.size, repeated, written(), written('a')]).toEqual([0, [], {}, {}]);
  });

  test('has its keys in their order, with aliases and merged keys resolved', () => {
    expect([...read('b: &x {k: 1}\na: {<<: *x, l: [2]}\n3: ~\nc:\n').entries]).toEqual([
      ['b', { k: 1 }],
      ['a', { k: 1, l: [2] }],
      ['3', null],
      ['c', null],
    ]);
  });

  test('has numbers as texts where the caller asks for it, digit by digit', () => {
    const text = 'a: [1.10, {2.20: 3.30}, x, true]\n4.40: 5.50\n';
    expect(entriesIn(text)).toEqual({ a: [1.1, { 2.2: 3.3 }, 'x', true], '4.40': 5.5 });
    expect(entriesIn(text, () => 'names are texts')).toEqual({
      a: [1.1, { '2.20': 3.3 }, 'x', true],
      '4.40': 5.5,
    });
    expect(entriesIn(text, (key) => (key === 'a' ? 'all are texts' : 'numbers'))).toEqual({
      a: ['1.10', { '2.20': '3.30' }, 'x', true],
      '4.40': 5.5,
    });
  });

  test('returns a mapping as it was written, whole or under a key', () => {
    const { written } = read('day: 2024-01-01\ndeep: { a: "x", b: y }\nlist: [z]\n');
    expect(Object.keys(written())).toEqual(['day', 'deep', 'list']);
    expect(JSON.stringify(written('deep'))).toBe('{"a":"x","b":"y"}');
    expect([written('list'), written('day'), written('other')]).toEqual([{}, {}, {}]);
  });

  test('joins two mappings under one key; of other values the last counts', () => {
    const { entries, repeated } = read(
      'a:\n  x: 1\nb: 2\na:\n  y: 3\n  x: 4\nb: 2\nc: [5]\nc: {z: 6}\n"a": { q: 7 }',
    );
    expect(Object.fromEntries(entries)).toEqual({ a: { x: 4, y: 3, q: 7 }, b: 2, c: { z: 6 } });
    const at = (key: string, line: number, differs: boolean, within = '') => ({
      ...{ key, differs },
      message: `\`${within}${key}\` occurs twice, the second time in line ${line}`,
    });
    expect(repeated).toEqual([
      at('a', 4, false),
      at('b', 7, false),
      at('c', 9, true),
      at('a', 10, false),
      at('x', 6, true, 'a / '),
    ]);
  });
});

const CHECK = 'Check the colon, the quotation marks and the indentation there';
const quote = (query: string) => `Put the whole query in single quotation marks: '${query}'`;

describe('a text that is no YAML mapping', () => {
  test.each<[string, number, number, string]>([
    ['a: x\nb: "y" OR "z"\n', 2, 8, quote('"y" OR "z"')],
    ['- a: "y" OR "z"\n', 1, 10, quote('"y" OR "z"')],
    ['"a": ti: y\n', 1, 6, quote('ti: y')],
    ['a: ti: y  \n', 1, 4, quote('ti: y')],
    [`a: "y" OR 'z'\n`, 1, 8, CHECK],
    ['a: "y\n', 2, 1, CHECK],
    ['a: x\n\tb: y\n', 2, 1, 'Indent with spaces'],
    ['a:\n  b: x\n  \tc: y\n', 3, 3, 'Indent with spaces'],
    ['a：“x”\nb: y\n', 1, 1, 'YAML does not read "：" as punctuation'],
  ])('%j is refused with its place and a correction', (text, line, column, hint) => {
    const problems = problemsIn(text);
    expect(problems).toHaveLength(1);
    const [{ key, message }] = problems as [{ key?: string; message: string }];
    const [first, written, caret] = message.split('\n');
    expect([key, first?.replace(/^.*? \(line/, '(line')]).toEqual([
      undefined,
      `(line ${line}, column ${column}). ${hint}`,
    ]);
    expect(written?.trim()).toBe(text.split('\n')[line - 1]?.trim());
    expect(caret?.trim()).toBe('^');
  });

  test.each([
    [
      'a: 1\n---\nb: 2',
      'It holds several YAML documents. Keep one, and take out the lines `---` after it',
    ],
    ...['- a', 'text', '3'].map((text) => [
      text,
      'It should hold `key: value` lines. For a list of topics, begin it with `keywords:`',
    ]),
  ])('%j is refused as a whole', (text, message) => {
    expect(problemsIn(text)).toEqual([{ message }]);
  });

  test('each key with an unknown alias is reported', () => {
    expect(problemsIn('a: *x\nb: 1\nc: [*y]\n')).toEqual(
      ['a', 'c'].map((key, at) => ({
        key,
        message: `Unresolved alias (the anchor must be set before the alias): ${at ? 'y' : 'x'}. A text that begins with * needs quotation marks`,
      })),
    );
  });
});
