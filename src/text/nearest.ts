import { distance } from 'fastest-levenshtein';

/**
 * Finds the known name that a misspelt name was meant to be.
 *
 * @param farthest the most letters that may differ
 * @returns undefined when no known name is near enough
 */
export function nearest(
  word: string,
  known: readonly string[],
  farthest = Math.max(2, word.length / 3),
): string | undefined {
  const wanted = word.toLowerCase();
  const [best] = known
    .map((name) => ({ name, far: farness(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far || a.name.localeCompare(b.name, 'en'));
  return best !== undefined && best.far <= farthest ? best.name : undefined;
}

/** Counts letters that changed places as one difference. */
function farness(a: string, b: string): number {
  const letters = (word: string) => [...word].sort().join('');
  return letters(a) === letters(b) ? Math.min(1, distance(a, b)) : distance(a, b);
}

/** Returns ` Did you mean x?`, or an empty text. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
