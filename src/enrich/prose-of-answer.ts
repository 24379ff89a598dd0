import { withoutPiles } from '../text/piles.ts';
import { visible } from '../text/visible.ts';
import { shorten } from '../text/shorten.ts';

/**
 * Turns a model's text into one paragraph of plain prose: without links, Markdown and invisible
 * characters. It stays untrusted: HTML and template syntax are escaped where it is printed.
 *
 * @param most maximum number of characters; a longer text ends with its last whole sentence, or with
 * an ellipsis
 */
export function proseOf(text: string, most: number): string {
  // Cut very long texts before the replacements, which shorten a text by less than this.
  const plain = withoutPiles(visible(text.slice(0, most * SPARE)))
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/<?[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>]*>?/gi, '')
    .replace(/\b(?:www\.|mailto:|javascript:|data:)[^\s<>]*/gi, '')
    .replace(/\S{1,64}@[\w-]+(?:\.[\w-]+)+/g, '')
    .replace(/(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/ +([.,;:!?])/g, '$1')
    .replace(/^(?:[#>*-]+|\d+[.)]) +/, '')
    .trim();
  return plain.length <= most ? plain : shortened(plain, most);
}

const SPARE = 20;

function shortened(text: string, most: number): string {
  const cut = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const sentences = /^.*[.!?。！？](?=\s|$|[\u3040-\u9fff])/su.exec(cut)?.[0] ?? '';
  if (sentences.length >= most / 2) return sentences;
  return shorten(text, most);
}
