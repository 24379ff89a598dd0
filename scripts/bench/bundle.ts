import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { VERSION } from '../../src/version.ts';
import { RUNS, cost, folder, median } from './process.ts';
import { type Row, figure, ratio } from './table.ts';

/** Files, and the bytes of them all. */
interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/**
 * The same program as dist/, but for the packages, which Node finds in node_modules: what an action
 * is that is not bundled. In a folder of the project, from where they are found.
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

/** All of a folder but what its own node_modules hold, which are packages by themselves. */
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

/** Of node_modules, what is needed to run and not only to build or test. */
function amountOfDependencies(): Amount {
  const listed = execFileSync('npm', ['ls', '--all', '--omit=dev', '--parseable'], {
    encoding: 'utf8',
  });
  return sum(listed.trim().split('\n').slice(1).map(amountIn));
}

/**
 * The files that Node has read of a program by the time it ends, asked of V8, which lists them for
 * its coverage. The program ends at once: it has no inputs, or is told to print its help.
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

/** A script of its own, so that all that is timed is started in one way. */
function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** It reads the program, finds that it has no business here, and ends. */
function helpOf(preview: string): string {
  return script(
    `help-${basename(preview)}`,
    `process.argv.push('--help'); await import(${JSON.stringify(preview)});\n`,
  );
}

const kilobytes = ({ bytes }: Amount) => `${figure(Math.round(bytes / 1024))} kB`;

function sizeRow(what: string, size: string, ours: Amount, other: Amount, of: string): Row {
  return {
    what,
    size,
    ours: `${kilobytes(ours)} in ${figure(ours.files)} files`,
    otherwise: `${kilobytes(other)} in ${figure(other.files)} files: ${of}`,
    ratio: ratio(ours.bytes, other.bytes),
  };
}

/** How much there is of the bundle, and how long it takes to load. */
export async function bundle(): Promise<Row[]> {
  const unbundled = await buildUnbundled();
  const all = readdirSync('dist').filter((name) => name.endsWith('.js'));
  const dist = sum(all.map((name) => ({ files: 1, bytes: statSync(join('dist', name)).size })));
  const preview = helpOf(resolve('dist/preview.js'));
  const previewUnbundled = helpOf(join(unbundled, 'preview.mjs'));
  const same = 'the same program with its packages in node_modules';
  const ms = await milliseconds(preview);
  const timeRow = (other: number, of: string): Row => ({
    what: 'time to load',
    size: 'the local command with `--help`',
    ours: `${figure(ms)} ms`,
    otherwise: `${figure(other)} ms: ${of}`,
    ratio: ratio(ms, other),
  });
  return [
    sizeRow('code', 'all of dist/', dist, amountOfDependencies(), 'node_modules to run it'),
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
