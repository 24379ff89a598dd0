/**
 * `npm run bench [-- NAME ...]`: what a run costs, against emulators on this machine, each row
 * beside what a user would otherwise have. `-- --write` puts the whole table into the README.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from './bench/bundle.ts';
import { finding } from './bench/finding.ts';
import { matching } from './bench/matching.ts';
import { RUNS } from './bench/process.ts';
import { rendering } from './bench/rendering.ts';
import { type Row, table } from './bench/table.ts';
import { wholeRuns } from './bench/whole-runs.ts';

/** In the order of the table. */
const BENCHES = { runs: wholeRuns, requests: finding, matching, rendering, bundle };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
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
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(
    'README.md',
    readme.replace(
      /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/,
      (_, begin: string, end: string) => `${begin}\n${text}\n${end}`,
    ),
  );
}
