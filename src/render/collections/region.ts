import { RunFailure } from '../../failure.ts';

const BEGIN = '<!-- paperboy: list -->';
const END = '<!-- /paperboy: list -->';

/** A file split at the markers of its list. The three parts joined are the file. */
export interface Region {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

/**
 * Finds the list between its markers.
 *
 * @param path path of the file, for messages
 * @returns undefined if the file has no markers
 * @throws RunFailure CONFIG_INVALID if a marker is missing, repeated or in the wrong order, or the
 *   list has an unresolved merge conflict
 */
export function regionOf(text: string, path: string): Region | undefined {
  const [begins, ends] = [placesOf(text, BEGIN), placesOf(text, END)];
  if (begins.length + ends.length === 0) return undefined;
  const [begin = 0, end = 0] = [begins[0], ends[0]];
  if (begins.length !== 1 || ends.length !== 1 || end < begin) {
    const found = `${begins.length} × \`${BEGIN}\` and ${ends.length} × \`${END}\``;
    throw new RunFailure(
      'CONFIG_INVALID',
      `${path}: the list must stand between one pair of markers; found ${found}${begins.length === 1 && ends.length === 1 ? ', the second before the first' : ''}. Restore the pair, or delete all of them: then a new list is added below`,
    );
  }
  const from = begin + BEGIN.length;
  const inner = text.slice(from, end);
  if (/^(?:<{7}|>{7}) /m.test(inner))
    throw new RunFailure(
      'CONFIG_INVALID',
      `${path}: the list holds the marks of a merge conflict (\`<<<<<<<\`, \`>>>>>>>\`). Resolve the conflict and commit the file`,
    );
  return { before: text.slice(0, from), inner, after: text.slice(end) };
}

/**
 * Adds an empty list at the end of a file. The text of the file stays as it is, even if its last
 * line has no line end.
 *
 * @param eol the line end to use
 */
export function withRegion(text: string, eol: string): Region {
  const gap = text === '' ? '' : /\n\s*\n$/.test(text) ? '' : text.endsWith('\n') ? eol : eol + eol;
  return { before: `${text}${gap}${BEGIN}`, inner: eol + eol, after: `${END}${eol}` };
}

/** Returns the line end that a text uses most. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const crlf = placesOf(text, '\r\n').length;
  return crlf * 2 > placesOf(text, '\n').length ? '\r\n' : '\n';
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    places.push(at);
  return places;
}
