import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startArxiv } from '../../__tests__/emulators/arxiv/index.ts';
import { startGitHub } from '../../__tests__/emulators/github/index.ts';
import { startHuggingFace } from '../../__tests__/emulators/hugging-face/index.ts';
import { TODAY, TOKEN, somePapers } from '../../__tests__/harness/papers.ts';
import { folder } from './process.ts';

/** Papers on arXiv and files of the site before a run. */
export interface World {
  /** Number of new papers; with 0, a run finds fifty papers that the site has already. */
  readonly posts: number;
  /** Number of other files of the site. */
  readonly files: number;
  /** Number of posts of earlier years. */
  readonly published?: number;
}

export type Emulators = readonly [
  Awaited<ReturnType<typeof startArxiv>>,
  Awaited<ReturnType<typeof startGitHub>>,
  Awaited<ReturnType<typeof startHuggingFace>>,
];

/** Starts the emulators that a run needs, and stops them after use. */
export async function withEmulators<T>(
  { posts, files, published = 0 }: World,
  use: (...emulators: Emulators) => Promise<T>,
): Promise<T> {
  const papers = somePapers(posts || 50);
  const existing = posts > 0 ? [] : papers.map(({ id }) => [`posts/${id}.md`, ''] as const);
  const others = Array.from(
    { length: files },
    (_, n) => [`archive/${Math.floor(n / 500)}/page-${n}.md`, ''] as const,
  );
  const old = somePapers(published).map((paper, n) => ({
    ...paper,
    id: `2401.${String(n + 1).padStart(5, '0')}`,
    published: '2024-01-10T10:00:00Z',
    updated: '2024-01-10T10:00:00Z',
  }));
  const archive = old.map(({ id }) => [`posts/${id}.md`, `${id}v1\n`] as const);
  const arxiv = await startArxiv({ papers: [...papers, ...old] });
  const github = await startGitHub({
    owner: 'octo',
    name: 'site',
    token: TOKEN,
    files: { 'README.md': '# Site\n', ...Object.fromEntries([...existing, ...archive, ...others]) },
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

/** Returns the environment of the action. */
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
    // The papers are an hour apart, and all must be in the window.
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
