import { describe, expect, test } from '@jest/globals';
import type { Decided } from '../../src/rank/decided.ts';
import { excludeProposals, proposalInWords } from '../../src/rank/exclude.ts';
import { aPaper } from '../builders/paper.ts';

/** Papers with a title, and the decision about them. */
interface Some {
  readonly title: string;
  readonly abstract?: string;
  readonly kept?: number;
  readonly dropped?: number;
}

function decided(...groups: readonly Some[]): Decided[] {
  const all = groups.flatMap((group) => [
    ...Array.from({ length: group.kept ?? 0 }, () => ({ ...group, isKept: true })),
    ...Array.from({ length: group.dropped ?? 0 }, () => ({ ...group, isKept: false })),
  ]);
  return all.map(({ title, abstract = 'None.', isKept }, nth) => {
    const paper = aPaper({ id: `2611.${String(nth).padStart(5, '0')}`, title, abstract });
    return { id: paper.id, paper, kept: isKept, decidedOn: '2026-11-18T06:00:00Z', matches: [] };
  });
}
const queries = (...groups: readonly Some[]) =>
  excludeProposals(decided(...groups)).map(({ query }) => query);
const others: readonly Some[] = [
  { title: 'Robots', kept: 20 },
  { title: 'Margins', kept: 10, dropped: 10 },
];

describe('an exclusion is proposed', () => {
  test('for a word of titles, with the number of papers, as a line of the configuration', () => {
    const proposals = excludeProposals(
      decided({ title: 'A Survey', dropped: 17, kept: 2 }, ...others),
    );
    expect(proposals).toEqual([{ word: 'survey', query: 'ti:survey', dropped: 17, decided: 19 }]);
    expect(proposals.map(proposalInWords)).toEqual([
      '17 of 19 papers that say “survey” were dropped: `exclude: ti:survey` would leave them out',
    ]);
  });

  test('for a word of titles and abstracts if too few titles contain it', () => {
    expect(
      queries({ title: 'Ink', abstract: 'A survey.', dropped: 10 }, ...others, {
        title: 'A Survey',
        dropped: 5,
      }),
    ).toEqual(['survey']);
  });

  test.each<[string, boolean, number, number]>([
    ['15 papers with it were decided', true, 15, 0],
    ['but not if only 14 were', false, 14, 0],
    ['9 in 10 of them were dropped', true, 18, 2],
    ['but not if fewer were', false, 17, 3],
  ])('if %s', (_, isProposed, dropped, kept) => {
    expect(queries({ title: 'A Survey', dropped, kept }, ...others)).toEqual(
      isProposed ? ['ti:survey'] : [],
    );
  });

  test('if at most half of the papers contain the word', () => {
    const rest = { title: 'Robots', kept: 20 };
    expect(queries({ title: 'A Survey', dropped: 20 }, rest)).toEqual(['ti:survey']);
    expect(queries({ title: 'A Survey', dropped: 21 }, rest)).toEqual([]);
  });

  test('if the share of dropped papers is 30 points above that of the others', () => {
    const rest = (dropped: number) => ({ title: 'Robots', kept: 20 - dropped, dropped });
    expect(queries({ title: 'A Survey', dropped: 20 }, rest(13))).toEqual(['ti:survey']);
    expect(queries({ title: 'A Survey', dropped: 20 }, rest(15))).toEqual([]);
  });

  test('for the two words of the most dropped papers, in alphabetical order if as many', () => {
    const words = (inks: number, quills: number, seals: number) =>
      queries(
        { title: 'Seals', dropped: seals },
        { title: 'Quills', dropped: quills },
        { title: 'Inks', dropped: inks },
        { title: 'Robots', kept: 80 },
      );
    expect(words(15, 16, 17)).toEqual(['ti:seal', 'ti:quill']);
    expect(words(17, 15, 16)).toEqual(['ti:ink', 'ti:seal']);
    expect(words(15, 15, 15)).toEqual(['ti:ink', 'ti:quill']);
    expect(words(0, 0, 0)).toEqual([]);
    const equal = ['Inks', 'Quills'].map((title) => ({ title, dropped: 15 }));
    expect(queries(...equal, { title: 'Robots', kept: 80 })).toEqual(['ti:ink', 'ti:quill']);
  });

  test('for one of several words that occur in the same papers', () => {
    const rest = { title: 'Robots', kept: 60 };
    expect(queries({ title: 'Survey of quills', dropped: 20 }, rest)).toEqual(['ti:quill']);
    const half = { title: 'Survey of quills', dropped: 8 };
    expect(
      queries(half, { title: 'Surveys', dropped: 10 }, { title: 'Quills', dropped: 9 }, rest),
    ).toEqual(['ti:survey', 'ti:quill']);
    expect(
      queries(half, { title: 'Surveys', dropped: 10 }, { title: 'Quills', dropped: 8 }, rest),
    ).toEqual(['ti:survey']);
  });

  test('only for words of letters and digits', () => {
    const rest = { title: 'Robots', kept: 60 };
    expect(queries({ title: 'C++', dropped: 20 }, rest)).toEqual([]);
    expect(queries({ title: '3D', dropped: 20 }, rest)).toEqual(['ti:3d']);
    expect(queries({ title: 'Письмо', dropped: 20 }, rest)).toEqual([]);
  });
});
