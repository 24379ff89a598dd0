import { type PaperId, idForPath, withoutIds } from './paper.ts';
import { GREEK } from '../text/greek.ts';
import { withoutPiles } from '../text/piles.ts';

/** Letters that do not fall apart into a plain one and an accent. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  'ß:ss ø:o ł:l æ:ae œ:oe đ:d ð:d þ:th ı:i ŋ:ng ħ:h ŧ:t ĸ:k ƒ:f'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
);

const LONGEST = 80;

/**
 * Text as part of a file's name and an address: `[a-z0-9-]`, cut between words where there are two.
 *
 * @param text without TeX
 * @param length the most characters
 * @returns an empty string for a text without a letter that Latin or Greek script has
 */
export function slugify(text: string, length: number): string {
  const plain = withoutPiles(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’ʼ]/gu, '');
  const spelled = [...plain]
    .map((letter) => SPELLED.get(letter) ?? GREEK.get(letter) ?? letter)
    .join('');
  const slug = (spelled.match(/[a-z0-9]+/g) ?? []).join('-');
  if (slug.length <= length) return slug;
  const lastBreak = slug.slice(0, length + 1).lastIndexOf('-');
  return slug.slice(0, lastBreak > 0 ? lastBreak : length);
}

/**
 * The name of a paper's post: its id, by which it is known again, then its title. The same title,
 * the same name; at most 80 characters, never empty. Dots become hyphens, since Astro's collections
 * drop them from addresses. A title may quote another paper's id (`Comment on arXiv:…`), which the
 * name must not: that paper would count as posted.
 *
 * @param title without TeX
 */
export function postSlug(id: PaperId, title: string): string {
  const name = idForPath(id).replaceAll('.', '-').toLowerCase();
  const words = withoutIds(slugify(title, LONGEST - name.length - 1));
  return words === '' ? name : `${name}-${words}`;
}
