import { stemmer } from 'stemmer';
import { formOf, plainOf } from '../match/words.ts';
import { STOP_WORDS } from '../query/stop-words.ts';
import { GREEK } from '../text/greek.ts';
import { numbersOf } from '../text/plural.ts';

/** Greek letters by their names, but for the second sign of sigma. */
const LETTERS = new Map([...GREEK].filter(([letter]) => letter !== 'ς').map(([a, b]) => [b, a]));
const LONG_NAME = /^(.+)(alpha|gamma|delta|epsilon|theta|kappa|lambda|sigma|omega)$/;

/**
 * The forms under which arXiv's index may hold a word that the matcher takes for this one: in the
 * other number, where its stem is another; with and without accents; a Greek letter and its name,
 * sub- and superscripts as TeX writes them. arXiv cuts TeX into words at its signs, and keeps `_`.
 *
 * @param stems whether the field's index holds stems
 * @returns each as arXiv's words apart by spaces, the word itself first
 */
export function indexForms(word: string, stems: boolean): string[] {
  const plain = plainOf(word);
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '');
  const letter = LETTERS.get(plain);
  const joined = LONG_NAME.exec(plain);
  const forms = [
    word,
    ...(/^[\p{L}\p{N}]+$/u.test(folded) ? [folded] : []),
    ...(plain === word.toLowerCase() ? [] : [plain]),
    ...(letter === undefined ? [] : [letter]),
    ...(joined === null
      ? []
      : [
          `${joined[1] ?? ''} ${joined[2] ?? ''}`,
          (joined[1] ?? '') + (LETTERS.get(joined[2] ?? '') ?? ''),
        ]),
    ...(STOP_WORDS.has(plain) ? [] : numbersOf(formOf(word))),
    ...withScripts(word.normalize('NFKC')), // CO₂ as CO2, ℓ as l
  ];
  const once = new Map<string, string>();
  for (const form of forms) {
    const key = stems ? form.toLowerCase().split(' ').map(stemmer).join(' ') : form.toLowerCase();
    if (!once.has(key)) once.set(key, form);
  }
  return [...once.values()];
}

/** What TeX may have written for `CO2`, `L1`, `Tc`, `kNN`: `CO$_2$`, `$\ell_{1}$`, `$T_{c}$`, `$k$NN`. */
function withScripts(word: string): string[] {
  // A word of two or more capitals, or of only lower case letters, is used unchanged.
  if (/^(?:[a-z][A-Z]{1,4}|[A-Z][a-z]|\p{L}_.+)$/u.test(word)) {
    const script = word.slice(1).replace('_', '');
    return ['', ' ', '_', '_ ', ' _', '_ mathrm ', '_ rm '].map(
      (sign) => word.charAt(0) + sign + script,
    );
  }
  if (!/^[A-Za-z]{1,2}\d{1,2}(?:[A-Za-z]{1,2}\d{0,2}){0,3}$/.test(word)) return [];
  const names = /^l\d/i.test(word) ? ['l', 'ell', 'ℓ'].map((name) => name + word.slice(1)) : [word];
  return names.flatMap((name) => {
    const apart = (before: string, behind: string) =>
      name.replace(/(?<=\d)(?=[A-Za-z])/g, behind).replace(/(?<=[A-Za-zℓ])(?=\d)/g, before);
    return [
      name,
      apart('_', ''),
      apart('_ ', ' '),
      apart(' _', ' '),
      apart(' _ ', ' '),
      apart(' ', ' '),
    ];
  });
}
