import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../src/config/read.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { frontMatterOf } from '../../src/site/front-matter.ts';
import { papersOn } from '../../src/render/day-page.ts';
import { renderPages } from '../../src/render/pages.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';

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
  'a site of %s lists the digest page first, then the posts in their order, none after now',
  async (site, now, instants) => {
    const topic = aTopic('scrolls');
    const config = {
      ...readConfig(
        new Map([
          ['keywords', 'scrolls'],
          ['site', site],
        ]),
      ),
      topics: [topic],
    };
    const files = { branch: 'main', commit: '', paths: [], read: () => Promise.resolve('') };
    const layout = await layoutFor(config, files, presetsIn(`${process.cwd()}/templates`));
    const days = { '2611.00007': '2026-11-19T10:00:00Z', '2611.00002': '2026-11-18T10:00:00Z' };
    const ordered = Object.entries(days).map(([id, published]) => ({
      kind: 'propose' as const,
      paper: aPaper({ id, published }),
      matches: [aMatch(topic)],
    }));
    const rendering = {
      layout,
      config,
      now: new Date(now),
      enrich: () => Promise.resolve(new Map()),
    };
    const pages = await renderPages(ordered, rendering, { paths: new Set(), today: undefined });
    const dateOf = (part: string) => {
      const [, page = ''] = [...pages.files].find(([path]) => path.includes(part)) ?? [];
      const { date } = parse(frontMatterOf(page) ?? '', { schema: 'core' }) as { date: string };
      return date;
    };
    expect(['digest', '2611-00007', '2611-00002'].map(dateOf)).toEqual(instants);
  },
);

test('the digest page has its topics in the order of the configuration, as the pull request has, whichever paper is best', async () => {
  const [first, second] = [aTopic('scrolls'), aTopic('ink')];
  const config = {
    ...readConfig(new Map([['keywords', 'scrolls']])),
    topics: [first, second],
  };
  const files = { branch: 'main', commit: '', paths: [], read: () => Promise.resolve('') };
  const layout = await layoutFor(config, files, presetsIn(`${process.cwd()}/templates`));
  const matched = Object.entries({
    '2611.00001': second,
    '2611.00002': first,
    '2611.00003': second,
  });
  const ordered = matched.map(([id, topic]) => ({
    kind: 'propose' as const,
    paper: aPaper({ id }),
    matches: [aMatch(topic)],
  }));
  const now = new Date('2026-11-20T06:00:00Z');
  const rendering = { layout, config, now, enrich: () => Promise.resolve(new Map()) };
  const pages = await renderPages(ordered, rendering, { paths: new Set(), today: undefined });
  const page = [...pages.files.values()].at(-1) ?? '';
  expect(page.match(/^## .*/gm)).toEqual(['## scrolls', '## ink']);
  expect(papersOn(page)).toEqual(['2611.00002', '2611.00001', '2611.00003']);
});
