import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../src/config/read.ts';
import type { Topic } from '../../src/query/topic.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { frontMatterOf } from '../../src/site/front-matter.ts';
import { papersOn } from '../../src/render/day-page.ts';
import { renderPages } from '../../src/render/pages.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { aBranch } from '../builders/site.ts';

/** Renders papers in the given order, each with its topic. @param topics those of the configuration */
async function pagesOf(
  papers: readonly (readonly [PaperFields, Topic])[],
  topics: readonly Topic[],
  { site = 'auto', now = '2026-11-20T06:00:00Z' } = {},
) {
  const inputs = { keywords: 'scrolls', site };
  const config = { ...readConfig(new Map(Object.entries(inputs))), topics };
  const layout = await layoutFor(config, aBranch(), presetsIn(`${process.cwd()}/templates`));
  const ordered = papers.map(([fields, topic]) => ({
    kind: 'propose' as const,
    paper: aPaper(fields),
    matches: [aMatch(topic)],
  }));
  const enrich = () => Promise.resolve(new Map());
  const rendering = { layout, config, now: new Date(now), enrich };
  return renderPages(ordered, rendering, { paths: new Set(), today: undefined });
}

test.each([
  [
    'hugo',
    '2026-11-20T06:00:00Z',
    ['2026-11-20T06:00:00Z', '2026-11-20T05:59:59Z', '2026-11-20T05:59:58Z'],
  ],
  [
    'mkdocs',
    '2026-11-20T00:00:00Z',
    ['2026-11-20 00:00:00', '2026-11-19 23:59:59', '2026-11-19 23:59:58'],
  ],
])(
  'on a site of %s, dates put the digest page first and the posts in order, and none is in the future',
  async (site, now, dates) => {
    const topic = aTopic('scrolls');
    const newer = { id: '2611.00007', published: '2026-11-19T10:00:00Z' };
    const older = { id: '2611.00002', published: '2026-11-18T10:00:00Z' };
    const papers = [newer, older].map((fields) => [fields, topic] as const);
    const pages = await pagesOf(papers, [topic], { site, now });
    const dateOf = (part: string) => {
      const [, page = ''] = [...pages.files].find(([path]) => path.includes(part)) ?? [];
      const { date } = parse(frontMatterOf(page) ?? '', { schema: 'core' }) as { date: string };
      return date;
    };
    expect(['digest', '2611-00007', '2611-00002'].map(dateOf)).toEqual(dates);
  },
);

test('the digest page has its topics in the order of the configuration, not of the best paper', async () => {
  const [first, second] = [aTopic('scrolls'), aTopic('ink')];
  const papers = [
    [{ id: '2611.00001' }, second],
    [{ id: '2611.00002' }, first],
    [{ id: '2611.00003' }, second],
  ] as const;
  const pages = await pagesOf(papers, [first, second]);
  const page = [...pages.files.values()].at(-1) ?? '';
  expect(page.match(/^## .*/gm)).toEqual(['## scrolls', '## ink']);
  expect(papersOn(page)).toEqual(['2611.00002', '2611.00001', '2611.00003']);
});
