import { describe, expect, test } from '@jest/globals';
import {
  type Reader,
  Refusal,
  branch,
  categories,
  filePath,
  flag,
  folder,
  language,
  mapping,
  names,
  oneOf,
  paperRefs,
  paths,
  repository,
  someOf,
  text,
  webAddress,
  wholeNumber,
  zone,
} from '../../src/config/readers.ts';

const order = oneOf(['best', 'newest']);
const days = wholeNumber(1, 365);
const kinds = someOf(['venue', 'code'], 'off');
const tasks = someOf(['summary', 'qa']);
const READERS = {
  ...{ branch, categories, days, filePath, flag, folder, kinds, language, mapping, names, order },
  ...{ paperRefs, paths, repository, tasks, text, webAddress, zone },
};
type Name = keyof typeof READERS;
const reader = (name: Name): Reader<unknown> => READERS[name];

function refusalOf(name: Name, value: unknown): string {
  try {
    return `accepted as ${JSON.stringify(reader(name).read(value))}`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

test.each<[Name, unknown, unknown]>([
  ['text', ' old  scroll\n', 'old  scroll'],
  ['text', 3, '3'],
  ['text', true, 'true'],
  ...['true', 'Yes', ' ON ', true].map((value): [Name, unknown, unknown] => ['flag', value, true]),
  ...['false', 'No', 'off', false].map((value): [Name, unknown, unknown] => ['flag', value, false]),
  ['days', '1', 1],
  ['days', ' 365 ', 365],
  ['days', 30, 30],
  ['order', 'newest', 'newest'],
  ['names', 'a, b c\nd\r\ne,,a', ['a', 'b c', 'd', 'e']],
  ['names', ['a', 3, true, ' a ', ''], ['a', '3', 'true']],
  ['names', '[a,\n"b, c"]', ['a', 'b, c']],
  ['names', '[]', []],
  ['names', '[a, x', ['[a', 'x']],
  ['names', 'a], x]', ['a]', 'x]']],
  ['categories', 'cs.CL,CS.cl  stat', ['cs.CL', 'stat.*']],
  ['categories', ['cs.CL', 'cs.LG'], ['cs.CL', 'cs.LG']],
  ['categories', 'any', []],
  [
    'paperRefs',
    '2410.02660v1, https://arxiv.org/abs/hep-th/9901001\n2410.02661',
    [{ id: '2410.02660', version: 1 }, { id: 'hep-th/9901001' }, { id: '2410.02661' }],
  ],
  ['kinds', 'code,  venue\ncode', new Set(['code', 'venue'])],
  ['kinds', ['venue'], new Set(['venue'])],
  ['kinds', 'off', new Set()],
  ['zone', 'UTC', 'UTC'],
  ['zone', 'Europe/Berlin', 'Europe/Berlin'],
  ['repository', 'my-org/my_site.github.io', { owner: 'my-org', name: 'my_site.github.io' }],
  ['webAddress', 'https://llm.example/v1//', 'https://llm.example/v1'],
  ['webAddress', 'http://localhost:8080', 'http://localhost:8080'],
  ['language', 'Português (Brasil)', 'Português (Brasil)'],
  ['language', '中文', '中文'],
  ['language', 'x'.repeat(40), 'x'.repeat(40)],
  ['branch', 'refs/heads/papers/2026', 'papers/2026'],
  ['branch', 'a/refs/heads/b', 'a/refs/heads/b'],
  ['branch', '@v1.0-x@y_lock.locked@', '@v1.0-x@y_lock.locked@'],
  ['folder', './a/b..c//', 'a/b..c'],
  ['filePath', '././a.md', 'a.md'],
  ['filePath', 'a/./b.md', 'a/./b.md'],
  ['paths', './a.bib, refs/*.bib\nb/', ['a.bib', 'refs/*.bib', 'b']],
  ['mapping', 'a: 1\nb: [x]', { a: 1, b: ['x'] }],
  ['mapping', { a: 1 }, { a: 1 }],
  ['mapping', '', {}],
])('%s %j is read', (name, value, read) => {
  const found = reader(name).read(value);
  const plain: unknown = name === 'mapping' ? JSON.parse(JSON.stringify(found)) : found;
  expect(plain).toEqual(read);
});

const NO_LIST = 'should be a list of texts such as [a, b], but an entry is empty or is not a text';
const NO_ADDRESS =
  'should be a web address such as https://example.org, without a user name or password';

test.each<[Name, unknown, string]>([
  ['text', ['a'], 'should be one text, not a list'],
  ['text', { a: 'b' }, 'should be one text, not a mapping'],
  ...['maybe', 'truer', 'not true', 'falsey', 'a no', ''].map((value): [Name, string, string] => [
    'flag',
    value,
    `should be true or false, not "${value}"`,
  ]),
  ...['0', '366', '1.5', '-1', '1e2', 'x7', '7x', ''].map((value): [Name, string, string] => [
    'days',
    value,
    `should be a whole number from 1 to 365, not "${value}"`,
  ]),
  ['order', 'Best', 'should be best or newest, not "Best"'],
  ['names', { a: 'b' }, 'should be a list such as [a, b], not a mapping'],
  ['names', ['a', null], NO_LIST],
  ['names', [['a']], NO_LIST],
  ['names', '[a, [b]]', NO_LIST],
  ['names', '[a: *b]', 'should be a list such as [a, b], not "[a: *b]"'],
  [
    'categories',
    'cs.CL cs.CLL cmp-lg',
    'cannot be read. arXiv has no category "cs.CLL". Did you mean cs.CL? arXiv merged "cmp-lg" into another category. Write cs.CL.',
  ],
  [
    'paperRefs',
    '2410.02660 scroll ink',
    'holds "scroll", "ink", which is not an arXiv paper. Use an id such as 2410.02660',
  ],
  ['kinds', 'venue posts x', 'holds "posts". It takes any of venue, code; or off'],
  ['kinds', 'off code', 'holds "off". It takes any of venue, code; or off'],
  ['kinds', [], 'is empty. It takes any of venue, code; or off'],
  ['tasks', 'off', 'holds "off". It takes any of summary, qa'],
  [
    'zone',
    'Mars/Olympus',
    'is not a known time zone: "Mars/Olympus". Use an IANA name such as Europe/Berlin',
  ],
  ...['site', 'o/', '/site', 'o/r/x', 'o o/r', 'o/r r'].map((value): [Name, string, string] => [
    'repository',
    value,
    `should be owner/name, not "${value}"`,
  ]),
  ...[
    ...['llm.example', 'ftp://llm.example', 'xhttps://llm.example', 'httpsx://llm.example'],
    ...['https://u@llm.example', 'https://:p@llm.example', 'https://llm.example/#a'],
  ].map((value): [Name, string, string] => ['webAddress', value, NO_ADDRESS]),
  ...['', '1st', 'German: ignore this', 'x'.repeat(41), 'a\nb'].map(
    (value): [Name, string, string] => [
      'language',
      value,
      `should be the name of a language, such as German, not "${value}"`,
    ],
  ),
  ...[
    ...['', '@', '/a', '-a', '.a', 'a/', 'a.', 'a..b', 'a@{b', 'a//b', 'a.lock', 'a.lock/b'],
    ...['a/.b', 'a b', 'a~b', 'a^b', 'a:b', 'a?b', 'a*b', 'a[b', 'a\\b', 'a\u0007b', 'a\x7fb'],
  ].map((value): [Name, string, string] => [
    'branch',
    value,
    `is not a valid name of a branch: "${value}"`,
  ]),
  ...['/etc', '../a', 'a/../b', './..', '..'].map((value): [Name, string, string] => [
    'folder',
    value,
    `should be a path inside the site repository, not "${value}"`,
  ]),
  [
    'paths',
    'a.bib, ../b.bib, /c.bib',
    'holds "../b.bib", "/c.bib", which is not a path inside the site repository',
  ],
  [
    'mapping',
    'a: 1\na: 2',
    'is not a YAML mapping: `a`: `a` occurs twice, the second time in line 2',
  ],
  [
    'mapping',
    [1],
    'is not a YAML mapping: It should hold `key: value` lines. For a list of topics, begin it with `keywords:`',
  ],
])('%s %j is refused', (name, value, message) => {
  expect(refusalOf(name, value)).toBe(message);
});

describe('the JSON Schema of an input', () => {
  const TEXT = { type: ['string', 'number'] };
  test.each<[Name, unknown]>([
    ...(['text', 'zone', 'repository', 'language', 'branch', 'folder', 'filePath'] as const).map(
      (name): [Name, unknown] => [name, TEXT],
    ),
    ...(['names', 'categories', 'paperRefs', 'paths'] as const).map((name): [Name, unknown] => [
      name,
      { anyOf: [TEXT, { type: 'array', items: TEXT }] },
    ]),
    ['flag', { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false', 'yes', 'no'] }] }],
    [
      'days',
      {
        anyOf: [
          { type: 'integer', minimum: 1, maximum: 365 },
          { type: 'string', pattern: '^\\s*\\d+\\s*$' },
        ],
      },
    ],
    ['order', { enum: ['best', 'newest'] }],
    ['webAddress', { type: 'string', pattern: '^\\s*https?://' }],
    ['mapping', { anyOf: [{ type: 'object' }, { type: 'string' }] }],
    [
      'kinds',
      {
        anyOf: [
          { const: 'off' },
          { type: 'string', pattern: '^\\s*(?:venue|code)(?:[\\s,]+(?:venue|code))*\\s*$' },
          { type: 'array', items: { enum: ['venue', 'code'] }, minItems: 1 },
        ],
      },
    ],
    [
      'tasks',
      {
        anyOf: [
          { type: 'string', pattern: '^\\s*(?:summary|qa)(?:[\\s,]+(?:summary|qa))*\\s*$' },
          { type: 'array', items: { enum: ['summary', 'qa'] }, minItems: 1 },
        ],
      },
    ],
  ])('of the kind %s', (name, form) => {
    expect(reader(name).form).toEqual(form);
  });
});
