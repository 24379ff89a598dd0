import { wordsOf } from '../match/words.ts';

/** A person's name: the words of the family name, and those of the given names. */
export interface Person {
  readonly family: string;
  /** Lower case, without accents: `tianyu`, or an initial, `t`. */
  readonly given: readonly string[];
}

const PARTICLES = new Set(
  'al ap ben bin da dal de del della den der des di do dos du el ibn la le ter van von zu zur'.split(
    ' ',
  ),
);
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/**
 * Reads a name as arXiv (`Tianyu Gao`) or a bibliography (`Gao, Tianyu`) writes it. Case, accents
 * and TeX are ignored.
 *
 * @returns undefined for a text without words
 */
export function personOf(name: string): Person | undefined {
  const comma = name.indexOf(',');
  if (comma >= 0) {
    const family = plainWords(name.slice(0, comma));
    const given = plainWords(name.slice(comma + 1)).filter((word) => !SUFFIXES.has(word));
    if (family.length > 0 && given.length > 0) return { family: family.join(' '), given };
  }
  const words = plainWords(name).filter((word) => !SUFFIXES.has(word));
  let at = words.length - 1;
  while (at > 1 && PARTICLES.has(words[at - 1] ?? '')) at--;
  if (at < 0) return undefined;
  return { family: words.slice(at).join(' '), given: words.slice(0, at) };
}

function plainWords(text: string): string[] {
  return wordsOf(text).map(({ plain }) => plain);
}

/** The same text for a person however the name is written; empty for a text without words. */
export function personKey(name: string): string {
  const person = personOf(name);
  return person === undefined ? '' : [person.family, ...person.given].join(' ');
}

/**
 * Whether two names can be the same person: the same family name, and each given name equal to the
 * other or its initial. At least one whole given name has to be equal.
 */
export function isSamePerson(a: Person, b: Person): boolean {
  if (a.family !== b.family) return false;
  const agree = a.given.every((one, nth) => {
    const other = b.given[nth];
    return (
      other === undefined || one === other || isInitialOf(one, other) || isInitialOf(other, one)
    );
  });
  return agree && a.given.some((one, nth) => one.length > 1 && one === b.given[nth]);
}

function isInitialOf(initial: string, name: string): boolean {
  return initial.length === 1 && name.startsWith(initial);
}
