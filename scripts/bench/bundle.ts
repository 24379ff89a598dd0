import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { VERSION } from '../../src/version.ts';
import { RUNS, cost, folder, median } from './process.ts';
import { type Row, figure, ratio } from './table.ts';

/** Number of files, and their total size in bytes. */
interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Builds the program of dist/ without its packages, which Node loads from node_modules, as an action
 * that is not bundled does. Its folder is inside the project, so that Node finds the packages.
 */
async function buildUnbundled(): Promise<string> {
  const outdir = mkdtempSync(join('node_modules', '.bench-'));
  process.on('exit', () => {
    rmSync(outdir, { recursive: true, force: true });
  });
  await build({
    entryPoints: { index: 'src/main.ts', preview: 'src/preview.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.atom': 'text' },
    define: { PAPERBOY_VERSION: JSON.stringify(VERSION) },
  });
  return resolve(outdir);
}

/** Counts the files of a package, without the packages in its node_modules. */
function amountIn(path: string): Amount {
  return sum(
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.name !== 'node_modules')
      .map((entry) => {
        const inner = join(path, entry.name);
        if (entry.isDirectory()) return amountIn(inner);
        return { files: 1, bytes: statSync(inner).size };
      }),
  );
}

/** Counts the files in node_modules that are needed to run, not only to build or test. */
function amountOfDependencies(): Amount {
  const listed = execFileSync('npm', ['ls', '--all', '--omit=dev', '--parseable'], {
    encoding: 'utf8',
  });
  return sum(listed.trim().split('\n').slice(1).map(amountIn));
}

/**
 * Returns the files that Node reads for a program, from V8's coverage. The program ends at once,
 * because it has no inputs or prints its help.
 */
function amountRead(script: string): Amount {
  const coverage = mkdtempSync(join(folder, 'coverage-'));
  spawnSync(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', NODE_V8_COVERAGE: coverage },
  });
  const urls = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
      readonly result: readonly { readonly url: string }[];
    };
    return result.map(({ url }) => url);
  });
  const paths = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  const read = [...new Set(paths)].filter((path) => !path.startsWith(folder));
  return sum(read.map((path) => ({ files: 1, bytes: statSync(path).size })));
}

function sum(amounts: readonly Amount[]): Amount {
  return {
    files: amounts.reduce((all, { files }) => all + files, 0),
    bytes: amounts.reduce((all, { bytes }) => all + bytes, 0),
  };
}

async function milliseconds(script: string): Promise<number> {
  const costs = [];
  for (let run = 0; run < RUNS; run++) costs.push(await cost(script, {}));
  return Math.round(median(costs.map(({ ms }) => ms)));
}

/** Writes a script, so that every program is started and timed in the same way. */
function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Environment in which the program loads and ends at once. */
function helpOf(preview: string): string {
  return script(
    `help-${basename(preview)}`,
    `process.argv.push('--help'); await import(${JSON.stringify(preview)});\n`,
  );
}

const kilobytes = ({ bytes }: Amount) => `${figure(Math.round(bytes / 1024))} kB`;

function sizeRow(measurement: string, size: string, ours: Amount, other: Amount, of: string): Row {
  return {
    measurement,
    size,
    ours: `${kilobytes(ours)} in ${figure(ours.files)} files`,
    alternative: `${kilobytes(other)} in ${figure(other.files)} files: ${of}`,
    ratio: ratio(ours.bytes, other.bytes),
  };
}

/** Measures the size of the bundle, and the time to load it. */
export async function bundle(): Promise<Row[]> {
  const unbundled = await buildUnbundled();
  const all = readdirSync('dist').filter((name) => name.endsWith('.js'));
  const dist = sum(all.map((name) => ({ files: 1, bytes: statSync(join('dist', name)).size })));
  const preview = helpOf(resolve('dist/preview.js'));
  const previewUnbundled = helpOf(join(unbundled, 'preview.mjs'));
  const same = 'the same program with its packages in node_modules';
  const ms = await milliseconds(preview);
  const timeRow = (other: number, of: string): Row => ({
    measurement: 'time to load',
    size: 'the local command with `--help`',
    ours: `${figure(ms)} ms`,
    alternative: `${figure(other)} ms: ${of}`,
    ratio: ratio(ms, other),
  });
  return [
    sizeRow(
      'code',
      'all of dist/',
      dist,
      amountOfDependencies(),
      'node_modules without the bundle',
    ),
    sizeRow(
      'code that is read',
      'when the action starts',
      amountRead('dist/index.js'),
      amountRead(join(unbundled, 'index.mjs')),
      same,
    ),
    sizeRow(
      'code that is read',
      'when the local command starts',
      amountRead(preview),
      amountRead(previewUnbundled),
      same,
    ),
    timeRow(await milliseconds(previewUnbundled), same),
    timeRow(await milliseconds(script('empty.mjs', '')), 'Node with an empty file'),
  ];
}
