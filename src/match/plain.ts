/** A text without its TeX mark-up, and the way back to the text as it was. */
export interface Plain {
  readonly text: string;
  /** Where in the original a stretch of the plain text stands. */
  original(start: number, end: number): readonly [start: number, end: number];
}

// A TeX accent and its letter (\'e, \"{o}, \c{c}); a style or a command with an argument, which is
// passed over; any other command, which stands for a word (\alpha); an escaped sign; a brace or $.
const MARKUP =
  /\\(?:(?<accent>['"`^~=.]|[uvHcdbkrt](?![A-Za-z]))\s*\{?\\?(?<letter>[A-Za-z])\}?|(?<style>(?:it|bf|em|rm|sc|tt|sf|sl|cal|text|left|right)(?![A-Za-z])|[A-Za-z]+\*?(?=\s*\{))|(?<command>[A-Za-z]+)|(?<sign>[^A-Za-z]|$))|[{}$]/gu;

/** Takes TeX mark-up out of a text, lightly: what is left are words, for matching and for nothing else. */
export function withoutMarkup(text: string): Plain {
  if (!/[\\{}$]/.test(text)) return { text, original: (start, end) => [start, end] };
  let plain = '';
  let from = 0;
  // Stretches of the plain text, in order: where each begins, and which part of the original it is.
  const begins: number[] = [];
  const originals: { readonly start: number; readonly end: number; readonly same: boolean }[] = [];
  const put = (piece: string, start: number, end: number, same: boolean) => {
    if (piece === '') return;
    begins.push(plain.length);
    originals.push({ start, end, same });
    plain += piece;
  };
  for (const { 0: whole, index, groups = {} } of text.matchAll(MARKUP)) {
    put(text.slice(from, index), from, index, true);
    from = index + whole.length;
    put(standsFor(groups), index, from, false);
  }
  put(text.slice(from), from, text.length, true);
  const at = (offset: number) => {
    let low = 0;
    let high = begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((begins[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { begin: begins[low] ?? 0, ...(originals[low] ?? { start: 0, end: 0, same: true }) };
  };
  return {
    text: plain,
    original(start, end) {
      const first = at(start);
      const last = at(end - 1);
      return [
        first.same ? first.start + start - first.begin : first.start,
        last.same ? last.start + end - last.begin : last.end,
      ];
    },
  };
}

function standsFor({
  letter,
  command,
  sign,
}: Readonly<Record<string, string | undefined>>): string {
  if (letter !== undefined) return letter;
  if (command !== undefined) return ` ${command} `;
  // `\\` ends a line and `\,` is a space; `\_`, `\&` and their like are the signs themselves.
  return sign === undefined ? '' : /[_&%#]/.test(sign) ? sign : ' ';
}
