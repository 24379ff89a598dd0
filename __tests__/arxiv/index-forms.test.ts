import { expect, test } from '@jest/globals';
import { indexForms } from '../../src/arxiv/index-forms.ts';

test.each([
  ['a word has one form if its plural has the same stem', 'models', ['models']],
  ['its capitals are kept, and need no second form', 'Scrolls', ['Scrolls']],
  ['the other number has another stem', 'hypothesis', ['hypothesis', 'hypotheses']],
  ['a stop word is not in the index in any number', 'as', ['as']],
  ['accents may have been lost', 'naïve', ['naïve', 'naive']],
  ['signs that the index does not keep are left as they are', 'C++', ['C++']],
  ['signs within a word add no form', 'naïve+', ['naïve+', 'naive+']],
  ['a Greek letter may be written by its name', 'σ', ['σ', 'sigma']],
  ['the name of a letter may be written as a letter', 'sigma', ['sigma', 'σ']],
  ['a short name is also a letter', 'rho', ['rho', 'ρ']],
  ['a letter may be part of a word', 'nπ', ['nπ', 'npi']],
  ['a letter may end a word', 'DNalpha', ['DNalpha', 'dn alpha', 'dnα']],
  ['a word that begins with a letter’s name is a word', 'alphafold', ['alphafold']],
  ['so is a word with that name inside', 'rnalphafold', ['rnalphafold']],
  ['a short name that ends a word is part of it', 'alphabeta', ['alphabeta']],
  ['numbers of three digits are no scripts', 'A100', ['A100']],
  ['two capitals are an abbreviation', 'NLP', ['NLP']],
  ['three letters and a digit are a name', 'gpt4', ['gpt4']],
  ['more than four parts are a name', 'a1b2c3d4e5', ['a1b2c3d4e5']],
  ['a formula ends with its word', 'H2O+', ['H2O+']],
])('%s: %s', (_, word, forms) => {
  expect(indexForms(word, true)).toEqual(forms);
});

test('fields without stems need both numbers of a word, each once', () => {
  expect(indexForms('Models', false)).toEqual(['Models', 'model']);
});

test('TeX may write a digit of a formula as a script, in five ways', () => {
  const forms = (word: string) => indexForms(word, true).join(' | ');
  expect(forms('CO2')).toBe('CO2 | CO_2 | CO_ 2 | CO _2 | CO _ 2 | CO 2');
  expect(forms('PM10')).toBe('PM10 | PM_10 | PM_ 10 | PM _10 | PM _ 10 | PM 10');
  expect(forms('Al2Mg3')).toBe(
    'Al2Mg3 | Al_2Mg_3 | Al_ 2 Mg_ 3 | Al _2 Mg _3 | Al _ 2 Mg _ 3 | Al 2 Mg 3',
  );
  expect(forms('xl1')).toBe('xl1 | xl_1 | xl_ 1 | xl _1 | xl _ 1 | xl 1');
  expect(forms('CO₂').replace('CO₂ | co2', 'CO2')).toBe(forms('CO2'));
});

test('L1 may be written with a script l', () => {
  const of = (letter: string) =>
    [`${letter}1`, `_1`, `_ 1`, ` _1`, ` _ 1`, ` 1`].map((form, nth) =>
      nth === 0 ? form : letter + form,
    );
  expect(indexForms('l1', true)).toEqual([...of('l'), ...of('ell'), ...of('ℓ')]);
  expect(new Set(indexForms('ℓ1', true))).toEqual(new Set(indexForms('l1', true)));
});

test.each([
  ['kNN', 'k', 'NN'],
  ['Tc', 'T', 'c'],
  ['T_eff', 'T', 'eff'],
])('TeX may write %s as %s with a script', (word, letter, script) => {
  const scripts = ['', ' ', '_', '_ ', ' _', '_ mathrm ', '_ rm '];
  const forms = scripts.map((sign) => (letter + sign + script).toLowerCase());
  const found = indexForms(word, true).map((form) => form.toLowerCase());
  expect(new Set(found)).toEqual(new Set([word.toLowerCase(), ...forms]));
});
