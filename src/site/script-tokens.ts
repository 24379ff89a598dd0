/** A token of JavaScript or TypeScript. A template literal has its texts and the code between them. */
export type Token =
  | { readonly kind: 'name' | 'sign' | 'text' | 'number' | 'pattern'; readonly value: string }
  | { readonly kind: 'template'; readonly parts: readonly (string | readonly Token[])[] };

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const NAME = /[\p{ID_Start}$_#@][\p{ID_Continue}$]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|\d[\d_]*(?:\.[\d_]+)?(?:e[+-]?\d+)?)n?/iy;
const TEXT = /(?<quote>["'])(?:\\[^]|(?!\k<quote>)[^\\\n])*\k<quote>/y;
const PATTERN = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const SIGN = /=>|\?\.(?!\d)|\.{3}|\?\?=?|\|\|=?|&&=?|[=!]==?|[<>]=/y;

/**
 * Splits a script into tokens, without white space and comments. Never fails: unknown characters
 * become signs.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found === null) return undefined;
    at += found[0].length;
    return found;
  };
  for (;;) {
    match(SPACE);
    if (at >= source.length) return tokens;
    if (source[at] === '`') {
      const { parts, end } = templateFrom(source, at + 1);
      tokens.push({ kind: 'template', parts });
      at = end;
      continue;
    }
    const text = match(TEXT);
    if (text !== undefined) {
      tokens.push({ kind: 'text', value: unescaped(text[0].slice(1, -1)) });
      continue;
    }
    const pattern = mayBePattern(tokens.at(-1)) ? match(PATTERN) : undefined;
    if (pattern !== undefined) {
      tokens.push({ kind: 'pattern', value: pattern[0] });
      continue;
    }
    tokens.push(
      valueOf('number', match(NUMBER)) ??
        valueOf('name', match(NAME)) ??
        valueOf('sign', match(SIGN)) ?? { kind: 'sign', value: source.charAt(at++) },
    );
  }
}

function valueOf(
  kind: 'number' | 'name' | 'sign',
  found: RegExpExecArray | undefined,
): Token | undefined {
  return found === undefined ? undefined : { kind, value: found[0] };
}

/** A slash begins a regular expression if there is no value before it. */
function mayBePattern(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'name') return /^(?:return|case|typeof|of|in)$/.test(before.value);
  return before.kind === 'sign' && !/^[)\]}]$/.test(before.value);
}

function templateFrom(
  source: string,
  start: number,
): { parts: (string | readonly Token[])[]; end: number } {
  const parts: (string | readonly Token[])[] = [];
  let [text, at] = ['', start];
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const end = closing(source, at + 2);
      parts.push(text, tokensOf(source.slice(at + 2, end)));
      [text, at] = ['', end + 1];
    } else if (source[at] === '\\') {
      text += source.charAt(at + 1);
      at += 2;
    } else text += source.charAt(at++);
  }
  return { parts: [...parts, text], end: at + 1 };
}

/** Finds the brace that closes the one before a position. */
function closing(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at;
  }
  return source.length;
}

function unescaped(text: string): string {
  return text.replace(/\\([^])/g, (_, char: string) => (char === 'n' ? '\n' : char));
}
