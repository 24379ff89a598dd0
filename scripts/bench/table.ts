/** One thing that was measured, beside what a user would have without us. */
export interface Row {
  readonly what: string;
  readonly size: string;
  readonly ours: string;
  /** With a word on what it is. */
  readonly otherwise: string;
  /** What ours costs, as so many times what the other costs. */
  readonly ratio: string;
}

const HEADS: Row = {
  what: 'what',
  size: 'size',
  ours: 'Paperboy',
  otherwise: 'what there is otherwise',
  ratio: 'ratio',
};

/** A Markdown table; only the ratios are all of one kind, and stand at the right. */
export function table(rows: readonly Row[]): string {
  const line = ({ what, size, ours, otherwise, ratio }: Row) =>
    `| ${[what, size, ours, otherwise, ratio].join(' | ')} |`;
  return `${[line(HEADS), '| --- | --- | --- | --- | --: |', ...rows.map(line)].join('\n')}\n`;
}

/** A number as it is read: 1,068 and 95,399. */
export function figure(value: number): string {
  return value.toLocaleString('en');
}

/** `1 post`, `50 posts`. */
export function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Two digits say what a measurement on a shared machine can. */
export function ratio(ours: number, other: number): string {
  if (other === 0) return '–';
  const value = ours / other;
  return value === 0 || value >= 10 ? figure(Number(value.toPrecision(2))) : value.toPrecision(2);
}

/** From where we do best to where we do worst; `–` where there is nothing to compare with. */
export function ratios(ours: number, others: readonly number[]): string {
  const sorted = others.filter((other) => other > 0).sort((a, b) => b - a);
  const ends = new Set([sorted[0] ?? 0, sorted.at(-1) ?? 0].map((other) => ratio(ours, other)));
  return [...ends].join(' to ');
}
