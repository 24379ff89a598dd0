/** Runs a TypeScript script of this project: `node scripts/run-ts.mjs scripts/bench.ts [ARG ...]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { DEFINE } from './define.mjs';

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) throw new Error('Give the path of a script');
const folder = await mkdtemp(join('node_modules', '.run-ts-'));
const outfile = join(folder, 'script.mjs');
try {
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.atom': 'text' },
    define: DEFINE,
    logLevel: 'warning',
  });
  process.argv = [process.argv[0], script, ...rest];
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
