import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { actionYml } from '../scripts/action-yml.ts';
import { configSchema } from '../scripts/config-schema.ts';
import { presetsJson } from '../scripts/presets-json.ts';
import { REFERENCES, withReference } from '../scripts/reference.ts';
import { readConfig } from '../src/config/read.ts';
import { INPUTS, INPUT_NAMES, type Input, OUTPUTS } from '../src/config/schema.ts';
import { FAILURE_CODES, remedyFor } from '../src/failure.ts';
import { sampleViews } from '../src/view/sample-views.ts';
import { compileTemplate } from '../src/template/template.ts';

const DOCS = readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []));
const DOCUMENTS = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...DOCS,
];

/** The YAML blocks of a document. */
function yamlBlocks(path: string): string[] {
  const blocks = readFileSync(path, 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm);
  return [...blocks].map(([, text = '']) => text);
}

/** The targets of links and pictures, as they are written, but for links to the web. */
function linksOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
    .replace(/^```[^]*?^```$/gm, '')
    // The text of a link may be code, so only code with a link in it is taken out.
    .replace(/`[^`\n]*\]\([^`\n]*`/g, '');
  const links = text.matchAll(/\]\((?!https?:)([^)\s]+)[^)]*\)|(?:src|srcset)="([^"]+)"/g);
  return [...links].map(([, link, picture]) => link ?? picture ?? '');
}

/** The anchors that GitHub gives to the headings of a document. */
function anchorsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/^```[^]*?^```$/gm, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('documents that could drift', () => {
  test('action.yml is what the schema says: `npm run reference` writes it', () => {
    expect(readFileSync('action.yml', 'utf8')).toBe(actionYml());
  });

  test('tables list every input, output and failure: `npm run reference` writes them', () => {
    for (const path of REFERENCES) {
      const text = readFileSync(path, 'utf8');
      expect(withReference(text)).toBe(text);
    }
    const [configuration, troubleshooting] = REFERENCES.map((path) => readFileSync(path, 'utf8'));
    for (const name of [...INPUT_NAMES, ...Object.keys(OUTPUTS)])
      expect(configuration).toContain(`| \`${name}\` |`);
    for (const code of FAILURE_CODES) expect(troubleshooting).toContain(`| \`${code}\` |`);
  });

  test('action.yml declares every input and output, and a default for none but the token: a default would win over the file', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as {
      inputs: Record<string, { default?: string }>;
      outputs: object;
    };
    expect(Object.keys(action.inputs)).toEqual(INPUT_NAMES);
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
    expect(
      Object.keys(action.inputs).filter((name) => action.inputs[name]?.default !== undefined),
    ).toEqual(['token']);
  });

  test('the inputs of the README exist, with the defaults that it says', () => {
    const table = /\n\| input \| default [^]*?\n\n/.exec(readFileSync('README.md', 'utf8'))?.[0];
    const rows = [...(table ?? '').matchAll(/^\| `([\w-]+)` \| (?:`(.*?)`)?/gm)];
    expect(rows).toHaveLength(10);
    for (const [, name = '', said] of rows) {
      expect(INPUT_NAMES).toContain(name);
      const { default: usual }: Input = INPUTS[name as keyof typeof INPUTS];
      expect({ name, default: usual || undefined }).toEqual({ name, default: said });
    }
  });

  test.each(DOCUMENTS)('workflows in %s use inputs that exist', (path) => {
    for (const text of yamlBlocks(path).filter((text) => text.includes('uses:'))) {
      const { jobs } = parse(text) as { jobs: Record<string, { steps: { with?: object }[] }> };
      const given = Object.values(jobs).flatMap(({ steps }) =>
        steps.flatMap((step) => Object.keys(step.with ?? {})),
      );
      expect(given).not.toHaveLength(0);
      for (const name of given) expect(INPUT_NAMES).toContain(name);
    }
  });

  test('every value that a template gets is in docs/templates.md, and the examples there compile', () => {
    const text = readFileSync('docs/templates.md', 'utf8');
    const rows = (/\nIn `post[.]hbs`, [^]*?\n(?=`digest[.]hbs`)/.exec(text)?.[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split(' | '));
    const named = rows.flatMap(([values = '']) =>
      [...values.replace(/ [(].*?[)]/g, '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    expect(named.sort()).toEqual(Object.keys(sampleViews().post).sort());
    const examples = rows.flatMap(([, example = '']) => [
      ...example.matchAll(/`([^`]*[{]{2}[^`]*)`/g),
    ]);
    expect(examples).not.toHaveLength(0);
    for (const [, source = ''] of examples)
      expect(
        compileTemplate('docs/templates.md', source, sampleViews().post)(sampleViews().post),
      ).not.toBe('');
  });

  test('every partial is in docs/templates.md', () => {
    const text = readFileSync('docs/templates.md', 'utf8');
    const table = /\n\| partial [^]*?\n\n/.exec(text)?.[0] ?? '';
    const named = table
      .split('\n')
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)])
      .map(([, name]) => `${name ?? ''}.hbs`);
    const there = readdirSync('templates').filter((name) => name.endsWith('.hbs'));
    expect([...named, 'list.hbs', 'pull-request.hbs'].sort()).toEqual(there.sort());
  });
});

test('templates/presets.json has every preset as it is: `npm run reference` writes it', () => {
  expect(readFileSync('templates/presets.json', 'utf8')).toBe(presetsJson());
});

describe('the JSON Schema of the configuration file', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('paperboy.schema.json', 'utf8')) as object,
  );
  const reads = (text: string) => {
    try {
      readConfig(new Map(), { path: 'paperboy.yml', text });
      return true;
    } catch {
      return false;
    }
  };

  test('is what the inputs are: `npm run reference` writes it', () => {
    expect(readFileSync('paperboy.schema.json', 'utf8')).toBe(configSchema());
  });

  test('takes every configuration that we show', () => {
    const shown = DOCUMENTS.flatMap(yamlBlocks).filter(
      (text) => /^(?:# yaml-language-server|keywords:)/m.test(text) && !/^jobs:/m.test(text),
    );
    const files = [...shown, readFileSync('examples/seed/paperboy.yml', 'utf8')];
    expect(files.length).toBeGreaterThan(1);
    for (const text of files) {
      expect(validate(parse(text)) ? [] : [text, validate.errors]).toEqual([]);
      expect(reads(text)).toBe(true);
    }
  });

  test.each(DOCUMENTS)('takes every setting that stands in a sentence of %s', (path) => {
    const text = readFileSync(path, 'utf8').replace(/^```[^]*?^```$/gm, '');
    const settings = [...text.matchAll(/`([\w-]+: [^`\n]+)`/g)]
      .map(([, setting = '']) => setting)
      .filter((setting) => INPUT_NAMES.some((name) => setting.startsWith(`${name}: `)))
      .filter((setting) => !/^(?:keywords|repository|title): |^math: true$|…/.test(setting));
    const refused = settings.filter((setting) => {
      const whole = `keywords: cat:cs.CL\n${setting}`;
      return !reads(whole) || !validate(parse(whole));
    });
    expect(refused).toEqual([]);
  });

  // It cannot read queries, time zones or names of languages: the run does.
  test.each([
    ['keywords: a\nmax-papers: 5', true],
    ['keywords: a\nmax-papers: "5"', true],
    ['keywords: a\nmax-papers: many', false],
    ['keywords: a\nmax-papers: -1', false],
    ['keywords: a\nmax-paper: 5', false],
    ['keywords: a\npull-request: weekly', false],
    ['keywords: a\npull-request: daily', true],
    ['keywords: a\noutput: [posts]', true],
    ['keywords: a\noutput: posts, digest', true],
    ['keywords: a\noutput: pages', false],
    ['keywords: a\ndraft: true', true],
    ['keywords: a\ndraft: perhaps', false],
    ['keywords: a\nlabels: [x, y]', true],
    ['keywords: a\ntoken: x', false],
    ['keywords: a\nllm-key: x', false],
    ['keywords: a\nllm-url: https://x.example/v1\nllm-model: m', true],
    ['keywords: a\nllm-url: ftp://x.example', false],
    ['keywords: a\nlookback-days: 0', false],
    ['keywords: {A: {any: [x], exclude: y, max-papers: 3}}', true],
    ['keywords: {A: {any: [x], exlude: y}}', false],
    ['keywords: {A: {B: x, C: [y, z]}}', true],
    ['keywords: {A: 20}', false],
    ['keywords: {A: [x, true]}', false],
    ['keywords: {A: {query: x}}', true],
    ['keywords: [a, b]', true],
    ['- a', false],
  ])('%j: %j, as the run itself has it', (text, good) => {
    expect({ schema: validate(parse(text)), run: reads(text) }).toEqual({
      schema: good,
      run: good,
    });
  });
});

describe('documents', () => {
  test.each(DOCUMENTS)('%s points to files and headings that exist', (document) => {
    const dead = linksOf(document).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : join(dirname(document), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  // These show paths of somebody's site.
  const ofSites = ['README.md', 'README.zh-CN.md', 'docs/sites.md'];

  test.each(DOCUMENTS)('%s names paths and commands that exist', (document) => {
    const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object })
      .scripts;
    const text = readFileSync(document, 'utf8');
    for (const [, name = ''] of text.matchAll(/npm run ([\w:-]+)/g))
      if (!name.startsWith('-')) expect(Object.keys(scripts)).toContain(name);
    if (ofSites.includes(document)) return;
    const paths = text.matchAll(/`((?:src|scripts|templates|__tests__|examples)\/[\w./-]+)`/g);
    expect([...paths].map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
  });

  test('the folders in CONTRIBUTING.md stand in the order that lint keeps', () => {
    const [, list = ''] =
      /const FOLDERS = \[([^\]]*)\]/.exec(readFileSync('eslint.config.mjs', 'utf8')) ?? [];
    const shown = readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `src\/(\w+)`/gm);
    expect([...shown].map(([, name]) => name)).toEqual(list.match(/\w+/g));
  });

  test('the README takes a minute: at most 180 lines and 1,200 words', () => {
    const text = readFileSync('README.md', 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(180);
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(1200);
  });

  test('every document in English is linked from the README', () => {
    const linked = linksOf('README.md').map((link) => link.replace(/#.*/, ''));
    for (const path of DOCS.filter((path) => !path.includes('.zh-CN.')))
      expect(linked).toContain(path);
  });

  test('the form for a defect asks for each failure that tells to report it', () => {
    const form = parse(readFileSync('.github/ISSUE_TEMPLATE/defect.yml', 'utf8')) as {
      body: { id?: string; attributes: { options?: string[] } }[];
    };
    const options = form.body.find(({ id }) => id === 'code')?.attributes.options ?? [];
    expect(options.filter((option) => /^[A-Z_]+$/.test(option))).toEqual(
      FAILURE_CODES.filter((code) => /\breport\b/i.test(remedyFor(code))),
    );
  });

  test('every example is in the README, and every preset in docs/sites.md', () => {
    const examples = readdirSync('examples/workflows').map((name) => `examples/workflows/${name}`);
    expect(linksOf('README.md')).toEqual(expect.arrayContaining(examples));
    const sites = readFileSync('docs/sites.md', 'utf8');
    for (const { name } of readdirSync('templates', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    ))
      expect(sites).toContain(`\`${name}\``);
  });
});

describe('documents in Chinese', () => {
  /** Names of inputs that stand as code, in their order. */
  function inputsIn(path: string): string[] {
    const names = readFileSync(path, 'utf8').matchAll(/`([\w-]+)(?=[`:])/g);
    return [...names].flatMap(([, name = '']) =>
      INPUT_NAMES.some((one) => one === name) ? [name] : [],
    );
  }

  /** Links as paths from the top, each to the English document: those between the languages left out. */
  function linksToEnglish(path: string): string[] {
    const targets = linksOf(path).map((link) => normalize(join(dirname(path), link)));
    const english = targets.map((target) => target.replace('.zh-CN.md', '.md'));
    return english.filter((target) => target !== path.replace('.zh-CN.md', '.md'));
  }

  /** Blocks of code, with the language that each names. */
  const blocksIn = (path: string) => readFileSync(path, 'utf8').match(/^```[^]*?^```$/gm);

  test.each([
    ['README.md', 'README.zh-CN.md'],
    ['docs/getting-started.md', 'docs/getting-started.zh-CN.md'],
  ])('%s and %s have the same workflows, inputs and links', (english, chinese) => {
    expect(yamlBlocks(english)).not.toHaveLength(0);
    expect(blocksIn(chinese)).toEqual(blocksIn(english));
    expect(inputsIn(chinese)).toEqual(inputsIn(english));
    expect(linksToEnglish(chinese)).toEqual(linksToEnglish(english));
  });
});

/** A command without its arguments: `npm run bench -- bundle` and `npm run --silent bench` are one. */
function programOf(command: string): string {
  const words = command.split(' ').filter((word) => !/^(?:-s|--silent)$/.test(word));
  return words
    .slice(0, words[0] === 'npm' && words[1] === 'run' ? 3 : words[0] === '.ci/run' ? 1 : 2)
    .join(' ');
}

describe('every command that a document shows', () => {
  const folders = ['docs', ...readdirSync('examples').map((name) => `examples/${name}`)];
  const documents = [
    ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
    ...folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => (folder === 'docs' ? /\.md$/ : /^README\.md$/).test(name))
        .map((name) => `${folder}/${name}`),
    ),
  ];

  /** Lines of shell blocks, and what stands as code in a sentence and runs something of ours. */
  function commandsIn(text: string): string[] {
    const blocks = [...text.matchAll(/^ *```(?:sh|bash|console)\n([^]*?)^ *```$/gm)];
    const lines = blocks
      .flatMap(([, block = '']) => block.split('\n'))
      .map((line) => line.replace(/(?:^| )#.*/, '').trim())
      .filter((line) => line !== '');
    const inline = text.matchAll(/`((?:npm (?:run|ci|cit|test)|node dist\/|\.ci\/run)\b[^`\n]*)`/g);
    return [...lines, ...[...inline].map(([, command = '']) => command)];
  }

  /** What runs elsewhere than in .ci/run: where, and the words there that do it. */
  const ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
    '.ci/run': ['.github/workflows/ci.yml', 'run: .ci/run'],
    'node dist/preview.js': ['__tests__/end-to-end/preview.test.ts', "resolve('dist/preview.js')"],
    // It asks the real arXiv, but for a test.
    'npm run self-test': ['__tests__/self-test/run.ts', "'scripts/self-test.ts'"],
  };

  test('is run, by .ci/run or by a test', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: { test: string };
    };
    const lines = readFileSync('.ci/run', 'utf8')
      .split('\n')
      .map((line) => line.trim().replace(/^(?:\w+="?[^" ]*"? )+/, ''));
    // `npm cit` installs what is pinned and tests.
    const run = new Set(
      [...lines, 'npm ci', 'npm test', ...scripts.test.split(' && ')].map(programOf),
    );
    expect(run).toContain('npm cit');
    for (const document of documents) {
      const shown = commandsIn(readFileSync(document, 'utf8'));
      const never = shown.filter((command) => {
        const [file, words] = ELSEWHERE[programOf(command)] ?? [];
        if (file === undefined || words === undefined) return !run.has(programOf(command));
        return !readFileSync(file, 'utf8').includes(words);
      });
      expect({ document, never }).toEqual({ document, never: [] });
    }
  });

  test('is found, in a block and in a sentence, with arguments and without', () => {
    const text =
      'Say `npm run bench -- bundle` or `node dist/x.js`:\n\n```sh\n# so\nnpm cit # all\n```\n';
    expect(commandsIn(text)).toEqual(['npm cit', 'npm run bench -- bundle', 'node dist/x.js']);
    expect(commandsIn(text).map(programOf)).toEqual(['npm cit', 'npm run bench', 'node dist/x.js']);
    expect(programOf('npm run --silent test:sites -- --quick')).toBe('npm run test:sites');
  });
});
