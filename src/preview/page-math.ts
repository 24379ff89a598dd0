import temml from 'temml';
import { Html, html } from './html.ts';

/** Maximum length of a formula to typeset, in characters. Longer formulas are shown as source. */
const LONGEST = 4000;

/** Maximum length of TeX that always fits on a line of a phone. */
const ONE_LINE = 24;

/**
 * Returns a formula as MathML, which browsers typeset. Returns its source if Temml cannot read it, or
 * prints anything but plain MathML.
 *
 * @param tex the formula, without dollars
 */
export function formula(tex: string, display: boolean): Html {
  const typeset = tex.length > LONGEST ? undefined : mathml(tex, display);
  if (typeset === undefined) return html`<code class="tex">${tex}</code>`;
  // Browsers do not break lines in formulas, so let the reader scroll a long formula.
  return display || tex.length > ONE_LINE
    ? html`<span class="${display ? 'display' : 'formula'}" tabindex="0">${typeset}</span>`
    : typeset;
}

function mathml(tex: string, display: boolean): Html | undefined {
  try {
    const text = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 100,
      maxSize: [20, 20],
    });
    return isPlain(text) ? new Html(text) : undefined;
  } catch {
    return undefined;
  }
}

const ELEMENTS =
  'math|semantics|mrow|mi|mo|mn|ms|mtext|mspace|msup|msub|msubsup|munder|mover|munderover|mfrac|msqrt|mroot|mtable|mtr|mtd|mpadded|mphantom|menclose|mstyle|mmultiscripts|mprescripts|none|merror';
const ATTRIBUTES =
  'xmlns|display|class|style|mathvariant|stretchy|fence|separator|form|lspace|rspace|minsize|maxsize|symmetric|movablelimits|largeop|accent|accentunder|linethickness|width|height|depth|voffset|rowspacing|columnspacing|columnalign|rowalign|columnlines|rowlines|scriptlevel|displaystyle|notation|mathcolor|mathbackground|mathsize|columnspan|rowspan|side|separators|dir|title|framespacing|frame';
const TAG = new RegExp(
  `</?(?:${ELEMENTS})(?:\\s+(?:${ATTRIBUTES})=(?:"(?![^"]*url\\()[^"<>]*"|'(?![^']*url\\()[^'<>]*'))*\\s*/?>`,
  'gi',
);

/** Returns whether text has only the listed elements and attributes of MathML Core. */
function isPlain(text: string): boolean {
  return !/[<>]/.test(text.replace(TAG, ''));
}
