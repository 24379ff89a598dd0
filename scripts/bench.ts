/**
 * `npm run bench [-- NAME ...]`: measures the cost of a run against emulators on this machine, each
 * row next to an alternative. `-- --write` writes the table to docs/benchmark.md.
 * `npm run bench -- ranking [--write]` measures the order of papers with the corpus in
 * PAPERBOY_SHARED, and writes docs/ranking.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { bundle } from './bench/bundle.ts';
import { finding } from './bench/finding.ts';
import { githubRequests } from './bench/github-requests.ts';
import { matching } from './bench/matching.ts';
import { harvest } from './bench/harvest.ts';
import { RUNS } from './bench/process.ts';
import { ranking } from './bench/ranking.ts';
import { published } from './bench/published.ts';
import { rendering } from './bench/rendering.ts';
import { type Row, table } from './bench/table.ts';
import { wholeRuns } from './bench/whole-runs.ts';

/** Benchmarks in the order of the table. */
const BENCHES = {
  runs: wholeRuns,
  github: githubRequests,
  harvest,
  requests: finding,
  matching,
  rendering,
  published,
  bundle,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
if (positionals.includes('ranking')) {
  const text = await ranking();
  console.log(text);
  if (values.write) await writeBetween('docs/ranking.md', text);
  process.exit();
}
const names = Object.keys(BENCHES) as (keyof typeof BENCHES)[];
const unknown = positionals.filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Use ${names.join(', ')}`);
if (values.write && positionals.length > 0)
  throw new Error('--write needs the whole table. Run it without names');

const rows: Row[] = [];
for (const name of names) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  // Show progress, because the benchmarks take minutes.
  console.error(`${name} ...`);
  rows.push(...(await BENCHES[name]()));
}
const about = `Node ${process.version}; times and memory of a process are medians of ${RUNS} runs. The ratio is the cost of Paperboy divided by that of the alternative: below 1, Paperboy is cheaper.`;
const text = `${about}\n\n${table(rows)}`;
console.log(text);
if (values.write) await writeBetween('docs/benchmark.md', text);

/** Writes a table between the marks of a document, in the form that `npm run format` checks. */
async function writeBetween(path: string, section: string): Promise<void> {
  const before = readFileSync(path, 'utf8');
  const marks = /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/;
  const put = (_: string, begin: string, end: string) => `${begin}\n${section}\n${end}`;
  writeFileSync(path, await format(before.replace(marks, put), { parser: 'markdown' }));
}
