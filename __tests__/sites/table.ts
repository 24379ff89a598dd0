import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATORS } from './generators.ts';
import { CACHE } from './install.ts';
import type { Trial } from './try.ts';

/** One generator's row, as its last run left it. */
type Row = Pick<Trial, 'version' | 'posts' | 'pages' | 'feeds' | 'formulas' | 'typeset'> & {
  readonly day: string;
};

const fileOf = (name: string) => join(CACHE, `${name}.row.json`);

/** Keeps what a run without a difference found. */
export function keepRow({
  generator,
  version,
  posts,
  pages,
  feeds,
  formulas,
  typeset,
}: Trial): void {
  const day = new Date().toISOString().slice(0, 10);
  const row: Row = { version, posts, pages, feeds, formulas, typeset, day };
  writeFileSync(fileOf(generator.name), JSON.stringify(row));
}

/** Puts a table of each generator's last run between the marks of docs/sites.md. */
export function withTable(document: string): string {
  const rows = GENERATORS.filter(({ name }) => existsSync(fileOf(name))).map(({ name }) => {
    const { version, posts, pages, feeds, formulas, typeset, day } = JSON.parse(
      readFileSync(fileOf(name), 'utf8'),
    ) as Row;
    return `| ${[name, version, posts, pages, feeds, formulas, typeset, day].join(' | ')} |`;
  });
  const table = [
    '| site | version | posts, none different | pages | feeds | formulas | seen typeset | built on |',
    '| --- | --- | --: | --: | --: | --: | --: | --- |',
    ...rows,
  ];
  return document.replace(
    /(<!-- sites -->\n)[^]*?(<!-- \/sites -->)/,
    (_, begin: string, end: string) => `${begin}\n${table.join('\n')}\n\n${end}`,
  );
}
