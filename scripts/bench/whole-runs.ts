import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startArxiv } from '../../__tests__/emulators/arxiv/index.ts';
import { startGitHub } from '../../__tests__/emulators/github/index.ts';
import { startHuggingFace } from '../../__tests__/emulators/hugging-face/index.ts';
import { TODAY, TOKEN, somePapers } from '../../__tests__/harness/papers.ts';
import { type Cost, RUNS, cost, folder, median } from './process.ts';
import { type Cell, table } from './table.ts';

const bare = join(folder, 'bare.mjs');
writeFileSync(
  bare,
  `import { readFileSync } from 'node:fs';
for (const { url, ...request } of JSON.parse(readFileSync(process.env.ASKED, 'utf8'))) await (await fetch(url, request)).text();\n`,
);

/** What the action finds in its environment. */
export function envFor(
  arxivUrl: string,
  githubUrl: string,
  huggingFaceUrl: string,
  keywords: string,
): Record<string, string> {
  const output = join(folder, 'output');
  writeFileSync(output, '');
  return {
    INPUT_KEYWORDS: keywords,
    'INPUT_MAX-PAPERS': '0',
    // The papers are an hour apart: all of them are to be new.
    'INPUT_LOOKBACK-DAYS': '365',
    INPUT_TOKEN: TOKEN,
    GITHUB_REPOSITORY: 'octo/site',
    GITHUB_API_URL: githubUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_OUTPUT: output,
    PAPERBOY_ARXIV_URL: arxivUrl,
    PAPERBOY_HF_URL: huggingFaceUrl,
    PAPERBOY_PACE_MS: '0',
    PAPERBOY_NOW: TODAY,
  };
}

interface Size {
  /** New papers; with 0, fifty are found that are all there already. */
  readonly posts: number;
  /** Files that the site has besides. */
  readonly files: number;
  /** Without a pull request, which could not list so many. */
  readonly toBase?: boolean;
}

type Emulators = readonly [
  Awaited<ReturnType<typeof startArxiv>>,
  Awaited<ReturnType<typeof startGitHub>>,
  Awaited<ReturnType<typeof startHuggingFace>>,
];

async function withEmulators<T>(
  { posts, files }: Size,
  use: (...emulators: Emulators) => Promise<T>,
): Promise<T> {
  const papers = somePapers(posts || 50);
  const there = posts > 0 ? [] : papers.map(({ id }) => [`posts/${id}.md`, ''] as const);
  const others = Array.from(
    { length: files },
    (_, n) => [`archive/${Math.floor(n / 500)}/page-${n}.md`, ''] as const,
  );
  const arxiv = await startArxiv({ papers });
  const github = await startGitHub({
    owner: 'octo',
    name: 'site',
    token: TOKEN,
    files: { 'README.md': '# Site\n', ...Object.fromEntries([...there, ...others]) },
    labels: ['arxiv-digest'],
  });
  const huggingFace = await startHuggingFace();
  try {
    return await use(arxiv, github, huggingFace);
  } finally {
    await arxiv.close();
    await github.close();
    await huggingFace.close();
  }
}

/** The requests that were made, so that a process which does nothing else can make them too. */
function asked(...[arxiv, github, huggingFace]: Emulators) {
  return [
    ...huggingFace.asked.map((id) => ({
      of: 'huggingFace' as const,
      method: 'GET',
      path: `/api/papers/${id}`,
      body: undefined as unknown,
    })),
    ...arxiv.requests.map(({ path, params }) => ({
      of: 'arxiv' as const,
      method: 'GET',
      path: `${path}?${new URLSearchParams(params).toString()}`,
      body: undefined as unknown,
    })),
    ...github.requests.map(({ method, path, requestBody }) => ({
      of: 'github' as const,
      method,
      path,
      body: requestBody,
    })),
  ];
}

const branchOf = ({ posts }: Size) => (posts === 0 ? 'main' : 'paperboy/digest');

async function row(size: Size): Promise<Cell[]> {
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  let counts: readonly number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const made = await withEmulators(size, async (arxiv, github, huggingFace) => {
      const env = envFor(arxiv.url, github.url, huggingFace.url, 'Scrolls: scroll');
      const mode = { 'INPUT_PULL-REQUEST': size.toBase ? 'off' : 'rolling' };
      ours.push(await cost('dist/index.js', { ...env, ...mode }));
      const written = [...github.files(size.toBase ? 'main' : branchOf(size)).keys()];
      const posts = written.filter((path) => /\/2611-\d{5}/.test(path)).length;
      if (posts !== size.posts) throw new Error(`${posts} of ${size.posts} posts were written`);
      counts = [arxiv.requests.length, github.requests.length, huggingFace.asked.length];
      return asked(arxiv, github, huggingFace);
    });
    await withEmulators(size, async (arxiv, github, huggingFace) => {
      const urls = { arxiv: arxiv.url, github: github.url, huggingFace: huggingFace.url };
      const file = join(folder, 'asked.json');
      const requests = made.map(({ of, method, path, body }) => ({
        url: urls[of] + path,
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
  return [
    size.toBase ? `${size.posts} (to base)` : size.posts,
    size.files,
    Math.round(wall),
    Math.round(floor),
    (wall / floor).toFixed(1),
    Math.round(median(ours.map(({ mb }) => mb))),
    Math.round(median(theirs.map(({ mb }) => mb))),
    ...counts,
  ];
}

const SIZES: readonly Size[] = [
  ...[0, 1, 50, 400].map((posts) => ({ posts, files: 0 })),
  { posts: 1000, files: 0, toBase: true },
  { posts: 50, files: 50_000 },
];

/** Whole runs of the bundle beside a process that makes the same requests and nothing of them. */
export async function wholeRuns(): Promise<string> {
  const rows: Cell[][] = [];
  for (const size of SIZES) rows.push(await row(size));
  return table(
    'A whole run, beside a bare Node process that makes the same requests',
    [
      'new posts',
      'other files on the site',
      'ms',
      'bare Node, ms',
      'ratio',
      'MB',
      'bare Node, MB',
      'arXiv requests',
      'GitHub requests',
      'Hugging Face requests',
    ],
    rows,
  );
}
