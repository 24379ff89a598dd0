import { describe, expect, test } from '@jest/globals';
import type { TopicFindings } from '../../src/insight/findings.ts';
import {
  conditionInWords,
  differenceInWords,
  fieldInWords,
  readingInWords,
  scaleInWords,
  scopeInWords,
  warningInShort,
  warningInWords,
} from '../../src/insight/findings-in-words.ts';
import { aFound, someFindings } from '../builders/findings.ts';
import { aPaper } from '../builders/paper.ts';

const words = [
  { words: 'smart ring', count: 2 },
  { words: 'naps', count: 1 },
];

test('a field has its papers and the words that matched, and how many more there are', () => {
  expect(fieldInWords({ field: 'title', count: 3, words }, 2)).toBe(
    'title: 3 papers, “smart ring” × 2, “naps”',
  );
  expect(fieldInWords({ field: 'journal', count: 1, words }, 1)).toBe(
    'journal reference: 1 paper, “smart ring” × 2, 1 more',
  );
});

test.each([
  ['lacks', 'topic', 'without ring'],
  ['refused', 'topic', 'with ring, which NOT excludes'],
  ['excluded', 'topic', 'matching ring in the topic’s `exclude`'],
  ['excluded', 'all', 'matching ring in the general `exclude`'],
  ['outside', 'topic', 'outside the topic’s categories, ring'],
  ['outside', 'all', 'outside the general categories, ring'],
] as const)('a condition of the kind %s of %s is "%s"', (kind, of, sentence) => {
  expect(conditionInWords({ kind, of, text: 'ring' })).toBe(sentence);
});

describe('a warning', () => {
  const tooMuch = { kind: 'too-much', perDay: 31.4, limit: 20, because: 'reader' } as const;
  test.each([
    [{ kind: 'nothing' } as const, 'matches nothing', 'Matches nothing.'],
    [
      tooMuch,
      'too many: about 31 papers a weekday',
      'Matches too many: about 31 papers a weekday, more than a person reads (20).',
    ],
    [
      { ...tooMuch, because: 'max-papers' } as const,
      'too many: about 31 papers a weekday',
      'Matches too many: about 31 papers a weekday. A run proposes at most 20 (`max-papers`), so more papers would wait each day.',
    ],
  ])('is one sentence: %j', (warning, short, sentence) => {
    expect([warningInShort(warning), warningInWords(warning)]).toEqual([short, sentence]);
  });
});

describe('arXiv’s reading', () => {
  type Reading = NonNullable<TopicFindings['arxiv']>;
  const reading = (given: Partial<Reading> = {}, peculiarities: readonly string[] = []) =>
    ({
      query: { kind: 'term', field: 'all', value: 'ring', quoted: false },
      only: [],
      not: [],
      ...given,
      peculiarities: new Set(peculiarities),
    }) as unknown as Reading;
  const STEMS = 'words count by their stems (“distilled” is “distillation”).';
  const START = 'arXiv’s own search reads a query in another way than Paperboy: ';

  test('differs by what some topic shows, and always by stems', () => {
    expect(readingInWords([{ arxiv: undefined }])).toEqual([]);
    expect(readingInWords([{ arxiv: undefined }, { arxiv: reading() }])).toEqual([START + STEMS]);
    const all = ['everywhere', 'last-operator', 'no-precedence', 'alternatives'];
    expect(readingInWords(all.map((one) => ({ arxiv: reading({}, [one]) })))).toEqual([
      `${START}words side by side are alternatives, not a phrase; AND does not bind tighter than OR: everything right of an operator is its operand; of two operators side by side only the last counts; a term without a field is searched in every field, also authors and comments, not only in title and abstract; ${STEMS}`,
    ]);
  });

  const START_OF = 'Of the papers that were read it would have ';
  const one = [aPaper()];
  test.each<[string, Partial<TopicFindings>]>([
    ['', { arxiv: undefined }],
    [
      'arXiv would answer with an error: a query cannot begin with NOT before more than one term.',
      { arxiv: reading({ only: one }, ['refused']) },
    ],
    [`${START_OF}found the same.`, { arxiv: reading() }],
    [`${START_OF}found none either.`, { arxiv: reading(), found: [] }],
    [`${START_OF}found 1 more paper.`, { arxiv: reading({ only: one }) }],
    [`${START_OF}missed 1 paper.`, { arxiv: reading({ not: one }) }],
    [
      `${START_OF}found 2 more papers and missed 1 paper.`,
      { arxiv: reading({ only: [...one, ...one], not: one }) },
    ],
  ])('finds other papers: "%s"', (sentence, given) => {
    expect(differenceInWords(someFindings(given))).toBe(sentence);
  });
});

test('counts have their papers, their days and their scale; without papers there is no scale', () => {
  const all = { from: '2026-11-10', to: '2026-11-20', readCount: 7, topics: [] };
  expect(scopeInWords(all)).toMatch(
    /^Counts are of 7 papers submitted from 2026-11-10 to 2026-11-20\. Paperboy asks .* find\.$/,
  );
  const none = someFindings({ found: [] });
  expect(scaleInWords({ topics: [none] })).toBe('');
  const days = [{ day: '2026-11-20', count: 3 }];
  expect(scaleInWords({ topics: [none, someFindings({ days, found: [aFound()] })] })).toMatch(
    /^Bars have one scale for all topics: the tallest stands for 3 papers on a day\. .* be empty\.$/,
  );
});
