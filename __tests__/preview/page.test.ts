import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
  test('shows topics, days, matches, the pull request and the posts', async () => {
    const { stdout } = await preview();
    const text = page();
    expect(stdout).toContain('Open in a browser:\n  preview/index.html');
    expect(text.match(/<article class="topic"/g)).toHaveLength(3);
    expect(text).toContain('2026-11-19: 2 papers');
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

  test('says which topics bring nothing, and what misses by one condition', async () => {
    await preview(['--keywords', 'Naps: "smart ring" AND knitting\nNone: "no such thing"']);
    const text = page();
    expect(text.match(/Matches nothing\./g)).toHaveLength(2);
    expect(text).toMatch(/papers: without &#34;knitting&#34;/);
  });

  test('is written over no page of somebody else, and not into a site', async () => {
    writeFileSync(join(folder, 'index.html'), 'mine');
    const { stdout, stderr } = await preview(['--out', '.']);
    expect(stdout).not.toContain('Open in a browser');
    expect(stderr).toContain('it was not written');
    expect(page('.')).toBe('mine');
    rmSync(join(folder, 'index.html'));
    await preview(['--out', '.', '--site', folder]);
    expect(() => page('.')).toThrow();
    await preview(['--out', '.']);
    await preview(['--out', '.', '--keywords', 'laser*']);
    expect(page('.')).toContain('laser*');
  });

  test('of hostile papers and topics is well-formed, and nothing in it can run or load', async () => {
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
