/** Text for an element's content; as in the recordings, quotation marks stay as they are. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text for an attribute's value. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** Lines at a depth of two spaces a level. */
export function indented(lines: readonly string[], depth: number): string[] {
  return lines.map((line) => '  '.repeat(depth) + line);
}
