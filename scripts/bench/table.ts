export type Cell = string | number;

/** A Markdown table under a line of its own; numbers stand at the right. */
export function table(
  about: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const line = (cells: readonly Cell[]) => `| ${cells.join(' | ')} |`;
  const isNumber = (at: number) => rows.every((row) => /^[\d.,]+$/.test(String(row[at] ?? '')));
  return [
    `${about}:`,
    '',
    line(heads),
    line(heads.map((_, at) => (isNumber(at) ? '--:' : '---'))),
    ...rows.map(line),
    '',
  ].join('\n');
}
