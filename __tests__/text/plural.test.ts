import { describe, expect, test } from '@jest/globals';
import { numbersOf, singular } from '../../src/text/plural.ts';

describe('the singular', () => {
  test.each([
    [
      'of a plural of English',
      'models studies boxes wolves women men feet teeth mice geese',
      'model study box wolf woman man foot tooth mouse goose',
    ],
    [
      'of a plural of Latin or Greek',
      'matrices axes analyses corpora antennae larvae criteria symbioses children',
      'matrix axis analysis corpus antenna larva criterion symbiosis child',
    ],
    [
      'of a plural in -es of a word in -e',
      'caches headaches cookies causes excuses spouses',
      'cache headache cookie cause excuse spouse',
    ],
    [
      'of a verb in -fuse or -cuse',
      'diffuses refuses transfuses accuses',
      'diffuse refuse transfuse accuse',
    ],
    ['of words in -s', 'biases lenses pancreases consensuses', 'bias lens pancreas consensus'],
    ['of an abbreviation', 'llms gpus cnns cpus apis rois clis', 'llm gpu cnn cpu api roi cli'],
  ])('%s', (_, plurals, words) => {
    expect(plurals.split(' ').map(singular)).toEqual(words.split(' '));
    expect(words.split(' ').map(singular)).toEqual(words.split(' '));
  });

  test.each([
    'news',
    'does',
    'physics',
    'species',
    'data',
    'plus',
    'thus',
    'class',
    'virus',
    'chaos',
    'basis',
    'is',
    'gas',
    '3ds2',
    'issue',
    'dice',
    'various',
  ])('of %s is the word itself', (word) => {
    expect(singular(word)).toBe(word);
  });

  test('of a word of three letters is the word itself', () => {
    expect([singular('ads'), singular('adds')]).toEqual(['ads', 'add']);
  });
});

test('words of the sciences have their own plurals, or none', () => {
  const plurals = 'spectra minima equilibria strata ganglia genera simplices vortices emphases';
  expect(plurals.split(' ').map(singular).join(' ')).toBe(
    'spectrum minimum equilibrium stratum ganglion genus simplex vortex emphasis',
  );
  expect(['catalyses', 'thromboses', 'avalanches'].map(singular)).toEqual([
    ...['catalysis', 'thrombosis', 'avalanche'],
  ]);
  for (const word of ['species', 'optics', 'graphics', 'robotics', 'kinetics', 'analytics'])
    expect(singular(word)).toBe(word);
});

describe('the numbers of a word', () => {
  test.each([
    ['model', ['model', 'models']],
    ['study', ['study', 'studys', 'studies']],
    ['matrix', ['matrix', 'matrixs', 'matrices', 'matrixes']],
    ['analysis', ['analysis', 'analyses']],
    ['corpus', ['corpus', 'corpora', 'corpuses']],
    ['quiz', ['quiz', 'quizs', 'quizzes']],
    ['schema', ['schema', 'schemas', 'schemae', 'schemata']],
    ['wolf', ['wolf', 'wolfs', 'wolves']],
    ['knife', ['knife', 'knifes', 'knives']],
    ['viru', ['viru', 'virus']],
    ['gri', ['gri', 'gris']],
    ['datum', ['datum', 'datums']],
    ['criterion', ['criterion', 'criterions', 'criteria']],
    ['index', ['index', 'indexs', 'indices', 'indexes']],
    ['news', ['news']],
    ['x', ['x']],
    ['c++', ['c++']],
    ['3d', ['3d']],
  ])('%s are %j, the word first', (word, all) => {
    expect([...numbersOf(word)].sort()).toEqual([...all].sort());
    expect(numbersOf(word)[0]).toBe(word);
    for (const other of all.slice(2)) expect(singular(other)).toBe(word);
  });
});
