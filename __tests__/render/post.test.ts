import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import type { Enrichment } from '../../src/enrich/enrichment.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { renderPages } from '../../src/render/pages.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const NOTHING_THERE = { paths: new Set<string>(), today: undefined };

/** A site whose own template prints a title, and a summary, as they come into its front matter. */
async function careless(output = 'posts') {
  const config = readConfig(
    new Map([
      ['keywords', 'scroll'],
      ['templates', 't'],
      ['output', output],
    ]),
  );
  const template = '---\ntitle: {{title}}\n{{#if summary}}summary: {{summary}}\n{{/if}}---\n\nx\n';
  const site = {
    branch: 'main',
    commit: '',
    paths: ['t/post.hbs'],
    read: () => Promise.resolve(template),
  };
  const layout = await layoutFor(config, site, presetsIn(`${process.cwd()}/templates`));
  return { config, layout };
}
const proposal = (title: string, id = '2611.00001') => ({
  kind: 'propose' as const,
  paper: aPaper({ title, id }),
  matches: [aMatch(aTopic('scrolls'))],
});
const nothingKnown = () => Promise.resolve(new Map<PaperId, Enrichment>());

test('if a post would not build, the next paper takes its place, and each is rendered once', async () => {
  const { config, layout } = await careless();
  const printed: string[] = [];
  const counting = {
    ...layout,
    post: (...args: Parameters<typeof layout.post>) => {
      printed.push(args[0].id);
      return layout.post(...args);
    },
  };
  const [bad, good, last] = [
    proposal('Scrolls: a tale'),
    proposal('Scrolls', '2611.00002'),
    proposal('More scrolls', '2611.00003'),
  ];
  const topics = [bad, good, last].flatMap(({ matches }) => matches.map(({ topic }) => topic));
  const rendering = {
    layout: counting,
    config: { ...config, topics, maxPapers: 1 },
    now: NOW,
    enrich: nothingKnown,
  };
  const pages = await renderPages([bad, good, last], rendering, NOTHING_THERE);
  expect(pages.papers.map(({ paper }) => paper.id)).toEqual(['2611.00002']);
  expect(pages.verdicts.map((one) => (one.kind === 'skip' ? one.because : one.kind))).toEqual([
    'propose',
    'held-over',
    'unfit',
  ]);
  expect(printed).toEqual(['2611.00001', '2611.00002']);
  expect(pages.notices).toEqual([
    { about: '2611.00001', text: expect.stringContaining('front matter') },
  ]);
});

test('without posts in the output, no paper is left out because of its post', async () => {
  const { config, layout } = await careless('digest');
  const one = proposal('Scrolls: a tale');
  const topics = one.matches.map(({ topic }) => topic);
  const rendering = { layout, config: { ...config, topics }, now: NOW, enrich: nothingKnown };
  const pages = await renderPages([one], rendering, NOTHING_THERE);
  expect(pages.papers.map(({ path }) => path)).toEqual([undefined]);
});

test('if the text of a language model breaks a post, the post is written without it, and a notice says so', async () => {
  const { config, layout } = await careless();
  const enrichment: Enrichment = {
    links: [],
    generated: {
      summary: 'In short: scrolls',
      questions: [],
      model: 'quill',
      headings: { summary: 'Summary', questions: 'Questions', note: 'By quill' },
    },
  };
  const one = proposal('Scrolls');
  const topics = one.matches.map(({ topic }) => topic);
  const enrich = () => Promise.resolve(new Map([[one.paper.id, enrichment]]));
  const rendering = { layout, config: { ...config, topics }, now: NOW, enrich };
  const pages = await renderPages([one], rendering, NOTHING_THERE);
  expect([...pages.files.values()]).toEqual([expect.stringMatching(/^---\ntitle: Scrolls\n---/)]);
  expect(pages.notices).toEqual([
    {
      about: one.paper.id,
      text: expect.stringContaining('without data from Hugging Face or the language model'),
    },
  ]);
});
