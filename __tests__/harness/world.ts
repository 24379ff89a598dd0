import { type FakePaper, startArxiv } from '../emulators/arxiv/index.ts';
import { startGitHub } from '../emulators/github/index.ts';
import { type PaperPage, startHuggingFace } from '../emulators/hugging-face/index.ts';
import { TODAY, TOKEN, somePapers } from './papers.ts';
import { type StepOptions, type StepResult, runStep } from './runner.ts';

type GitHubOptions = Parameters<typeof startGitHub>[0];
type ArxivOptions = Parameters<typeof startArxiv>[0];

/** Emulators of arXiv, Hugging Face and GitHub, and the packaged action. */
export interface World {
  readonly arxiv: Awaited<ReturnType<typeof startArxiv>>;
  readonly github: Awaited<ReturnType<typeof startGitHub>>;
  readonly huggingFace: Awaited<ReturnType<typeof startHuggingFace>>;
  /** Runs the action at a given time. */
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
    paperPages?: Readonly<Record<string, PaperPage>>;
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
  const huggingFace = await startHuggingFace(options.paperPages);
  return {
    arxiv,
    github,
    huggingFace,
    run: (inputs, now = TODAY, more = {}) => {
      arxiv.setNow(now);
      return runStep({
        token: TOKEN,
        with: inputs,
        event: { repository: { full_name: 'octo/site', default_branch: 'main' } },
        ...more,
        env: {
          GITHUB_REPOSITORY: 'octo/site',
          GITHUB_API_URL: github.url,
          GITHUB_SERVER_URL: 'https://github.com',
          PAPERBOY_ARXIV_URL: arxiv.url,
          PAPERBOY_OAI_URL: arxiv.url,
          PAPERBOY_RSS_URL: arxiv.url,
          PAPERBOY_HF_URL: huggingFace.url,
          PAPERBOY_PACE_MS: '1',
          PAPERBOY_NOW: now,
          ...more.env,
        },
      });
    },
    async close() {
      await arxiv.close();
      await github.close();
      await huggingFace.close();
    },
  };
}
