import { mathToText } from '../text/tex.ts';
import { type MarkdownRules, escapeInline, escapeMarkdown } from './markdown.ts';

/**
 * How a site shows formulas.
 * - `client`: `\(x\)` as text, which a script in the page typesets: needs no plugin;
 * - `remark`, `mdit`: dollars, for remark-math and for markdown-it's plugins and Arithmatex;
 * - `kramdown`: its `$$x$$`, inline and alone;
 * - `passthrough`: `\(x\)` as it stands, for Hugo from 0.122, which does not escape it;
 * - `github`: GitHub's own, in which no other Markdown is read (docs.github.com, "Writing
 *   mathematical expressions");
 * - `none`: spelled in Unicode.
 */
export type MathMode = (typeof MATH_MODES)[number];

export const MATH_MODES = [
  'client',
  'remark',
  'mdit',
  'kramdown',
  'passthrough',
  'github',
  'none',
] as const;

/** @param tex as splitMath gives it */
export function inlineMath(tex: string, mode: MathMode, rules: MarkdownRules = {}): string {
  switch (mode) {
    case 'client':
      return asText(`\\(${tex}\\)`, rules);
    case 'passthrough':
      return `\\(${inert(tex)}\\)`;
    case 'kramdown':
      return inKramdown(tex);
    case 'remark':
      return fenced(inert(tex));
    case 'mdit':
      return `$${inert(tex)}$`;
    case 'github':
      return `$\`${inert(tex)}\`$`;
    case 'none':
      // It may be what a paragraph begins with.
      return escapeMarkdown(mathToText(tex), rules);
  }
}

/** A formula on lines of its own, which blank lines must part from what is around it. */
export function displayMath(tex: string, mode: MathMode, rules: MarkdownRules = {}): string {
  switch (mode) {
    case 'client':
      return asText(`\\[${tex}\\]`, rules);
    case 'passthrough':
      return `\\[${inert(tex)}\\]`;
    case 'kramdown':
      return inKramdown(tex);
    case 'mdit':
      // To markdown-it-texmath a block that holds a dollar, escaped or not, is none.
      return tex.includes('$') ? `$\\displaystyle ${inert(tex)}$` : `$$\n${inert(tex)}\n$$`;
    case 'remark':
      return `$$\n${inert(tex)}\n$$`;
    case 'github':
      return `\`\`\`math\n${inert(tex)}\n\`\`\``;
    case 'none':
      return escapeInline(mathToText(tex), rules);
  }
}

/**
 * TeX that stands in the file as it is: no engine that runs over the file before Markdown does reads
 * a tag in it, nor Markdown a link, should the site not typeset formulas after all. To TeX the spaces
 * say nothing. It comes after whatever else is done to the TeX, since that may join what was apart.
 */
function inert(tex: string): string {
  return tex.replace(/\{(?=[{%#<])/g, '{ ').replace(/\](?=\()/g, '] ');
}

/**
 * For remark-math, whose formula ends at as many dollars as it began with, escaped or not
 * (micromark-extension-math 3); a space at either end is taken off.
 */
function fenced(tex: string): string {
  const longest = Math.max(0, ...(tex.match(/\$+/g) ?? []).map(({ length }) => length));
  const fence = '$'.repeat(longest + 1);
  return /^\$|\$$/.test(tex) ? `${fence} ${tex} ${fence}` : fence + tex + fence;
}

/** For kramdown, whose formula ends at the next two dollars, escaped or not. */
function inKramdown(tex: string): string {
  const written = inert(withoutPipes(tex));
  return written.endsWith('$') ? `$$${written} $$` : `$$${written}$$`;
}

/** TeX that the site's Markdown reads as text, and its typographer too. */
function asText(tex: string, rules: MarkdownRules): string {
  return escapeInline(inert(untypographic(tex)), { ...rules, also: `${rules.also ?? ''}'"` });
}

/**
 * The same formula without what a typographer curls or lengthens even where entities stand for it
 * (Astro's works on the text that was read): a prime by its name, unless a superscript follows it or
 * it may be an apostrophe; no hyphens or full stops side by side.
 */
function untypographic(tex: string): string {
  const parted = tex.replace(/-(?=-)/g, '-{}').replace(/[.](?=[.])/g, '.{}');
  if (/\\(?:text|mbox|hbox|textrm|operatorname)/.test(tex)) return parted;
  return parted.replace(/(?<!\\)'+(?!['^])/g, (primes) => `^{${'\\prime'.repeat(primes.length)}}`);
}

/** kramdown makes a table of a paragraph with a pipe in it, also within a formula. */
function withoutPipes(tex: string): string {
  return tex
    .replace(/(\\begin ?\{array\} ?)\{([^{}]*)\}/g, (_, begin: string, columns: string) => {
      return `${begin}{${columns.replaceAll('|', '')}}`;
    })
    .replace(/\\([^])|\|/g, (found, escaped?: string) => {
      if (escaped === '|') return '\\Vert ';
      return escaped === undefined ? '\\vert ' : found;
    });
}
