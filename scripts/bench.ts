/**
 * `npm run bench`: what a run costs, against emulators on this machine. Each row is the packaged
 * bundle as a child process, beside a bare Node process that makes as many requests. Medians.
 * `-- --write` puts the table into the README.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startArxiv } from '../__tests__/emulators/arxiv/index.ts';
import { startGitHub } from '../__tests__/emulators/github/index.ts';
import { somePapers, TODAY, TOKEN } from '../__tests__/harness/papers.ts';

const RUNS = 5;

interface Cost {
  readonly ms: number;
  /** Peak resident memory. */
  readonly mb: number;
}

const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
const memoryFile = join(folder, 'memory');
// Asked of the process itself as it ends: the same way for both of a row.
const atExit = join(folder, 'at-exit.cjs');
writeFileSync(
  atExit,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(memoryFile)}, String(process.resourceUsage().maxRSS)));\n`,
);
const bare = join(folder, 'bare.mjs');
writeFileSync(
  bare,
  `const asked = JSON.parse(process.env.ASKED);
for (const { url, count } of asked) for (let i = 0; i < count; i++) await (await fetch(url)).text();\n`,
);

async function cost(script: string, env: Record<string, string>): Promise<Cost> {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--require', atExit, script], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
  const code = await ended(child);
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  if (code !== 0) throw new Error(`the process ended with ${code}:\n${printed.slice(0, 2000)}`);
  return { ms, mb: Number(readFileSync(memoryFile, 'utf8')) / 1024 };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function row(posts: number): Promise<string> {
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  let arxivCount = 0;
  let githubCount = 0;
  for (let run = 0; run < RUNS; run++) {
    const arxiv = await startArxiv({ papers: somePapers(posts) });
    const github = await startGitHub({
      owner: 'octo',
      name: 'site',
      token: TOKEN,
      files: { 'README.md': '# Site\n' },
      labels: ['arxiv-digest'],
    });
    try {
      const env = {
        INPUT_KEYWORDS: 'Scrolls: scroll',
        'INPUT_MAX-PAPERS': '0',
        INPUT_TOKEN: TOKEN,
        GITHUB_REPOSITORY: 'octo/site',
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_OUTPUT: join(folder, 'output'),
        PAPERBOY_ARXIV_URL: arxiv.url,
        PAPERBOY_PACE_MS: '0',
        PAPERBOY_NOW: TODAY,
      };
      writeFileSync(env.GITHUB_OUTPUT, '');
      ours.push(await cost('dist/index.js', env));
      arxivCount = arxiv.requests.length;
      githubCount = github.requests.length;
      const asked = [
        { url: `${arxiv.url}/api/query?id_list=2611.00001`, count: arxivCount },
        { url: `${github.url}/rate_limit`, count: githubCount },
      ];
      theirs.push(await cost(bare, { ASKED: JSON.stringify(asked) }));
    } finally {
      await arxiv.close();
      await github.close();
    }
  }
  const wall = median(ours.map(({ ms }) => ms));
  const floor = median(theirs.map(({ ms }) => ms));
  const cells = [
    posts,
    Math.round(wall),
    Math.round(floor),
    (wall / floor).toFixed(1),
    Math.round(median(ours.map(({ mb }) => mb))),
    Math.round(median(theirs.map(({ mb }) => mb))),
    arxivCount,
    githubCount,
  ];
  return `| ${cells.join(' | ')} |`;
}

const table = [
  `Node ${process.version}, ${RUNS} runs each, medians:`,
  '',
  '| new posts | ms | bare Node, ms | ratio | MB | bare Node, MB | arXiv requests | GitHub requests |',
  '| --: | --: | --: | --: | --: | --: | --: | --: |',
];
for (const posts of [0, 50, 100, 200]) table.push(await row(posts));
rmSync(folder, { recursive: true });
console.log(table.join('\n'));
if (process.argv.includes('--write')) {
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(
    'README.md',
    readme.replace(
      /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/,
      (_, begin: string, end: string) => `${begin}\n${table.join('\n')}\n\n${end}`,
    ),
  );
}
