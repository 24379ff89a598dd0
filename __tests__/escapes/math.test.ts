import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { Marks } from '../../src/text/placeholders.ts';
import { splitMath } from '../../src/text/tex.ts';
import { renderAbstract, renderRemark } from '../../src/escapes/escapes.ts';
import { MATH_MODES, type MathMode } from '../../src/escapes/math.ts';
import { visible } from '../../src/text/visible.ts';
import { hostileFormulas } from '../builders/hostile.ts';
import { elementsIn } from '../harness/elements.ts';

/** How a generator finds formulas: the first that fits at a place; its first group is the TeX. */
const FORMULA: Readonly<Record<MathMode, readonly RegExp[]>> = {
  client: [],
  none: [],
  // micromark-extension-math 3: as many dollars as at the start, whatever stands before them; alone
  // between lines of dollars.
  remark: [/^\$\$[^$\n]*\n([^]*?)\n\$\$$/my, /(?<!\$)(\$+)(?!\$)(?<tex>[^]*?)(?<!\$)\1(?!\$)/y],
  // What markdown-it-mathjax3, @mdit/plugin-katex, markdown-it-texmath and Arithmatex all take.
  mdit: [
    /^\$\$\n((?:(?!\$)[^])*)\n\$\$$/my,
    /(?<![\d$\\])\$(?![\s$])((?:\\.|[^\\$\n])+)(?<!\s)\$(?!\d)/y,
  ],
  kramdown: [/\$\$([^]*?)\$\$/y],
  // Hugo's goldmark-extensions: up to the first closer.
  passthrough: [/\\\(([^]+?)\\\)/y, /\\\[([^]+?)\\\]/y],
  github: [/^```math\n([^`]*)\n```$/my, /\$`([^`]+)`\$/y],
};

/** The formulas of a page, and the page with a dollar in the place of each. */
function readFormulas(page: string, mode: MathMode): { found: string[]; rest: string } {
  const found: string[] = [];
  let rest = '';
  for (let at = 0; at < page.length;) {
    const match = FORMULA[mode]
      .map((pattern) => {
        pattern.lastIndex = at;
        return pattern.exec(page);
      })
      .find((one) => one !== null);
    if (match) {
      found.push(match.groups?.['tex'] ?? match[1] ?? '');
      rest += '$';
      at += match[0].length;
    } else rest += page[at++];
  }
  return { found, rest };
}

/** TeX without what the modes may change about it: spaces, and bars for kramdown. */
function essence(tex: string): string {
  return tex
    .replace(/^\\displaystyle /, '')
    .replace(/(\\begin ?\{array\} ?)\{([^{}]*)\}/g, (_, begin: string, columns: string) => {
      return `${begin}{${columns.replaceAll('|', '')}}`;
    })
    .replace(/\\([^])|\|/g, (one, sign?: string) =>
      sign === '|' ? '\\Vert' : sign === undefined ? '\\vert' : one,
    )
    .replaceAll(' ', '');
}

const readers = [
  (text: string) => new MarkdownIt({ html: true }).render(text),
  (text: string) => new Marked({ gfm: true }).parse(text) as string,
];

describe('formulas of a hostile author', () => {
  test.each(MATH_MODES)('for %s: only formulas and web links are active', (mode) => {
    fc.assert(
      fc.property(hostileFormulas, (text) => {
        for (const page of [
          renderAbstract(text, { math: mode }),
          renderRemark(text.replaceAll('\n', ' '), { math: mode }),
        ]) {
          expect(page).not.toMatch(/\{[{%#<]|<%|[\u200e\u202a\ufeff]/);
          const { rest } = readFormulas(page, mode);
          expect(rest).not.toMatch(/[{}<`|]|^(?:import|export) /m);
          for (const read of readers) {
            const odd = elementsIn(read(rest)).filter(
              (one) => !/^(?:p|a href=https?:.*)$/.test(one),
            );
            expect({ page, rest, odd }).toEqual({ page, rest, odd: [] });
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(MATH_MODES.filter((mode) => FORMULA[mode].length > 0))(
    'for %s: each formula is read as it was written',
    (mode) => {
      fc.assert(
        fc.property(hostileFormulas, (text) => {
          const line = visible(Marks.without(text)).replaceAll('\n', ' ');
          const wanted = splitMath(line).flatMap((piece) =>
            piece.kind === 'math' ? [essence(piece.tex)] : [],
          );
          const { found } = readFormulas(renderAbstract(line, { math: mode }), mode);
          // A macro may swallow one (`\label{$x$}`), but none is cut, joined or invented.
          for (const tex of found.map(essence)) {
            const at = wanted.indexOf(tex);
            expect({ line, tex, known: at >= 0 }).toEqual({ line, tex, known: true });
            wanted.splice(0, at + 1);
          }
        }),
        { numRuns: 500 },
      );
    },
  );
});
