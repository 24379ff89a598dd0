import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startChat } from '../emulators/chat/index.ts';
import { startHuggingFace } from '../emulators/hugging-face/index.ts';
import { type FakePaper, startArxiv } from '../emulators/arxiv/index.ts';
import { lookAt } from './browser.ts';
import { type BuiltPage, readBuilt } from './built.ts';
import { type Failure, checkSite } from './check.ts';
import { checkList } from './check-list.ts';
import { expectedOf } from './expected.ts';
import type { Generator } from './generators.ts';
import { ARTEFACTS, mathModules, prepare } from './install.ts';
import { HARMLESS, NOW, WITHDRAWN } from './papers.ts';
import { mustRun } from './program.ts';

/** What came of one generator. */
export interface Trial {
  readonly generator: Generator;
  readonly version: string;
  readonly failures: readonly Failure[];
  readonly papers: number;
  readonly posts: number;
  readonly pages: number;
  readonly feeds: number;
  readonly formulas: number;
  readonly refused: number;
  /** Seen typeset on the page that was opened. */
  readonly typeset: number;
  readonly seconds: { readonly install: number; readonly write: number; readonly build: number };
}

const SKELETONS = resolve('__tests__/sites');

/** The harmless paper, and one with each of the hostile titles. */
const OF_A_SHAPE = 41;

/** Lets the packaged program write posts into a site of ours, builds it, and looks at every page. */
export async function tryGenerator(
  generator: Generator,
  all: readonly FakePaper[],
): Promise<Trial> {
  const papers = generator.shape ? all.slice(0, OF_A_SHAPE) : all;
  const started = performance.now();
  const { site, env } = await prepare(generator, SKELETONS);
  const installed = (performance.now() - started) / 1000;
  const write = await writePosts(site, papers);
  const built = await mustRun(generator.build, { cwd: site, env: { ...QUIET, ...env } });
  const { text } = await mustRun(generator.version, { cwd: site, env: { ...QUIET, ...env } });
  const output = join(site, generator.output);
  bringMath(output);
  const pages = readBuilt(output);
  const list = checkList(pages);
  const checked = checkSite(pages, papers.map(expectedOf), HARMLESS, generator);
  const failures = [...checked.failures, ...list.failures];
  if (/^\s*PWNED/m.test(built.text)) failures.push({ about: 'the build', what: 'ran a text' });
  if (generator.feed && checked.feeds === 0)
    failures.push({ about: 'the feed', what: 'is missing' });
  const opened = pagesToOpen(checked.pageOf, checked.digest, generator.shape ? 1 : 40);
  mkdirSync(ARTEFACTS, { recursive: true });
  const picture = join(ARTEFACTS, `${generator.name}.png`);
  const seen = await lookAt(output, opened, picture, {
    headed: !generator.marked,
    ...(list.url !== undefined && { list: list.url }),
    ...(generator.asks && { asks: generator.asks }),
  });
  failures.push(...seen.failures.map((what) => ({ about: 'Chromium', what })));
  return {
    ...checked,
    generator,
    papers: papers.length,
    version: /\d+\.\d+[\w.+-]*/.exec(text)?.[0] ?? 'unknown',
    failures,
    typeset: seen.typeset,
    seconds: { install: installed, write: write, build: built.seconds },
  };
}

/** Nobody is told of these builds. */
export const QUIET = {
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_UPDATE_NOTIFIER: '1',
  NO_COLOR: '1',
  FORCE_COLOR: '0',
};

async function writePosts(site: string, papers: readonly FakePaper[]): Promise<number> {
  const arxiv = await startArxiv({ papers, now: NOW });
  const huggingFace = await startHuggingFace();
  // What a model writes may be as hostile as what it read.
  const chat = await startChat({ key: '', alwaysSpoilt: 'markup and links' });
  const config = join(site, '..', 'paperboy.yml');
  writeFileSync(config, JSON.stringify({ ...CONFIG, 'llm-url': chat.url, 'llm-model': 'a*b_c' }));
  try {
    const { seconds } = await mustRun(
      [
        process.execPath,
        resolve('dist/preview.js'),
        '--live',
        '--site',
        site,
        '--out',
        site,
      ].concat('--config', config),
      {
        cwd: site,
        env: {
          PAPERBOY_ARXIV_URL: arxiv.url,
          PAPERBOY_HF_URL: huggingFace.url,
          PAPERBOY_PACE_MS: '0',
          PAPERBOY_NOW: NOW,
        },
      },
    );
    return seconds;
  } finally {
    await arxiv.close();
    await huggingFace.close();
    await chat.close();
  }
}

/** JSON, which is YAML. One topic takes all papers, the other shows words of some. */
const CONFIG = {
  keywords: { 'All papers': 'cat:cs.CL', 'Words / Scrolls': 'scroll' },
  'max-papers': 0,
  output: ['posts', 'digest', 'list'],
  papers: [WITHDRAWN],
};

/** The scripts to which the layouts point, and the engines that they load. */
export function bringMath(output: string): void {
  const math = join(output, 'math');
  mkdirSync(math, { recursive: true });
  for (const file of ['katex-start.js', 'mathjax-start.js'])
    cpSync(join(SKELETONS, 'math', file), join(math, file));
  cpSync(join(mathModules(), 'katex', 'dist'), join(math, 'katex'), { recursive: true });
  cpSync(join(mathModules(), 'mathjax', 'es5'), join(math, 'mathjax'), { recursive: true });
}

/** The harmless paper's page for its formulas, then every so many of the others, the digest, and the home page. */
function pagesToOpen(
  pageOf: ReadonlyMap<string, BuiltPage>,
  digest: BuiltPage | undefined,
  every: number,
): string[] {
  const posts = [...pageOf.values()].map(({ url }) => url);
  const some = posts.slice(1).filter((_, index) => index % every === 4 % every);
  return [...posts.slice(0, 1), ...some, ...(digest ? [digest.url] : []), '/'];
}
