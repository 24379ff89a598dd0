import { readFileSync } from 'node:fs';

/** A recorded paper. Its texts are unchanged, with TeX. */
export interface Line {
  readonly id: string;
  readonly title: string;
  readonly authors: string[];
  readonly summary: string;
  readonly categories?: string[];
  readonly comment?: string | null;
}

/** Reads recorded papers. @param name `corpus` or `nasty` */
export function linesOf(name: string): Line[] {
  return readFileSync(`${process.env['PAPERBOY_SHARED'] ?? ''}/data/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
