import { type Paper, idForPath } from '../papers/paper.ts';
import { texToText } from '../papers/tex.ts';

/** Letters that do not fall apart into a plain one and an accent. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'ng',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ϵ: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  ϕ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

const SLUG_LENGTH = 80;

/**
 * Text as part of a file's name and an address: `[a-z0-9-]`, cut between words.
 *
 * @returns an empty string for a text without a letter that Latin script has
 */
export function slugify(text: string, length: number): string {
  const letters = [...text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')].map(
    (letter) => LATIN[letter] ?? letter,
  );
  const slug = letters
    .join('')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1);
  return cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : length);
}

/**
 * The name of a paper's post: its id, by which it is known again, then its title. The same paper,
 * the same name for ever; at most 80 characters, never empty. Dots become hyphens, since some
 * generators (Astro's collections) drop them from addresses.
 */
export function postSlug({ id, title }: Pick<Paper, 'id' | 'title'>): string {
  const name = idForPath(id).replaceAll('.', '-').toLowerCase();
  const words = slugify(texToText(title), SLUG_LENGTH - name.length - 1);
  return words === '' ? name : `${name}-${words}`;
}
