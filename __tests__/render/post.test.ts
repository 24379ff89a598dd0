import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import type { Enrichment } from '../../src/enrich/enrichment.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { type Layout, layoutFor } from '../../src/site/layout.ts';
import { renderPages } from '../../src/render/pages.ts';
import { holdsFormula, printPost } from '../../src/render/posts.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from '../builders/paper.ts';
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
  const [bad, good, last, more] = [
    proposal('Scrolls: a tale'),
    proposal('Scrolls', '2611.00002'),
    proposal('More scrolls', '2611.00003'),
    proposal('Old scrolls', '2611.00004'),
  ];
  const topics = [bad, good, last, more].flatMap(({ matches }) =>
    matches.map(({ topic }) => topic),
  );
  const rendering = {
    layout: counting,
    config: { ...config, topics, maxPapers: 2 },
    now: NOW,
    enrich: withoutData,
  };
  const pages = await renderPages([bad, good, last, more], rendering, EMPTY_SITE);
  expect(pages.papers.map(({ paper }) => paper.id)).toEqual(['2611.00002', '2611.00003']);
  expect(
    pages.verdicts.map((verdict) => (verdict.kind === 'skip' ? verdict.because : verdict.kind)),
  ).toEqual(['propose', 'propose', 'held-over', 'unfit']);
  expect(printed).toEqual(['2611.00001', '2611.00002', '2611.00003']);
  expect(pages.notices).toEqual([
    {
      about: '2611.00001',
      text: expect.stringMatching(/^The post was left out: its front matter cannot be read \(/),
    },
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

test('a template with which no post can be read is an error, and names its file', async () => {
  const { config, layout } = await siteWithoutQuotes();
  const wanted = [proposal('Scrolls: a tale'), proposal('Scrolls: more', '2611.00002')];
  const good = proposal('Scrolls', '2611.00003');
  const topics = [...wanted, good].flatMap(({ matches }) => matches.map(({ topic }) => topic));
  const { templates, ...others } = { ...config, topics };
  const renderingWith = (own: Pick<typeof config, 'templates'>, papers = wanted) =>
    renderPages(
      papers,
      { layout, config: { ...others, ...own }, now: NOW, enrich: withoutData },
      EMPTY_SITE,
    );
  const failure = (file: string) => ({
    code: 'TEMPLATE_INVALID',
    message: `${file}/post.hbs: the posts of all 2 papers would be unreadable. The post of 2611.00001: its front matter cannot be read (Nested mappings are not allowed in compact mappings at line 1, column 8); write {{yaml title}} there in place of {{title}}`,
  });
  expect(templates).toBe('t');
  await expect(renderingWith({ templates: 't' })).rejects.toMatchObject(failure('t'));
  await expect(renderingWith({})).rejects.toMatchObject(failure('templates/markdown'));
  // The fault of one paper may be its own, and so may that of two if a third can be read.
  const kindsOf = async (papers: typeof wanted) =>
    (await renderingWith({}, papers)).verdicts.map(({ kind }) => kind);
  expect(await kindsOf(wanted.slice(0, 1))).toEqual(['skip']);
  expect(await kindsOf([...wanted, good])).toEqual([...['propose', 'skip', 'skip']]);
});

test('services are asked about the papers of this run, and about the posts only if there are any', async () => {
  const asked: (readonly string[])[][] = [];
  const enrich = (...lists: (readonly { readonly id: string }[])[]) => {
    asked.push(lists.map((papers) => papers.map(({ id }) => id)));
    return withoutData();
  };
  for (const output of ['posts', 'digest']) {
    const { config, layout } = await siteWithoutQuotes(output);
    const wanted = [proposal('A: b'), proposal('C', '2611.00002')];
    const topics = wanted.flatMap(({ matches }) => matches.map(({ topic }) => topic));
    const rendering = { layout, config: { ...config, topics }, now: NOW, enrich, room: 1 };
    await renderPages(wanted, rendering, EMPTY_SITE);
  }
  expect(asked).toEqual([
    [['2611.00001'], ['2611.00001']],
    [['2611.00002'], ['2611.00002']],
    [['2611.00001'], []],
  ]);
});

test.each([
  ['the abstract', { abstract: 'We read $n^2$ scrolls.' }, true],
  ['the comment', { comment: '$n$ pages' }, true],
  ['neither', { title: 'On $n$', abstract: 'It costs $5.', comment: '5 pages' }, false],
])('a paper holds a formula in %s', (_, given, holds) => {
  expect(holdsFormula(aPaper(given))).toBe(holds);
});

test('a post has the switch for formulas only if it shows one, and the key of a withdrawn paper', async () => {
  const { config, layout } = await siteWithoutQuotes();
  const keys = new Map([['withdrawn', { kind: 'boolean' as const, value: '', isText: false }]]);
  const form = { ...layout.form, mathSwitch: 'katex', keys };
  const postWith = (given: PaperFields, math: Layout['math']) => {
    const paper = aPaper({ title: 'Scrolls', ...given });
    const post = printPost(paper, [], { layout: { ...layout, form, math }, config, now: NOW });
    return 'page' in post ? post.page : post.problem;
  };
  const page = (...keys: string[]) => `---\n${['title: Scrolls', ...keys].join('\n')}\n---\n\nx\n`;
  const formula = { abstract: '$n^2$' };
  expect(postWith(formula, 'remark')).toBe(page('katex: true'));
  expect(postWith(formula, 'none')).toBe(page());
  expect(postWith({}, 'remark')).toBe(page());
  expect(postWith({ comment: 'This paper has been withdrawn' }, 'none')).toBe(
    page('withdrawn: true'),
  );
});
