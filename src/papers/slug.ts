import { type PaperId, idForPath, withoutIds } from './paper.ts';
import { GREEK } from '../text/greek.ts';
import { withoutPiles } from '../text/piles.ts';

/** Letters that NFKD does not divide into a plain letter and an accent. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  'ß:ss ø:o ł:l æ:ae œ:oe đ:d ð:d þ:th ı:i ŋ:ng ħ:h ŧ:t ĸ:k ƒ:f'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
);

const LONGEST = 80;

/**
 * Makes a part of a file name and an address: `[a-z0-9-]`, cut between words where possible.
 *
 * @param text without TeX
 * @param length the most characters
 * @returns an empty string for a text without Latin or Greek letters and digits
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
 * Makes the name of a paper's post: its id, which identifies it in later runs, then its title. The
 * same title gives the same name; at most 80 characters, never empty. Full stops become hyphens,
 * since Astro's collections drop them from addresses. Ids in the title (`Comment on arXiv:…`) are
 * removed: those papers would count as posted.
 *
 * @param title without TeX
 */
export function postSlug(id: PaperId, title: string): string {
  const name = idForPath(id).replaceAll('.', '-').toLowerCase();
  const words = withoutIds(slugify(title, LONGEST - name.length - 1));
  return words === '' ? name : `${name}-${words}`;
}
