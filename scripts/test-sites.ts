/**
 * `npm run test:sites [-- NAME ...]`: writes hundreds of hostile papers into a site of each
 * generator, builds the site, and compares every page with its paper. Then opens some pages in
 * Chromium. Keeps screenshots and differences in .cache/artefacts/. `-- --quick` skips generators
 * that are slow to build. `-- --write` writes a table of the last results to docs/sites.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Failure } from '../__tests__/sites/check.ts';
import { GENERATORS } from '../__tests__/sites/generators.ts';
import { ARTEFACTS, CACHE, installNode, installPackages } from '../__tests__/sites/install.ts';
import { papersForSites } from '../__tests__/sites/papers.ts';
import { keepRow, withTable } from '../__tests__/sites/table.ts';
import { type Trial, tryGenerator } from '../__tests__/sites/try.ts';

const SHOWN = 12;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, write: { type: 'boolean' } },
});
const unknown = positionals.filter(
  (name) => !GENERATORS.some((generator) => generator.name === name),
);
if (unknown.length > 0)
  throw new Error(
    `Unknown: ${unknown.join(', ')}. Use ${GENERATORS.map(({ name }) => name).join(', ')}`,
  );
const wanted = GENERATORS.filter(({ name, quick }) =>
  positionals.length > 0 ? positionals.includes(name) : !values.quick || quick,
);

mkdirSync(ARTEFACTS, { recursive: true });
await installPackages(['chromium']);
await installNode(join(CACHE, 'math'), resolve('__tests__/sites/math/package.json'));
const papers = papersForSites(process.env['PAPERBOY_SHARED']);
let failed = 0;
for (const generator of wanted) {
  const failuresFile = join(ARTEFACTS, `${generator.name}.failures.json`);
  // Remove the results of an earlier run.
  for (const file of [failuresFile, join(ARTEFACTS, `${generator.name}.png`)])
    rmSync(file, { force: true });
  try {
    const trial = await tryGenerator(generator, papers);
    failed += trial.failures.length;
    report(trial);
    if (trial.failures.length > 0)
      writeFileSync(failuresFile, JSON.stringify(trial.failures, null, 1));
    if (trial.failures.length === 0) keepRow(trial);
  } catch (error) {
    failed++;
    const message = error instanceof Error ? error.message : String(error);
    console.log(`${generator.name}: ${message}`);
    writeFileSync(failuresFile, JSON.stringify([{ about: 'the build', what: message }], null, 1));
  }
}
if (values.write && failed === 0)
  writeFileSync('docs/sites.md', withTable(readFileSync('docs/sites.md', 'utf8')));
process.exitCode = failed === 0 ? 0 : 1;

function report(trial: Trial): void {
  const {
    generator,
    version,
    posts,
    papers: written,
    pages,
    feeds,
    formulas,
    refused,
    typeset,
    seconds,
  } = trial;
  const times = Object.entries(seconds).map(([phase, time]) => `${phase} ${time.toFixed(1)} s`);
  console.log(
    `${generator.name} ${version}: ${posts} of ${written} posts, ${pages} pages, ${feeds} feeds, ` +
      `${formulas} formulas (${refused} refused), ${typeset} seen typeset; ${times.join(', ')}; ` +
      `.cache/artefacts/${generator.name}.png; ${trial.failures.length} failures`,
  );
  for (const failure of trial.failures.slice(0, SHOWN)) console.log(inWords(failure));
  if (trial.failures.length > SHOWN)
    console.log(`  … all in .cache/artefacts/${generator.name}.failures.json`);
}

function inWords({ about, what, expected, got }: Failure): string {
  const both =
    expected === undefined ? '' : `\n    expected ${expected}\n    got      ${got ?? ''}`;
  return `  ${about}: ${what}${both}`;
}
