import { describe, expect, test } from '@jest/globals';
import { collectionFiles, listForm } from '../../../src/render/collections/collection-files.ts';
import { aRendering } from '../../builders/rendering.ts';
import type { Texts } from '../../builders/site.ts';
import { anEntry } from './entries.ts';

const POST = 'content/posts/a.md';

async function filesOf(texts: Texts, output: string, repository = 'https://github.com/o/site') {
  const { layout, config, now } = await aRendering(texts, { output });
  return collectionFiles(layout, config, now, repository);
}

describe('the collections of a run', () => {
  test('are those of the output; only the list is a record of posted papers', async () => {
    const hugo = { 'hugo.toml': 'baseURL = "https://lab.example/x"' };
    const files = await filesOf(hugo, 'bibtex, list, feed');
    expect(files.map(({ path, isRecord, linkTo }) => [path, isRecord, linkTo(POST)])).toEqual([
      ['content/arxiv.md', true, '../posts/a/'],
      ['content/arxiv.xml', false, undefined],
      ['content/arxiv.bib', false, undefined],
    ]);
    expect(await filesOf(hugo, 'posts, digest')).toEqual([]);
    expect((await filesOf(hugo, 'feed')).map(({ path }) => path)).toEqual(['content/arxiv.xml']);
  });

  test.each([
    ['', 'https://arxiv.org/arxiv.xml', 'https://arxiv.org'],
    [
      'https://github.com/o/site',
      'https://github.com/o/site/arxiv.xml',
      'https://github.com/o/site',
    ],
  ])(
    'include a feed that names the repository %j if the site is unknown',
    async (url, self, site) => {
      const [feed] = await filesOf({}, 'feed', url);
      const text = feed?.collection.add(undefined, [anEntry()]);
      expect(text).toContain(`<id>${self}</id>\n  <title>arXiv papers</title>`);
      expect(text).toContain('<updated>2026-11-20T06:00:00Z</updated>');
      expect(text).toContain(`<link rel="alternate" type="text/html" href="${site}"/>`);
    },
  );

  test('include a page without papers for digests, if the site does not list its pages', async () => {
    const mkdocs = { 'mkdocs.yml': 'site_name: Lab\n' };
    const [index, ...others] = await filesOf(mkdocs, 'posts, digest');
    expect(others).toEqual([]);
    expect(index).toMatchObject({ path: 'docs/arxiv.md', isRecord: false });
    expect(index?.linkTo('docs/digests/a.md')).toBe('./digests/a.md');
    const { collection } = index ?? {};
    const ids = new Set([anEntry().id]);
    expect(collection?.idsIn(`- https://arxiv.org/abs/${anEntry().id}`)).toEqual([]);
    expect(collection?.add('Text', [anEntry()])).toBe('Text');
    expect(collection?.add(undefined, [anEntry()])).toBe('');
    expect(collection?.remove('Text', ids)).toBe('Text');
    expect(collection?.restore('Text', 'Old', ids)).toBe('Text');
    expect(collection?.rewrite('Text', () => 'Other')).toBe('Text');
    expect(collection?.printAs('Part', anEntry())).toBe('Part');
    expect((await filesOf(mkdocs, 'list, digest')).map(({ isRecord }) => isRecord)).toEqual([true]);
    expect(await filesOf(mkdocs, 'posts')).toEqual([]);
    expect(await filesOf({}, 'posts, digest')).toEqual([]);
  });
});

test.each([
  ['list, digest', {}, true],
  ['list', {}, false],
  ['list, digest', { 'hugo.toml': '' }, false],
])('a list of %s on %j has a place for digest pages: %s', async (output, texts: Texts, has) => {
  const { layout, config } = await aRendering(texts, { output });
  const { print, ...form } = listForm(layout, {
    ...config,
    topics: config.topics.map((topic) => ({ ...topic, name: 'a*b' })),
  });
  expect(form).toEqual({
    path: layout.collections.list,
    head: layout.collections.listHead,
    topics: ['a&#42;b'],
  });
  expect(print([anEntry()]).includes('paperboy: digests')).toBe(has);
  expect(print([anEntry()])).toContain('2410.02660');
});

test("a list takes over another tool's table when it is read, and when a paper is added", async () => {
  const table =
    '## Ink\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n|**2026-05-13**|**A**|Ada Ink et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|null|\n';
  const [list] = await filesOf({}, 'list');
  expect(list?.collection.idsIn(table)).toEqual(['2605.13741']);
  expect(list?.collection.idsIn('No table.')).toEqual([]);
  const text = list?.collection.add(table, [anEntry()]) ?? '';
  expect(text).toContain('<!-- paperboy: list -->');
  expect(text).not.toContain('|**2026-05-13**|');
  expect(list?.collection.idsIn(text)).toEqual(['2605.13741', '2410.02660']);
  // A list of ours may hold such rows, which a person added.
  const mixed = text.replace('<!-- /paperboy: list -->', `${table}$&`);
  expect(list?.collection.add(mixed, [anEntry({ id: '2410.00001' })])).toContain(
    '|**2026-05-13**|',
  );
  expect(list?.collection.add(undefined, [anEntry()])).toMatch(/^# arXiv papers\n\n/);
});
