import { describe, expect, test } from '@jest/globals';
import {
  NO_VENUE,
  SERIES,
  YEAR,
  nameFrom,
  venueAt,
  yearBehind,
} from '../../src/papers/venue-name.ts';

/** Prints a venue as its name, its year and its kind. */
function venue(text: string): string | undefined {
  const found = venueAt(text);
  return found && `${found.name}, ${found.year ?? 'no year'}, ${found.kind}`;
}

test('a year is a number from 1980 to 2049 that is not part of another number', () => {
  const years = (text: string) => [...text.matchAll(new RegExp(YEAR, 'g'))].map(([year]) => year);
  expect(years('1980 1999 2000 2049, (2026) x2026y 2026. 2026-x')).toEqual([
    ...['1980', '1999', '2000', '2049', '2026', '2026', '2026', '2026'],
  ]);
  expect(years('1979 1899 2050 12026 1.2026 3:2026 1/2026 1-2026 20261 2026-27 2026.5')).toEqual(
    [],
  );
});

test.each<[string, number | undefined]>([
  [' 2026', 2026],
  ['2026', 2026],
  [', (2026)', 2026],
  ["'26", 2026],
  ['’26', 2026],
  ["' 26", 2026],
  [' 26', 2026],
  ['-45', 2045],
  ["'00", 2000],
  [' (ICML) 2026', 2026],
  ['(ICML-2) 26', 2026],
  [' 1999', 1999],
  [' 46', undefined],
  [' 99', undefined],
  [' 2050', undefined],
  [' 1979', undefined],
  [' 26.5', undefined],
  [' 26:1', undefined],
  [' 267', undefined],
  ['    2026', undefined],
  [' in 2026', undefined],
  [' (icml) 2026', undefined],
  ['', undefined],
])('the year right behind an acronym, in %j, is %s', (text, year) => {
  expect(yearBehind(text)).toBe(year);
});

test.each([
  ['the Old Scrolls Conference', 'Old Scrolls Conference'],
  ['Dans Scrolls', 'Scrolls'],
  ['In Scrolls', 'Scrolls'],
  ['Proceedings of the Scroll Society', 'Scroll Society'],
  ['proceedings of Scrolls', 'Scrolls'],
  ['Proceedings of the London Society', 'Proceedings of the London Society'],
  ['Proceedings of IEEE', 'Proceedings of IEEE'],
  ['Proceedings of IEEE Scrolls', 'IEEE Scrolls'],
  ['Proceedings of the VLDB', 'Proceedings of the VLDB'],
  ['Scrolls (non-archival)', 'Scrolls'],
  ['Scrolls (co-located with ICML)', 'Scrolls'],
  ['Scrolls (Oral) and Ink (best paper)', 'Scrolls and Ink'],
  ['Scrolls 2026', 'Scrolls'],
  ['Scrolls (2026)', 'Scrolls'],
  ['Scrolls, 2026 Edition', 'Scrolls Edition'],
  ['ICML2026', 'ICML'],
  ['Scrolls conference proceedings', 'Scrolls'],
  ['Scrolls Proceedings', 'Scrolls'],
  ['Old “Scrolls” and "Ink"', 'Old Scrolls and Ink'],
  ['Scrolls (of ink', 'Scrolls'],
  ['  Old   Scrolls ', 'Old Scrolls'],
  [": 'Scrolls -,", 'Scrolls'],
  ['Phys. Rev. 12', 'Phys. Rev.'],
  ['Scrolls B 1234', 'Scrolls B'],
  ['Scrolls 12345', 'Scrolls 12345'],
  [`${'Scroll '.repeat(20)}end`, 'Scroll '.repeat(17).trim()],
  ['x'.repeat(120), 'x'.repeat(120)],
])('the name of %j is %j', (head, name) => {
  expect(nameFrom(head)).toBe(name);
});

describe('a text begins with a venue', () => {
  test.each([
    ['CVPR 2026, Nashville', 'CVPR, 2026, conference'],
    ["CVPR'26", 'CVPR, 2026, conference'],
    ['CVPR', 'CVPR, no year, conference'],
    ['CVPR (2026)', 'CVPR, 2026, conference'],
    ['NeurIPS Findings 2026', 'NeurIPS Findings, 2026, conference'],
    ['Findings of ACL 2026', 'ACL Findings, 2026, conference'],
    ['TMLR', 'TMLR, no year, journal'],
    ['TPAMI 45 (2026)', 'IEEE TPAMI, 2026, journal'],
    ['3rd Workshop on Ink at ICML 2026', '3rd Workshop on Ink at ICML, 2026, workshop'],
    ['CVPRW 2026', 'CVPRW, 2026, workshop'],
    ['IEEE/CVF CVPR-W 2026', 'IEEE/CVF CVPR-W, 2026, workshop'],
    ['ICML 2026, Workshop on Ink', 'ICML, Workshop on Ink, 2026, workshop'],
    ['Ink in Science @ NeurIPS 2026', 'Ink in Science @ NeurIPS, 2026, workshop'],
    ['Ink Day, co-located with ICML 2026', 'Ink Day, 2026, workshop'],
    ['Journal of Scrolls, vol. 4 (2026)', 'Journal of Scrolls, 2026, journal'],
    ['Scroll Letters 12, 2026', 'Scroll Letters, 2026, journal'],
    ['Annals of Ink', 'Annals of Ink, no year, journal'],
    ['Phys. Rev. Lett. 77 (1996)', 'Phys. Rev. Lett., 1996, journal'],
    ['Nature', 'Nature, no year, journal'],
    [
      'Proceedings of the Royal Society A, 2026',
      'Proceedings of the Royal Society A, 2026, journal',
    ],
    ['Proceedings of the IEEE, vol. 3', 'Proceedings of the IEEE, no year, journal'],
    ['International Conference on Ink, 2026', 'International Conference on Ink, 2026, conference'],
    ['Scroll Symposium 2026', 'Scroll Symposium, 2026, conference'],
    ['Conférence Encre 2026', 'Conférence Encre, 2026, conference'],
    ['Journées Encre 2026', 'Journées Encre, 2026, conference'],
    ['Congrès Encre 2026', 'Congrès Encre, 2026, conference'],
    ['Annual Meeting of Scribes 2026', 'Annual Meeting of Scribes, 2026, conference'],
    ['INKCON 2026', 'INKCON, 2026, conference'],
    ["ACM InkCon'26", 'InkCon, no year, conference'],
    ['INK-CON (2026)', 'INK-CON, 2026, conference'],
    ['"Journal of Ink"', 'Journal of Ink, no year, journal'],
    ['2026 Scroll Symposium', 'Scroll Symposium, 2026, conference'],
    ['Journal of Ink as a letter', 'Journal of Ink, no year, journal'],
    ['Journal of Ink on 3 May 2026', 'Journal of Ink, 2026, journal'],
    ['Journal of Ink and accepted elsewhere', 'Journal of Ink, no year, journal'],
    ['Journal of Ink, Pens, and Paper', 'Journal of Ink, Pens, and Paper, no year, journal'],
    ['J. Ink Sci. 4', 'J. Ink Sci., no year, journal'],
  ])('%s', (text, found) => {
    expect(venue(text)).toBe(found);
  });

  test.each([
    ...[
      '',
      'cvpr 2026',
      'a journal',
      'LNCS 1234',
      'Lecture Notes in Ink 2026',
      'PMLR 202',
      'CEUR 4',
    ],
    ...['Proceedings of Machine Learning Research 4', 'Machine Learning Research 4', 'X'],
    ...[
      'arXiv 2026',
      'Preprint of a journal',
      'GitHub 2026',
      'Zenodo',
      'My blog',
      'Author website',
    ],
    ...['CVPR NTIRE 2026', 'ICLR 2026 (LMRL)', 'OSACT7 (LREC 2026)', 'Ink Press 2026', 'Summit'],
    ...['Inkcon 2026', 'INKCON', 'INKCON in the year 2026'],
  ])('%j has none', (text) => {
    expect(venue(text)).toBeUndefined();
  });

  test('of a conference and its parts', () => {
    for (const part of [
      'Main',
      'Conference',
      'Companion',
      'Oral',
      'Spotlight',
      'Poster',
      'Datasets',
      'Track',
      'Papers',
    ])
      expect(venue(`CVPR ${part} 2026`)).toBe('CVPR, 2026, conference');
    for (const aside of ['ORAL', 'MAIN', 'POSTER', 'CVPR'])
      expect(venue(`CVPR 2026 (${aside})`)).toBe('CVPR, 2026, conference');
  });
});

test('series of proceedings and repositories are no venues', () => {
  for (const text of [
    'LNCS',
    'in LNAI 4',
    'LIPIcs',
    'Lecture Notes',
    'Proceedings of Machine Learning Research',
  ])
    expect(SERIES.test(text)).toBe(true);
  for (const text of ['XLNCS', 'The Machine Learning Research', 'lecture notes'])
    expect(SERIES.test(text)).toBe(false);
  for (const text of [
    'arXiv',
    'a preprint',
    'SSRN',
    'bioRxiv',
    'medrxiv',
    'web site',
    'website',
    'blog',
  ])
    expect(NO_VENUE.test(text)).toBe(true);
  for (const text of ['arxivist', 'Authors', 'weblog']) expect(NO_VENUE.test(text)).toBe(false);
});
