/**
 * `npm run bench [-- NAME ...]`: what a run costs, against emulators on this machine, each row
 * beside what a user would otherwise have. `-- --write` puts the whole table into docs/benchmark.md
 * and the rows that tell most into the README. `npm run bench -- ranking [--write]` measures the order
 * of papers instead, with the corpus that PAPERBOY_SHARED has, and writes docs/ranking.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from './bench/bundle.ts';
import { finding } from './bench/finding.ts';
import { githubRequests } from './bench/github-requests.ts';
import { matching } from './bench/matching.ts';
import { harvest } from './bench/harvest.ts';
import { RUNS } from './bench/process.ts';
import { ranking } from './bench/ranking.ts';
import { rendering } from './bench/rendering.ts';
import { type Row, table } from './bench/table.ts';
import { wholeRuns } from './bench/whole-runs.ts';

/** In the order of the table. */
const BENCHES = {
  runs: wholeRuns,
  github: githubRequests,
  harvest,
  requests: finding,
  matching,
  rendering,
  bundle,
};

/** The README's rows. */
const SHOWN = [
  ['a run, from start to end', '0 new posts'],
  ['a run, from start to end', '50 new posts'],
  ['a run, from start to end', '1,000 new posts, to the base branch'],
  ['its memory at the most', '0 new posts'],
  ['its memory at the most', '1,000 new posts, to the base branch'],
  ['its requests to GitHub', '50 new posts'],
  ['its requests to GitHub', '639 new posts, to the base branch'],
  ['requests to find papers and their code', '25 topics, 200 papers'],
  ['requests to find papers and their code', '400 topics, 1,000 papers'],
  ['pauses between them', '400 topics, 1,000 papers'],
  ['matching, on one processor', '10,000 papers, 10 topics'],
  ['matching, on one processor', '10,000 papers, 500 topics'],
  ['matching, on one processor', '30,000 papers, 500 topics'],
  ['rendering and checking, on one processor', '1,000 posts for hugo'],
  ['code that is read', 'when the action starts'],
  ['time to load', 'the local command with `--help`'],
] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
if (positionals.includes('ranking')) {
  const text = await ranking();
  console.log(text);
  if (values.write) writeBetween('docs/ranking.md', text);
  process.exit();
}
const names = Object.keys(BENCHES) as (keyof typeof BENCHES)[];
const unknown = positionals.filter((name) => !names.some((one) => one === name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}? There are ${names.join(', ')}`);
if (values.write && positionals.length > 0) throw new Error('--write takes the whole table');

const rows: Row[] = [];
for (const name of names) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  // It takes minutes, and the table comes at the end.
  console.error(`${name} ...`);
  rows.push(...(await BENCHES[name]()));
}
const about = `Node ${process.version}; times and memory of a process are medians of ${RUNS} runs. The ratio is what ours costs over what the other costs: below 1, ours is the cheaper.`;
const text = `${about}\n\n${table(rows)}`;
console.log(text);
if (values.write) {
  writeBetween('docs/benchmark.md', text);
  writeBetween('README.md', `${about}\n\n${table(SHOWN.map(rowOf))}`);
}

function rowOf([what, size]: (typeof SHOWN)[number]): Row {
  const row = rows.find((one) => one.what === what && one.size === size);
  if (row === undefined) throw new Error(`the table has no row "${what}" of ${size}`);
  return row;
}

function writeBetween(file: string, what: string): void {
  const before = readFileSync(file, 'utf8');
  const marks = /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/;
  const put = (_: string, begin: string, end: string) => `${begin}\n${what}\n${end}`;
  writeFileSync(file, before.replace(marks, put));
}
