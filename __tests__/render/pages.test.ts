import { describe, expect, test } from '@jest/globals';
import { papersOn, signed } from '../../src/render/day-page.ts';
import type { Rendering } from '../../src/render/posts.ts';
import type { Verdict } from '../../src/rank/select.ts';
import type { SiteForm } from '../../src/site/site-form.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { SCROLLS, aProposal, aRendering, idsOf, pagesOf } from '../builders/rendering.ts';

const HUGO = { 'hugo.toml': '' };
const DIGEST = 'content/posts/arxiv-digest-2026-11-20.md';
const FORMULA = { abstract: 'We read $n^2$ scrolls.' };

/** Returns a rendering for a site whose posts have this form. */
const withForm = (rendering: Rendering, form: Partial<SiteForm>): Rendering => ({
  ...rendering,
  layout: { ...rendering.layout, form: { ...rendering.layout.form, ...form } },
});
const skipped = (id: string, because: 'declined' | 'posted' = 'posted'): Verdict => ({
  kind: 'skip',
  paper: aPaper({ id }),
  matches: [aMatch(SCROLLS)],
  because,
});

describe('the digest page', () => {
  test('is the last file, and links to the posts', async () => {
    const { files, notices } = await pagesOf([aProposal()], await aRendering(HUGO));
    const post = 'content/posts/2611-00001-reading-long-scrolls-by-candle-light.md';
    expect([...files.keys()]).toEqual([post, DIGEST]);
    const text = `---
title: "arXiv digest of 2026-11-20"
date: 2026-11-20T06:00:00Z
description: "New papers on scrolls"
tags:
  - "arXiv digest"
---

## scrolls

### [Reading Long Scrolls by Candle Light](../2611-00001-reading-long-scrolls-by-candle-light/)

Ada Inkwell · [2611.00001v1](https://arxiv.org/abs/2611.00001)

We read scrolls.

---

Thank you to arXiv for use of its open access interoperability.
`;
    expect(files.get(DIGEST)).toBe(signed(text, idsOf('2611.00001'), DIGEST));
    expect(notices).toEqual([]);
  });

  test('has the number of the first free page of the day', async () => {
    const paths = new Set([DIGEST, DIGEST.replace('.md', '-2.md')]);
    const { files } = await pagesOf([aProposal()], await aRendering(HUGO), { paths });
    expect([...files.keys()].at(-1)).toBe(DIGEST.replace('.md', '-3.md'));
  });

  test('is not written without papers, or if the output has none', async () => {
    const rendering = await aRendering(HUGO, { output: 'posts' });
    expect((await pagesOf([], await aRendering(HUGO))).files).toEqual(new Map());
    expect([...(await pagesOf([aProposal()], rendering)).files.keys()]).not.toContain(DIGEST);
  });

  test('has code that another service knows', async () => {
    const url = 'https://github.com/ada/lamp';
    const links = [{ kind: 'code' as const, host: 'GitHub', label: 'ada/lamp', url }];
    const known = new Map([[aPaper().id, { links, generated: undefined }]]);
    const rendering = await aRendering(HUGO);
    const enrich = () => Promise.resolve(known);
    const { files } = await pagesOf([aProposal()], { ...rendering, enrich });
    for (const page of files.values()) expect(page).toContain(`](${url})`);
  });

  test('has the switch for formulas if a paper on it has one', async () => {
    const rendering = withForm(await aRendering(HUGO, { math: 'dollars' }), {
      mathSwitch: 'katex',
    });
    const digestOf = async (...given: PaperFields[]) => {
      const wanted = given.map((fields, n) => aProposal({ id: `2611.0000${n + 1}`, ...fields }));
      return (await pagesOf(wanted, rendering)).files.get(DIGEST);
    };
    expect(await digestOf({}, FORMULA)).toContain('\nkatex: true\n');
    expect(await digestOf({}, {})).not.toContain('katex');
    const spelled = { ...rendering, layout: { ...rendering.layout, math: 'none' as const } };
    const { files } = await pagesOf([aProposal(FORMULA)], spelled);
    expect(files.get(DIGEST)).not.toContain('katex');
  });

  test('has the formulas that its preset allows on it', async () => {
    const hexo = await aRendering(
      { '_config.yml': 'title: x\n' },
      { site: 'hexo', math: 'dollars' },
    );
    const { files } = await pagesOf([aProposal(FORMULA)], hexo);
    const [post, digest] = [...files.values()];
    expect(post).toContain('$n^2$');
    expect(digest).toContain('We read n² scrolls.');
  });
});

describe("today's digest page", () => {
  const today = {
    path: DIGEST,
    text: '',
    ids: idsOf('2611.00002', '2611.00003', '2611.00004', '2611.00001'),
  };
  const paths = new Set([DIGEST, 'content/posts/2611-00003-a-post.md']);
  const earlier = [skipped('2611.00002'), skipped('2611.00003'), skipped('2611.00004', 'declined')];

  test('gets the papers of the run below its own, without those that were declined', async () => {
    const asked: string[][] = [];
    const rendering = await aRendering(HUGO);
    const enrich: Rendering['enrich'] = (listed, posts) => {
      asked.push([...listed, ...posts].map(({ id }) => id));
      return Promise.resolve(new Map());
    };
    const pages = await pagesOf(
      [...earlier, aProposal()],
      { ...rendering, enrich },
      { paths, today },
    );
    const page = pages.files.get(DIGEST) ?? '';
    expect(papersOn(page)).toEqual(['2611.00002', '2611.00003', '2611.00001']);
    expect(page.match(/^### .*/gm)).toEqual([
      '### Reading Long Scrolls by Candle Light',
      '### [Reading Long Scrolls by Candle Light](../2611-00003-a-post/)',
      '### [Reading Long Scrolls by Candle Light](../2611-00001-reading-long-scrolls-by-candle-light/)',
    ]);
    expect(pages.papers.map(({ paper }) => paper.id)).toEqual(['2611.00001']);
    expect(asked).toEqual([['2611.00001', '2611.00002', '2611.00003', '2611.00001']]);
  });

  test('is not extended if a paper on it has no verdict, or the output has no digest', async () => {
    const wanted = [...earlier.slice(1), aProposal()];
    const pages = await pagesOf(wanted, await aRendering(HUGO), { paths, today });
    expect([...pages.files.keys()].at(-1)).toBe(DIGEST.replace('.md', '-2.md'));
    expect(papersOn([...pages.files.values()].at(-1) ?? '')).toEqual(['2611.00001']);
    const posts = await aRendering(HUGO, { output: 'posts' });
    const asked: number[] = [];
    const enrich: Rendering['enrich'] = (listed) => {
      asked.push(listed.length);
      return Promise.resolve(new Map());
    };
    await pagesOf([...earlier, aProposal()], { ...posts, enrich }, { paths, today });
    expect(asked).toEqual([1]);
  });
});

test('papers that were requested by id and match no topic come last on the digest page', async () => {
  const wanted = [
    aProposal({ id: '2611.00001' }, aTopic('by hand')),
    aProposal({ id: '2611.00002' }),
  ];
  const { files } = await pagesOf(wanted, await aRendering(HUGO, { papers: '2611.00001' }));
  expect(papersOn(files.get(DIGEST) ?? '')).toEqual(['2611.00002', '2611.00001']);
});

describe('the input `front-matter`', () => {
  const over = { 'front-matter': 'hero: x.png' };

  test('is for the posts, and for the digest page if it is in their folder', async () => {
    const wanted = [
      aProposal(),
      aProposal({ id: '2211.00002', published: '2022-11-20T00:00:00Z' }),
    ];
    const paths = {
      'post-path': 'content/{{year}}/{{slug}}.md',
      'digest-path': 'content/2026/{{date}}.md',
    };
    const { files } = await pagesOf(wanted, await aRendering(HUGO, { ...over, ...paths }));
    expect([...files.keys()].map((path) => path.slice(0, 13))).toEqual([
      ...['content/2026/', 'content/2022/', 'content/2026/'],
    ]);
    for (const page of files.values()) expect(page).toContain('\nhero: x.png\n');
  });

  test.each([
    ['in another folder', { 'digest-path': 'content/digests/{{date}}.md' }],
    ['without posts', { output: 'digest' }],
  ])('is not for a digest page %s', async (_, inputs) => {
    const { files } = await pagesOf([aProposal()], await aRendering(HUGO, { ...over, ...inputs }));
    expect([...files.values()].at(-1)).not.toContain('hero');
  });
});

test.each([
  ['content/posts/{{date}}-arxiv-digest.md', 'arxiv-digest'],
  ['content/posts/arxiv-digest-{{date}}.en.md', 'arxiv-digest-2026-11-20.en'],
  ['content/arxiv-digest-{{date}}/index.md', 'arxiv-digest-2026-11-20'],
  ['content/arxiv-digest-{{date}}-lab.md', 'arxiv-digest-2026-11-20-lab'],
  ['content/arxiv-digests/arxiv-digest-of-{{date}}.md', 'arxiv-digest-of-2026-11-20'],
  ['content/digests/{{date}}.md', 'arxiv-digest-2026-11-20'],
])('the slug of a digest page at %s is %s', async (path, slug) => {
  const texts = { ...HUGO, 't/digest.hbs': '---\nslug: {{yaml slug}}\n---\n' };
  const rendering = await aRendering(texts, { templates: 't', 'digest-path': path });
  const { files } = await pagesOf([aProposal()], rendering);
  expect([...files.values()].at(-1)).toMatch(`---\nslug: "${slug}"\n---\n`);
});

describe('a notice tells', () => {
  const noticesOf = async (form: Partial<SiteForm>, over: Record<string, unknown> = {}) => {
    const rendering = withForm(await aRendering(HUGO), form);
    const config = { ...rendering.config, frontMatter: over };
    return (await pagesOf([aProposal()], { ...rendering, config })).notices;
  };
  const text = { kind: 'text' as const, value: '', isText: true };
  const keys = new Map([['hero', text]]);
  const both = new Map([...keys, ['rank', text]]);
  const from = ['content/posts/a.md', 'content/posts/b.md'];

  test.each([
    [
      keys,
      "The site's posts have `hero` in their front matter (seen in content/posts/a.md and content/posts/b.md). The new pages do not. If the site needs it, set it with `front-matter`",
    ],
    [
      both,
      "The site's posts have `hero`, `rank` in their front matter (seen in content/posts/a.md and content/posts/b.md). The new pages do not. If the site needs them, set them with `front-matter`",
    ],
  ])('which keys of the other posts are missing', async (given, message) => {
    const notices = await noticesOf({ from, keys: given, namesMissing: true });
    expect(notices).toEqual([{ about: 'Hugo', text: message }]);
  });

  test.each([
    [
      ['hero'],
      "The schema requires `hero`. Paperboy has no value for it, so the site's build will refuse the new pages. Set it with `front-matter`",
    ],
    [
      ['hero', 'rank'],
      "The schema requires `hero`, `rank`. Paperboy has no value for them, so the site's build will refuse the new pages. Set them with `front-matter`",
    ],
  ])('which keys of the schema are missing: %j', async (required, message) => {
    const fields = new Map(
      required.map((key) => [key, { type: 'text' as const, optional: false, required: true }]),
    );
    const schema = { strict: false, fields } as unknown as SiteForm['schema'];
    expect(await noticesOf({ schema, schemaPath: 'src/content.config.ts' })).toEqual([
      { about: 'src/content.config.ts', text: message },
    ]);
    expect(await noticesOf({ schema })).toEqual([{ about: 'Hugo', text: message }]);
    expect(await noticesOf({ schema }, { hero: 1, rank: 2 })).toEqual([]);
  });

  test('which tags the site does not allow', async () => {
    const allowed = new Map([['tags', ['ink']]]);
    expect(await noticesOf({ allowed })).toEqual([
      {
        about: 'Hugo',
        text: "The site allows only certain tags and categories, and `scrolls`, `arXiv digest` are not among them. The new pages leave them out. Add them to the site's list, or rename the topics to allowed tags",
      },
    ]);
    expect(await noticesOf({ allowed: new Map([['tags', ['arXiv digest']]]) })).toEqual([
      {
        about: 'Hugo',
        text: "The site allows only certain tags and categories, and `scrolls` is not among them. The new pages leave it out. Add it to the site's list, or rename the topics to allowed tags",
      },
    ]);
    for (const key of ['tags', 'categories'])
      expect(await noticesOf({ allowed }, { [key]: ['ink'] })).toEqual([]);
  });

  test('that a formula is written in Unicode, if a paper has one', async () => {
    const rendering = await aRendering({ ...HUGO, 'content/posts/a.md': '---\ntitle: A\n---\n' });
    expect(rendering.layout.mathIsMissing).toBe(true);
    expect((await pagesOf([aProposal()], rendering)).notices).toEqual([]);
    for (const given of [FORMULA, { comment: '$n^2$ pages' }])
      expect(
        (await pagesOf([aProposal(given), aProposal({ id: '2611.00002' })], rendering)).notices,
      ).toEqual([
        {
          about: 'Hugo',
          text: 'Formulas are written in Unicode, because no script or plugin that typesets them was found on the site. After you add MathJax or KaTeX, set `math: dollars` or `math: brackets`, the delimiters that it reads',
        },
      ]);
    const withMath = { ...rendering, layout: { ...rendering.layout, mathIsMissing: false } };
    expect((await pagesOf([aProposal(FORMULA)], withMath)).notices).toEqual([]);
  });

  test('that the digest page was left out, because its front matter cannot be read', async () => {
    const texts = { ...HUGO, 't/digest.hbs': '---\ntitle: {{title}}: x\n---\n\n{{count}}\n' };
    const { files, notices } = await pagesOf(
      [aProposal()],
      await aRendering(texts, { templates: 't' }),
    );
    expect([...files.keys()]).not.toContain(DIGEST);
    expect(notices).toEqual([
      {
        about: DIGEST,
        text: expect.stringMatching(
          /^The digest page was left out: its front matter cannot be read .*\{\{yaml title\}\}/,
        ),
      },
    ]);
  });
});
