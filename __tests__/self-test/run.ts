import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeArxiv, type FakePaper, startArxiv } from '../emulators/arxiv/index.ts';
import { bodyOf, startLoopback } from '../emulators/loopback.ts';

/** A Friday, when the workflow runs: half past one in Ithaca. */
export const NOW = '2026-11-20T06:37:00Z';

const HOUR = 60 * 60 * 1000;

/** A week on arXiv: 220 papers, a quarter of them revised, half announced where the script looks. */
export function aWeek(): FakePaper[] {
  return Array.from({ length: 220 }, (_, index): FakePaper => {
    const published = new Date(Date.parse(NOW) - (14 + index * 0.6) * HOUR).toISOString();
    const isRevised = index % 4 === 0;
    const isCrossed = index % 3 === 0;
    return {
      id: `2611.${String(index + 1).padStart(5, '0')}`,
      version: isRevised ? 2 : 1,
      title: `Scroll ${index + 1}: Reading by Candle Light`,
      abstract: 'We read scrolls. What to read next is a matter of reinforcement learning.',
      authors: [{ name: 'Ada Inkwell' }, { name: 'Bo Quill' }],
      published,
      updated: isRevised ? new Date(Date.parse(published) + HOUR).toISOString() : published,
      categories: isCrossed ? ['cs.LG', 'cs.CL'] : index % 3 === 1 ? ['cs.CL', 'cs.LG'] : ['cs.LG'],
      ...(index % 5 === 0 && { comment: '7 pages' }),
      announced: { date: '2026-11-20', type: isRevised ? 'replace' : isCrossed ? 'cross' : 'new' },
    };
  });
}

/** What became of one run of the script. */
export interface Done {
  readonly code: number | null;
  readonly text: string;
  /** What it wrote to the file that it was given; undefined when it wrote none. */
  readonly markdown: string | undefined;
  readonly outputs: string;
}

export interface World {
  readonly papers?: readonly FakePaper[];
  readonly now?: string;
  /** Changes what arXiv answers, as if it had come to answer so. */
  readonly api?: (text: string) => string;
  /** Answers to a POST; absent: as `api`. */
  readonly form?: (text: string) => string;
  readonly oai?: (text: string) => string;
  readonly feed?: (text: string) => string;
  readonly before?: (arxiv: FakeArxiv) => void;
}

/** Runs the script as `npm run self-test -- FILE` does, against an arXiv that changed. */
export async function selfTest(world: World = {}): Promise<Done> {
  const now = world.now ?? NOW;
  const arxiv = await startArxiv({ papers: world.papers ?? aWeek(), now });
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-self-test-'));
  const same = (text: string) => text;
  const proxy = await startLoopback(async (request, reply) => {
    const body = await bodyOf(request);
    const answer = await fetch(`${arxiv.url}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers: {
        accept: request.headers.accept ?? '',
        'content-type': request.headers['content-type'] ?? '',
      },
      ...(body !== '' && { body }),
    });
    const asked = request.url ?? '';
    const { api = same, form = api, oai = same, feed = same } = world;
    const change = asked.startsWith('/rss/')
      ? feed
      : asked.startsWith('/oai')
        ? oai
        : request.method === 'POST'
          ? form
          : api;
    reply.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    reply.end(change(await answer.text()));
  });
  try {
    world.before?.(arxiv);
    const [file, output] = [join(folder, 'changes.md'), join(folder, 'output')];
    writeFileSync(output, '');
    const { code, text } = await run(file, {
      PATH: process.env['PATH'] ?? '',
      GITHUB_OUTPUT: output,
      PAPERBOY_ARXIV_URL: proxy.url,
      PAPERBOY_OAI_URL: proxy.url,
      PAPERBOY_RSS_URL: proxy.url,
      PAPERBOY_PACE_MS: '1',
      PAPERBOY_NOW: now,
    });
    return {
      code,
      text,
      markdown: existsSync(file) ? readFileSync(file, 'utf8') : undefined,
      outputs: readFileSync(output, 'utf8'),
    };
  } finally {
    await proxy.close();
    await arxiv.close();
    rmSync(folder, { recursive: true });
  }
}

function run(file: string, env: Record<string, string>): Promise<Pick<Done, 'code' | 'text'>> {
  return new Promise((resolve, reject) => {
    const command = ['scripts/run-ts.mjs', 'scripts/self-test.ts', file];
    const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (some: string) => (text += some));
    child.stderr.setEncoding('utf8').on('data', (some: string) => (text += some));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, text });
    });
  });
}
