import { describe, expect, test } from '@jest/globals';
import type { Config } from '../../src/config/config.ts';
import type { Topic } from '../../src/query/topic.ts';
import { findingsOf } from '../../src/insight/findings.ts';
import {
  conditionInWords,
  differenceInWords,
  scopeInWords,
} from '../../src/insight/findings-in-words.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { aPaper, aTopic } from '../builders/paper.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const RULES = { categories: [], lookbackDays: 10, maxPapers: 50 } as const;

function findings(topic: Topic, papers: readonly Paper[], rules: Partial<Config> = {}) {
  const config = { ...RULES, ...rules, topics: [topic] } as unknown as Config;
  const feed = { papers, from: 'api' } as const;
  const all = findingsOf(feed, config, [], NOW);
  const [one] = all.topics;
  if (one === undefined) throw new Error('no topic');
  return { ...one, all };
}

const said = (title: string, more: Parameters<typeof aPaper>[0] = {}) =>
  aPaper({ title, abstract: '', ...more });

describe('a near miss', () => {
  const exclude = aTopic('ti:survey').query;
  test.each<[string, string, Partial<Topic>, Partial<Config>, string | undefined]>([
    ['"smart ring" AND sleep', 'A smart ring', {}, {}, 'without "sleep"'],
    ['"smart ring" AND sleep', 'Sleep without rings', {}, {}, 'without "smart ring"'],
    ['"smart ring" AND sleep AND heart', 'A smart ring', {}, {}, undefined],
    ['ring NOT contract', 'Ring contracts', {}, {}, 'with "contract", which NOT excludes'],
    ['ring AND sleep NOT contract', 'Ring contracts', {}, {}, undefined],
    ['ring AND (sleep OR nap)', 'A ring', {}, {}, 'without "sleep" OR "nap"'],
    ['(ring AND sleep) OR watch', 'A ring', {}, {}, 'without "sleep"'],
    ['ring AND NOT (au:Gao AND sleep)', 'A ring for sleep', {}, {}, undefined],
    ['"smart ring"', 'A ring that is smart', {}, {}, undefined],
    ['ring', 'Rings: a survey', { exclude }, {}, 'matching ti:"survey" in the topic’s `exclude`'],
    ['ring', 'Rings: a survey', {}, { exclude }, 'matching ti:"survey" in the general `exclude`'],
    ['ring', 'A ring', { categories: ['math.*'] }, {}, 'outside the topic’s categories, math.*'],
    ['ring', 'A ring', {}, { categories: ['math.CO'] }, 'outside the general categories, math.CO'],
    ['ring', 'Rings: a survey', { exclude, categories: ['math.CO'] }, {}, undefined],
    ['ring AND sleep', 'A ring for sleep', {}, {}, undefined],
  ])(
    'of %s is not what has nothing of it or lacks more: "%s"',
    (query, title, more, rules, why) => {
      const { misses } = findings(aTopic(query, more), [said(title)], rules);
      expect(misses.map(({ condition }) => conditionInWords(condition))).toEqual(why ? [why] : []);
    },
  );

  test('is counted by condition, the condition with most papers first', () => {
    const papers = ['A ring', 'A ring contract for sleep', 'Another ring'].map((title, n) =>
      said(title, { id: `2611.0000${n}` }),
    );
    const { misses } = findings(aTopic('ring AND sleep NOT contract'), papers);
    expect(misses.map(({ condition, papers: { length } }) => [condition.kind, length])).toEqual([
      ['lacks', 2],
      ['refused', 1],
    ]);
  });
});

describe('a topic', () => {
  test('has a count for each day of the window, and older papers apart', () => {
    const days = ['2026-11-19', '2026-11-19', '2026-11-10', '2026-09-01'];
    const papers = days.map((day, n) =>
      said('A ring', { id: `2611.0000${n}`, published: `${day}T07:00:00Z` }),
    );
    const topic = findings(aTopic('ring'), papers);
    expect(topic.days).toHaveLength(11);
    expect(topic.days.filter(({ count }) => count > 0)).toEqual([
      { day: '2026-11-10', count: 1 },
      { day: '2026-11-19', count: 2 },
    ]);
    expect(topic.older).toBe(1);
    expect(topic.found[0]?.paper.id).toBe('2611.00001');
    expect(scopeInWords(topic.all)).toMatch(
      /^Counts are of 4 papers submitted from 2026-11-10 to 2026-11-20/,
    );
  });

  test('counts the fields and words that matched once per paper', () => {
    const papers = [
      aPaper({ id: '2611.00001', title: 'Smart Rings', abstract: 'A smart ring. The ring.' }),
      aPaper({ id: '2611.00002', title: 'A smart ring', abstract: 'None.' }),
    ];
    expect(findings(aTopic('smart ring'), papers).fields).toEqual([
      {
        field: 'title',
        count: 2,
        words: [
          { words: 'smart ring', count: 1 },
          { words: 'Smart Rings', count: 1 },
        ],
      },
      { field: 'abstract', count: 1, words: [{ words: 'smart ring', count: 1 }] },
    ]);
  });

  test('does not count papers that are withdrawn, excluded, or of another category', () => {
    const papers = [
      said('A ring', { id: '2611.00001', comment: 'This paper has been withdrawn' }),
      said('A ring survey', { id: '2611.00002' }),
      said('A ring', { id: '2611.00003', categories: ['math.CO'] }),
    ];
    const topic = aTopic('ring', { exclude: aTopic('survey').query, categories: ['cs.*'] });
    expect(findings(topic, papers)).toMatchObject({ found: [], warning: { kind: 'nothing' } });
  });

  // Ten days back from a Friday are nine weekdays.
  test.each<[number, Partial<Config>, object | undefined]>([
    [0, {}, { kind: 'nothing' }],
    [1, {}, undefined],
    [180, {}, undefined],
    [181, {}, { kind: 'too-much', limit: 20, because: 'reader' }],
    [181, { maxPapers: 0 }, { kind: 'too-much', limit: 20, because: 'reader' }],
    [46, { maxPapers: 5 }, { kind: 'too-much', limit: 5, because: 'max-papers' }],
    [45, { maxPapers: 5 }, undefined],
  ])('with %s papers in the window and %j gets the warning %j', (count, rules, warning) => {
    const papers = Array.from({ length: count }, (_, n) =>
      said('A ring', { id: `2611.${String(n).padStart(5, '0')}` }),
    );
    const found = findings(aTopic('ring'), papers, rules).warning;
    if (warning === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(warning);
  });

  test('is compared with arXiv’s reading of the same query', () => {
    const papers = [
      said('Dataset distillation', { id: '2611.00001' }),
      said('Distilled columns', { id: '2611.00002' }),
      said('Neither', { id: '2611.00003' }),
    ];
    const topic = findings(aTopic('dataset distillation'), papers);
    expect(topic.arxiv?.only.map(({ id }) => id)).toEqual(['2611.00002']);
    expect(differenceInWords(topic)).toBe(
      'Of the papers that were read it would have found 1 more paper.',
    );
  });
});
