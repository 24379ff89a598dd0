/**
 * Cuts a text to the most characters allowed.
 *
 * @param end takes the place of the rest
 */
export function cut(text: string, most: number, end = ' … (shortened)'): string {
  if (text.length <= most) return text;
  return text.slice(0, Math.max(0, most - end.length)).replace(/[\ud800-\udbff]$/, '') + end;
}
