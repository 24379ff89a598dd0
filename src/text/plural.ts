import pluralize from 'pluralize';

/**
 * Words that only look like plurals, or whose singular means something else: does (doe, DOE), news,
 * goods, sars (SAR), and fields of study named after an adjective.
 */
const AS_THEY_ARE = new Set(
  (
    'agenda always besides chaos cosmos data dice does ethos goes goods media meta metadata news pathos people perhaps sars series sometimes ' +
    'species whereas acoustics aerodynamics aesthetics analytics bioinformatics diagnostics dynamics ' +
    'economics electrodynamics electronics ethics forensics genetics genomics graphics hydrodynamics ' +
    'kinematics kinetics linguistics logistics mathematics mechanics optics physics politics ' +
    'proteomics robotics semantics thermodynamics'
  ).split(' '),
);

/** Plurals of the sciences, and others that pluralize does not know or misreads. */
const PAIRS =
  'axis axes, corpus corpora, spectrum spectra, optimum optima, maximum maxima, minimum minima, ' +
  'extremum extrema, quantum quanta, continuum continua, momentum momenta, equilibrium equilibria, ' +
  'symposium symposia, stratum strata, memorandum memoranda, taxon taxa, ganglion ganglia, ' +
  'mitochondrion mitochondria, genus genera, torus tori, annulus annuli, simplex simplices, ' +
  'helix helices, vortex vortices, cortex cortices, apex apices, radix radices, emphasis emphases, ' +
  'oasis oases, catalysis catalyses, metastasis metastases, neurosis neuroses, stenosis stenoses, ' +
  'sclerosis scleroses, necrosis necroses, thrombosis thromboses, symbiosis symbioses, ' +
  'biopsy biopsies, cache caches, niche niches, psyche psyches, avalanche avalanches, ache aches, ' +
  'headache headaches, cookie cookies, calorie calories, genie genies, selfie selfies, abuse abuses, ' +
  'excuse excuses, fuse fuses, misuse misuses, muse muses, reuse reuses, ruse ruses, spouse spouses, zero zeroes';

for (const pair of PAIRS.split(', ')) {
  const [one = '', many = ''] = pair.split(' ');
  pluralize.addIrregularRule(one, many);
}
pluralize.addSingularRule(
  /^(\w*(?:bias|lens|canvas|pancreas|biceps|census|consensus))(?:es)?$/,
  '$1',
);
pluralize.addSingularRule(/^(\w{3,})ae$/, '$1a');
pluralize.addSingularRule(/^(\w*(?:ac|con|dif|ef|in|re|per|pro|suf|trans)(?:cuse|fuse))s$/, '$1');

/** Abbreviations in lower case whose plural looks like a Latin singular. */
const ABBREVIATIONS = /^(?:(?:[^aeiou]{2,}u)s|(?:ap|bc|cl|emoj|gu|mr|po|ro|tax)is)$/;

/**
 * Returns a word in the singular: `llm` for `llms`, `matrix` for `matrices`.
 *
 * @param word in lower case, without accents
 */
export function singular(word: string): string {
  if ((word.length < 4 && word !== 'men') || AS_THEY_ARE.has(word) || !/[a-z]$/.test(word))
    return word;
  if (ABBREVIATIONS.test(word) && word !== 'plus' && word !== 'thus') return word.slice(0, -1);
  if (/(?:ss|[aio]us|is)$/.test(word)) return word;
  return /(?:[sia]|ae|ren|^(?:wo)?men|eet|eeth|ice|eese)$/.test(word)
    ? pluralize.singular(word)
    : word;
}

/** Endings of singulars and their plurals. */
const ENDINGS = [
  ['', 's'],
  ['', 'es'],
  ['', 'zes'],
  ['y', 'ies'],
  ['is', 'es'],
  ['us', 'i'],
  ['us', 'uses'],
  ['um', 'a'],
  ['on', 'a'],
  ['a', 'ae'],
  ['a', 'ata'],
  ['ix', 'ices'],
  ['ex', 'ices'],
  ['f', 'ves'],
  ['fe', 'ves'],
] as const;

/**
 * Returns all words whose singular is this word, the word itself first.
 *
 * @param form as `singular` gives it
 */
export function numbersOf(form: string): string[] {
  if (!/^[a-z]{2,}$/.test(form)) return [form];
  const made = ENDINGS.flatMap(([one, many]) =>
    form.endsWith(one) ? [form.slice(0, form.length - one.length) + many] : [],
  );
  const others = [pluralize.plural(form), ...made].filter((word) => singular(word) === form);
  // In capitals it may be an abbreviation with any ending: `APIs`.
  return [...new Set([form, ...(form.endsWith('s') ? [] : [`${form}s`]), ...others])];
}
