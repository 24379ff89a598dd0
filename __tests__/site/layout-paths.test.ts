import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { type Texts, aBranch } from '../builders/site.ts';

const presets = presetsIn(`${process.cwd()}/templates`);
const layoutOf = (files: Texts, inputs: Readonly<Record<string, string>> = {}) =>
  layoutFor(
    readConfig(new Map(Object.entries({ keywords: 'x', ...inputs }))),
    aBranch(files),
    presets,
  );

const PAPER = {
  id: 'hep-th/9901001' as PaperId,
  slug: 'hep-th-9901001-ink',
  published: '2026-11-19T23:30:00-02:00',
};
const NOON = new Date('2026-11-20T23:30:00Z');

describe('the path of a post', () => {
  test.each([
    ['posts/{{slug}}.md', 'posts/hep-th-9901001-ink.md'],
    ['{{year}}/{{month}}/{{day}}/{{id}}.md', '2026/11/20/hep-th-9901001.md'],
    ['{{date}}-{{id}}.md', '2026-11-20-hep-th-9901001.md'],
  ])(
    'is `post-path` with the day in UTC on which the paper appeared: %s',
    async (postPath, path) => {
      const layout = await layoutOf({}, { 'post-path': postPath, timezone: 'Asia/Tokyo' });
      expect([layout.postPath(PAPER), layout.places.post]).toEqual([path, postPath]);
    },
  );

  test.each([
    ['posts/{{date}}.md', 'posts/2024-10-03.md', '2410.02660'],
    [
      'posts/2410.02660-{{slug}}.md',
      'posts/2410.02660-hep-th-9901001-some-title.md',
      'hep-th/9901001',
    ],
  ])('contains the id of its paper alone: %s', async (postPath, path, id) => {
    await expect(layoutOf({}, { 'post-path': postPath })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: `\`post-path\` would make ${path} for a paper such as ${id}: a post's path must contain the paper's id and no other id, by which later runs find the post. Put {{id}} or {{slug}} into it`,
    });
  });
});

describe('the path of a digest page', () => {
  test.each([
    [
      'a/{{slug}}.md',
      'a/arxiv-digest-2026-11-21.md',
      'a/arxiv-digest-2026-11-21-2.md',
      'a/arxiv-digest-{{date}}.md',
    ],
    ['{{year}}/{{month}}/{{day}}', '2026/11/21', '2026/11/21-2', '{{year}}/{{month}}/{{day}}'],
    [
      'a.b/{{date}}.html.md',
      'a.b/2026-11-21.html.md',
      'a.b/2026-11-21.html-2.md',
      'a.b/{{date}}.html.md',
    ],
  ])(
    'has the day in the time zone, and a number from the second page of a day: %s',
    async (path, one, two, place) => {
      const layout = await layoutOf({}, { 'digest-path': path, timezone: 'Asia/Tokyo' });
      expect([
        layout.digestPath(NOON, 1),
        layout.digestPath(NOON, 2),
        layout.places.digest,
      ]).toEqual([one, two, place]);
    },
  );

  test('differs from day to day', async () => {
    await expect(layoutOf({}, { 'digest-path': 'a/digest.md' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message:
        '`digest-path` makes a/digest.md for every day. Put {{date}} into it, so that each day has a page',
    });
  });

  test.each(['post-path', 'digest-path'])(
    'and that of a post stay in the repository: %s',
    async (input) => {
      await expect(layoutOf({}, { [input]: '../{{slug}}.md' })).rejects.toMatchObject({
        message: expect.stringContaining(`\`${input}\``) as unknown as string,
      });
    },
  );

  test('of a preset has a number from the second page of a day too', async () => {
    const { digestPath } = await layoutOf({ 'docs/hugo.toml': '' });
    expect([1, 2, 3].map((nth) => digestPath(NOON, nth))).toEqual([
      'docs/content/posts/arxiv-digest-2026-11-20.md',
      'docs/content/posts/arxiv-digest-2026-11-20-2.md',
      'docs/content/posts/arxiv-digest-2026-11-20-3.md',
    ]);
    const bundles = { 'content/posts/a/index.md': '', 'content/posts/b/index.md': '' };
    const inFolders = await layoutOf({ 'hugo.toml': '', ...bundles });
    expect([1, 2].map((nth) => inFolders.digestPath(NOON, nth))).toEqual([
      'content/posts/arxiv-digest-2026-11-20/index.md',
      'content/posts/arxiv-digest-2026-11-20-2/index.md',
    ]);
  });
});
