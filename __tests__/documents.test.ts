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

/** Returns the YAML blocks of a document. */
function yamlBlocks(path: string): string[] {
  const blocks = readFileSync(path, 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm);
  return [...blocks].map(([, text = '']) => text);
}

/** Returns the targets of links and pictures in the project, as written. */
function linksOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
    .replace(/^```[^]*?^```$/gm, '')
    // The text of a link may be code, so remove only code with a link inside.
    .replace(/`[^`\n]*\]\([^`\n]*`/g, '');
  const links = text.matchAll(/\]\((?!https?:)([^)\s]+)[^)]*\)|(?:src|srcset)="([^"]+)"/g);
  return [...links].map(([, link, picture]) => link ?? picture ?? '');
}

/** Returns the anchors that GitHub gives to the headings of a document. */
function anchorsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/^```[^]*?^```$/gm, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('generated documents', () => {
  test('action.yml is up to date with the schema (run `npm run reference`)', () => {
    expect(readFileSync('action.yml', 'utf8')).toBe(actionYml());
  });

  test('tables list every input, output and failure (run `npm run reference`)', () => {
    for (const path of REFERENCES) {
      const text = readFileSync(path, 'utf8');
      expect(withReference(text)).toBe(text);
    }
    const [configuration, troubleshooting] = REFERENCES.map((path) => readFileSync(path, 'utf8'));
    for (const name of [...INPUT_NAMES, ...Object.keys(OUTPUTS)])
      expect(configuration).toContain(`| \`${name}\` |`);
    for (const code of FAILURE_CODES) expect(troubleshooting).toContain(`| \`${code}\` |`);
  });

  test('action.yml declares every input and output, with a default only for `token`: a default would override the file', () => {
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

  test('the inputs in the README exist and have the defaults given there', () => {
    const table = /\n\| input \| default [^]*?\n\n/.exec(readFileSync('README.md', 'utf8'))?.[0];
    const rows = [...(table ?? '').matchAll(/^\| `([\w-]+)` \| (?:`(.*?)`)?/gm)];
    expect(rows).toHaveLength(10);
    for (const [, name = '', documented] of rows) {
      expect(INPUT_NAMES).toContain(name);
      const { default: actual }: Input = INPUTS[name as keyof typeof INPUTS];
      expect({ name, default: actual || undefined }).toEqual({ name, default: documented });
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

  test('docs/templates.md lists every value of a template, and its examples compile', () => {
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

  test('docs/templates.md lists every partial', () => {
    const text = readFileSync('docs/templates.md', 'utf8');
    const table = /\n\| partial [^]*?\n\n/.exec(text)?.[0] ?? '';
    const named = table
      .split('\n')
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)])
      .map(([, name]) => `${name ?? ''}.hbs`);
    const files = readdirSync('templates').filter((name) => name.endsWith('.hbs'));
    expect([...named, 'list.hbs', 'pull-request.hbs'].sort()).toEqual(files.sort());
  });
});

test('templates/presets.json is up to date with the presets (run `npm run reference`)', () => {
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

  test('is up to date with the inputs (run `npm run reference`)', () => {
    expect(readFileSync('paperboy.schema.json', 'utf8')).toBe(configSchema());
  });

  test('accepts every configuration in documents and examples', () => {
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

  test.each(DOCUMENTS)('accepts every setting in a sentence of %s', (path) => {
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

  // Only the run checks queries, time zones and names of languages.
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
  ])('accepts %j, as the run does: %j', (text, accepted) => {
    expect({ schema: validate(parse(text)), run: reads(text) }).toEqual({
      schema: accepted,
      run: accepted,
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

  // These documents name paths of users' sites.
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

  test('CONTRIBUTING.md lists the folders in the order that ESLint enforces', () => {
    const [, list = ''] =
      /const FOLDERS = \[([^\]]*)\]/.exec(readFileSync('eslint.config.mjs', 'utf8')) ?? [];
    const shown = readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `src\/(\w+)`/gm);
    expect([...shown].map(([, name]) => name)).toEqual(list.match(/\w+/g));
  });

  test('the README has at most 180 lines and 1,200 words', () => {
    const text = readFileSync('README.md', 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(180);
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(1200);
  });

  test('the README links to every English document', () => {
    const linked = linksOf('README.md').map((link) => link.replace(/#.*/, ''));
    for (const path of DOCS.filter((path) => !path.includes('.zh-CN.')))
      expect(linked).toContain(path);
  });

  test('the issue form lists the failures whose remedy is to report them', () => {
    const form = parse(readFileSync('.github/ISSUE_TEMPLATE/defect.yml', 'utf8')) as {
      body: { id?: string; attributes: { options?: string[] } }[];
    };
    const options = form.body.find(({ id }) => id === 'code')?.attributes.options ?? [];
    expect(options.filter((option) => /^[A-Z_]+$/.test(option))).toEqual(
      FAILURE_CODES.filter((code) => /\breport\b/i.test(remedyFor(code))),
    );
  });

  test('the README links to every example workflow, and docs/sites.md names every preset', () => {
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
  /** Returns the names of inputs in code, in order. */
  function inputsIn(path: string): string[] {
    const names = readFileSync(path, 'utf8').matchAll(/`([\w-]+)(?=[`:])/g);
    return [...names].flatMap(([, name = '']) =>
      INPUT_NAMES.some((input) => input === name) ? [name] : [],
    );
  }

  /** Returns links as paths from the root, to the English version, without links between versions. */
  function linksToEnglish(path: string): string[] {
    const targets = linksOf(path).map((link) => normalize(join(dirname(path), link)));
    const english = targets.map((target) => target.replace('.zh-CN.md', '.md'));
    return english.filter((target) => target !== path.replace('.zh-CN.md', '.md'));
  }

  /** Returns the code blocks of a document, with their language. */
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

/** Removes the arguments of a command: `npm run bench -- bundle` becomes `npm run bench`. */
function programOf(command: string): string {
  const words = command.split(' ').filter((word) => !/^(?:-s|--silent)$/.test(word));
  return words
    .slice(0, words[0] === 'npm' && words[1] === 'run' ? 3 : words[0] === '.ci/run' ? 1 : 2)
    .join(' ');
}

describe('every command in a document', () => {
  const folders = ['docs', ...readdirSync('examples').map((name) => `examples/${name}`)];
  const documents = [
    ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
    ...folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => (folder === 'docs' ? /\.md$/ : /^README\.md$/).test(name))
        .map((name) => `${folder}/${name}`),
    ),
  ];

  /** Returns the lines of shell blocks, and commands of this project in sentences. */
  function commandsIn(text: string): string[] {
    const blocks = [...text.matchAll(/^ *```(?:sh|bash|console)\n([^]*?)^ *```$/gm)];
    const lines = blocks
      .flatMap(([, block = '']) => block.split('\n'))
      .map((line) => line.replace(/(?:^| )#.*/, '').trim())
      .filter((line) => line !== '');
    const inline = text.matchAll(/`((?:npm (?:run|ci|cit|test)|node dist\/|\.ci\/run)\b[^`\n]*)`/g);
    return [...lines, ...[...inline].map(([, command = '']) => command)];
  }

  /** Commands that are not run by .ci/run: the file that runs each, and its text there. */
  const ELSEWHERE: Readonly<Record<string, readonly [file: string, text: string]>> = {
    '.ci/run': ['.github/workflows/ci.yml', 'run: .ci/run'],
    'node dist/preview.js': ['__tests__/end-to-end/preview.test.ts', "resolve('dist/preview.js')"],
    // Except in a test, it sends requests to arXiv itself.
    'npm run self-test': ['__tests__/self-test/run.ts', "'scripts/self-test.ts'"],
  };

  test('is run, by .ci/run or by a test', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: { test: string };
    };
    const lines = readFileSync('.ci/run', 'utf8')
      .split('\n')
      .map((line) => line.trim().replace(/^(?:\w+="?[^" ]*"? )+/, ''));
    // `npm cit` is `npm ci` and `npm test`.
    const run = new Set(
      [...lines, 'npm ci', 'npm test', ...scripts.test.split(' && ')].map(programOf),
    );
    expect(run).toContain('npm cit');
    for (const document of documents) {
      const shown = commandsIn(readFileSync(document, 'utf8'));
      const unused = shown.filter((command) => {
        const [file, text] = ELSEWHERE[programOf(command)] ?? [];
        if (file === undefined || text === undefined) return !run.has(programOf(command));
        return !readFileSync(file, 'utf8').includes(text);
      });
      expect({ document, unused }).toEqual({ document, unused: [] });
    }
  });

  test('is found in blocks and in sentences, with and without arguments', () => {
    const text =
      'Say `npm run bench -- bundle` or `node dist/x.js`:\n\n```sh\n# so\nnpm cit # all\n```\n';
    expect(commandsIn(text)).toEqual(['npm cit', 'npm run bench -- bundle', 'node dist/x.js']);
    expect(commandsIn(text).map(programOf)).toEqual(['npm cit', 'npm run bench', 'node dist/x.js']);
    expect(programOf('npm run --silent test:sites -- --quick')).toBe('npm run test:sites');
  });
});
