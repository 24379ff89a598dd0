import temml from 'temml';
import { Html, html } from './html.ts';

/** A formula that is longer says more as its source. */
const LONGEST = 4000;

/** As much TeX as fits a phone's line whatever it says. */
const ONE_LINE = 24;

/**
 * A formula as MathML, which browsers typeset by themselves. What Temml cannot read, and whatever
 * it printed that is no plain MathML, is shown as its source. Never throws.
 *
 * @param tex without dollars
 */
export function formula(tex: string, display: boolean): Html {
  const typeset = tex.length > LONGEST ? undefined : mathml(tex, display);
  if (typeset === undefined) return html`<code class="tex">${tex}</code>`;
  // No browser breaks a formula's line: on a phone a long one is moved by touch or by key.
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

/** Whether it holds nothing but elements and attributes that MathML Core draws with. */
function isPlain(text: string): boolean {
  return !/[<>]/.test(text.replace(TAG, ''));
}
