import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../../src/papers/paper.ts';
import {
  type Collected,
  archivePath,
  collect,
  entryOf,
} from '../../../src/render/collections/collect.ts';
import { collectionFiles } from '../../../src/render/collections/collection-files.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from '../../builders/paper.ts';
import { SCROLLS, aProposal, aRendering } from '../../builders/rendering.ts';
import type { Texts } from '../../builders/site.ts';

const HUGO = { 'hugo.toml': 'baseURL = "https://lab.example/"' };
const POST = 'content/posts/2611-00001-a.md';
const DIGEST = { path: 'content/posts/arxiv-digest-2026-11-20.md', day: '2026-11-20' };

/** Adds papers to the collections of a site that has these files. */
async function collected(
  papers: readonly Collected[],
  texts: Texts,
  inputs: Readonly<Record<string, string>>,
  digests: Parameters<typeof collect>[7] = [],
) {
  const { layout, config, now } = await aRendering(texts, inputs);
  const files = collectionFiles(layout, config, now, 'https://github.com/o/site');
  const before = new Map(Object.entries(texts));
  const after = collect(papers, files, before, layout, config, now, new Map(), digests);
  return Object.fromEntries(after);
}
const posted = (given: PaperFields = {}) => ({ ...aProposal(given), path: POST });

describe('the papers of a run', () => {
  test('are added to the list, the feed and the bibliography', async () => {
    const inputs = { output: 'posts, list, feed, bibtex, digest' };
    const files = await collected([posted()], HUGO, inputs, [DIGEST]);
    expect(Object.keys(files)).toEqual([
      'content/arxiv.md',
      'content/arxiv.xml',
      'content/arxiv.bib',
    ]);
    expect(files['content/arxiv.md']).toBe(`---
title: arXiv papers
---

<!-- paperboy: list -->

<!-- paperboy: weeks -->

Papers a week: week of 2026-11-16: 1

<!-- /paperboy: weeks -->

## scrolls

| Date | Paper | Authors | PDF | Code | Venue |
| --- | --- | --- | --- | --- | --- |
| 2026-11-18 | [Reading Long Scrolls by Candle Light](../posts/2611-00001-a/) | Ada Inkwell | [PDF](https://arxiv.org/pdf/2611.00001v1) |  |  |

<!-- /paperboy: list -->
`);
    expect(files['content/arxiv.xml']).toContain('<id>https://lab.example/arxiv.xml</id>');
    expect(files['content/arxiv.bib']).toMatch(/^@misc\{inkwell2026reading,\n/);
  });

  test('are added to a README with a picture of the weeks, and the digest pages by month', async () => {
    const inputs = { output: 'list, digest', 'list-path': 'README.md' };
    const files = await collected([posted()], { 'README.md': '# Lab\n' }, inputs, [DIGEST]);
    expect(Object.keys(files)).toEqual(['README.md', 'README-weeks.svg']);
    expect(files['README.md']).toBe(`# Lab

<!-- paperboy: list -->

<!-- paperboy: weeks -->

![Papers a week by topic](./README-weeks.svg)

Papers a week: week of 2026-11-16: 1

<!-- /paperboy: weeks -->

<!-- paperboy: digests -->

**November 2026** [20](./content/posts/arxiv-digest-2026-11-20.md)

<!-- /paperboy: digests -->

## scrolls

| Date | Paper | Authors | PDF | Code | Venue |
| --- | --- | --- | --- | --- | --- |
| 2026-11-18 | [Reading Long Scrolls by Candle Light](./content/posts/2611-00001-a.md) | Ada Inkwell | [PDF](https://arxiv.org/pdf/2611.00001v1) |  |  |

<!-- /paperboy: list -->
`);
    expect(files['README-weeks.svg']).toContain('<title>2026-11-16: 1 on scrolls</title>');
  });

  test('change no file that has them, and create none if there are no papers', async () => {
    const inputs = { output: 'list, feed, bibtex', 'list-path': 'README.md' };
    const files = await collected([posted()], {}, inputs);
    expect(await collected([posted()], files, inputs)).toEqual({});
    expect(await collected([], {}, inputs)).toEqual({});
  });
});

describe('the index of digest pages', () => {
  const SITE = { 'mkdocs.yml': 'site_name: Lab\n' };
  const INDEX = 'docs/arxiv.md';
  const inputs = { output: 'posts, digest' };
  const page = { path: 'docs/arxiv/arxiv-digest-2026-11-20.md', day: '2026-11-20' };

  test('is a page of its own if the site does not list its pages', async () => {
    const files = await collected([posted()], SITE, inputs, [page]);
    expect(files).toEqual({
      [INDEX]: `# arXiv papers

<!-- paperboy: digests -->

**November 2026** [20](./arxiv/arxiv-digest-2026-11-20.md)

<!-- /paperboy: digests -->
`,
    });
    expect(await collected([posted()], { ...SITE, ...files }, inputs, [page])).toEqual({});
  });

  test('is left out if `list.hbs` has no place for it', async () => {
    const texts = { ...SITE, 't/list.hbs': '{{#each topics}}\n## {{name}}\n\n{{/each}}\n' };
    const withTemplate = { ...inputs, templates: 't' };
    expect(await collected([posted()], texts, withTemplate, [page])).toEqual({});
  });
});

describe('a list with more than 100 papers of a topic', () => {
  const paper = (n: number, year: number): Collected =>
    aProposal({
      id: `${year % 100}11.${String(n).padStart(5, '0')}`,
      title: `Scroll ${n}`,
      published: `${year}-11-0${(n % 9) + 1}T00:00:00Z`,
    });
  const many = (count: number, year: number) =>
    Array.from({ length: count }, (_, n) => paper(n, year));
  const inputs = { output: 'list' };
  const rowsIn = (text = '') => text.match(/^\| 2.*/gm)?.length ?? 0;

  test('has the older ones in a file for their year, with the same head and a link', async () => {
    const files = await collected(
      [...many(99, 2026), ...many(2, 2025), ...many(1, 2024)],
      HUGO,
      inputs,
    );
    expect(Object.keys(files)).toEqual([
      'content/arxiv-2025.md',
      'content/arxiv-2024.md',
      'content/arxiv.md',
    ]);
    expect(files['content/arxiv-2025.md']).toBe(`---
title: arXiv papers of 2025
---

<!-- paperboy: list -->

## scrolls

| Date | Paper | Authors | PDF | Code | Venue |
| --- | --- | --- | --- | --- | --- |
| 2025-11-01 | [Scroll 0](https://arxiv.org/abs/2511.00000) | Ada Inkwell | [PDF](https://arxiv.org/pdf/2511.00000v1) |  |  |

<!-- /paperboy: list -->
`);
    const list = files['content/arxiv.md'];
    expect(rowsIn(list)).toBe(100);
    expect(list).toMatch(
      /\n<!-- paperboy: years -->\n\nOlder papers: \[2025\]\(\S+\) · \[2024\]\(\S+\)\n\n<!-- \/paperboy: years -->\n\n<!-- \/paperboy: list -->\n$/,
    );
  });

  test('counts the papers of all its files in its weeks', async () => {
    const files = await collected(many(120, 2026), {}, { ...inputs, 'list-path': 'README.md' });
    expect(Object.keys(files)).toEqual(['README-2026.md', 'README.md', 'README-weeks.svg']);
    const later = await collected([paper(200, 2026)], files, {
      ...inputs,
      'list-path': 'README.md',
    });
    const counts = later['README-weeks.svg']?.matchAll(/: (\d+) on scrolls/g) ?? [];
    expect([...counts].map(([, count]) => Number(count))).toEqual([14, 94, 13]);
    expect(later['README-2026.md']?.startsWith('# arXiv papers of 2026\n\n')).toBe(true);
    expect(rowsIn(later['README-2026.md'])).toBe(21);
  });

  test('moves a row once, and links to the files of all years, newest first', async () => {
    const files = await collected([...many(100, 2026), ...many(3, 2025)], HUGO, inputs);
    const old = files['content/arxiv-2025.md'] ?? '';
    const moved = old.match(/^\| 2.*\n/gm)?.join('') ?? '';
    // Another tool wrote the list again, with rows that are in the file of their year.
    const list = files['content/arxiv.md']?.replace('\n<!-- paperboy: years', `${moved}$&`) ?? '';
    const others = {
      'content/arxiv-2024.md': '',
      'content/arxiv-20233.md': '',
      'arxiv-2022.md': '',
    };
    const before = { ...HUGO, ...others, 'content/arxiv-2025.md': old, 'content/arxiv.md': list };
    const after = await collected([paper(300, 2026)], before, inputs);
    expect(after['content/arxiv-2025.md']).toBe(old);
    expect(after['content/arxiv.md']?.match(/^Older papers.*/gm)).toEqual([
      'Older papers: [2026](../arxiv-2026/) · [2025](../arxiv-2025/) · [2024](../arxiv-2024/)',
    ]);
  });
});

test.each([
  ['content/arxiv.md', 'content/arxiv-2025.md'],
  ['docs.v2/arxiv', 'docs.v2/arxiv-2025'],
  ['README.md', 'README-2025.md'],
])('the file of %s for 2025 is %s', (list, path) => {
  expect(archivePath(list, '2025')).toBe(path);
});

describe('the entry of a paper in collections', () => {
  const now = new Date('2026-11-20T06:00:00.123Z');
  const topics = [aTopic('ink'), SCROLLS];
  const of = (
    given: PaperFields,
    codeLinks = true,
    links: { kind: 'code' | 'model'; url: string }[] = [],
  ) =>
    entryOf(
      { paper: aPaper(given), matches: [aMatch(SCROLLS), aMatch(aTopic('ink'))] },
      '../post',
      { codeLinks, topics },
      now,
      { links: links.map((link) => ({ ...link, host: 'x', label: 'x' })) },
    );

  test('has plain text, and its topics in the order of the configuration', () => {
    const given = {
      version: 2,
      title: 'Ink {\\"o} $x_1$',
      abstract: 'We read $n^2$ scrolls.',
      authors: ['Ada Inkw\\"ell', 'Bo', 'Cy'].map((name) => ({ name, affiliations: [] })),
      comment: 'Accepted at NeurIPS 2026',
      journalRef: 'Ink 1',
      doi: '10.1/x',
    };
    expect(of(given)).toEqual({
      id: '2611.00001' as PaperId,
      version: 2,
      title: 'Ink ö x₁',
      authors: ['Ada Inkwëll', 'Bo', 'Cy'],
      byline: 'Ada Inkwëll and 2 more',
      abstract: 'We read n² scrolls.',
      published: '2026-11-18T10:00:00.000Z',
      added: '2026-11-20T06:00:00Z',
      primaryCategory: 'cs.CL',
      topics: ['ink', 'scrolls'],
      postUrl: '../post',
      venue: 'NeurIPS 2026',
      journalRef: 'Ink 1',
      doi: '10.1/x',
      tex: { title: 'Ink {\\"o} $x_1$', authors: ['Ada Inkw\\"ell', 'Bo', 'Cy'] },
    });
  });

  test('has the withdrawal comment, at most 300 characters of it', () => {
    const { withdrawn } = of({ comment: `This paper has been withdrawn ${'again '.repeat(90)}` });
    expect(withdrawn).toMatch(/^This paper has been withdrawn again .*…$/);
    expect(withdrawn?.length).toBeLessThanOrEqual(300);
  });

  test('has an empty byline without authors, and a topic of its own without a match', () => {
    const config = { codeLinks: true, topics };
    const paper = aPaper({ authors: [] });
    expect(entryOf({ paper, matches: [] }, undefined, config, now)).toMatchObject({
      byline: '',
      authors: [],
      topics: ['Other papers'],
      postUrl: undefined,
      codeUrl: undefined,
    });
  });

  test('has the code of the paper first, then of another service, then any link', () => {
    const own = { abstract: 'Our code is at https://github.com/ada/lamp.' };
    const [code, model] = [
      { kind: 'code' as const, url: 'https://github.com/x/code' },
      { kind: 'model' as const, url: 'https://huggingface.co/x/model' },
    ];
    expect(of(own, true, [code]).codeUrl).toBe('https://github.com/ada/lamp');
    expect(of({}, true, [model, code]).codeUrl).toBe(code.url);
    expect(of({}, true, [model]).codeUrl).toBe(model.url);
    expect(of(own, false, [code]).codeUrl).toBeUndefined();
  });
});
