import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listedIn } from '../../src/record/boxes.ts';
import { startArxiv } from '../emulators/arxiv/index.ts';
import { startHuggingFace } from '../emulators/hugging-face/index.ts';
import { somePapers } from '../harness/papers.ts';
import { VERSION } from '../../src/version.ts';

const SCRIPT = resolve('dist/preview.js');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-preview-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function preview(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Result> {
  const node = process.env['PAPERBOY_NODE'] ?? process.execPath;
  return new Promise((done) => {
    execFile(
      node,
      [SCRIPT, ...args],
      { cwd: folder, env: { PATH: process.env['PATH'], ...env } },
      (error, out, err) => {
        done({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          out,
          err,
        });
      },
    );
  });
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const paths = (inside: string) =>
  readdirSync(join(folder, inside), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort();

describe('the local command', () => {
  test('without options reads its sample papers, writes posts and a digest page, and prints the pull request', async () => {
    const { code, out, err } = await preview();
    expect(code).toBe(0);
    expect(err).toMatch(new RegExp(`^Paperboy ${VERSION}\n`));
    const listed = listedIn(out);
    expect(listed.length).toBeGreaterThan(5);
    expect(paths('preview')).toHaveLength(listed.length + 1);
    expect(out).toContain('arXiv: 9 papers on Long context, ');
  });

  test('prints the pull request as readable text without empty links', async () => {
    const { out } = await preview();
    expect(out).toContain('We give a decoder a *rolling bookmark*');
    expect(out).toContain('Abstract: Readers of very old books');
    expect(out).not.toMatch(/&#\d+;|\u200b|<!--|<details>|\]\(\)/);
  });

  test('writes the same bytes every time', async () => {
    const first = await preview(['--out', 'a']);
    const second = await preview(['--out', 'b']);
    expect(second.out.replaceAll(' b/', ' a/')).toBe(first.out);
    for (const path of paths('a'))
      expect(readFileSync(join(folder, 'b', path), 'utf8')).toBe(
        readFileSync(join(folder, 'a', path), 'utf8'),
      );
  });

  test('recognises a site, skips papers that it has, and never writes into it', async () => {
    write('site/src/layouts/MarkdownPost.astro', '');
    write('site/src/pages/posts/hello.md', '');
    const first = await preview(['--site', 'site', '--out', 'out']);
    expect(first.out).toContain('theme astro-air-blog');
    const [post = ''] = paths('out').filter((path) => !path.includes('digest'));
    expect(post).toMatch(/^src\/pages\/posts\/2611-/);
    write(`site/${post}`, 'kept');
    const second = await preview(['--site', 'site', '--out', 'again']);
    expect(listedIn(second.out)).toHaveLength(listedIn(first.out).length - 1);
    expect(paths('again')).not.toContain(post);
    expect(paths('site')).toEqual([post, 'src/pages/posts/hello.md'].sort());
  });

  test('inside a site writes the same files every time, and ignores its `dry-run`', async () => {
    write('.github/paperboy.yml', 'keywords: dataset distillation\ndry-run: true\n');
    const first = await preview(['--site', '.']);
    expect(listedIn(first.out).length).toBeGreaterThan(0);
    expect(paths('preview')).toHaveLength(listedIn(first.out).length + 1);
    expect((await preview(['--site', '.'])).out).toBe(first.out);
  });

  test('accepts `--keywords`, `--config`, `--now` and the configuration file of the site', async () => {
    expect(
      listedIn((await preview(['--keywords', 'Lasers: laser* OR SLAM'])).out).length,
    ).toBeGreaterThan(0);
    write('mine.yml', 'keywords: { Nothing: "no such thing at all" }\n');
    const quiet = await preview(['--config', 'mine.yml']);
    expect(quiet.out).toMatch(/none of them matched a topic/);
    write('site/.github/paperboy.yml', 'keywords: dataset distillation\noutput: digest\n');
    expect((await preview(['--site', 'site', '--out', 'site-out'])).code).toBe(0);
    expect(paths('site-out')).toEqual(['arxiv/digests/2026-11-20.md']);
    await preview(['--now', '2027-01-02T03:04:05Z', '--out', 'later']);
    expect(paths('later')).toContain('arxiv/digests/2027-01-02.md');
  });

  test('with `--live` asks arXiv and Hugging Face', async () => {
    const arxiv = await startArxiv({ papers: somePapers(2) });
    const huggingFace = await startHuggingFace();
    try {
      const env = {
        PAPERBOY_ARXIV_URL: arxiv.url,
        PAPERBOY_HF_URL: huggingFace.url,
        PAPERBOY_PACE_MS: '0',
        PAPERBOY_NOW: '2026-11-20T06:00:00Z',
      };
      const { out } = await preview(['--live', '--keywords', 'scroll'], env);
      expect(listedIn(out)).toEqual(['2611.00001', '2611.00002']);
      expect(arxiv.requests).toHaveLength(1);
      expect(arxiv.requests[0]?.headers).toMatchObject({
        accept: expect.stringContaining('application/atom+xml'),
        'user-agent': expect.stringContaining(`paperboy/${VERSION} (+https://`),
      });
      expect([...huggingFace.asked].sort()).toEqual(['2611.00001', '2611.00002']);
    } finally {
      await arxiv.close();
      await huggingFace.close();
    }
  });

  test.each([
    ['--nonsense'],
    ['--keywords'],
    ['stray'],
    ['--now tomorrow', '--now "tomorrow"'],
    ['--out afile', '--out "afile"'],
    ['--out afile/below', '--out "afile/below"'],
    ['--out=', '--out ""'],
    ['--config none.yml', 'none.yml'],
    ['--site nowhere', 'nowhere'],
    ['--site afile', 'afile'],
  ])('%s exits with status 2 and prints the help', async (args, named = '') => {
    write('afile', '');
    const { code, err, out } = await preview(args.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: node dist/preview.js');
    expect(err).toContain(named);
  });

  test('--help prints the help and writes nothing', async () => {
    const { code, out } = await preview(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--live');
    expect(existsSync(join(folder, 'preview'))).toBe(false);
  });

  test.each([
    [['--keywords', 'A: "x'], 'QUERY_INVALID'],
    [['--config', '.'], 'CONFIG_INVALID'],
  ])('%j fails with a code and exit status 1', async (args, code) => {
    const result = await preview(args);
    expect(result).toMatchObject({ code: 1, err: expect.stringContaining(`[${code}]`) });
    expect(result.err).not.toMatch(/\n\s+at /);
  });
});
