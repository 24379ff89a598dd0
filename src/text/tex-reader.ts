import {
  ACCENTS,
  LETTERS,
  MATH_ACCENTS,
  SILENT,
  SPACES,
  STYLES,
  SUB,
  SUPER,
  SYMBOLS,
  WRAPPERS,
  doubleStruck,
} from './tex-symbols.ts';

type Mode = 'prose' | 'math';

/** Deeper nesting is copied unchanged, to limit the stack. */
const DEEPEST = 40;
/** The most characters between two quotes, and within braces that are read as a set. */
const NEAR = 120;

/**
 * Reads TeX from left to right and writes plain text. Braces are paired first, and lookahead is
 * limited, so time is linear in the length.
 */
export class TexReader {
  #at = 0;
  #depth = 0;
  #mode: Mode;
  readonly #text: string;
  readonly #closing: ReadonlyMap<number, number>;
  /** End of the single quote that was opened last. */
  #quoteEnds = -1;

  constructor(text: string, mode: Mode) {
    this.#text = text;
    this.#mode = mode;
    this.#closing = pairBraces(text);
  }

  read(end = this.#text.length): string {
    let out = '';
    while (this.#at < end) {
      const plain = this.#ahead(PLAIN[this.#mode])?.[0] ?? '';
      this.#at += plain.length;
      out += plain;
      if (this.#at < end) out += this.#next();
    }
    return out;
  }

  #next(): string {
    const char = this.#text[this.#at] ?? '';
    this.#at++;
    if (char === '\\') return this.#command();
    if (char === '{') return this.#group(this.#at - 1);
    if (char === '^' || char === '_') return this.#script(char);
    if (this.#mode === 'math') return char === '~' || char === '&' ? ' ' : char;
    switch (char) {
      case '~':
        // A tie between words. After a space or a slash it is a sign (~5 GB) or part of a path.
        return /[\s/]/.test(this.#text[this.#at - 2] ?? ' ') ? '~' : ' ';
      case '-':
        return this.#dash();
      case '`':
      case "'":
        return this.#quote(char);
      case 'h':
        return this.#address() ?? char;
      default:
        return char;
    }
  }

  #ahead(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #dash(): string {
    const hyphens = this.#ahead(/-*/y)?.[0] ?? '';
    this.#at += hyphens.length;
    return ['-', '–', '—'][hyphens.length] ?? `-${hyphens}`;
  }

  #quote(char: string): string {
    if (this.#text[this.#at] === char) {
      this.#at++;
      if (char === '`') return '“';
      const opens = /[\s([]/.test(this.#text[this.#at - 3] ?? ' ') && this.#ahead(/[\p{L}\p{N}]/uy);
      return opens ? '“' : '”';
    }
    if (char === "'") return this.#at - 1 === this.#quoteEnds ? '’' : char;
    const partner = this.#ahead(SINGLE_QUOTED);
    if (partner === null) return char;
    this.#quoteEnds = this.#at + partner[0].length - 1;
    return '‘';
  }

  /** Reads an address, which keeps its hyphens and tildes and loses only TeX's backslashes. */
  #address(): string | undefined {
    const rest = this.#ahead(/ttps?:\/\/(?:\\[_%#&~$]|[^\s{}\\])*/y)?.[0];
    if (rest === undefined) return undefined;
    this.#at += rest.length;
    return `h${plainAddress(rest)}`;
  }

  /** Reads the braces that open at `open`. They stay where they are a set or a template's. */
  #group(open: number): string {
    const close = this.#closing.get(open);
    if (close === undefined) return '{';
    const length = close - open - 1;
    const literal =
      this.#mode === 'prose' &&
      length <= NEAR &&
      !GROUPED.test(this.#text.slice(open + 1, close)) &&
      !/[\p{L}\p{N}\\]/u.test(this.#text[open - 1] ?? '');
    const inside = this.#inside(open, close);
    return literal ? `{${inside}}` : inside;
  }

  #inside(open: number, close: number, mode = this.#mode): string {
    this.#at = open + 1;
    const before = this.#mode;
    this.#mode = mode;
    this.#depth++;
    const inside = this.#depth > DEEPEST ? this.#text.slice(this.#at, close) : this.read(close);
    this.#depth--;
    this.#mode = before;
    this.#at = close + 1;
    return inside;
  }

  /** Reads a command's argument: the braces after it, else the next character or command. */
  #argument(mode = this.#mode): string {
    this.#at += this.#ahead(/ */y)?.[0].length ?? 0;
    const close = this.#closing.get(this.#at);
    if (close !== undefined) return this.#inside(this.#at, close, mode);
    if (this.#at >= this.#text.length || this.#text[this.#at] === '}') return '';
    if (this.#depth > DEEPEST) return '';
    this.#depth++;
    const argument = this.#next();
    this.#depth--;
    return argument;
  }

  #command(): string {
    const name = this.#ahead(/[A-Za-z]+/y)?.[0];
    if (name === undefined) return this.#sign();
    this.#at += name.length;
    if (this.#mode === 'prose') {
      const accent = ACCENTS.get(name);
      if (accent !== undefined && this.#ahead(/ *(?:[{\\]|[A-Za-z])/y))
        return this.#accented(accent);
    }
    const accent = MATH_ACCENTS.get(name);
    if (accent !== undefined) return this.#accented(accent);
    if (this.#text[this.#at] === '*') this.#at++;
    return this.#named(name);
  }

  /** Reads a command of one character other than a letter. */
  #sign(): string {
    const sign = this.#text[this.#at] ?? '';
    this.#at += sign.length;
    const accent = this.#mode === 'prose' ? ACCENTS.get(sign) : undefined;
    if (accent !== undefined) return this.#accented(accent);
    if (/^[\\\s,;:>]?$/.test(sign)) return ' ';
    if (sign === '|') return '‖';
    if (/[!/@*-]/.test(sign) || (this.#mode === 'math' && /[()[\]]/.test(sign))) return '';
    return sign;
  }

  #named(name: string): string {
    const symbol = LETTERS.get(name) ?? SYMBOLS.get(name);
    if (symbol !== undefined) {
      if (this.#text.startsWith('{}', this.#at)) this.#at += 2;
      else if (this.#mode === 'prose' && LETTERS.has(name)) this.#skip(/ */y);
      return symbol;
    }
    if (SPACES.has(name)) return ' ';
    if (name === 'item') return ' • ';
    if (SILENT.has(name)) return this.#silent();
    if (STYLES.has(name)) {
      this.#skip(name === 'left' || name === 'right' ? /\s*\.?/y : /\s*/y);
      return '';
    }
    if (WRAPPERS.has(name)) return this.#wrapped(name);
    return this.#composed(name) ?? this.#unknown(name);
  }

  #skip(pattern: RegExp): void {
    this.#at += this.#ahead(pattern)?.[0].length ?? 0;
  }

  #silent(): string {
    this.#skip(/(?:\s*\[[^[\]{}]{0,80}\])*\s*/y);
    const close = this.#closing.get(this.#at);
    if (close !== undefined) this.#at = close + 1;
    return '';
  }

  #wrapped(name: string): string {
    const inside = this.#argument(
      /^(?:text|mbox|hbox|operatorname)/.test(name) ? 'prose' : undefined,
    );
    if (name === 'enquote') return `“${inside}”`;
    return name === 'textsuperscript' ? scripted('^', inside) : inside;
  }

  /** Reads commands that combine their arguments. */
  #composed(name: string): string | undefined {
    switch (name) {
      case 'sqrt':
        return this.#root();
      case 'frac':
      case 'dfrac':
      case 'tfrac':
      case 'nicefrac':
      case 'sfrac':
        return `${bracketed(this.#argument())}/${bracketed(this.#argument())}`;
      case 'binom':
        return `(${this.#argument()} choose ${this.#argument()})`;
      case 'pmod':
        return `(mod ${this.#argument()})`;
      case 'mathbb':
      case 'Bbb':
        return [...this.#argument()].map(doubleStruck).join('');
      case 'not':
        return `${this.#argument()}\u0338`;
      case 'textsubscript':
        return scripted('_', this.#argument());
      case 'footnote':
        return ` (${this.#argument()})`;
      default:
        return undefined;
    }
  }

  #root(): string {
    const degree = this.#ahead(/ *\[([^[\]{}]{1,20})\]/y);
    this.#at += degree?.[0].length ?? 0;
    const sign =
      { '3': '∛', '4': '∜' }[degree?.[1] ?? ''] ?? scripted('^', degree?.[1] ?? '') + '√';
    return sign + bracketed(this.#argument());
  }

  /** Writes the name of an operator (\log, \max) or of an unknown command as a word. */
  #unknown(name: string): string {
    const before = /[\p{L}\p{N})]/u.test(this.#text[this.#at - name.length - 2] ?? '') ? ' ' : '';
    if (this.#text.startsWith('{}', this.#at)) {
      this.#at += 2;
      return before + name;
    }
    return before + name + (this.#ahead(/[{\p{L}\p{N}]/uy) ? ' ' : '');
  }

  /** @param mark a combining character; left out over several letters of a formula */
  #accented(mark: string): string {
    const base = this.#argument();
    const letter = { ı: 'i', ȷ: 'j' }[base] ?? base;
    const first = /^\p{L}|^\p{N}/u.exec(letter)?.[0];
    if (first === undefined || (this.#mode === 'math' && letter.length > first.length))
      return letter;
    return (first + mark).normalize('NFC') + letter.slice(first.length);
  }

  /** Reads a script. In prose it needs braces: snake_case has no script. */
  #script(sign: '^' | '_'): string {
    if (this.#mode === 'math') return scripted(sign, this.#argument());
    return this.#closing.has(this.#at) ? scripted(sign, this.#argument('math')) : sign;
  }
}

/** Characters without a meaning in TeX. */
const PLAIN: Readonly<Record<Mode, RegExp>> = {
  prose: /(?:[^\\{}^_~`'h-]|h(?!ttps?:))+/y,
  math: /[^\\{}^_~&]+/y,
};
const SINGLE_QUOTED = new RegExp(`[^\`'\\s][^\`']{0,${NEAR}}'(?![\\p{L}\\p{N}])`, 'uy');
// Braces around a word or phrase protect its capitals (BibTeX); around commands and formulas they are TeX.
const GROUPED = /\\|^,?$|^[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co} .:/+’'–-]*$/u;

/** Removes TeX's backslashes from an address (`\_`, `\%`). */
export function plainAddress(address: string): string {
  return address.replace(/\\([_%#&~$])/g, '$1');
}

function scripted(sign: '^' | '_', text: string): string {
  const table = sign === '^' ? SUPER : SUB;
  const signs = [...text.trim()].map((letter) => table.get(letter));
  if (signs.every((letter) => letter !== undefined)) return signs.join('');
  return sign + bracketed(text.trim());
}

/** Puts an operand in parentheses unless it is a word or a number. */
function bracketed(text: string): string {
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(text) || text.length === 1 ? text : `(${text})`;
}

/** Maps each opening brace to its closing brace. Escaped braces do not count. */
function pairBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') open.push(at);
    else if (text[at] === '}') {
      const opened = open.pop();
      if (opened !== undefined) closing.set(opened, at);
    }
  }
  return closing;
}
