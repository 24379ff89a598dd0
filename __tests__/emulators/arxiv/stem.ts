/**
 * Returns the stem of a word, by steps 1 and 5a of Porter's stemmer: plurals, -ed, -ing, a final y
 * or e. The index of titles and abstracts holds stems (facts).
 */
export function stem(word: string): string {
  if (word.length < 3) return word;
  return withoutE(withI(withoutEnding(word.replace(/(ss)es$|(i)es$|([^s])s$/, '$1$2$3'))));
}

function withoutEnding(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const rest = /^(.*?)(?:ed|ing)$/.exec(word)?.[1];
  if (rest === undefined || !shape(rest).includes('v')) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeioulsz])\1$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && isShort(rest) ? `${rest}e` : rest;
}

function withI(word: string): string {
  const rest = word.slice(0, -1);
  return word.endsWith('y') && shape(rest).includes('v') ? `${rest}i` : word;
}

function withoutE(word: string): string {
  const rest = word.slice(0, -1);
  const goes = measure(rest) > 1 || (measure(rest) === 1 && !isShort(rest));
  return word.endsWith('e') && goes ? rest : word;
}

/** Returns a letter for each consonant and vowel. y is a vowel after a consonant. */
function shape(word: string): string {
  return word.replace(/[^aeiouy]|y(?<=^y|[aeiou]y)/g, 'c').replace(/[aeiouy]/g, 'v');
}

/** Porter's m: number of vowels followed by a consonant. */
function measure(word: string): number {
  return shape(word).match(/v+c/g)?.length ?? 0;
}

/** Porter's *o: consonant, vowel, consonant, as in `hop`. */
function isShort(word: string): boolean {
  return shape(word).endsWith('cvc') && !/[wxy]$/.test(word);
}
