import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../src/config/problem.ts';
import { type RawTopic, rawTopics } from '../../src/config/raw-topics.ts';

function read(keywords: unknown) {
  const problems: Problem[] = [];
  const topics = rawTopics(keywords, problems);
  expect(problems.filter(({ code }) => code !== 'CONFIG_INVALID')).toEqual([]);
  return { topics, problems: problems.map(({ message }) => message) };
}

const topic = (path: string[], any: string[], more: Partial<RawTopic> = {}): RawTopic => ({
  ...{ path, any, exclude: [], categories: [] },
  ...more,
});

describe('a line of `keywords`', () => {
  test.each<[string, string[], string]>([
    ['Scroll: ink OR wax', ['Scroll'], 'ink OR wax'],
    ['  Scroll  /  Ink  :  wax  ', ['Scroll', 'Ink'], 'wax'],
    ['Scroll/Ink: wax', ['Scroll/Ink'], 'wax'],
    ['Scroll:', ['Scroll'], ''],
    ['Scroll (OS, a: b): ink', ['Scroll (OS, a: b)'], 'ink'],
    ['Cats NOT dogs: wax', ['Cats NOT dogs'], 'wax'],
    ['ANDROID (os): wax', ['ANDROID (os)'], 'wax'],
    ['卷轴：ink OR "x：y"', ['卷轴'], 'ink OR "x：y"'],
    ['- Scroll: ink', ['Scroll'], 'ink'],
    ['12) Scroll: ink', ['Scroll'], 'ink'],
    ['123.  Scroll: ink', ['Scroll'], 'ink'],
  ])('%j has a name and a query', (line, path, query) => {
    expect(read(line)).toEqual({ topics: [topic(path, [query])], problems: [] });
  });

  test.each([
    ...[
      'ink OR wax',
      'a / b',
      'Scroll:ink',
      'ti:ink',
      'ti: ink',
      'cat: cs.CL',
      ': ink',
      '1234. ink',
    ],
    ...[
      '"ink: wax"',
      '“ink: wax”',
      'ink "a: b": c',
      '(a) OR 2: b',
      'ti:(a) b: c',
      '-ink',
      '-',
      '1.',
    ],
    ...['a AND (b) c: d', 'a OR (b) c: d', 'a NOT (b) c: d', 'a ANDNOT (b) c: d', '(a: b'],
  ])('%j is a query, which is its own name', (line) => {
    expect(read(line)).toEqual({ topics: [topic([line], [line])], problems: [] });
  });

  test('ends with any line end; empty lines and comments are skipped', () => {
    expect(read('a\rb\r\nc\n\n  \n# d: e\n  #f\n• g').topics.map(({ path }) => path[0])).toEqual([
      ...['a', 'b', 'c', 'g'],
    ]);
  });
});

const quoted = (value: string) =>
  `${value}: to look for it, write "${value.split(' ').at(-1)}" in quotation marks`;

test.each<[unknown, RawTopic[]]>([
  [undefined, []],
  [null, []],
  [{ Scroll: 'ink' }, [topic(['Scroll'], ['ink'])]],
  [{ ' Scroll ': { ' Ink ': 'wax' } }, [topic(['Scroll', 'Ink'], ['wax'])]],
  [{ Scroll: ['ink', 'wax'] }, [topic(['Scroll'], ['ink', 'wax'])]],
  [{ all: 'ink', any: ['wax'] }, [topic(['all'], ['ink']), topic(['any'], ['wax'])]],
  [
    { Scroll: { any: 'ink', query: 'wax', queries: ['pen', 'quill'], filters: ['old scroll'] } },
    [topic(['Scroll'], ['ink', 'wax', 'pen', 'quill', '"old scroll"'])],
  ],
  [
    { Scroll: { any: ['ink'], exclude: 'wax', categories: 'cs.CL', 'max-papers': 5 } },
    [topic(['Scroll'], ['ink'], { exclude: ['wax'], categories: ['cs.CL'], maxPapers: 5 })],
  ],
  [
    { Scroll: { any: null, query: 'ink', exclude: null, categories: null, 'max-papers': 0 } },
    [topic(['Scroll'], ['ink'])],
  ],
  [
    ['Scroll: ink\nwax', { Pen: 'quill' }, { name: ' Lamp ', query: 'oil' }],
    [
      topic(['Scroll'], ['ink']),
      topic(['wax'], ['wax']),
      topic(['Pen'], ['quill']),
      topic(['Lamp'], ['oil']),
    ],
  ],
  [
    [{ name: 'ink', wax: 'pen' }, { any: 'lamp' }],
    [topic(['name'], ['ink']), topic(['wax'], ['pen']), topic(['any'], ['lamp'])],
  ],
])('%j has topics', (keywords, topics) => {
  expect(read(keywords)).toEqual({ topics, problems: [] });
});

const NO_ENTRY = 'each entry of `keywords` should be one topic, such as `- Topic: query`';

test.each<[unknown, string[]]>([
  [{ A: null }, ['Topic "A" has no query']],
  [7, [`\`keywords\` should be a query, a list or a mapping, not the ${quoted('number 7')}`]],
  [
    { A: { B: true } },
    [`Topic "A / B" should be a query, a list or a mapping, not the ${quoted('boolean true')}`],
  ],
  [
    { A: ['x', null, ['y'], 3] },
    [
      'Topic "A": a list should have queries, not an empty entry',
      'Topic "A": a list should have queries, not a list or a mapping',
      `Topic "A": a list should have queries, not the ${quoted('number 3')}`,
    ],
  ],
  [
    ['a', null, ['b'], true],
    [NO_ENTRY, NO_ENTRY, NO_ENTRY],
  ],
  [
    [{ name: 3, any: 'x' }],
    [`Topic "name" should be a query, a list or a mapping, not the ${quoted('number 3')}`],
  ],
  [{ A: { exclude: 'x' } }, ['Topic "A": give its queries as `any: [...]`']],
  [{ A: { any: [] } }, ['Topic "A": give its queries as `any: [...]`']],
  [
    { A: { any: 'x', exclude: { b: 'c' } } },
    ['Topic "A": `exclude` should be a query, or a list of queries'],
  ],
  [
    { A: { any: 4 } },
    [
      `Topic "A": a list should have queries, not the ${quoted('number 4')}`,
      'Topic "A": give its queries as `any: [...]`',
    ],
  ],
  [
    { A: { any: 'x', exlude: 'y', 'max-papers': 'many', categories: 'cs.CLL' } },
    [
      'Topic "A": a topic has no `exlude`. Did you mean `exclude`?',
      'Topic "A": `max-papers` should be a whole number from 0 to 10000, not "many"',
      'Topic "A": `categories` cannot be read. arXiv has no category "cs.CLL". Did you mean cs.CL?',
    ],
  ],
  ...[
    ['all', 'one query with AND between its parts'],
    ['and', 'one query with AND between its parts'],
    ['or', '`any`'],
    ['not', '`exclude`'],
    ['none', '`exclude`'],
    ['keyword', '`any`'],
    ['keywords', '`any`'],
    ['terms', '`any`'],
    ['filter', '`any`'],
    [' Category ', '`categories` beside `any`'],
  ].map(([key = '', instead = '']): [unknown, string[]] => [
    { A: { [key]: 'x' } },
    [`Topic "A": a topic has no \`${key}\`. Write ${instead}`],
  ]),
])('%j is refused', (keywords, problems) => {
  expect(read(keywords).problems).toEqual(problems);
});

describe('an entry of `filters`', () => {
  const filter = (text: string) => read({ A: { filters: [text] } }).topics[0]?.any[0];

  test.each([
    ...['old scroll', 'vision and language', 'R&D', 'scroll (ink)', 'Anything: a model'],
    ...['ANDROID phones', 'anor b', 'Ti:ink wax', 'C++ 20', '100% wool'],
  ])('without signs of a query is a phrase: %s', (text) => {
    expect(filter(` ${text} `)).toBe(`"${text}"`);
  });

  test.each([
    ...[
      '',
      'SLAM',
      'GPT-4',
      '卷轴',
      '"old scroll"',
      '“old scroll”',
      '„old scroll',
      'ink*',
      'a|b c',
    ],
    ...['a, b', 'a && b', 'a%20b', 'a or b', 'a AND b', 'a OR b', 'a NOT b', 'a ANDNOT b', '(a) b'],
    ...['ti:ink wax', 'wax ti:ink', 'wax (ti:ink)'],
  ])('that is a word or a query stays: %s', (text) => {
    expect(filter(text)).toBe(text);
  });
});
