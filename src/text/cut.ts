/**
 * A text of no more than so many characters; a longer one says that it was cut.
 *
 * @param end what stands where it was cut
 */
export function cut(text: string, most: number, end = ' … (shortened)'): string {
  if (text.length <= most) return text;
  return text.slice(0, Math.max(0, most - end.length)).replace(/[\ud800-\udbff]$/, '') + end;
}
