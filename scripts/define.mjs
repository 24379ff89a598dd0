import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Constants that bundler, tests and scripts define for the sources, by the names in src/version.ts. */
export const KNOWN = { PAPERBOY_VERSION: version };

/** The same constants as source text, for esbuild. */
export const DEFINE = Object.fromEntries(
  Object.entries(KNOWN).map(([name, value]) => [name, JSON.stringify(value)]),
);
