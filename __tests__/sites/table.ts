import type { Trial } from './try.ts';

/** The README with a table of the last run between its marks. */
export function withTable(readme: string, trials: readonly Trial[]): string {
  const rows = trials.map(({ generator, version, posts, pages, feeds, formulas, typeset }) =>
    [generator.name, version, posts, pages, feeds, formulas, typeset].join(' | '),
  );
  const table = [
    `Taken on ${new Date().toISOString().slice(0, 10)}, without a difference:`,
    '',
    '| site | version | posts compared | pages | feeds | formulas | seen typeset on one page |',
    '| --- | --- | --: | --: | --: | --: | --: |',
    ...rows.map((row) => `| ${row} |`),
  ];
  return readme.replace(
    /(<!-- sites -->\n)[^]*?(<!-- \/sites -->)/,
    (_, begin: string, end: string) => `${begin}\n${table.join('\n')}\n\n${end}`,
  );
}
