import { distance } from 'fastest-levenshtein';

/**
 * The known name that a misspelt one was probably meant to be.
 *
 * @param farthest how many letters may differ
 * @returns undefined when nothing known is near: a wrong guess sends the reader astray.
 */
export function nearest(
  word: string,
  known: readonly string[],
  farthest = Math.max(2, word.length / 3),
): string | undefined {
  const said = word.toLowerCase();
  const [best] = known
    .map((name) => ({ name, far: farness(said, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far || a.name.localeCompare(b.name, 'en'));
  return best !== undefined && best.far <= farthest ? best.name : undefined;
}

/** Letters that changed places are one slip of the finger, not two. */
function farness(a: string, b: string): number {
  const letters = (word: string) => [...word].sort().join('');
  return letters(a) === letters(b) ? Math.min(1, distance(a, b)) : distance(a, b);
}

/** ` Did you mean x?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
