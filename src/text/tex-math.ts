import { TexReader } from './tex-reader.ts';

/** A piece of an abstract: prose, or a formula in TeX that is safe to typeset. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string; readonly display: boolean };

/**
 * Divides a text into prose and formulas: `$…$` by Pandoc's rule (no space just inside, no digit
 * after it; pandoc.org/MANUAL, tex_math_dollars), `$$…$$`, `\(…\)`, `\[…\]` and environments. A
 * formula that is not safe to typeset becomes prose.
 *
 * @returns pieces whose TeX is trimmed, balanced, without a backslash at its end, and without
 *   anything that a template engine or an HTML parser would read; prose keeps its own TeX (see
 *   textOutsideMath)
 */
export function splitMath(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const unclosed = new Set<string>();
  let prose = '';
  let from = 0;
  for (const { 0: opening, index, groups } of text.matchAll(OPENING)) {
    if (index < from) continue;
    const found = formulaAt(text, index, opening, groups?.['name'] ?? '', unclosed);
    if (found === undefined) continue;
    prose += text.slice(from, index);
    from = found.end;
    const tex = found.slip ? undefined : typesettable(found.tex);
    if (tex === undefined) {
      prose += new TexReader(found.tex, 'math').read().replace(/\s+/g, ' ').trim();
      continue;
    }
    if (prose !== '') pieces.push({ kind: 'text', text: prose });
    prose = '';
    pieces.push({ kind: 'math', tex, display: found.display });
  }
  prose += text.slice(from);
  return prose === '' ? pieces : [...pieces, { kind: 'text', text: prose }];
}

// `\\` and `\$` come first, since neither begins a formula.
const OPENING =
  /\\\\|\\\$|\$\$|\$|\\[([]|\\begin\{(?<name>(?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\}/g;

interface Found {
  readonly tex: string;
  readonly display: boolean;
  readonly end: number;
  /** Not a formula by the rule, but to readers: `$\times$4`. It is spelled, not typeset. */
  readonly slip?: boolean;
}

/** @param unclosed closers that the rest of the text does not have, so that time stays linear */
function formulaAt(
  text: string,
  index: number,
  opening: string,
  name: string,
  unclosed: Set<string>,
): Found | undefined {
  if (opening === '\\\\' || opening === '\\$') return undefined;
  const start = index + opening.length;
  const close = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' }[opening] ?? `\\end{${name}}`;
  if (unclosed.has(close)) return undefined;
  const at = closerAt(text, close, start);
  if (at === undefined) {
    unclosed.add(close);
    return undefined;
  }
  const tex = text.slice(start, at);
  const end = at + close.length;
  if (opening === '$') {
    if (tex !== '' && !/^\s|\s$/.test(tex) && !/\d/.test(text[end] ?? ''))
      return { tex, display: false, end };
    // The text between two prices has no TeX.
    const slip = tex.length <= 200 && /\\[A-Za-z]|[_^]\{/.test(tex) && balanced(tex);
    return slip ? { tex, display: false, end, slip } : undefined;
  }
  // A single dollar before the next `$$`: money, or a mistake.
  if (opening === '$$' && /(?<!\\)\$/.test(tex)) return undefined;
  if (opening.startsWith('\\begin')) return { ...environment(name, tex), end };
  return { tex, display: opening !== '\\(', end };
}

function environment(name: string, body: string): Omit<Found, 'end'> {
  const rows = /(?:align|gather|multline|eqnarray)/.test(name) || /&|\\\\/.test(body);
  const tex = rows ? `\\begin{aligned}${body.replace(/&\s*=\s*&/g, '&=')}\\end{aligned}` : body;
  return { tex, display: name !== 'math' };
}

/** Finds the next closer without a backslash before it. */
function closerAt(text: string, close: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text.startsWith(close, at)) return at;
    if (text[at] === '\\') at++;
  }
  return undefined;
}

/**
 * TeX that can open another formula, leave the formula, define commands, load code, make links or
 * style the page. A grave accent would begin code in Markdown that reads code before formulas
 * (Python-Markdown).
 */
const UNSAFE = new RegExp(
  `\\\\[()[\\]]|\\$|\`|\\\\(?:href|url|html\\w*|class|cssId|style|mmlToken|bbox|data|require|unicode|` +
    `[egx]?def|(?:re)?new\\w*|provide\\w*|let|futurelet|global|csname|catcode|special|write\\w*|` +
    `input|include\\w*|openin|read|verb|char)(?![A-Za-z])`,
);

// `\lt` is not a command within text, where `\texttt{<think>}` would need it.
const TEXT_WITH_ANGLES = /\\(?:text[a-z]*|mbox|hbox) ?\{[^{}]*[<>]/;

/** Rewrites TeX for all targets; undefined for a formula that has to be shown as text. */
function typesettable(raw: string): string | undefined {
  const tex = raw
    // Skip line breaks: `\\label` has no `\label`.
    .replace(/\\\\|\\(?:label|tag)\*?\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/g, (found) =>
      found === '\\\\' ? found : '',
    )
    // The optional length after a line break is not a delimiter.
    .replace(/\\\\(?:\s*\[[^[\]]{0,20}\])?(?=\s*([[\]()])?)/g, (_, next) =>
      next ? '\\\\ ' : '\\\\',
    )
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    // A space or a line break at the end has no effect, and its backslash would escape the closer.
    .replace(/(?<![\s\\])[\s\\]+$/, '')
    .trim();
  const bare = withoutEscapes(tex);
  if (bare === '' || UNSAFE.test(bare) || TEXT_WITH_ANGLES.test(bare) || !balanced(tex))
    return undefined;
  return tex
    .replace(/\\[^]|%/g, (found) => (found === '%' ? '\\%' : found)) // TeX would read the rest as a comment
    .replace(/\\mbox(?![A-Za-z])/g, '\\text') // the same, but KaTeX knows only this one
    .replace(/</g, '\\lt ')
    .replace(/>/g, '\\gt ')
    .replace(/\{(?=[{%#])/g, '{ ')
    .replace(/&(?=[#\p{L}\p{N}])/gu, '& ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Removes line breaks, and escaped dollars and braces. */
function withoutEscapes(tex: string): string {
  return tex.replace(/\\[\\${}]/g, '');
}

function balanced(tex: string): boolean {
  let open = 0;
  for (const char of withoutEscapes(tex)) {
    if (char === '{') open++;
    else if (char === '}' && --open < 0) return false;
  }
  return open === 0;
}
