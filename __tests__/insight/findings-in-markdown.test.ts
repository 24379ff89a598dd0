import { expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import type { Config } from '../../src/config/config.ts';
import { findingsOf } from '../../src/insight/findings.ts';
import { findingsInMarkdown } from '../../src/insight/findings-in-markdown.ts';
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
