import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import type { Enrichment } from '../../src/enrich/enrichment.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { renderPages } from '../../src/render/pages.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { aBranch } from '../builders/site.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const EMPTY_SITE = { paths: new Set<string>(), today: undefined };

/** Returns a site whose template does not quote title and summary in its front matter. */
async function siteWithoutQuotes(output = 'posts') {
  const config = readConfig(
    new Map([
      ['keywords', 'scroll'],
      ['templates', 't'],
      ['output', output],
    ]),
  );
  const template = '---\ntitle: {{title}}\n{{#if summary}}summary: {{summary}}\n{{/if}}---\n\nx\n';
  const site = aBranch({ 't/post.hbs': template });
  const layout = await layoutFor(config, site, presetsIn(`${process.cwd()}/templates`));
  return { config, layout };
}
const proposal = (title: string, id = '2611.00001') => ({
  kind: 'propose' as const,
  paper: aPaper({ title, id }),
  matches: [aMatch(aTopic('scrolls'))],
});
const withoutData = () => Promise.resolve(new Map<PaperId, Enrichment>());

test('if a post would not build, the next paper takes its place, and each is rendered once', async () => {
  const { config, layout } = await siteWithoutQuotes();
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
    enrich: withoutData,
  };
  const pages = await renderPages([bad, good, last], rendering, EMPTY_SITE);
  expect(pages.papers.map(({ paper }) => paper.id)).toEqual(['2611.00002']);
  expect(
    pages.verdicts.map((verdict) => (verdict.kind === 'skip' ? verdict.because : verdict.kind)),
  ).toEqual(['propose', 'held-over', 'unfit']);
  expect(printed).toEqual(['2611.00001', '2611.00002']);
  expect(pages.notices).toEqual([
    { about: '2611.00001', text: expect.stringContaining('front matter') },
  ]);
});

test('without posts in the output, no paper is left out because of its post', async () => {
  const { config, layout } = await siteWithoutQuotes('digest');
  const proposed = proposal('Scrolls: a tale');
  const topics = proposed.matches.map(({ topic }) => topic);
  const rendering = { layout, config: { ...config, topics }, now: NOW, enrich: withoutData };
  const pages = await renderPages([proposed], rendering, EMPTY_SITE);
  expect(pages.papers.map(({ path }) => path)).toEqual([undefined]);
});

test('if the text of a language model breaks a post, the post is written without it, and a notice says so', async () => {
  const { config, layout } = await siteWithoutQuotes();
  const enrichment: Enrichment = {
    links: [],
    generated: {
      summary: 'In short: scrolls',
      questions: [],
      model: 'quill',
      headings: { summary: 'Summary', questions: 'Questions', note: 'By quill' },
    },
  };
  const proposed = proposal('Scrolls');
  const topics = proposed.matches.map(({ topic }) => topic);
  const enrich = () => Promise.resolve(new Map([[proposed.paper.id, enrichment]]));
  const rendering = { layout, config: { ...config, topics }, now: NOW, enrich };
  const pages = await renderPages([proposed], rendering, EMPTY_SITE);
  expect([...pages.files.values()]).toEqual([expect.stringMatching(/^---\ntitle: Scrolls\n---/)]);
  expect(pages.notices).toEqual([
    {
      about: proposed.paper.id,
      text: expect.stringContaining('without data from Hugging Face or the language model'),
    },
  ]);
});
