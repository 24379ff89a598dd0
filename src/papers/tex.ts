import { ACCENTS, DOUBLE_STRUCK, SILENT, STYLES, SUB, SUPER, SYMBOLS } from './tex-symbols.ts';

/**
 * TeX as authors write it into titles, names and abstracts, as plain Unicode text: accents
 * composed, macros replaced by what they hold, formulas spelled as far as Unicode goes. What is no
 * TeX stays. White space is collapsed.
 */
export function texToText(text: string): string {
  const said = splitMath(text)
    .map((piece) => (piece.kind === 'text' ? textOutsideMath(piece.text) : mathToText(piece.tex)))
    .join('');
  return tidy(said) || tidy(text);
}

/** Prose with TeX macros in it, as Unicode text; white space at its ends stays. */
export function textOutsideMath(text: string): string {
  if (!/[\\{}~`'-]/.test(text)) return text;
  const prose = text
    .replace(/``|(?<![\\\w])''(?=\w)/g, '“')
    .replace(/(?<!\\)''/g, '”')
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–');
  return new Reader(prose, false).read();
}

function mathToText(tex: string): string {
  return tidy(new Reader(tex, true).read());
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}

const DEEPEST = 40;

/** Reads TeX from left to right; no rule looks back, so time grows with length alone. */
class Reader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly math: boolean,
    private readonly depth = 0,
  ) {}

  read(): string {
    let out = '';
    while (this.#at < this.text.length) out += this.#next();
    return out;
  }

  #next(): string {
    const char = this.text[this.#at] ?? '';
    this.#at++;
    switch (char) {
      case '\\':
        return this.#command();
      case '{': {
        this.#at--;
        const group = this.#group();
        if (group !== undefined) return this.#within(group);
        this.#at++;
        return '{';
      }
      case '~':
        // A tie; but a tilde that touches nothing before it is a sign (~5 GB).
        return this.math || /\S/.test(this.text[this.#at - 2] ?? ' ') ? ' ' : '~';
      case '^':
      case '_':
        return this.math ? this.#script(char) : char;
      case '&':
        return this.math ? ' ' : char;
      default:
        return char;
    }
  }

  #within(tex: string): string {
    return this.depth >= DEEPEST ? tex : new Reader(tex, this.math, this.depth + 1).read();
  }

  /** The braces that begin here, without them; undefined when they are never closed. */
  #group(): string | undefined {
    let open = 0;
    for (let at = this.#at; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === '\\') at++;
      else if (char === '{') open++;
      else if (char === '}' && --open === 0) {
        const inside = this.text.slice(this.#at + 1, at);
        this.#at = at + 1;
        return inside;
      }
    }
    return undefined;
  }

  /** What a command applies to: the braces behind it, else the next character or command. */
  #argument(): string {
    while (this.text[this.#at] === ' ') this.#at++;
    if (this.text[this.#at] === '{') {
      const group = this.#group();
      if (group !== undefined) return this.#within(group);
    }
    return this.#at < this.text.length ? this.#next() : '';
  }

  #command(): string {
    const letters = /^[A-Za-z]+/.exec(this.text.slice(this.#at, this.#at + 40))?.[0] ?? '';
    if (letters === '') {
      const sign = this.text[this.#at] ?? '';
      this.#at++;
      if (sign in ACCENTS && !(this.math && sign === '.')) return this.#accent(ACCENTS[sign] ?? '');
      if (sign === '\\' || sign === ' ' || sign === '') return ' ';
      if (sign === '|') return '‖';
      if (',;:! /'.includes(sign)) return sign === '!' || sign === '/' ? '' : ' ';
      if ('()[]'.includes(sign)) return this.math ? '' : sign;
      return sign === '-' ? '' : sign;
    }
    this.#at += letters.length;
    const takesLetter = letters.length === 1 && letters in ACCENTS;
    if (takesLetter || (this.math && letters in ACCENTS))
      return this.#accent(ACCENTS[letters] ?? '');
    if (this.text[this.#at] === '*') this.#at++;
    return this.#named(letters);
  }

  #named(name: string): string {
    const symbol = Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name] : undefined;
    if (name === 'sqrt') return `√${bracketed(this.#argument())}`;
    if (symbol !== undefined) {
      // A command swallows the space behind it, and so do empty braces.
      if (this.text.startsWith('{}', this.#at)) this.#at += 2;
      else if (this.text[this.#at] === ' ' && !this.math && /^\p{L}$/u.test(symbol)) this.#at++;
      return symbol;
    }
    if (/^[dt]?frac$/.test(name))
      return `${bracketed(this.#argument())}/${bracketed(this.#argument())}`;
    if (name === 'mathbb')
      return [...this.#argument()].map((letter) => DOUBLE_STRUCK[letter] ?? letter).join('');
    if (name === 'href') {
      this.#argument();
      return this.#argument();
    }
    if (name === 'footnote') return ` (${this.#argument()})`;
    if (name === 'begin' || name === 'end') return this.#environment();
    if (SILENT.has(name)) {
      if (this.text[this.#at] === '{' || this.text[this.#at] === '[') this.#argument();
      return '';
    }
    if (STYLES.has(name)) {
      if (this.text[this.#at] === ' ') this.#at++;
      return '';
    }
    if (this.text[this.#at] === '{') return this.#argument();
    // Operators (\log, \max) and macros of the authors' own: the name is the best there is.
    return this.math && /^[a-z]+$/.test(name)
      ? `${name} `.trimEnd() + (/[A-Za-z0-9]/.test(this.text[this.#at] ?? '') ? ' ' : '')
      : name;
  }

  #environment(): string {
    if (this.text[this.#at] === '{') this.#group();
    return ' ';
  }

  #accent(mark: string): string {
    const base = this.#argument();
    const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
    const [first = '', ...rest] = [...letter];
    return /^\p{L}|^\d/u.test(first) ? (first + mark).normalize('NFC') + rest.join('') : letter;
  }

  #script(sign: '^' | '_'): string {
    const argument = this.#argument();
    const signs = [...argument].map((letter) => (sign === '^' ? SUPER : SUB).get(letter));
    if (argument !== '' && signs.every((letter) => letter !== undefined)) return signs.join('');
    return sign + ([...argument].length > 1 ? `(${argument})` : argument);
  }
}

function bracketed(text: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`;
}

/** A stretch of an abstract: prose, or a formula in TeX that is safe to typeset. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string; readonly display: boolean };

const ENVIRONMENTS = 'equation|align|gather|multline|eqnarray|displaymath|math';
// Pandoc's rule for $…$: no space just inside, no digit behind. A backslash keeps a dollar a dollar.
const MATH = new RegExp(
  [
    String.raw`(?<skip>\\[\\$])`,
    String.raw`\$\$(?<display>[^$]+?)\$\$`,
    String.raw`\$(?<inline>(?!\s)(?:\\[^]|[^$\\])*?(?<!\s))\$(?!\d)`,
    String.raw`\\\[(?<bracket>[^]{1,2000}?)\\\]`,
    String.raw`\\\((?<paren>[^]{1,2000}?)\\\)`,
    String.raw`\\begin\{(?<name>${ENVIRONMENTS})(?<starred>\*?)\}(?<body>[^]{1,4000}?)\\end\{\k<name>\k<starred>\}`,
  ].join('|'),
  'g',
);

/** Cuts a text into prose and formulas. */
export function splitMath(text: string): readonly Piece[] {
  if (!/[$\\]/.test(text)) return [{ kind: 'text', text }];
  const pieces: Piece[] = [];
  let prose = '';
  let from = 0;
  for (const { 0: whole, index, groups = {} } of text.matchAll(MATH)) {
    prose += text.slice(from, index);
    from = index + whole.length;
    const body = groups['body'];
    const display =
      groups['display'] ??
      groups['bracket'] ??
      (body === undefined ? undefined : `\\begin{aligned}${body}\\end{aligned}`);
    const tex = typesettable(display ?? groups['inline'] ?? groups['paren']);
    if (tex === undefined) prose += whole;
    else {
      if (prose !== '') pieces.push({ kind: 'text', text: prose });
      prose = '';
      pieces.push({ kind: 'math', tex, display: display !== undefined });
    }
  }
  prose += text.slice(from);
  return prose === '' ? pieces : [...pieces, { kind: 'text', text: prose }];
}

// What can open another formula within, leave the formula, load code or make links.
const UNSAFE =
  /\\[()[\]]|(?<!\\)\$|\\(?:href|url|html\w*|def|gdef|edef|xdef|let|newcommand|renewcommand|unicode|require|includegraphics|input|write|catcode|csname|special)(?![A-Za-z])/;

/** TeX as every target can carry it; undefined for what should be shown as text. */
function typesettable(raw: string | undefined): string | undefined {
  const tex = raw?.replace(/\s+/g, ' ').trim() ?? '';
  if (tex === '' || UNSAFE.test(tex) || !balanced(tex)) return undefined;
  return tex
    .replace(/</g, '\\lt ')
    .replace(/>/g, '\\gt ')
    .replace(/\{(?=[{%#])/g, '{ ')
    .replace(/([%}])(?=\})/g, '$1 ')
    .replace(/&(?=[#A-Za-z])/g, '& ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function balanced(tex: string): boolean {
  let open = 0;
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === '\\') at++;
    else if (tex[at] === '{') open++;
    else if (tex[at] === '}' && --open < 0) return false;
  }
  return open === 0;
}
