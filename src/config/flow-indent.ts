/**
 * Indents the lines within `[…]`, `{…}` and quotation marks further than their key, as YAML 1.2
 * requires. PyYAML does not require it, and users' files rely on that.
 */
export function indentFlow(text: string): string {
  let depth = 0;
  let quote = '';
  // The character before decides whether one opens something: `it's` opens nothing.
  let before = '\n';
  let indented = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    indented += char;
    if (char === '\n' && (depth > 0 || quote !== '')) indented += ' '.repeat(DEEPER);
    if (quote !== '') {
      if (char === '\\' && quote === '"' && text.charAt(at + 1) !== '\n')
        indented += text.charAt(++at);
      else if (char === quote) quote = '';
    } else if (char === '#' && /\s/.test(text.charAt(at - 1) || '\n')) {
      const end = text.indexOf('\n', at);
      indented += text.slice(at + 1, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end - 1;
    } else if (opensAfter(before)) {
      if (char === '"' || char === "'") quote = char;
      else if (char === '[' || char === '{') depth++;
    }
    if (quote === '' && depth > 0 && (char === ']' || char === '}')) depth--;
    if (char === '\n' || !/\s/.test(char)) before = char;
  }
  return indented;
}

const DEEPER = 40;

function opensAfter(before: string): boolean {
  return '\n[{,:-?'.includes(before);
}
