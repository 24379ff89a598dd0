import { mathToText } from '../text/tex.ts';
import { type MarkdownRules, escapeInline, escapeMarkdown } from './markdown.ts';

/**
 * How a site shows formulas.
 * - `client`: `\(x\)` as text, which a script in the page typesets: needs no plugin;
 * - `remark`, `mdit`: dollars, for remark-math and for markdown-it's plugins and Arithmatex;
 * - `kramdown`: its `$$x$$`, inline and alone;
 * - `passthrough`: `\(x\)` unescaped, for Hugo from 0.122;
 * - `github`: GitHub's own, without other Markdown in it (docs.github.com, "Writing
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
      // It may begin a paragraph.
      return escapeMarkdown(mathToText(tex), rules);
  }
}

/** Writes a displayed formula, between blank lines. */
export function displayMath(tex: string, mode: MathMode, rules: MarkdownRules = {}): string {
  switch (mode) {
    case 'client':
      return asText(`\\[${tex}\\]`, rules);
    case 'passthrough':
      return `\\[${inert(tex)}\\]`;
    case 'kramdown':
      return inKramdown(tex);
    case 'mdit':
      // markdown-it-texmath does not read a block with a dollar in it, escaped or not.
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
 * Adds spaces, which TeX ignores, so that template engines find no tag in the TeX, and Markdown no
 * link where the site does not typeset formulas after all. Must be the last step, since other changes
 * can join characters.
 */
function inert(tex: string): string {
  return tex.replace(/\{(?=[{%#<])/g, '{ ').replace(/\](?=\()/g, '] ');
}

/**
 * Writes a formula for remark-math. It ends at as many dollars as it begins with, escaped or not
 * (micromark-extension-math 3), and a space at either end is removed.
 */
function fenced(tex: string): string {
  const longest = Math.max(0, ...(tex.match(/\$+/g) ?? []).map(({ length }) => length));
  const fence = '$'.repeat(longest + 1);
  return /^\$|\$$/.test(tex) ? `${fence} ${tex} ${fence}` : fence + tex + fence;
}

/** Writes a formula for kramdown. It ends at the next two dollars, escaped or not. */
function inKramdown(tex: string): string {
  const written = inert(withoutPipes(tex));
  return written.endsWith('$') ? `$$${written} $$` : `$$${written}$$`;
}

/** Escapes TeX so that the site's Markdown and its typographer read it as text. */
function asText(tex: string, rules: MarkdownRules): string {
  return escapeInline(inert(untypographic(tex)), { ...rules, also: `${rules.also ?? ''}'"` });
}

/**
 * Rewrites characters that a typographer changes even as entities (Astro's works on the parsed
 * text): primes get their name, unless a superscript follows or it may be an apostrophe; hyphens
 * and full stops are separated.
 */
function untypographic(tex: string): string {
  const parted = tex.replace(/-(?=-)/g, '-{}').replace(/[.](?=[.])/g, '.{}');
  if (/\\(?:text|mbox|hbox|textrm|operatorname)/.test(tex)) return parted;
  return parted.replace(/(?<!\\)'+(?!['^])/g, (primes) => `^{${'\\prime'.repeat(primes.length)}}`);
}

/** Replaces pipes: kramdown makes a table of a paragraph with one, also within a formula. */
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
