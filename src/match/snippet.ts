const AROUND = 60;

/** Returns a passage of a text with some words on either side, cut between words. */
export function snippetOf(text: string, start: number, end: number): string {
  const from = start <= AROUND ? 0 : before(text, start - AROUND, start);
  const to = end + AROUND >= text.length ? text.length : after(text, end + AROUND, end);
  const inside = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${inside}${to < text.length ? ' …' : ''}`;
}

function before(text: string, at: number, latest: number): number {
  const space = text.slice(at, latest).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function after(text: string, at: number, earliest: number): number {
  const space = text.slice(earliest, at).lastIndexOf(' ');
  return space < 0 ? at : earliest + space;
}
