import { RunFailure } from '../failure.ts';

/** A file with a template or a partial. */
export interface Source {
  /** Its path, for messages. */
  readonly file: string;
  readonly text: string;
}

/** A template with its partials in place. */
export interface Expanded {
  readonly text: string;
  /** Names the file and the line behind a line of the text, counted from 1. */
  placeOf(line: number): string;
}

/** Finds the partial `{{> name}}`; undefined if it does not exist. */
export type FindPartial = (name: string) => Promise<Source | undefined>;

interface Line {
  readonly text: string;
  readonly place: string;
}

const CALL = /^[ \t]*\{\{>[ \t]*([\w-]+)[ \t]*\}\}[ \t]*\r?\n?$/;

/**
 * Replaces each `{{> name}}` on a separate line by the text of that partial. The result is one
 * template, so names, escapes and the check of front matter work in a partial too.
 *
 * @throws RunFailure TEMPLATE_INVALID for a partial that does not exist or that includes itself
 */
export async function expandPartials(source: Source, find: FindPartial): Promise<Expanded> {
  const lines = await linesOf(source, find, []);
  return {
    text: lines.map(({ text }) => text).join(''),
    placeOf: (line) => lines[line - 1]?.place ?? `${source.file}, line ${line}`,
  };
}

/** A template without partials. */
export function withoutPartials({ file, text }: Source): Expanded {
  return { text, placeOf: (line) => `${file}, line ${line}` };
}

async function linesOf(
  { file, text }: Source,
  find: FindPartial,
  around: readonly string[],
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [index, line] of text.split(/(?<=\n)/).entries()) {
    const place = `${file}, line ${index + 1}`;
    const name = CALL.exec(line)?.[1];
    if (name === undefined) lines.push({ text: line, place });
    else lines.push(...(await linesOfPartial(name, place, find, around)));
  }
  return lines;
}

async function linesOfPartial(
  name: string,
  place: string,
  find: FindPartial,
  around: readonly string[],
): Promise<Line[]> {
  const problem = (what: string) => new RunFailure('TEMPLATE_INVALID', `${place}: ${what}`);
  if (around.includes(name)) throw problem(`the partial \`${name}\` includes itself`);
  const found = await find(name);
  if (found === undefined) throw problem(`there is no partial \`${name}\``);
  const text = found.text === '' || found.text.endsWith('\n') ? found.text : `${found.text}\n`;
  return linesOf({ file: found.file, text }, find, [...around, name]);
}
