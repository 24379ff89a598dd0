import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { actionYml } from '../scripts/action-yml.ts';
import { configSchema } from '../scripts/config-schema.ts';
import { withReference } from '../scripts/reference.ts';
import { readConfig } from '../src/config/read.ts';
import { INPUT_NAMES, OUTPUTS } from '../src/config/schema.ts';
import { FAILURE_CODES, remedyFor } from '../src/failure.ts';
import { SAMPLE_POST } from '../src/template/sample-views.ts';
import { compileTemplate } from '../src/template/template.ts';

describe('documents that could drift', () => {
  test('action.yml is what the schema says: `npm run reference` writes it', () => {
    expect(readFileSync('action.yml', 'utf8')).toBe(actionYml());
  });

  test('docs/configuration.md lists every input, output and failure: `npm run reference` writes its tables', () => {
    const reference = readFileSync('docs/configuration.md', 'utf8');
    expect(withReference(reference)).toBe(reference);
    for (const name of [...INPUT_NAMES, ...Object.keys(OUTPUTS), ...FAILURE_CODES])
      expect(reference).toContain(`| \`${name}\` |`);
    expect(readFileSync('README.md', 'utf8')).toContain('](docs/configuration.md)');
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

  test('every workflow in the README uses inputs that exist', () => {
    const readme = readFileSync('README.md', 'utf8');
    const workflows = [...readme.matchAll(/```yaml\n([^]*?)```/g)]
      .map(([, text = '']) => text)
      .filter((text) => text.includes('uses:'));
    expect(workflows).not.toHaveLength(0);
    for (const text of workflows) {
      const { jobs } = parse(text) as { jobs: Record<string, { steps: { with?: object }[] }> };
      const given = Object.values(jobs).flatMap(({ steps }) =>
        steps.flatMap((step) => Object.keys(step.with ?? {})),
      );
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
    expect(named.sort()).toEqual(Object.keys(SAMPLE_POST).sort());
    const examples = rows.flatMap(([, example = '']) => [
      ...example.matchAll(/`([^`]*[{]{2}[^`]*)`/g),
    ]);
    expect(examples).not.toHaveLength(0);
    for (const [, source = ''] of examples)
      expect(compileTemplate('docs/templates.md', source, SAMPLE_POST)(SAMPLE_POST)).not.toBe('');
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
    const documents = ['README.md', 'docs/configuration.md'];
    const text = documents.map((path) => readFileSync(path, 'utf8')).join('\n');
    const shown = [...text.matchAll(/```yaml\n([^]*?)```/g)]
      .map(([, text = '']) => text)
      .filter(
        (text) => /^(?:# yaml-language-server|keywords:)/m.test(text) && !/^jobs:/m.test(text),
      );
    const files = [...shown, readFileSync('examples/seed/paperboy.yml', 'utf8')];
    expect(files.length).toBeGreaterThan(1);
    for (const text of files) {
      expect(validate(parse(text)) ? [] : [text, validate.errors]).toEqual([]);
      expect(reads(text)).toBe(true);
    }
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
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'docs/decisions.md',
  ];

  test('point to files that exist', () => {
    for (const document of documents) {
      const text = readFileSync(document, 'utf8').replace(/```[^]*?```|`[^`\n]*`/g, '');
      const links = [
        ...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)|(?:src|srcset)="([^"]+)"/g),
      ];
      for (const [, link, picture] of links)
        expect(
          existsSync(join(dirname(document), link ?? picture ?? ''))
            ? ''
            : `${document}: ${link ?? picture}`,
        ).toBe('');
    }
  });

  test('name paths and commands that exist', () => {
    const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object })
      .scripts;
    for (const document of documents) {
      const text = readFileSync(document, 'utf8');
      for (const [, name = ''] of text.matchAll(/npm run ([\w:-]+)/g))
        expect(Object.keys(scripts)).toContain(name);
      // The README's paths are those of somebody's site.
      if (document === 'README.md') continue;
      for (const [, path = ''] of text.matchAll(
        /`((?:src|scripts|templates|__tests__|examples)\/[\w./-]+)`/g,
      ))
        expect(existsSync(path) ? '' : `${document}: ${path}`).toBe('');
    }
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

  test('every preset and example is named in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const example of readdirSync('examples/workflows')) expect(readme).toContain(example);
    for (const { name } of readdirSync('templates', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    ))
      expect(readme).toContain(`\`${name}\``);
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
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
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
