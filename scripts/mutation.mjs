/**
 * `npm run mutation [-- [--every N] FOLDER|FILE ...]`: changes the pure modules of a folder of src/ in one
 * place at a time, and lists the changes that the tests of its mirror below __tests__ do not notice.
 * `--every 10` changes a tenth of the lines, always the same. Fails if less than 85 % are noticed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import picomatch from 'picomatch';
import { EDGES } from './pure.mjs';

const ENOUGH = 0.85;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
});
const every = Number(values.every);
if (!Number.isInteger(every) || every < 1) throw new Error('--every needs a whole number from 1');
const isEdge = picomatch([...EDGES, 'src/modules.d.ts']);

/** Lists the pure modules below a path. */
function modulesBelow(path) {
  const paths = statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => modulesBelow(join(path, name)))
    : [path];
  return paths.filter((file) => file.endsWith('.ts') && !isEdge(file));
}

/** Returns a module, or ranges of those of its lines that are chosen by a checksum. */
function rangesIn(path) {
  if (every === 1) return [path];
  const isChosen = (line) =>
    createHash('sha1').update(`${path}:${line}`).digest().readUInt32BE() % every === 0;
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((_, index) =>
    isChosen(index + 1) ? [`${path}:${index + 1}-${index + 1}`] : [],
  );
}

/**
 * Returns a pattern that finds the tests of a folder or file of src/. A file without tests of its own
 * has those of its folder. Undefined if there are none: a test directly below __tests__ is for one file.
 */
function testsOf(place) {
  const own = `__tests__/${place.replace(/\.ts$/, '.test.ts')}`;
  if (place.endsWith('.ts') && existsSync(own)) return own;
  const folder = place.endsWith('.ts') ? dirname(place) : place;
  return folder !== '.' && existsSync(`__tests__/${folder}`)
    ? `__tests__/${folder}/**/*.test.ts`
    : undefined;
}

const places =
  positionals.length > 0
    ? positionals.map((place) => place.replace(/^src\/|\/$/g, ''))
    : readdirSync('src').filter((name) => testsOf(name) !== undefined);
const scores = [];
for (const place of places) {
  const mutate = modulesBelow(join('src', place)).flatMap(rangesIn);
  const tests = testsOf(place);
  if (tests === undefined) throw new Error(`${place} has no tests below __tests__`);
  if (mutate.length === 0) continue;
  process.env['PAPERBOY_MUTATION_TESTS'] = tests;
  const mutants = await new Stryker({ mutate }).runMutationTest();
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const of = noticed + count('Survived', 'NoCoverage');
  if (of > 0) scores.push({ place, noticed, of });
}
for (const { place, noticed, of } of scores)
  console.log(`${place}: ${noticed} of ${of}, ${((100 * noticed) / of).toFixed(1)} %`);
if (scores.length === 0) throw new Error('No pure module was changed');
if (scores.some(({ noticed, of }) => noticed < ENOUGH * of)) process.exitCode = 1;
