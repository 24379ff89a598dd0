/** A measurement, next to an alternative. */
export interface Row {
  readonly measurement: string;
  readonly size: string;
  readonly ours: string;
  /** Figure of the alternative, and its name. */
  readonly alternative: string;
  /** Cost of Paperboy divided by the cost of the alternative. */
  readonly ratio: string;
}

const HEADS: Row = {
  measurement: 'measurement',
  size: 'size',
  ours: 'Paperboy',
  alternative: 'alternative',
  ratio: 'ratio',
};

/** Prints a Markdown table. Only the ratios are aligned to the right. */
export function table(rows: readonly Row[]): string {
  const line = ({ measurement, size, ours, alternative, ratio }: Row) =>
    `| ${[measurement, size, ours, alternative, ratio].join(' | ')} |`;
  return `${[line(HEADS), '| --- | --- | --- | --- | --: |', ...rows.map(line)].join('\n')}\n`;
}

/** Formats a number with commas: `95,399`. */
export function figure(value: number): string {
  return value.toLocaleString('en');
}

/** `1 post`, `50 posts`. */
export function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Formats a ratio with two digits; measurements on a shared machine are not more precise. */
export function ratio(ours: number, other: number): string {
  if (other === 0) return '–';
  const value = ours / other;
  return value === 0 || value >= 10 ? figure(Number(value.toPrecision(2))) : value.toPrecision(2);
}

/** Formats the range of ratios, best first; `–` if there is no alternative. */
export function ratios(ours: number, others: readonly number[]): string {
  const sorted = others.filter((other) => other > 0).sort((a, b) => b - a);
  const ends = new Set([sorted[0] ?? 0, sorted.at(-1) ?? 0].map((other) => ratio(ours, other)));
  return [...ends].join(' to ');
}
