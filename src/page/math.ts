import temml from 'temml';
import { Html, html } from './html.ts';

/** A formula that is longer says more as its source. */
const LONGEST = 4000;

/**
 * A formula as MathML, which browsers typeset by themselves. What Temml cannot read, and whatever
 * it printed that is no plain MathML, is shown as its source. Never throws.
 *
 * @param tex without dollars
 */
export function formula(tex: string, display: boolean): Html {
  const typeset = tex.length > LONGEST ? undefined : mathml(tex, display);
  return typeset ?? html`<code class="tex">${tex}</code>`;
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
