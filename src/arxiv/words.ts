/** A word of a text as it counts for matching, and where it stands. */
export interface Word {
  /** Lower case, without accents and mark-up, in the singular. */
  readonly form: string;
  /** Offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether it follows the word before it as in a phrase: with only a space, hyphen or underscore between. */
  readonly follows: boolean;
}

// A TeX accent and its letter (\'e, \"{o}, \c{c}); a command with an argument or that sets a style,
// which is passed over; another command, which stands for a word (\alpha); or one character.
const PIECE =
  /\\(?:(?<accent>['"`^~=.]|[uvHcdbkrt](?![A-Za-z]))\s*\{?\\?(?<letter>[A-Za-z])\}?|(?<style>(?:it|bf|em|rm|sc|tt|sf|sl|cal|text|left|right)(?![A-Za-z])|[A-Za-z]+\*?(?=\s*\{))|(?<command>[A-Za-z]+)|(?<escaped>[%&_#${}]))|(?<char>[^])/gu;
const NO_MARKUP = /^[^\\{}$]*$/;
const PLAIN_WORDS = /[\p{L}\p{N}\p{M}]+(?:['’]s(?![\p{L}\p{N}])|\+\+|#(?![\p{L}\p{N}]))?/gu;

/**
 * The words of a text, in order. Case, accents and TeX mark-up do not count; hyphen, space and
 * underscore are one; a simple plural is its singular. `C++` and `C#` are words of their own.
 */
export function wordsOf(text: string): Word[] {
  if (!NO_MARKUP.test(text)) return wordsOfMarkedUp(text);
  const words: Word[] = [];
  let end = 0;
  for (const found of text.matchAll(PLAIN_WORDS)) {
    const start = found.index;
    words.push({
      form: formOf(found[0]),
      start,
      end: start + found[0].length,
      follows: joins(text.slice(end, start)),
    });
    end = start + found[0].length;
  }
  return words;
}

/** Takes mark-up out first, and remembers where each character that stays came from. */
function wordsOfMarkedUp(text: string): Word[] {
  let plain = '';
  const from: number[] = [];
  const put = (characters: string, at: number) => {
    for (const unit of characters.split('')) {
      plain += unit;
      from.push(at);
    }
  };
  for (const { index, groups = {}, 0: whole } of text.matchAll(PIECE)) {
    if (groups['letter'] !== undefined) put(groups['letter'], index);
    else if (groups['style'] !== undefined) continue;
    else if (groups['command'] !== undefined) put(` ${groups['command']} `, index);
    else if (groups['escaped'] !== undefined) put(groups['escaped'] === '_' ? '_' : ' ', index);
    else if (!'{}$'.includes(whole)) put(whole === '\\' ? ' ' : whole, index);
  }
  return wordsOf(plain).map((word) => {
    const last = from[word.end - 1] ?? text.length - 1;
    return { ...word, start: from[word.start] ?? 0, end: endOfPiece(text, last) };
  });
}

/** Where the character, accent or command that begins at an offset ends. */
function endOfPiece(text: string, at: number): number {
  PIECE.lastIndex = at;
  const length = PIECE.exec(text)?.[0].length ?? 1;
  PIECE.lastIndex = 0;
  return at + length;
}

/** Whether what stands between two words lets them be one phrase. */
function joins(gap: string): boolean {
  if (gap === ' ' || gap === '-' || gap === '') return true;
  // A point or slash within a name (GPT-3.5, TCP/IP); quotation marks and emphasis around a word.
  return /^[./]$/.test(gap) || /^(?:[\s_~"'`*“”‘’«»\u00ad\u200b]|[-‐‑–](?![-–]))*$/u.test(gap);
}

/**
 * A word as it counts: `LLMs` and `llm`, `Müller` and `Muller` are one. "Simple plural" is what
 * English does with a plain noun: -s, -es after a hiss, -ies for -y; no irregular ones.
 */
export function formOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$/, '');
  const bare = /^[a-z0-9+#]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
  return singular(bare);
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
