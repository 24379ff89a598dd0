import { Marks } from '../text/placeholders.ts';
import { plainAddress } from '../text/tex-reader.ts';

/** A link in a text. */
export interface Link {
  readonly url: string;
  /** The text of TeX's `\href`, with TeX; absent for a bare address. */
  readonly label?: string;
}

const BARE = String.raw`https?:\/\/(?:\\[_%#&~$]|[^\s<>"{}[\]|^\\\x60\p{Co}“”‘’«»—–…、。，；（）])+`;
const ANY = new RegExp(
  String.raw`\\href\s?\{(?<target>https?:[^{}\s]+)\}\s?\{(?<label>(?:[^{}]|\{[^{}]{0,200}\}){0,300})\}` +
    String.raw`|\\url\s?\{(?<wrapped>https?:[^{}\s]+)\}|(?<![\p{L}\p{N}])(?<bare>${BARE})`,
  'giu',
);

/**
 * Replaces the links in prose, `\url` and `\href` included. The punctuation of the sentence stays
 * outside of an address.
 */
export function replaceLinks(prose: string, write: (link: Link) => string): string {
  return prose.replace(ANY, (whole: string, ...found: unknown[]) => {
    const groups = found.at(-1) as Record<string, string | undefined>;
    const { target, label, wrapped, bare } = groups;
    if (bare !== undefined) {
      const url = withoutPunctuation(bare);
      return write({ url: plainAddress(url) }) + bare.slice(url.length);
    }
    const url = plainAddress(target ?? wrapped ?? whole);
    return write(label === undefined || label.trim() === '' ? { url } : { url, label });
  });
}

/** Removes the punctuation of the sentence, and a closing parenthesis that is not opened in the address. */
function withoutPunctuation(url: string): string {
  let unopened = url.split(')').length - url.split('(').length;
  for (let end = url.length; ; end--) {
    const last = url.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened--;
    else if (!/[.,;:!?'*$_]/.test(last)) return url.slice(0, end);
  }
}

/**
 * Encodes an address for the destination of a Markdown link or the value of an attribute: characters
 * that could end it, or be mark-up in it, are percent-encoded.
 *
 * @returns an empty string for anything but an http(s) address
 */
export function escapeLink(url: string): string {
  if (!/^https?:\/\/[^\s/?#]/i.test(url) || !URL.canParse(url)) return '';
  return Marks.without(url)
    .replace(/%(?![0-9a-f]{2})|&(?=#?\w+;)|_(?=_)/gi, encode)
    .replace(/[\s<>()[\]{}"'`\\^|*~$@\x00-\x1f\x7f]|[^\x00-\x7f]/gu, encode);
}

function encode(char: string): string {
  return [...new TextEncoder().encode(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
