import { describe, expect, test } from '@jest/globals';
import { readConfig, readConnection } from '../../src/config/read.ts';
import { withFrontMatter } from '../../src/site/front-matter.ts';
import { failureOf } from '../builders/failure.ts';

const given = (inputs: Record<string, string>) => new Map(Object.entries(inputs));

describe('a line of `keywords`', () => {
  const topics = (keywords: string) => readConfig(given({ keywords })).topics;

  test('is a topic and its query, a topic with a subtopic, or a query that is its own name', () => {
    const read = topics(
      'Long context: "long context"\n\n# not this\nWearables / Smart ring: "smart ring"\ndataset distillation\r\n',
    );
    expect(read.map(({ name, path, source }) => ({ name, path, source }))).toEqual([
      { name: 'Long context', path: ['Long context'], source: '"long context"' },
      { name: 'Wearables / Smart ring', path: ['Wearables', 'Smart ring'], source: '"smart ring"' },
      {
        name: 'dataset distillation',
        path: ['dataset distillation'],
        source: 'dataset distillation',
      },
    ]);
  });

  test('keeps a colon without a space after it in the query', () => {
    expect(topics('ti:actigraphy')[0]).toMatchObject({
      name: 'ti:actigraphy',
      query: { field: 'ti', phrase: 'actigraphy' },
    });
  });

  test('keeps a colon in quotation marks in the query', () => {
    expect(topics('"vision: a survey"')[0]?.path).toEqual(['"vision: a survey"']);
  });

  test('can have a full-width colon after the name', () => {
    expect(topics('图：graph OR "x：y"')[0]).toMatchObject({
      name: '图',
      source: 'graph OR "x：y"',
    });
    expect(() => topics('ti：graph')).toThrow('full-width');
  });

  test('can begin with a bullet or a number', () => {
    expect(
      topics('- ink\n* A: wax\n• "old scroll"\n2. pen\n3) B: quill').map(({ name }) => name),
    ).toEqual(['ink', 'A', '"old scroll"', 'pen', 'B']);
  });

  test('can have parentheses in the name', () => {
    const read = topics('Old Scrolls (OS): scroll\nAll / Wax (hot), f(x): wax AND (ink OR "a: b")');
    expect(read.map(({ name, source }) => [name, source])).toEqual([
      ['Old Scrolls (OS)', 'scroll'],
      ['All / Wax (hot), f(x)', 'wax AND (ink OR "a: b")'],
    ]);
  });

  test.each(['ti:(a OR b)', '(a) AND 2: b', 'a AND (b) OR 2: c', 'ti:(a) AND 2: b', '(a OR 2: b)'])(
    'has no name if its parentheses are those of a query: %s',
    (line) => {
      expect(topics(line)[0]?.name).toBe(line);
    },
  );

  test('must not repeat a topic', () => {
    expect(failureOf(() => topics('A: x\nA: y')).message).toContain('"A" twice');
  });
});

describe('topics in the configuration file', () => {
  const topics = (text: string) => readConfig(given({}), { path: 'paperboy.yml', text }).topics;

  test('are read in every accepted form', () => {
    const read = topics(`
keywords:
  Long context: '"long context" OR "context window"'
  Wearables:
    Smart ring: '"smart ring"'
  SLAM:
    - SLAM
    - Visual Odometry
  Datasets:
    any: [dataset, benchmark]
    exclude: ti:survey
    categories: [cs.CL]
    max-papers: 5
  NeRF: { filters: [NeRF, "Neural Radiance Field"] }
`);
    expect(read.map(({ name }) => name)).toEqual([
      'Long context',
      'Wearables / Smart ring',
      'SLAM',
      'Datasets',
      'NeRF',
    ]);
    expect(read[2]?.query).toMatchObject({
      kind: 'or',
      of: [{ phrase: 'SLAM' }, { phrase: 'Visual Odometry' }],
    });
    expect(read[3]).toMatchObject({
      categories: ['cs.CL'],
      maxPapers: 5,
      exclude: { field: 'ti', phrase: 'survey' },
    });
  });

  test('can be a list of lines, or of mappings', () => {
    const read = topics('keywords:\n  - Scrolls: scroll\n  - "Wax: wax*"\n  - ti:ink\n');
    expect(read.map(({ name, source }) => [name, source])).toEqual([
      ['Scrolls', 'scroll'],
      ['Wax', 'wax*'],
      ['ti:ink', 'ti:ink'],
    ]);
    for (const invalid of ['-', '- [a]', '- true'])
      expect(failureOf(() => topics(`keywords:\n  - a\n  ${invalid}\n`)).message).toContain(
        'each entry of `keywords` should be one topic',
      );
  });

  test('have an `exclude` that is a query, a list of alternatives, or empty', () => {
    const excluded = (exclude: string) =>
      topics(`keywords: { S: { any: scroll, exclude: ${exclude} } }`)[0]?.exclude;
    expect(excluded('survey OR ti:review')).toMatchObject({ kind: 'or' });
    expect(excluded('[survey, "ti:review"]')).toMatchObject({
      kind: 'or',
      of: [{ phrase: 'survey' }, { field: 'ti', phrase: 'review' }],
    });
    expect(excluded('')).toBeUndefined();
    for (const invalid of ['{ a: b }', '[[a]]', 'true', '[~]'])
      expect(failureOf(() => excluded(invalid)).code).toBe('CONFIG_INVALID');
  });

  test('suggest the nearest key for a misspelt one', () => {
    expect(failureOf(() => topics('keywords: { A: { any: [x], exlude: y } }')).message).toContain(
      'Did you mean `exclude`?',
    );
  });
});

describe('a configuration file of another tool', () => {
  const topics = (text: string) => readConfig(given({}), { path: 'theirs.yml', text }).topics;

  test('with only topics and subtopics is read unchanged', () => {
    const read = topics(
      `"Camera":\n  "Camera": '"camera"OR"multi camera"and"video"'\n"social media":\n  "creator": '"tube"or"tock"'\n`,
    );
    expect(read.map(({ name }) => name)).toEqual(['Camera / Camera', 'social media / creator']);
    expect(read[0]?.query).toMatchObject({
      kind: 'or',
      of: [{ phrase: 'camera' }, { kind: 'and' }],
    });
  });

  test('with settings and with filters for topics is read unchanged', () => {
    const read = topics(
      'base_url: "https://example.org/"\nuser_name: "x"\nshow_badge: True\nmax_results: 10\npublish_gitpage: True\njson_readme_path: a.json\nkeywords:\n  "SFM":\n    filters: ["SFM", "Structure from Motion"]\n',
    );
    expect(read).toMatchObject([
      {
        name: 'SFM',
        query: { kind: 'or', of: [{ phrase: 'SFM' }, { phrase: 'Structure from Motion' }] },
      },
    ]);
  });

  test('is not assumed for a file with a misspelt name', () => {
    expect(failureOf(() => topics('keyword: x')).message).toContain('Did you mean `keywords`?');
    const misspelt = failureOf(() => topics('keyword: { Scrolls: scroll }')).message;
    expect(misspelt).toContain('Did you mean `keywords`?');
  });

  test('is not assumed for a file with a misspelt name if the workflow has keywords', () => {
    const refusal = (name: string) =>
      failureOf(() =>
        readConfig(given({ keywords: 'scroll' }), {
          path: 'p.yml',
          text: `${name}: { draft: true }`,
        }),
      ).message;
    expect(refusal('front-mater')).toContain('`front-mater` in p.yml is not an input of Paperboy');
    expect(refusal('Camera')).toContain('Not an input of Paperboy, in p.yml: `Camera`.');
  });
});

describe('a setting', () => {
  const file = (text: string) => ({ path: '.github/paperboy.yml', text });

  test('of the workflow overrides the file, which overrides the default', () => {
    const config = readConfig(
      given({ 'max-papers': '7' }),
      file('keywords: x y\nmax-papers: 9\nlookback-days: 4'),
    );
    expect(config).toMatchObject({ maxPapers: 7, lookbackDays: 4, site: 'auto' });
  });

  test('for categories can be in any case, and an archive means all its classes', () => {
    const read = (categories: string) =>
      readConfig(given({ keywords: 'x', categories })).categories;
    expect(read('CS.cl cs.CL Cond-Mat.Mes-Hall stat PHYSICS hep-TH')).toEqual([
      'cs.CL',
      'cond-mat.mes-hall',
      'stat.*',
      'physics.*',
      'hep-th',
    ]);
    expect(read('any')).toEqual([]);
  });

  test.each([
    ['in the workflow', { keywords: 'x', categories: 'cs.XX, cs.CLL' }, undefined],
    ['in the file', { keywords: 'x' }, 'categories: [cs.XX, cs.CLL]'],
    ['of a topic', {}, 'keywords: { T: { any: x, categories: [cs.XX, cs.CLL] } }'],
  ])(
    'for categories %s must name categories of arXiv; each mistake has a hint',
    (_, inputs, text) => {
      const failure = failureOf(() =>
        readConfig(given(inputs), text === undefined ? undefined : file(text)),
      );
      expect(failure.code).toBe('CONFIG_INVALID');
      expect(failure.message).toContain(
        'arXiv has no category "cs.XX". The classes of cs are AI, AR,',
      );
      expect(failure.message).toContain('arXiv has no category "cs.CLL". Did you mean cs.CL?');
    },
  );

  test.each([
    ['cs.CV;cs.LG', 'Write cs.CV, cs.LG'],
    ['cmp-lg', 'Write cs.CL'],
    ['quant-ph.XX', 'Write quant-ph'],
  ])('categories: %s is refused: %s', (categories, hint) => {
    expect(failureOf(() => readConfig(given({ keywords: 'x', categories }))).message).toContain(
      hint,
    );
  });

  test('keeps numbers of the file as written', () => {
    const config = readConfig(
      given({}),
      file(
        'keywords: { "GPT": [GPT 4, "4.0"], 1.10: x y }\npapers: [2611.00010, 2611.00001]\nmax-papers: 9\nfront-matter: { weight: 1.50 }',
      ),
    );
    expect(config.papers).toEqual([{ id: '2611.00010' }, { id: '2611.00001' }]);
    expect(config.topics.map(({ name, source }) => [name, source])).toEqual([
      ['GPT', 'GPT 4 OR 4.0'],
      ['1.10', 'x y'],
    ]);
    expect(config.maxPapers).toBe(9);
    expect(JSON.stringify(config.frontMatter)).toBe('{"weight":1.5}');
    expect(readConfig(given({}), file('keywords: a\npapers: 2611.00010')).papers).toEqual([
      { id: '2611.00010' },
    ]);
  });

  test('`title` or `commit-message` has the default in the table of inputs', () => {
    const defaults = {
      title: 'arXiv: {{count}} {{noun}}{{#if topics}} on {{join topics ", "}}{{/if}} ({{date}})',
      commitMessage: 'Add {{count}} {{noun}} from arXiv ({{date}})',
    };
    expect(readConfig(given({ keywords: 'x' }))).toMatchObject(defaults);
    expect(readConfig(given({}), file('keywords: x\ntitle: ""'))).toMatchObject(defaults);
  });

  test('that is empty in the workflow counts as missing', () => {
    expect(
      readConfig(given({ 'max-papers': '' }), file('keywords: x\nmax-papers: 9')).maxPapers,
    ).toBe(9);
  });

  test('with several values can be YAML or text', () => {
    expect(readConfig(given({ keywords: 'x', labels: 'a, b\nc d' })).labels).toEqual([
      'a',
      'b',
      'c d',
    ]);
    expect(readConfig(given({}), file('keywords: x\nlabels: [a, b]')).labels).toEqual(['a', 'b']);
    expect(
      readConfig(given({ keywords: 'x', categories: 'cs.CL, cs.LG stat.*' })).categories,
    ).toEqual(['cs.CL', 'cs.LG', 'stat.*']);
  });
});

describe('mistakes', () => {
  test('all mistakes are reported at once', () => {
    const failure = failureOf(() =>
      readConfig(
        given({
          keywords: 'A: "x" "y"',
          'max-papers': 'many',
          lookback_days: '3',
          timezone: 'Mars/Olympus',
        }),
        {
          path: '.github/paperboy.yml',
          text: 'brnach: x\ntoken: y\n',
        },
      ),
    );
    expect(failure.code).toBe('CONFIG_INVALID');
    for (const part of [
      'Topic "A", column',
      '`max-papers` in the workflow',
      'Did you mean `lookback-days`?',
      'Mars/Olympus',
      'Did you mean `branch`?',
      '`token` is not allowed in',
    ]) {
      expect(failure.message).toContain(part);
    }
  });

  test('a configuration without topics has its own code', () => {
    expect(failureOf(() => readConfig(given({ keywords: '# nothing yet\n' }))).code).toBe(
      'NO_TOPICS',
    );
  });

  test('a query that does not parse has its own code, and a caret below the position', () => {
    const failure = failureOf(() => readConfig(given({ keywords: 'A: ti:"x' })));
    expect(failure.code).toBe('QUERY_INVALID');
    expect(failure.message).toMatch(/Topic "A", column \d+:[^]*\n {2,}.*\^|\n *\^/);
  });

  test('a file that is not YAML, or not a mapping, is refused with its path', () => {
    const read = (text: string) =>
      failureOf(() => readConfig(given({ keywords: 'x' }), { path: 'p.yml', text })).message;
    expect(read('a: [')).toContain('p.yml is not a YAML mapping');
    expect(read('- a')).toContain('It should hold `key: value` lines');
  });

  test.each([
    ['exclude: *x', '`exclude`', 'quotation marks'],
    ['front-matter: { a: *x }', '`front-matter`', 'quotation marks'],
    ['front-matter: [a]', '`front-matter`', 'is not a YAML mapping'],
    ['labels: [a, [b]]', '`labels`', 'a list of texts such as [a, b]'],
    ['labels:\n  - a\n  -', '`labels`', 'a list of texts such as [a, b]'],
    ['categories: { cs: CL }', '`categories`', 'not a mapping'],
    ['papers: { a: b }', '`papers`', 'not a mapping'],
    ['output: [posts, [digest]]', '`output`', 'a list of texts'],
    ['templates: [t]', '`templates`', 'should be one text, not a list'],
    ['draft: [true]', '`draft`', 'should be one text, not a list'],
    ['llm-url: { a: b }', '`llm-url`', 'should be one text, not a mapping'],
    [
      'a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]',
      '`c`',
      'Excessive',
    ],
  ])('the invalid value in %j is refused with its key', (line, key, problem) => {
    const failure = failureOf(() =>
      readConfig(given({ keywords: 'x' }), { path: 'p.yml', text: `${line}\n` }),
    );
    expect(failure.code).toBe('CONFIG_INVALID');
    expect(failure.message).toContain(`${key} in p.yml`);
    expect(failure.message).toContain(problem);
  });

  test('an alias without an anchor in `front-matter` of the workflow is refused', () => {
    const failure = failureOf(() => readConfig(given({ keywords: 'x', 'front-matter': 'a: *b' })));
    expect(failure.code).toBe('CONFIG_INVALID');
    expect(failure.message).toContain(
      '`front-matter` in the workflow is not a YAML mapping: `a`: ',
    );
  });

  test.each([
    ['branch', 'a b'],
    ['branch', '../x'],
    ['output', 'post'],
    ['categories', 'cs.CL; rm'],
    ['lookback-days', '0'],
    ['draft', 'maybe'],
    ['templates', '../elsewhere'],
    ['front-matter', '- a'],
  ])('%s: %s is refused with the name of the input', (name, value) => {
    expect(failureOf(() => readConfig(given({ keywords: 'x', [name]: value }))).message).toContain(
      `\`${name}\``,
    );
  });
});

describe('front matter', () => {
  const lines = [
    'day: 2024-01-01',
    'text: "2024-01-01"',
    'flag: yes',
    "word: 'yes'",
    'price: 1.10',
    'list: [ a, "no", 12:30 ]',
    'deep:',
    '  draft: true',
    '  note: |',
    '    a',
    '    b',
  ];
  const post = '---\n---\n';
  const within = (text: string) => `keywords: x\nfront-matter:\n${text.replace(/^(?=.)/gm, '  ')}`;

  test('is written as it was read, with the same quotation marks', () => {
    const text = `${lines.join('\n')}\n`;
    const read = [
      readConfig(given({ keywords: 'x', 'front-matter': text })),
      readConfig(new Map(), { path: 'p.yml', text: within(text) }),
    ];
    for (const { frontMatter } of read)
      expect(withFrontMatter(post, frontMatter)).toBe(`---\n${text}---\n`);
  });

  test('is written without the comments of the configuration', () => {
    const text = '# ours\ndraft: true # for now\n\n# theirs\nlang: en\n';
    const { frontMatter } = readConfig(new Map(), { path: 'p.yml', text: within(text) });
    expect(withFrontMatter(post, frontMatter)).toBe('---\ndraft: true\nlang: en\n---\n');
  });

  test('can use aliases of anchors elsewhere in the file', () => {
    const text = 'keywords: &k x\nfront-matter:\n  topic: *k\n  a: &a [1]\n  b: *a\n';
    const { frontMatter } = readConfig(new Map(), { path: 'p.yml', text });
    expect(frontMatter).toEqual({ topic: 'x', a: [1], b: [1] });
  });
});

test('all settings have their defaults', () => {
  const { topics, ...settings } = readConfig(given({ keywords: 'x' }));
  expect(topics).toHaveLength(1);
  expect(settings).toEqual({
    notices: [],
    categories: [],
    papers: [],
    lookbackDays: 10,
    source: 'auto',
    maxPapers: 20,
    whenFull: 'hold-over',
    order: 'best',
    library: [],
    output: new Set(['posts', 'digest']),
    site: 'auto',
    math: 'auto',
    frontMatter: {},
    timezone: 'UTC',
    codeLinks: true,
    updates: new Set(['withdrawn']),
    branch: 'paperboy/digest',
    pullRequest: 'rolling',
    title: 'arXiv: {{count}} {{noun}}{{#if topics}} on {{join topics ", "}}{{/if}} ({{date}})',
    commitMessage: 'Add {{count}} {{noun}} from arXiv ({{date}})',
    labels: ['arxiv-digest'],
    assignees: [],
    reviewers: [],
    teamReviewers: [],
    draft: false,
    onOutage: 'fail',
    dryRun: false,
  });
});

test('settings without a default are present if they are given', () => {
  const inputs = {
    ...{ 'post-path': './p/{{id}}.md', 'digest-path': 'd.md', 'list-path': 'l.md' },
    ...{ 'feed-path': 'f.xml', 'bibtex-path': 'b.bib', 'site-url': 'https://s.example/' },
    ...{ templates: 't/', base: 'main', exclude: 'ti:ink', token: 't', repository: 'o/r' },
  };
  expect(readConfig(given({ keywords: 'x', ...inputs }))).toMatchObject({
    ...{ postPath: 'p/{{id}}.md', digestPath: 'd.md', listPath: 'l.md', feedPath: 'f.xml' },
    ...{ bibtexPath: 'b.bib', siteUrl: 'https://s.example', templates: 't', base: 'main' },
    exclude: { kind: 'term', field: 'ti', phrase: 'ink', prefix: false },
  });
  const config = readConfig(given({ keywords: 'x', ...inputs }));
  for (const name of ['token', 'repository', 'keywords', 'config', 'llmUrl', 'model'])
    expect(config).not.toHaveProperty(name);
});

describe('the language model', () => {
  const read = (inputs: Record<string, string>) => readConfig(given({ keywords: 'x', ...inputs }));
  const message = (inputs: Record<string, string>) => failureOf(() => read(inputs)).message;

  test('has an address and a name, and may have a key, tasks and a language', () => {
    const set = { 'llm-url': 'https://llm.example/v1/', 'llm-model': 'm' };
    expect(read({}).model).toBeUndefined();
    expect(read({ 'llm-tasks': 'qa', 'llm-language': 'German' }).model).toBeUndefined();
    expect(read(set).model).toEqual({
      ...{ url: 'https://llm.example/v1', name: 'm', key: '' },
      ...{ tasks: new Set(['summary', 'qa']), language: 'English' },
    });
    const more = { 'llm-key': 'k', 'llm-tasks': 'qa', 'llm-language': 'German' };
    expect(read({ ...set, ...more }).model).toEqual({
      ...{ url: 'https://llm.example/v1', name: 'm', key: 'k' },
      ...{ tasks: new Set(['qa']), language: 'German' },
    });
  });

  test('without an address or a name is refused', () => {
    const lacks = (what: string) => `A language model needs an address and a name: ${what} missing`;
    expect(message({ 'llm-key': 'k' })).toBe(lacks('`llm-url` and `llm-model` are'));
    expect(message({ 'llm-model': 'm' })).toBe(lacks('`llm-url` is'));
    expect(message({ 'llm-url': 'https://llm.example' })).toBe(lacks('`llm-model` is'));
  });
});

describe('an input that Paperboy does not have', () => {
  const message = (inputs: Record<string, string>, text = '') =>
    failureOf(() => readConfig(given({ keywords: 'x', ...inputs }), { path: 'p.yml', text }))
      .message;

  test('is refused with the nearest input, or with all others of that place', () => {
    expect(message({ 'max-paper': '3', zzzzzz: '1', yyyyyy: '2', wwwwww: ' ' }, 'draf: true')).toBe(
      [
        '`draf` in p.yml is not an input of Paperboy. Did you mean `draft`?',
        '`max-paper` in the workflow is not an input of Paperboy. Did you mean `max-papers`?',
        'Not an input of Paperboy, in the workflow: `zzzzzz`, `yyyyyy`. Topics stand under `keywords`, indented',
      ].join('\n'),
    );
  });
});

test('the table of another tool is not taken over unless `list-path` names its file', () => {
  const text = 'A: { B: c }';
  const notices = (inputs: Record<string, string>) =>
    readConfig(given(inputs), { path: 'p.yml', text }).notices;
  expect(notices({ output: 'list' })).toEqual([
    {
      about: 'p.yml',
      text: 'The table of this tool is not taken over. To go on with it, set `list-path` to its file, such as `list-path: README.md`',
    },
  ]);
  expect(notices({ output: 'list', 'list-path': 'x.md' })).toEqual([]);
  expect(notices({ output: 'posts' })).toEqual([]);
  const ours = { path: 'p.yml', text: 'keywords: a\noutput: list' };
  expect(readConfig(given({}), ours).notices).toEqual([]);
});

describe('the connection', () => {
  test('has the token, the repository, the base branch and the configuration file', () => {
    expect(readConnection(given({ token: 't', base: ' ' }), 'o/r')).toEqual({
      token: 't',
      repository: { owner: 'o', name: 'r' },
      file: { path: '.github/paperboy.yml', named: false },
    });
    const inputs = {
      token: ' t ',
      repository: 'a/b',
      base: 'main',
      config: './c.yml',
      'max-papers': 'many',
    };
    expect(readConnection(given(inputs), 'not a repository')).toEqual({
      token: 't',
      repository: { owner: 'a', name: 'b' },
      base: 'main',
      file: { path: 'c.yml', named: true },
    });
  });

  test.each<[Record<string, string>, string | undefined, string[]]>([
    [{ token: 't' }, undefined, ['`repository` is empty. Write owner/name of the site repository']],
    [
      {},
      undefined,
      [
        '`repository` is empty. Write owner/name of the site repository',
        '`token` is empty. Leave it out to use the token of the job',
      ],
    ],
    [{ token: 't' }, 'o', ['`repository` in the environment should be owner/name, not "o"']],
    [
      { keyword: 'x', repository: 'o' },
      undefined,
      [
        '`keyword` in the workflow is not an input of Paperboy. Did you mean `keywords`?',
        '`repository` in the workflow should be owner/name, not "o"',
        '`token` is empty. Leave it out to use the token of the job',
      ],
    ],
  ])('%j in the repository %s is refused', (inputs, home, messages) => {
    const { code, message } = failureOf(() => readConnection(given(inputs), home));
    expect([code, ...message.split('\n')]).toEqual(['CONFIG_INVALID', ...messages]);
  });
});
