import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNS, cost, folder, median } from './process.ts';
import { type Cell, table } from './table.ts';

/** Bytes of a file of dist/ and of all that it imports before it begins. */
function loadedAtOnce(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(join('dist', file), 'utf8');
  const imports = [...text.matchAll(/(?:from|import)"\.\/(?<file>[^"]+)"/g)];
  const others = imports.map(({ groups }) => loadedAtOnce(groups?.['file'] ?? '', seen));
  return Buffer.byteLength(text) + others.reduce((sum, bytes) => sum + bytes, 0);
}

async function milliseconds(script: string, env: Readonly<Record<string, string>> = {}) {
  const costs = [];
  for (let run = 0; run < RUNS; run++) costs.push(await cost(script, env));
  return Math.round(median(costs.map(({ ms }) => ms)));
}

const kilobytes = (bytes: number) => Math.round(bytes / 1024);

/** How much there is of the bundle, and how long it takes to load. */
export async function bundle(): Promise<string> {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  // It reads the bundle, finds that it has no business here, and ends.
  const load = join(folder, 'load.mjs');
  const preview = JSON.stringify(join(process.cwd(), 'dist/preview.js'));
  writeFileSync(load, `process.argv.push('--help'); await import(${preview});\n`);
  const all = readdirSync('dist').filter((name) => name.endsWith('.js'));
  const sizes = all.map((name) => statSync(join('dist', name)).size);
  const rows: Cell[][] = [
    ['all of dist/, kB', kilobytes(sizes.reduce((sum, size) => sum + size, 0))],
    ['read when the action starts, kB', kilobytes(loadedAtOnce('index.js'))],
    ['read when the local command starts, kB', kilobytes(loadedAtOnce('preview.js'))],
    ['the local command with `--help`, ms', await milliseconds(load)],
    ['Node with an empty file, ms', await milliseconds(empty)],
  ];
  return table('The bundle', ['what', 'figure'], rows);
}
