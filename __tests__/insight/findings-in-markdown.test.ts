import { expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import type { Config } from '../../src/config/config.ts';
import { type TopicFindings, findingsOf } from '../../src/insight/findings.ts';
import { findingsInMarkdown } from '../../src/insight/findings-in-markdown.ts';
import { someFindings } from '../builders/findings.ts';
import { aPaper, aTopic } from '../builders/paper.ts';
import { SNIPPETS, TITLES } from '../sites/hostile.ts';

const NOW = new Date('2026-11-20T06:00:00Z');

function markdown(query: string, titles: readonly string[], name = query): string {
  const papers = titles.map((title, n) =>
    aPaper({ id: `2611.${String(n).padStart(5, '0')}`, title, abstract: 'None.' }),
  );
  const rules = { categories: [], lookbackDays: 10, maxPapers: 50 };
  const config = { ...rules, topics: [aTopic(query, { name })] } as unknown as Config;
  return findingsInMarkdown(findingsOf({ papers, from: 'api' }, config, [], NOW)).join('\n\n');
}

test('the job summary has the days, the fields, the near misses and arXiv’s reading of a topic', () => {
  const text = markdown('"smart ring" AND sleep', ['A smart ring', 'Sleep with a smart ring']);
  expect(text).toContain('········█·· (0 0 0 0 0 0 0 0 1 0 0)');
  expect(text).toContain('title: 1 paper, “smart ring”, “Sleep”');
  expect(text).toContain('1 paper missed by one condition: without "sleep"');
  expect(text).toContain('[A smart ring](https://arxiv.org/abs/2611.00000)');
  expect(text).toMatch(/arXiv would read it as all&#58;"smart ring" AND all&#58;sleep/);
});

test('a topic has five conditions with three papers each, its warning, and what only arXiv finds', () => {
  const condition = { kind: 'lacks', text: 'a*', of: 'topic' } as const;
  const papers = (count: number) => Array.from({ length: count }, () => aPaper());
  const topics = [
    someFindings({
      days: [0, 1, 4, 8].map((count, n) => ({ day: `2026-11-2${n}`, count })),
      fields: [
        { field: 'title', count: 2, words: [{ words: 'ink', count: 2 }] },
        { field: 'comment', count: 1, words: [{ words: 'a*', count: 1 }] },
      ],
      misses: [4, 3, 2, 1, 1, 1, 1].map((count) => ({ condition, papers: papers(count) })),
      warning: { kind: 'nothing' },
      arxiv: {
        query: { kind: 'term', field: 'ti', value: 'ink', quoted: false },
        peculiarities: new Set(['refused']),
        only: papers(1),
        not: [],
      } as unknown as TopicFindings['arxiv'],
    }),
    someFindings({ days: [], topic: aTopic('lamps'), arxiv: undefined }),
  ];
  const [heading, scope, table, ...details] = findingsInMarkdown({
    from: '2026-11-20',
    to: '2026-11-23',
    readCount: 9,
    topics,
  });
  const link = '[Reading Long Scrolls by Candle Light](https://arxiv.org/abs/2611.00001)';
  const missed = (of: string, links: string) =>
    `- ${of} missed by one condition: without a&#42; (${links})`;
  expect(heading).toBe('### Topics in detail');
  expect(scope).toMatch(/^Counts are of 9 papers .* Bars have one scale .* arXiv’s own search /);
  expect(table).toBe(
    [
      '| topic | papers | a day, 2026-11-20 to 2026-11-23 | matched in |',
      '| --- | --: | --- | --- |',
      '| Scrolls & co | 1 | ·▁▄█ (0 1 4 8) | title: 2 papers, “ink” × 2; comment: 1 paper, “a&#42;” |',
      '| lamps | 1 |  () |  |',
    ].join('\n'),
  );
  expect(details).toEqual([
    [
      '<details><summary>Scrolls & co: near misses, and arXiv’s own reading</summary>',
      '',
      '- **Matches nothing.**',
      missed('4 papers', `${link}; ${link}; ${link}; 1 more`),
      missed('3 papers', `${link}; ${link}; ${link}`),
      missed('2 papers', `${link}; ${link}`),
      missed('1 paper', link),
      missed('1 paper', link),
      '- and 2 more such conditions',
      `- arXiv would read it as ti&#58;ink. arXiv would answer with an error: a query cannot begin with NOT before more than one term. (${link})`,
      '',
      '</details>',
    ].join('\n'),
    '<details><summary>lamps: near misses, and arXiv’s own reading</summary>\n\n\n\n</details>',
  ]);
  expect(findingsInMarkdown({ from: '', to: '', readCount: 0, topics: [] })).toEqual([]);
});

test('and no mark-up from a paper or the name of a topic', () => {
  const titles = [...TITLES, ...SNIPPETS].map((text) => `A ring ${text}`);
  for (const name of ['Rings', ...titles]) {
    const html = new MarkdownIt({ html: true }).render(
      markdown('ring AND sleep', titles.slice(0, 3), name.replaceAll('\n', ' ')),
    );
    const tags = new Set([...html.matchAll(/<\/?([a-z]\w*)/g)].map(([, tag]) => tag));
    const ours = 'a details h3 li p strong summary table tbody td th thead tr ul';
    expect([...tags].filter((tag) => !ours.split(' ').includes(tag ?? ''))).toEqual([]);
    expect(html).not.toMatch(/<a href="(?!https:\/\/arxiv\.org\/abs\/)/);
  }
});
