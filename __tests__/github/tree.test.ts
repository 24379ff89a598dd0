import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { chunksOf } from '../../src/github/chunks.ts';
import { treeSha } from '../../src/github/tree-sha.ts';

test('the id of a tree is the one that git computes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-tree-'));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  try {
    git('init', '-q');
    for (const path of ['a.md', 'a/b.md', 'a-b', 'é.txt', 'run.sh']) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
    git('add', '-A');
    git('update-index', '--chmod=+x', 'run.sh');
    const expected = git('write-tree');
    const entries = git('ls-tree', '-z', expected)
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [mode = '', , sha = '', path = ''] = line.split(/[ \t]/);
        return { mode, sha, path };
      });
    expect(treeSha(entries.reverse())).toBe(expected);
    const asStored = entries.map((entry) => ({ ...entry, mode: entry.mode.replace(/^0/, '') }));
    expect(treeSha(asStored)).toBe(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('entries are divided in order into the fewest groups within the limits of number and size', () => {
  const files = [1, 2, 3, 4, 5].map((n) => ({ path: `${n}`, content: 'x'.repeat(9) }));
  expect(chunksOf(files, 2, 1000).map((chunk) => chunk.length)).toEqual([2, 2, 1]);
  expect(chunksOf(files, 100, 20).map((chunk) => chunk.length)).toEqual([2, 2, 1]);
  expect(chunksOf(files, 100, 25).map((chunk) => chunk.length)).toEqual([2, 2, 1]);
  expect(chunksOf(files, 100, 5).flat()).toEqual(files);
  const deletions = Array.from({ length: 101 }, (_, n) => ({ path: `${n}`, sha: null }));
  expect(chunksOf(deletions).map((chunk) => chunk.length)).toEqual([100, 1]);
  expect(chunksOf([])).toEqual([]);
});
