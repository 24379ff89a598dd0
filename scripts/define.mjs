import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** What the sources cannot know by themselves, by the names that src/version.ts reads: bundler, tests and scripts give it to them. */
export const KNOWN = { PAPERBOY_VERSION: version };

/** The same as esbuild wants it: as source text. */
export const DEFINE = Object.fromEntries(
  Object.entries(KNOWN).map(([name, value]) => [name, JSON.stringify(value)]),
);
