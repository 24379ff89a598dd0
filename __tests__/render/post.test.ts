import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import type { Enrichment } from '../../src/enrich/enrichment.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { postProblems } from '../../src/render/post.ts';
import { renderPages } from '../../src/render/posts.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { aMatch, aPaper } from '../builders/paper.ts';

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
const proposal = (title: string) => ({
  kind: 'propose' as const,
  paper: aPaper({ title }),
  matches: [aMatch()],
});

test('what is wrong with a post is known before papers are chosen', async () => {
  const { config, layout } = await careless();
  const problemOf = postProblems(layout, config, NOW);
  expect(problemOf(proposal('Scrolls'))).toBeUndefined();
  expect(problemOf(proposal('Scrolls: a tale'))).toContain('front matter');
  const digests = await careless('digest');
  expect(
    postProblems(digests.layout, digests.config, NOW)(proposal('Scrolls: a tale')),
  ).toBeUndefined();
});

test('a post that builds but for what a model wrote goes without that, and says so', async () => {
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
  const known = new Map([[one.paper.id, enrichment]]);
  const pages = renderPages([one], layout, config, NOW, NOTHING_THERE, known);
  expect([...pages.files.values()]).toEqual([expect.stringMatching(/^---\ntitle: Scrolls\n---/)]);
  expect(pages.notices).toEqual([
    { about: one.paper.id, text: expect.stringContaining('goes without') },
  ]);
});
