import { describe, expect, test } from '@jest/globals';
import { fromForerunner } from '../../src/config/forerunner.ts';
import { readConfig } from '../../src/config/read.ts';
import { printQuery } from '../../src/query/query.ts';
import { failureOf } from '../builders/failure.ts';

const read = (text: string, inputs: Record<string, string> = {}) =>
  readConfig(new Map(Object.entries(inputs)), { path: 'theirs.yml', text });

/** Returns each topic as `name: query`, and the names of ignored settings. */
function readAs(text: string) {
  const { topics, notices } = read(text);
  expect(notices.length).toBeLessThan(2);
  const [, listed = ''] = (notices[0]?.text ?? '').split('are ignored: ');
  return {
    topics: topics.map(({ name, query }) => `${name}: ${printQuery(query)}`),
    ignored: listed === '' ? [] : listed.replaceAll('`', '').split(', '),
  };
}

const refusalOf = (text: string) => failureOf(() => read(text));

const SETTINGS = `base_url: "https://papers.example/api/"
user_name: "someone"
repo_name: "papers-daily"
show_badge: True
max_results: 20
publish_wechat: False
md_readme_path: 'README.md'
`;
const NAMES = [
  'base_url',
  'user_name',
  'repo_name',
  'show_badge',
  'max_results',
  'publish_wechat',
  'md_readme_path',
];

describe('a config.yaml of cv-arxiv-daily', () => {
  const topicsIn = (keywords: string) => readAs(`${SETTINGS}keywords:\n${keywords}`);

  test('is read for its topics; its settings are ignored and named in one notice', () => {
    expect(
      readAs(`# TODO: add papers by configuration file
${SETTINGS}serverchan:
  enabled: True
  send_key: "X"
black_list_path: 'blacklists.txt'
github_orgs: [a, b]
interval: 3
note: null
keywords:
    # mine
    "SFM":
        filters: ["SFM", "Structure from Motion"]
    "3DGS/NeRF":
        filters: ["NeRF"]
`),
    ).toEqual({
      topics: ['SFM: "SFM" OR "Structure from Motion"', '3DGS/NeRF: "NeRF"'],
      ignored: [...NAMES, 'serverchan', 'black_list_path', 'github_orgs', 'interval'],
    });
  });

  test.each([
    ['  A: { filters: scroll }', '"scroll"'],
    ['  A: { filters: ["old scroll", ink] }', '"old scroll" OR "ink"'],
    ['  A: { filters: ["vision and language", "R&D"] }', '"vision and language" OR "R&D"'],
    ['  A: { filters: ["Structure from Motion (SfM)"] }', '"Structure from Motion (SfM)"'],
    ['  A: { filters: ["Anything: a model"] }', '"Anything: a model"'],
    [`  A: { filters: ['ti:"old scroll" AND ink'] }`, '(ti:"old scroll" AND "ink")'],
    ['  A: { filters: ["scroll AND (ink OR wax)"] }', '("scroll" AND ("ink" OR "wax"))'],
    ['  A: { filters: [scroll ANDNOT wax, "ink*"] }', '("scroll" AND NOT "wax") OR "ink*"'],
    ['  A: { filters: [scroll, ""] }', '"scroll"'],
    ['  A: { filters: [scroll, null] }', '"scroll"'],
    ['  A: { query: \'all:"old scroll" OR all:ink\' }', 'all:"old scroll" OR all:"ink"'],
    ['  A: { queries: [old scroll, ink], md_path: x.md }', '"old scroll" OR "ink"'],
    ['  A: scroll', '"scroll"'],
    ['  A: [scroll, ink]', '"scroll" OR "ink"'],
    ['  A: { filters: [scroll], max_results: 5, tags: { B: [b] } }', '"scroll"'],
  ])('%j is read', (keywords, query) => {
    expect(
      topicsIn(keywords).topics.map((topic) => topic.replace(/^A: \((.*)\)$/, 'A: $1')),
    ).toEqual([`A: ${query.replace(/^\((.*)\)$/, '$1')}`]);
  });

  test('may have topics with `exclude`, `categories` and `max-papers`', () => {
    const [topic] = read(
      `${SETTINGS}keywords: { A: { filters: [scroll], exclude: [survey], categories: cs.CL, max-papers: 3 } }`,
    ).topics;
    expect(topic).toMatchObject({ maxPapers: 3, categories: ['cs.CL'], exclude: { kind: 'term' } });
  });

  test('is read without topics that have no query or are turned off, and a notice names those', () => {
    expect(
      topicsIn(
        '  A: { filters: [] }\n  B:\n  C: { filters: ~ }\n  D: { enable: false, filters: [x] }\n  E: {}\n  F: scroll\n  G: { note: [y] }\n  H: ""',
      ),
    ).toEqual({
      topics: ['F: "scroll"', 'G / note: "y"'],
      ignored: [...NAMES, 'A', 'B', 'C', 'enable', 'D', 'E', 'H'],
    });
  });

  test('says that its topics are not used beside `keywords` in the workflow', () => {
    const file = {
      path: 'config.yaml',
      text: 'base_url: x\nmax_results: 3\nkeywords:\n  A: {filters: [a]}\n',
    };
    const texts = (inputs: [string, string][]) =>
      readConfig(new Map(inputs), file)
        .notices.map(({ text }) => text)
        .join();
    expect(texts([])).toContain('Its topics are used.');
    expect(texts([['keywords', 'B: b']])).toContain(
      'Its topics are not used: `keywords` of the workflow',
    );
  });

  test('a list without `list-path` leaves its table, so a notice says how to go on with it', () => {
    const texts = (inputs: Record<string, string>) =>
      read('base_url: x\nlist_path: README.md\nkeywords:\n  A: {filters: [a]}\n', inputs)
        .notices.map(({ text }) => text)
        .join('\n');
    expect(texts({ output: 'list' })).toMatch(/table of this tool is not taken over/);
    expect(texts({ output: 'list' })).toContain('For `list_path` write `list-path`.');
    expect(texts({ output: 'list', 'list-path': 'README.md' })).not.toMatch(/taken over/);
    expect(texts({})).not.toMatch(/taken over/);
  });

  test('may have inputs of Paperboy, but settings of the other tool under the same name are ignored', () => {
    const config = read(
      `${SETTINGS}lookback-days: 4\ntimezone: Asia/Shanghai\nsource: arxiv.org\noutput: ./docs\ntoken: x\nkeywords: { A: { filters: [x] } }`,
    );
    expect(config).toMatchObject({ lookbackDays: 4, timezone: 'Asia/Shanghai', source: 'auto' });
    for (const name of ['source', 'output', 'token'])
      expect(config.notices[0]?.text).toContain(`\`${name}\``);
    expect(refusalOf(`${SETTINGS}lookback-day: 4\nkeywords: { A: x }`).message).toContain(
      'Did you mean `lookback-days`?',
    );
    expect(refusalOf(`${SETTINGS}lookback-days: four\nkeywords: { A: x }`).message).toContain(
      '`lookback-days` in theirs.yml',
    );
  });

  test('without topics is refused with the name of the file', () => {
    for (const rest of ['', 'domains: { A: { filters: [x] } }'])
      expect(refusalOf(SETTINGS + rest)).toMatchObject({
        code: 'NO_TOPICS',
        message: expect.stringContaining('theirs.yml has settings of cv-arxiv-daily'),
      });
    expect(refusalOf(`${SETTINGS}keywords: { A: { filters: [] } }`).code).toBe('NO_TOPICS');
  });

  test('is not used for topics if the workflow has keywords', () => {
    const config = read(`${SETTINGS}keywords: { A: { filters: [x] } }`, { keywords: 'B: y' });
    expect(config.topics.map(({ name }) => name)).toEqual(['B']);
  });
});

describe('a topic.yml of arxiv-paper-daily-page-template', () => {
  test('has only topics with subtopics', () => {
    expect(
      readAs(`"Computer Vision":
  "Image Matching": '"Image Matching"OR"Keypoint Matching"'

infant:
  infant+ai: '"infant "and"AI"'
  "#": '"x"'
all search terms:
  all search terms: 'github'
# "Transformer":
#   "Transformer": '"Transformer"'
"数学":
  "最优化": optimisation
Math:
  Math: '"math"'
`),
    ).toEqual({
      topics: [
        'Computer Vision / Image Matching: "Image Matching" OR "Keypoint Matching"',
        'infant / infant+ai: "infant" AND "AI"',
        'infant / #: "x"',
        'all search terms / all search terms: "github"',
        '数学 / 最优化: "optimisation"',
        'Math / Math: "math"',
      ],
      ignored: [],
    });
  });

  test('is read without its settings, beside topics and inside them', () => {
    expect(
      readAs(`max_results: 20
interval: 3
api_url: https://export.example/api
data_path: ./docs/data.json
NLP:
  Fake News:
    historyCount: 1234
    query: all:rumour
  Memes: { query: meme, historyCount: 3 }
  language: language
  show_badge: true
  md_readme_path: docs/nlp.md
Bare: {}
`),
    ).toEqual({
      topics: [
        'NLP / Fake News: all:"rumour"',
        'NLP / Memes: "meme"',
        'NLP / language: "language"',
      ],
      ignored: [
        'max_results',
        'interval',
        'api_url',
        'data_path',
        'historyCount',
        'NLP / show_badge',
        'NLP / md_readme_path',
        'Bare',
      ],
    });
  });

  test('may name a topic twice, but two queries for the same subtopic are an error', () => {
    expect(readAs('A:\n  x: ink\nB:\n  z: pen\nA:\n  y: wax\n  x: ink\n').topics).toEqual([
      'A / x: "ink"',
      'A / y: "wax"',
      'B / z: "pen"',
    ]);
    expect(refusalOf('A:\n  x: ink\n  x: wax\n').message).toBe(
      'theirs.yml: `A / x` occurs twice, the second time in line 3. Keep one',
    );
  });

  test.each([
    'A:\n  x: ["old\n  scroll",\n"ink"]\n',
    'A:\n    x: [\n    "old scroll",\n    "ink"\n]\nB: { y: wax }\n',
    "A:\n    x: [ # it's so\n  'old scroll', # [\n  ink\n  ]\nB: {\ny: wax\n}\n",
    'A:\n    x: ["old \\\nscroll",\n"ink"]\n',
  ])('%j is read, although only PyYAML accepts its indentation', (text) => {
    expect(readAs(text).topics[0]).toBe('A / x: "old scroll" OR "ink"');
    expect(readAs(text).topics.slice(1)).toEqual(text.includes('B') ? ['B / y: "wax"'] : []);
  });

  test('tabs after a colon, carriage returns and a byte order mark are ignored', () => {
    expect(readAs('\ufeff"A":\r\n  "x":\t\'"ink"\'\r\n\r\n').topics).toEqual(['A / x: "ink"']);
  });
});

describe('a configuration file of Paperboy', () => {
  test.each([
    ['keywords: a\nmax_results: 20', 'Not an input of Paperboy, in theirs.yml: `max_results`'],
    ['keywords: a\nmax_papers: 20', 'Did you mean `max-papers`?'],
    ['keywords: { A: { any: [x], max_results: 5 } }', 'a topic has no `max_results`'],
    ['keywords: { A: 20 }', 'not the number 20: to look for it, write "20"'],
    ['keywords: { A: [x, true] }', 'a list should have queries, not the boolean true'],
    ['keywords: { A: { any: 3 } }', 'not the number 3'],
    ['keywords: { A: }', 'Topic "A" has no query'],
    ['keywords: { A: x }\nkeywords: { B: y }', '`keywords` occurs twice'],
    ['keywords: a\nmax-papers: 2\nmax-papers: 3', '`max-papers` occurs twice'],
    [
      'Camera: { Camera: camera }\nmax-papers: 3',
      'Not an input of Paperboy, in theirs.yml: `Camera`',
    ],
    ['with: { keywords: a }', '`with` in theirs.yml'],
    ['with: { keywords: a, site: hugo }', 'not an input of Paperboy'],
    ['llm: { provider: x, model: y, api_key_env: A_KEY, max_tokens: 9 }', 'in theirs.yml: `llm`'],
    ['llm: { model: y, style: brief, temperature: 0.7 }', 'in theirs.yml: `llm`'],
    ['keywords: { A: { all: [x, y] } }', 'a topic has no `all`. Write one query with AND'],
    ['keywords: { A: { keywords: [x, y] } }', 'a topic has no `keywords`. Write `any`'],
    ['keywords: { A: { B: { not: x, y: z } } }', 'Topic "A / B": a topic has no `not`. Write `exc'],
    ['keywords: [{ name: A, any: x, max_papers: 1 }]', 'Did you mean `max-papers`?'],
    ['- a\n- b', 'For a list of topics, begin it with `keywords:`'],
    ['keywords:\nA: x', 'in theirs.yml: `A`. Topics stand under `keywords`, indented'],
    ['openai: { api_key: x, model: m }', 'Not an input of Paperboy, in theirs.yml: `openai`'],
  ])('%j is refused', (text, message) => {
    expect(refusalOf(text).message).toContain(message);
  });

  test('one mistake in the YAML gives one message', () => {
    const long = Array.from({ length: 200 }, (_, index) => `  T${index}: {any: [x], ti: 'y'}`);
    for (const mistake of ['  "VLM" \'"x"\'', "  B: 'x", '  - C', '\tD: x', '  E: [a'])
      expect(
        refusalOf(['keywords:', ...long, mistake, ...long.slice(0, 9)].join('\n')).message.split(
          'theirs.yml',
        ),
      ).toHaveLength(2);
  });

  test('several YAML documents and full-width punctuation are refused by name', () => {
    expect(refusalOf('keywords: a\n---\nkeywords: b').message).toContain('several YAML documents');
    expect(refusalOf('"A"：\n  x: y').message).toContain('YAML does not read "："');
  });

  test.each([
    [
      'keywords:\n  A: "x y" OR "z"',
      `Put the whole query in single quotation marks: '"x y" OR "z"'`,
    ],
    ['keywords:\n  - "x y" OR "z"', 'Check the colon'],
    ['keywords:\n  "A": ti: x', "Put the whole query in single quotation marks: 'ti: x'"],
    ['keywords:\n\tA: x', 'Indent with spaces'],
    ['keywords:\n  A: *x', 'A text that begins with * needs quotation marks'],
  ])('%j is refused with a correction', (text, hint) => {
    expect(refusalOf(text).message).toContain(hint);
  });

  test('a topic in a list may have its name in the entry', () => {
    const { topics } = read(
      'keywords:\n- name: A\n  any: [x, y]\n  categories: [cs.CL]\n- { name: B, query: z }\n- name: ink',
    );
    expect(topics.map(({ name, source }) => [name, source])).toEqual([
      ['A', 'x OR y'],
      ['B', 'z'],
      ['name', 'ink'],
    ]);
    expect(topics[0]?.categories).toEqual(['cs.CL']);
  });

  test('a list in brackets is a list in the workflow too', () => {
    const labels = (text: string) => read('keywords: a', { labels: text }).labels;
    expect(labels('[]')).toEqual([]);
    expect(labels('[a, "b, c"]')).toEqual(['a', 'b, c']);
    expect(read("keywords: a\nlabels: '[]'").labels).toEqual([]);
    expect(read('keywords: a', { categories: '[cs.CL, stat.*]' }).categories).toHaveLength(2);
  });
});

describe("what another tool's file has", () => {
  const translated = (held: object, mayBeTopics = true) => {
    const found = fromForerunner(new Map(Object.entries(held)), mayBeTopics);
    return found && { inputs: Object.fromEntries(found.inputs), ignored: found.ignored };
  };
  const topics = { Ink: { filters: ['ink'] } };

  test.each([
    ...['base_url', 'user_name', 'repo_name', 'max_results', 'show_badge', 'publish_x'],
    ...['json_readme_path', 'md_wechat_path'],
  ])('is known by %s beside a topic with `filters`, or beside another such setting', (name) => {
    const read = { inputs: { keywords: topics }, ignored: [name] };
    expect(translated({ [name]: 'x', keywords: topics })).toEqual(read);
    expect(translated({ [name]: 'x', keywords: { Ink: 'ink' } })).toBeUndefined();
    expect(translated({ [name]: 'x' }, false)).toBeUndefined();
    expect(translated({ [name]: 'x', show_y: 1 })).toEqual({
      inputs: {},
      ignored: [name, 'show_y'],
    });
  });

  test.each(['a_base_url', 'base_urls', 'show_', 'json_path', 'html_readme_path', 'a_show_x'])(
    'is not known by %s',
    (name) => {
      expect(translated({ [name]: 'x', keywords: topics })).toBeUndefined();
    },
  );

  test('are inputs of ours with a valid value, names with a hyphen, and settings of its own', () => {
    expect(
      translated({
        ...{ base_url: 'x', source: 'api', output: './docs', token: 'x', 'my-name': 1 },
        keywords: topics,
      }),
    ).toEqual({
      inputs: { source: 'api', 'my-name': 1, keywords: topics },
      ignored: ['base_url', 'output', 'token'],
    });
    expect(translated({ base_url: 'x', user_name: 'y', keywords: 'ink' })).toEqual({
      inputs: { keywords: 'ink' },
      ignored: ['base_url', 'user_name'],
    });
  });

  test.each<[string, object]>([
    ['no mapping', { max_results: 3 }],
    ['a text that is no setting', { Old: { Ink: 'ink' }, Scroll: 'wax' }],
    ['a list', { Old: { Ink: 'ink' }, Scroll: ['wax'] }],
    ['an input of ours alone', { site: { Ink: 'ink' } }],
    ['a misspelt input of ours', { Old: { Ink: 'ink' }, keyword: { Pen: 'pen' } }],
    ['a misspelt input of ours', { Old: { Ink: 'ink' }, 'front mater': { Pen: 'pen' } }],
    ['inputs under a key', { with: { keywords: 'ink' } }],
    ['no query', { Old: { Ink: '' } }],
  ])('is not topics if it has %s: %j', (_, held) => {
    expect(translated(held)).toBeUndefined();
  });

  test('is topics if it has mappings, with settings beside them', () => {
    const held = { Old: { Ink: 'ink' }, site: { Pen: 'pen' }, keyrings: { Wax: 'wax' } };
    expect(translated({ ...held, max_results: 3 })).toEqual({
      inputs: { keywords: held },
      ignored: ['max_results'],
    });
    expect(translated(held, false)).toBeUndefined();
  });

  test('is a topic without its empty parts and its settings, or nothing if it is turned off', () => {
    const inputs = (topic: object) => {
      const { inputs: found, ignored } = translated({ Old: { Ink: 'ink', Pen: topic } }) ?? {};
      return [(found?.['keywords'] as { Old: { Pen?: object } }).Old.Pen, ignored];
    };
    const all = { any: ['a'], query: 'b', queries: ['c'], filters: ['d'], exclude: 'e' };
    expect(inputs(all)).toEqual([all, []]);
    expect(inputs({ any: ['a', '', null, [' ']], query: ' ', queries: [], exclude: {} })).toEqual([
      { any: ['a'] },
      [],
    ]);
    expect(inputs({ filters: ['a'], sort: 'date', enable: true })).toEqual([
      { filters: ['a'] },
      ['sort', 'enable'],
    ]);
    expect(inputs({ filters: ['a'], enable: false })).toEqual([undefined, ['enable', 'Old / Pen']]);
    expect(inputs({ filters: ['a'], enabled: false })).toEqual([
      undefined,
      ['enabled', 'Old / Pen'],
    ]);
    expect(inputs({ filters: [''], exclude: 'b' })).toEqual([undefined, ['Old / Pen']]);
    expect(inputs({ Deep: { Deeper: null } })).toEqual([undefined, ['Old / Pen / Deep / Deeper']]);
  });

  /** Whether an entry beside three topics is taken for a setting. */
  const isSetting = (name: string, value: unknown) => {
    const held = { Old: { Ink: 'ink', Pen: 'pen', Wax: 'wax', [name]: value } };
    const ignored = translated(held)?.ignored;
    expect(ignored?.length).toBeLessThan(2);
    return ignored?.[0] === `Old / ${name}`;
  };

  test.each<[string, unknown]>([
    ['Lamp', 3],
    ['Lamp', true],
    ['md_readme_path', 'docs'],
    ['historyCount', 'many'],
    ['language', 'en'],
    ['base_urls', 'x'],
    ...[
      ...['./a', '../a', '/a', '~/a', 'https://a', 'http://a', ' a.json ', 'a.yml', 'a.yaml'],
      ...['a.md', 'a.txt', 'a.html', 'a.htm', 'a.csv', 'a.db', 'a.py', 'A.MD'],
    ].map((value): [string, string] => ['Lamp', value]),
  ])('is a setting: %s: %j', (name, value) => {
    expect(isSetting(name, value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['language', ' Language '],
    ['language', 'ti:language'],
    ['language', '"language"'],
    ['language', '“language”'],
    ['language', 'all:en OR x'],
    ['path', '(a) b'],
    ['path', 'a AND b'],
    ['path', 'a NOT b'],
    ['path', 'a ANDNOT b'],
    ['Path', 'finding'],
    ['path finding', 'x'],
    ['pathology', 'x'],
    ['warpath', 'x'],
    ['x2_path', 'x'],
    ['Lamp', 'a.png'],
    ['Lamp', 'a/b'],
    ['Lamp', 'a ./b'],
    ['Lamp', 'json'],
    ['Lamp', 'a.md b'],
    ['Lamp', ['a']],
  ])('is a topic: %s: %j', (name, value) => {
    expect(isSetting(name, value)).toBe(false);
  });

  test('is a setting if it is a text among more settings than topics', () => {
    const held = (more: object) =>
      translated({ New: { Wax: 'wax' }, Old: { a_path: 'x', b_path: 'y', note: 'z', ...more } });
    const wax = { New: { Wax: 'wax' } };
    expect(held({})).toEqual({
      inputs: { keywords: wax },
      ignored: ['Old / a_path', 'Old / b_path', 'Old / note'],
    });
    expect(held({ pen: 'pen' })).toEqual({
      inputs: { keywords: { ...wax, Old: { note: 'z', pen: 'pen' } } },
      ignored: ['Old / a_path', 'Old / b_path'],
    });
    expect(held({ c_path: 'x', pen: '"pen"', quill: ['q'] })).toEqual({
      inputs: { keywords: { ...wax, Old: { note: 'z', pen: '"pen"', quill: ['q'] } } },
      ignored: ['Old / a_path', 'Old / b_path', 'Old / c_path'],
    });
    expect(held({ c_path: 'x', pen: '"pen"' })).toEqual({
      inputs: { keywords: { ...wax, Old: { pen: '"pen"' } } },
      ignored: ['Old / a_path', 'Old / b_path', 'Old / note', 'Old / c_path'],
    });
  });
});
