import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startArxiv } from '../emulators/arxiv/index.ts';
import { NOW, papersForSites } from '../sites/papers.ts';
import { harmIn, headingsOf } from './well-formed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-page-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function preview(args: readonly string[] = [], env: Record<string, string> = {}) {
  const node = process.env['PAPERBOY_NODE'] ?? process.execPath;
  const options = { cwd: folder, env: { PATH: process.env['PATH'], ...env }, maxBuffer: 1e9 };
  return promisify(execFile)(node, [resolve('dist/preview.js'), ...args], options);
}

const page = (out = 'preview') => readFileSync(join(folder, out, 'index.html'), 'utf8');

describe("the local command's page", () => {
  test('shows the pull request, then the pages, then each topic folded with its count', async () => {
    const { stdout } = await preview();
    const text = page();
    expect(stdout).toContain('Open in a browser:\n  preview/index.html');
    const headings = [...text.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
    expect(headings).toEqual(['pull', 'pages', 'topics']);
    expect(text.match(/<details class="topic">\s*<summary>\s*<h3>/g)).toHaveLength(3);
    expect(text).toContain('<span class="figures">4 papers · 4 new</span>');
    expect(text).toContain('2026-11-19: 2 papers');
    expect(text).toContain('Sun 2026-11-15: 1 paper<');
    expect(text).toContain('<mark>Smart Ring</mark>');
    expect(text).toContain('<code>all:dataset OR all:distillation</code>');
    expect(text).toContain('A Dataset of Distillation Columns');
    expect(text.match(/<input type="checkbox" disabled checked/g)).toHaveLength(9);
    expect(text.match(/<details class="post"/g)).toHaveLength(9);
    expect(text).toContain('<math');
    expect(harmIn(text)).toEqual([]);
  });

  test('is the same each time', async () => {
    await preview(['--out', 'a']);
    await preview(['--out', 'b']);
    expect(page('b')).toBe(page('a'));
  });

  test('draws the bars of all topics on one scale, and explains weekends and arXiv’s reading once', async () => {
    await preview();
    const text = page();
    // On its best day the first topic has two papers, the others have one.
    expect([...new Set(text.match(/block-size:[\d.]+rem/g))].sort()).toEqual(
      ['0', '2.5', '5'].map((height) => `block-size:${height}rem`),
    );
    for (const note of ['the tallest stands for 2 papers', 'Few authors submit', 'by their stems'])
      expect(text.split(note)).toHaveLength(2);
  });

  test.each([
    ['hugo.toml', 'title = "x"'],
    ['pelicanconf.py', 'PATH = "content"'],
    ['docs/.vitepress/config.mjs', 'export default {}'],
  ])('shows a post with title, day and tags, as the site with %s does', async (file, content) => {
    mkdirSync(join(folder, 'site', dirname(file)), { recursive: true });
    writeFileSync(join(folder, 'site', file), content);
    await preview(['--site', 'site', '--keywords', 'Sleep / Rings: ti:actigraphy']);
    const [sheet = ''] = /<article class="sheet"[^]*?<\/article>/.exec(page()) ?? [];
    expect(sheet).toMatch(/<h4><mark>Actigraphy<\/mark> without Tears/);
    expect(sheet).toContain('20 November 2026');
    expect(sheet).toMatch(/<li>Sleep<\/li>\s*<li>Rings<\/li>/);
    expect(sheet).not.toMatch(/:::|Slug:|v-pre/);
  });

  test('states that the papers of the sample are invented, but not with --live', async () => {
    const { stdout } = await preview(['--out', 'sample']);
    const arxiv = await startArxiv({ papers: [], now: NOW });
    const env = { PAPERBOY_ARXIV_URL: arxiv.url, PAPERBOY_PACE_MS: '0', PAPERBOY_NOW: NOW };
    const live = await preview(['--live', '--out', 'live', '--keywords', 'scroll'], env).finally(
      () => arxiv.close(),
    );
    for (const text of [stdout, page('sample')]) expect(text).toContain('Its papers are invented');
    for (const text of [live.stdout, page('live')]) {
      expect(text).toContain('arXiv');
      expect(text).not.toContain('invented');
    }
  });

  test('shows topics without matches, and papers missed by one condition', async () => {
    await preview(['--keywords', 'Naps: "smart ring" AND knitting\nNone: "no such thing"']);
    const text = page();
    expect(text.match(/>matches nothing</g)).toHaveLength(2);
    expect(text).toMatch(/papers: without &#34;knitting&#34;/);
  });

  test('does not overwrite another page, and is not written to a site', async () => {
    writeFileSync(join(folder, 'index.html'), 'mine');
    const { stdout, stderr } = await preview(['--out', '.']);
    expect(stdout).not.toContain('Open in a browser');
    expect(stderr).toContain('The page was not written');
    expect(page('.')).toBe('mine');
    rmSync(join(folder, 'index.html'));
    await preview(['--out', '.', '--site', folder]);
    expect(() => page('.')).toThrow();
    await preview(['--out', '.']);
    await preview(['--out', '.', '--keywords', 'laser*']);
    expect(page('.')).toContain('laser*');
  });

  test('with hostile papers and topics is well-formed, and runs and loads nothing', async () => {
    const arxiv = await startArxiv({
      papers: papersForSites(process.env['PAPERBOY_SHARED']),
      now: NOW,
    });
    const keywords = {
      'All <b>papers</b> & </style><script>alert(1)</script>': 'cat:cs.CL',
      'Quote " onload="x': '"<script>" OR alert AND notanentity',
    };
    writeFileSync(join(folder, 'mine.yml'), JSON.stringify({ keywords, 'max-papers': 0 }));
    try {
      await preview(['--live', '--config', 'mine.yml'], {
        PAPERBOY_ARXIV_URL: arxiv.url,
        PAPERBOY_PACE_MS: '0',
        PAPERBOY_NOW: NOW,
      });
    } finally {
      await arxiv.close();
    }
    const text = page();
    expect(harmIn(text)).toEqual([]);
    expect(text.match(/<details class="post"/g)?.length).toBeGreaterThan(250);
    const levels = headingsOf(text);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1)).toEqual([]);
  });
});
