/**
 * `npm run bench`: what a run costs, against emulators on this machine. Each row is the packaged
 * bundle as a child process, beside a bare Node process that makes the same requests. Medians.
 * `-- --write` puts the table into the README.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileTopics } from '../src/arxiv/match.ts';
import { readConfig } from '../src/config/read.ts';
import type { PaperId } from '../src/papers/paper.ts';
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
  `import { readFileSync } from 'node:fs';
for (const { url, ...request } of JSON.parse(readFileSync(process.env.ASKED, 'utf8'))) await (await fetch(url, request)).text();\n`,
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

function envFor(arxivUrl: string, githubUrl: string, keywords: string): Record<string, string> {
  const output = join(folder, 'output');
  writeFileSync(output, '');
  return {
    INPUT_KEYWORDS: keywords,
    'INPUT_MAX-PAPERS': '0',
    INPUT_TOKEN: TOKEN,
    GITHUB_REPOSITORY: 'octo/site',
    GITHUB_API_URL: githubUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_OUTPUT: output,
    PAPERBOY_ARXIV_URL: arxivUrl,
    PAPERBOY_PACE_MS: '0',
    PAPERBOY_NOW: TODAY,
  };
}

type Emulators = readonly [
  Awaited<ReturnType<typeof startArxiv>>,
  Awaited<ReturnType<typeof startGitHub>>,
];

/** A run without news finds papers that are all there already. */
async function withEmulators<T>(
  posts: number,
  use: (...emulators: Emulators) => Promise<T>,
): Promise<T> {
  const papers = somePapers(posts || 50);
  const there = posts > 0 ? [] : papers.map(({ id }) => [`posts/${id}.md`, ''] as const);
  const arxiv = await startArxiv({ papers });
  const files = { 'README.md': '# Site\n', ...Object.fromEntries(there) };
  const github = await startGitHub({
    owner: 'octo',
    name: 'site',
    token: TOKEN,
    files,
    labels: ['arxiv-digest'],
  });
  try {
    return await use(arxiv, github);
  } finally {
    await arxiv.close();
    await github.close();
  }
}

async function row(posts: number): Promise<string> {
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  let arxivCount = 0;
  let githubCount = 0;
  for (let run = 0; run < RUNS; run++) {
    const asked = await withEmulators(posts, async (arxiv, github) => {
      ours.push(await cost('dist/index.js', envFor(arxiv.url, github.url, 'Scrolls: scroll')));
      arxivCount = arxiv.requests.length;
      githubCount = github.requests.length;
      return [
        ...arxiv.requests.map(({ path, params }) => ({
          at: 'arxiv',
          method: 'GET',
          path: `${path}?${new URLSearchParams(params).toString()}`,
          body: undefined as unknown,
        })),
        ...github.requests.map(({ method, path, requestBody }) => ({
          at: 'github',
          method,
          path,
          body: requestBody,
        })),
      ];
    });
    await withEmulators(posts, async (arxiv, github) => {
      const file = join(folder, 'asked.json');
      const requests = asked.map(({ at, method, path, body }) => ({
        url: (at === 'arxiv' ? arxiv.url : github.url) + path,
        method,
        headers: { authorization: `token ${TOKEN}`, accept: '*/*' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }));
      writeFileSync(file, JSON.stringify(requests));
      theirs.push(await cost(bare, { ASKED: file }));
    });
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

/** How many requests arXiv gets for some topics over some papers, counted at the emulator. */
async function requestRow(topics: number, papers: number): Promise<string> {
  const arxiv = await startArxiv({ papers: somePapers(papers) });
  const github = await startGitHub({ owner: 'octo', name: 'site', token: TOKEN });
  try {
    const keywords = Array.from(
      { length: topics },
      (_, n) => `T${n}: ${n === 0 ? 'scroll' : `"invented subject ${n}" OR "other words ${n}"`}`,
    );
    await cost('dist/index.js', envFor(arxiv.url, github.url, keywords.join('\n')));
    return `| ${topics} | ${papers} | ${arxiv.requests.length} |`;
  } finally {
    await arxiv.close();
    await github.close();
  }
}

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Processor time to match invented papers of some 180 words against topics of two phrases. */
function matchRow(papers: number, topics: number): string {
  const roll = dice(7);
  const syllables = ['ka', 'ro', 'mi', 'ten', 'sol', 'ver', 'dan', 'li', 'qua', 'ster', 'on', 'ix'];
  const vocabulary = Array.from({ length: 6000 }, () =>
    Array.from(
      { length: 2 + Math.floor(roll() * 3) },
      () => syllables[Math.floor(roll() * syllables.length)] ?? '',
    ).join(''),
  );
  // As in language, few words are frequent and most are rare.
  const word = () => vocabulary[Math.floor(vocabulary.length * roll() ** 3)] ?? '';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const wanted = Array.from(
    { length: topics },
    (_, n) => `T${n}: "${words(2)}" OR "${words(2)}"`,
  ).join('\n');
  const matcher = compileTopics(readConfig(new Map([['keywords', wanted]])).topics);
  const texts = Array.from({ length: papers }, (_, n) => ({
    id: `2611.${String(n).padStart(5, '0')}` as PaperId,
    title: words(10),
    abstract: words(170),
    authors: [],
    categories: ['cs.CL'],
  }));
  const started = process.cpuUsage();
  const matched = texts.reduce((sum, paper) => sum + matcher.match(paper).length, 0);
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  return `| ${papers} | ${topics} | ${matched} | ${seconds.toFixed(2)} | ${Math.round(papers / seconds)} |`;
}

const table = [
  `Node ${process.version}, ${RUNS} runs each, medians:`,
  '',
  '| new posts | ms | bare Node, ms | ratio | MB | bare Node, MB | arXiv requests | GitHub requests |',
  '| --: | --: | --: | --: | --: | --: | --: | --: |',
];
for (const posts of [0, 50, 100, 200]) table.push(await row(posts));
table.push(
  '',
  'Requests to arXiv:',
  '',
  '| topics | papers found | arXiv requests |',
  '| --: | --: | --: |',
);
for (const [topics, papers] of [
  [1, 50],
  [25, 50],
  [400, 50],
  [400, 1000],
] as const)
  table.push(await requestRow(topics, papers));
table.push(
  '',
  'Matching, in seconds of one processor:',
  '',
  '| papers | topics | matches | seconds | papers a second |',
  '| --: | --: | --: | --: | --: |',
);
for (const papers of [1000, 10_000])
  for (const topics of [10, 500]) table.push(matchRow(papers, topics));
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
