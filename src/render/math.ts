import { mathToText } from '../papers/tex.ts';
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
      return `\\(${tex}\\)`;
    case 'kramdown':
      return `$$${withoutPipes(tex)}$$`;
    case 'remark':
      // A dollar within ends the formula, escaped or not, unless more dollars fence it.
      return tex.includes('$') ? `$$${tex}$$` : `$${tex}$`;
    case 'mdit':
      return `$${tex}$`;
    case 'github':
      return `$\`${tex}\`$`;
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
      return `\\[${tex}\\]`;
    case 'kramdown':
      return `$$${withoutPipes(tex)}$$`;
    case 'remark':
    case 'mdit':
      return `$$\n${tex}\n$$`;
    case 'github':
      return `\`\`\`math\n${tex}\n\`\`\``;
    case 'none':
      return escapeInline(mathToText(tex), rules);
  }
}

/** TeX that the site's Markdown reads as text, and its typographer too. */
function asText(tex: string, rules: MarkdownRules): string {
  return escapeInline(untypographic(tex), { ...rules, also: `${rules.also ?? ''}'"` });
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
