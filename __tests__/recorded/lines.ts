import { readFileSync } from 'node:fs';

/** A recorded paper: its texts as arXiv has them, with TeX. */
export interface Line {
  readonly id: string;
  readonly title: string;
  readonly authors: string[];
  readonly summary: string;
  readonly categories?: string[];
  readonly comment?: string | null;
}

/** The papers of a file of recorded data, `corpus` or `nasty`. */
export function linesOf(name: string): Line[] {
  return readFileSync(`${process.env['PAPERBOY_SHARED'] ?? ''}/data/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
