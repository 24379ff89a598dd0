/**
 * `npm run licences`: prints the bundled packages as a tree, each with its licence. Fails if a licence
 * is not compatible, or the lock file has the address of a package: packages come from the registry
 * that npm is configured to use.
 */
import { readFileSync } from 'node:fs';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const GOOD =
  /^\(?(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0)\b/;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const problems: string[] = [];

/** Returns the path at which Node finds a package that is imported from a path in the tree. */
function placeOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (at === '') return undefined;
  }
}

function print(name: string, from: string, depth: number, above: readonly string[]): void {
  const place = placeOf(name, from);
  const found = place === undefined ? undefined : packages[place];
  if (place === undefined || found === undefined || above.includes(place)) return;
  const licence = found.license ?? 'no licence';
  console.log(`${'  '.repeat(depth)}${name} ${found.version ?? ''} (${licence})`);
  if (!GOOD.test(licence)) problems.push(`${name}: ${licence}`);
  for (const next of Object.keys(found.dependencies ?? {}))
    print(next, place, depth + 1, [...above, place]);
}

for (const name of Object.keys(packages['']?.dependencies ?? {})) print(name, '', 0, []);
for (const [place, { resolved }] of Object.entries(packages))
  if (resolved !== undefined) problems.push(`${place} comes from ${resolved}`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
