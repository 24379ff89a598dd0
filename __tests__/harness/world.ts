import { type FakePaper, startArxiv } from '../emulators/arxiv/index.ts';
import { startGitHub } from '../emulators/github/index.ts';
import { type StepOptions, type StepResult, runStep } from './runner.ts';

export const TOKEN = 'ghs_thisIsTheTokenOfTheTest';
export const TODAY = '2026-11-20T06:00:00Z';
export const TOMORROW = '2026-11-21T06:00:00Z';

type GitHubOptions = Parameters<typeof startGitHub>[0];
type ArxivOptions = Parameters<typeof startArxiv>[0];

/** arXiv, GitHub, and the packaged action between them. */
export interface World {
  readonly arxiv: Awaited<ReturnType<typeof startArxiv>>;
  readonly github: Awaited<ReturnType<typeof startGitHub>>;
  /** One run of the action at an instant. */
  run(
    inputs: Readonly<Record<string, string>>,
    now?: string,
    more?: Partial<StepOptions>,
  ): Promise<StepResult>;
  close(): Promise<void>;
}

export async function startWorld(
  options: {
    papers?: readonly FakePaper[];
    arxiv?: Partial<ArxivOptions>;
    github?: Partial<GitHubOptions>;
  } = {},
): Promise<World> {
  const arxiv = await startArxiv({ papers: options.papers ?? somePapers(3), ...options.arxiv });
  const github = await startGitHub({
    owner: 'octo',
    name: 'site',
    token: TOKEN,
    files: { 'README.md': '# Site\n' },
    ...options.github,
  });
  return {
    arxiv,
    github,
    run: (inputs, now = TODAY, more = {}) =>
      runStep({
        token: TOKEN,
        with: inputs,
        event: { repository: { full_name: 'octo/site', default_branch: 'main' } },
        ...more,
        env: {
          GITHUB_REPOSITORY: 'octo/site',
          GITHUB_API_URL: github.url,
          GITHUB_SERVER_URL: 'https://github.com',
          PAPERBOY_ARXIV_URL: arxiv.url,
          PAPERBOY_PACE_MS: '1',
          PAPERBOY_NOW: now,
          ...more.env,
        },
      }),
    async close() {
      await arxiv.close();
      await github.close();
    },
  };
}

/** Invented papers about scrolls, an hour apart, ids 2611.00001 and on. */
export function somePapers(count: number, said: Partial<FakePaper> = {}): FakePaper[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.parse('2026-11-18T10:00:00Z') - index * 3_600_000)
      .toISOString()
      .replace('.000', '');
    return {
      version: 1,
      title: `Scroll ${index + 1}: Reading by Candle Light`,
      abstract: 'We read scrolls by candle light. A scroll has one margin.',
      authors: [{ name: 'Ada Inkwell' }, { name: 'Bo Quill' }],
      published: at,
      updated: at,
      categories: ['cs.CL', 'cs.DL'],
      ...said,
      id: `2611.${String(index + 1).padStart(5, '0')}`,
    };
  });
}

/** A paper that comes between the first day and the next. */
export function aLatePaper(): FakePaper {
  const [paper] = somePapers(1);
  if (paper === undefined) throw new Error('no paper');
  return {
    ...paper,
    id: '2611.00099',
    published: '2026-11-20T12:00:00Z',
    updated: '2026-11-20T12:00:00Z',
  };
}
