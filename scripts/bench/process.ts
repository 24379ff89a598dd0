import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Number of runs; each figure is their median. */
export const RUNS = 5;

/** Time and memory of a process, from start to end. */
export interface Cost {
  readonly ms: number;
  /** Peak resident memory. */
  readonly mb: number;
}

export const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const memoryFile = join(folder, 'memory');
// Every compared process reports its own memory when it ends.
const atExit = join(folder, 'at-exit.cjs');
writeFileSync(
  atExit,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(memoryFile)}, String(process.resourceUsage().maxRSS)));\n`,
);

/** Runs a script to its end. @throws when it fails */
export async function cost(script: string, env: Readonly<Record<string, string>>): Promise<Cost> {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--require', atExit, script], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
  const code = await ended(child);
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  if (code !== 0) throw new Error(`the process ended with ${code}:\n${printed.slice(0, 2000)}`);
  return { ms, mb: Number(readFileSync(memoryFile, 'utf8')) / 1024 };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Returns the processor time of this process, in seconds. */
export async function processorTime(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}
