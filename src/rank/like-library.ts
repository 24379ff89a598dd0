import type { Features, RankText } from './features.ts';
import type { LibraryEntry } from './library-entry.ts';
import type { Reason } from './order.ts';
import { type Person, isSamePerson, personOf } from './person.ts';
import type { Vector } from './vectors.ts';

interface Known {
  readonly entry: LibraryEntry;
  readonly features: Features;
  readonly vector: Vector;
}

/** Minimum cosine: below it two texts share only the words of their field. */
const LEAST_LIKENESS = 0.05;
/** Minimum number of shared words: one, such as "entropy", is often a coincidence. */
const LEAST_WORDS = 2;
const MOST_TITLE = 80;
const MOST_AUTHORS = 2;

/**
 * Prepares the comparison of papers with a library.
 *
 * @returns a function that names the nearest entry, and the authors that a paper shares with the
 * library, or says that the paper itself is in it; its last argument is true if the paper is more like
 * the library than most papers
 */
export function likeLibrary(
  known: readonly Known[],
): (
  paper: Pick<RankText, 'title' | 'authors'>,
  subject: { readonly vector: Vector; readonly features: Features },
  isLike: boolean,
) => readonly Reason[] {
  const people = peopleIn(known.map(({ entry }) => entry));
  const titles = new Set(known.map(({ entry }) => lettersOf(entry.title)));
  return ({ title, authors }, { vector, features }, isLike) => {
    if (titles.has(lettersOf(title)))
      return [{ kind: 'library', text: 'in your library already', words: [] }];
    const ours = authors.filter((name) => people(name)).slice(0, MOST_AUTHORS);
    const near = isLike ? nearest(vector, known) : undefined;
    return [
      ...(ours.length === 0
        ? []
        : [
            {
              kind: 'author',
              text: `by ${ours.join(' and ')}, in your library`,
              words: ours,
            } as const,
          ]),
      ...(near === undefined ? [] : likeEntry(near, features)),
    ];
  };
}

/** The letters and digits of a title: BibTeX files differ in braces, case and punctuation. */
function lettersOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function likeEntry({ entry, features: theirs }: Known, features: Features): Reason[] {
  const title =
    entry.title.length > MOST_TITLE
      ? `${entry.title.slice(0, MOST_TITLE).replace(/\s+\S*$/, '')} …`
      : entry.title;
  const words = [...features]
    .filter(([key]) => key.startsWith('w:') && theirs.has(key))
    .map(([, { label }]) => label);
  const text = `like “${title}” in your library`;
  return words.length < LEAST_WORDS ? [] : [{ kind: 'library', text, words: words.slice(0, 3) }];
}

/** The entry with the highest cosine to a paper; the first of equal ones. */
function nearest(vector: Vector, known: readonly Known[]): Known | undefined {
  const values = new Map(vector.at.map((at, nth) => [at, vector.values[nth] ?? 0]));
  let best: { readonly one: Known; readonly likeness: number } | undefined;
  for (const one of known) {
    let likeness = 0;
    one.vector.at.forEach((at, nth) => {
      likeness += (values.get(at) ?? 0) * (one.vector.values[nth] ?? 0);
    });
    if (likeness > (best?.likeness ?? LEAST_LIKENESS)) best = { one, likeness };
  }
  return best?.one;
}

/** Returns a function that tells whether a name is an author of the library. */
function peopleIn(entries: readonly LibraryEntry[]): (name: string) => boolean {
  const byFamily = new Map<string, Person[]>();
  for (const { authors } of entries) {
    for (const name of authors) {
      const person = personOf(name);
      if (person === undefined) continue;
      const family = byFamily.get(person.family);
      if (family === undefined) byFamily.set(person.family, [person]);
      else family.push(person);
    }
  }
  return (name) => {
    const person = personOf(name);
    return (
      person !== undefined &&
      (byFamily.get(person.family) ?? []).some((other) => isSamePerson(person, other))
    );
  };
}
