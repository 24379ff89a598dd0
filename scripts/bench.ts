/**
 * `npm run bench [-- NAME ...]`: what a run costs, against emulators on this machine. Medians where
 * a process is timed. `-- --write` puts all tables into the README.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { arxivRequests } from './bench/arxiv-requests.ts';
import { bundle } from './bench/bundle.ts';
import { matching } from './bench/matching.ts';
import { RUNS } from './bench/process.ts';
import { rendering } from './bench/rendering.ts';
import { wholeRuns } from './bench/whole-runs.ts';

const BENCHES = { runs: wholeRuns, requests: arxivRequests, matching, rendering, bundle };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
const names = Object.keys(BENCHES) as (keyof typeof BENCHES)[];
const unknown = positionals.filter((name) => !names.some((one) => one === name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}? There are ${names.join(', ')}`);

const tables = [`Node ${process.version}, medians of ${RUNS} runs:\n`];
for (const name of names) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  tables.push(await BENCHES[name]());
  console.log(tables.at(-1));
}
if (values.write && positionals.length === 0) {
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(
    'README.md',
    readme.replace(
      /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/,
      (_, begin: string, end: string) => `${begin}\n${tables.join('\n')}\n${end}`,
    ),
  );
}
