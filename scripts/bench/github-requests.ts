import { type GitHub, startGitHub } from '../../__tests__/emulators/github/index.ts';
import { startArxiv } from '../../__tests__/emulators/arxiv/index.ts';
import { startHuggingFace } from '../../__tests__/emulators/hugging-face/index.ts';
import { depthOf } from '../../__tests__/harness/depth.ts';
import { TODAY, TOKEN, somePapers } from '../../__tests__/harness/papers.ts';
import { envFor } from './emulators.ts';
import { cost } from './process.ts';
import { type Row, figure, ratio } from './table.ts';

/** Rate limit of a workflow's token: requests per hour and repository. */
const AN_HOUR = 1000;
const BRANCH = 'paperboy/digest';
const BOT = 'github-actions[bot]';

interface Case {
  readonly size: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly papers: number;
  /** Actions of people before the run. */
  readonly prepare?: (github: GitHub) => void;
  /** Whether to make another run before the measured run. */
  readonly again?: boolean;
  readonly latencyMs?: number;
}

/** Old digests whose branches were kept. */
const kept = (count: number, isMerged: boolean) => (github: GitHub) => {
  github.now = '2025-01-01T06:00:00Z';
  for (let n = 1; n <= count; n++) {
    const head = n === 1 ? BRANCH : `${BRANCH}-${n}`;
    const body = '<!-- paperboy: papers -->\n<!-- /paperboy -->';
    github.createPull({
      title: 'Digest',
      head,
      author: BOT,
      body,
      files: { [`old/${n}.txt`]: '' },
    });
    if (isMerged) github.mergePull(n, 'merge');
    else github.closePull(n);
  }
  github.now = TODAY;
};

const manyFiles = Object.fromEntries(
  Array.from({ length: 50_000 }, (_, n) => [`archive/${Math.floor(n / 500)}/page-${n}.md`, '']),
);
const bundles = Object.fromEntries(
  Array.from({ length: 20_000 }, (_, n) => {
    const folder = `posts/2${String(400 + (n % 12) + 1).slice(0, 3)}.${10_000 + n}-slug`;
    return ['index.md', 'cover.png', 'data.csv'].map((file) => [`${folder}/${file}`, '']);
  }).flat(),
);
/** Configuration, a generator's settings, and a post to learn from. */
const site = {
  '.github/paperboy.yml': 'labels: arxiv-digest\n',
  'hugo.toml': 'title = "x"\n',
  'content/posts/a.md': '---\ntitle: A\n---\n',
};

const QUIET: readonly Case[] = [
  ...[0, 100, 1000].map((count) => ({
    size: `${figure(count)} kept branches`,
    papers: 0,
    prepare: kept(count, false),
  })),
  { size: '400 merged digests', papers: 0, prepare: kept(400, true) },
  { size: 'on 50,000 files', papers: 0, files: manyFiles },
  { size: 'on 20,000 page bundles', papers: 0, files: bundles },
];

const DEEP: readonly Case[] = [
  { size: 'no new papers, an open digest', papers: 50, files: site, again: true, latencyMs: 200 },
  { size: 'a first run with 50 posts', papers: 50, files: site, latencyMs: 200 },
];

/** Measures the requests of a run to GitHub, and the longest chain of requests that wait for each other. */
export async function githubRequests(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const trial of QUIET) {
    const count = (await requestsOf(trial)).length;
    rows.push({
      measurement: 'requests to GitHub in a run without new papers',
      size: trial.size,
      ours: String(count),
      alternative: `${figure(AN_HOUR)}: rate limit of a workflow's token per hour`,
      ratio: ratio(count, AN_HOUR),
    });
  }
  for (const trial of DEEP) {
    const requests = await requestsOf(trial);
    const depth = depthOf(requests);
    rows.push({
      measurement: 'longest chain of requests to GitHub',
      size: trial.size,
      ours: String(depth),
      alternative: `${requests.length}: the same requests without parallel ones`,
      ratio: ratio(depth, requests.length),
    });
  }
  return rows;
}

async function requestsOf({ papers, files, prepare, again, latencyMs }: Case) {
  const arxiv = await startArxiv({ papers: somePapers(papers) });
  const huggingFace = await startHuggingFace();
  const github = await startGitHub({
    owner: 'octo',
    name: 'site',
    token: TOKEN,
    files: { 'README.md': '# Site\n', ...files },
    labels: ['arxiv-digest'],
    ...(latencyMs !== undefined && { latencyMs }),
  });
  try {
    prepare?.(github);
    const env = {
      ...envFor(arxiv.url, github.url, huggingFace.url, 'Scrolls: scroll'),
      // The fifty papers are an hour apart, and all must be in the window.
      'INPUT_LOOKBACK-DAYS': '10',
    };
    if (again) await cost('dist/index.js', env);
    const start = github.requests.length;
    await cost('dist/index.js', env);
    return github.requests.slice(start);
  } finally {
    await arxiv.close();
    await github.close();
    await huggingFace.close();
  }
}
