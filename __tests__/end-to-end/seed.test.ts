import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { aLatePaper } from '../harness/papers.ts';
import { seedPost } from '../harness/seed.ts';
import { startWorld } from '../harness/world.ts';

test('examples/seed renders a post equal to its golden file', async () => {
  const paper = {
    ...aLatePaper(),
    id: '2611.00042',
    title: 'On Re-Reading Scrolls: A Dataset (and {B}races)',
    abstract:
      'We re-read scrolls -- all of them. (1) The dataset is long;\n(2) the margin is not. It holds 5% of the ink.',
  };
  expect(await seedPost(paper, '2026-11-20T22:36:41Z')).toBe(
    readFileSync('__tests__/golden/seed-form.md', 'utf8'),
  );
});

test('the preset of that theme fills every field that was a placeholder in the original post', async () => {
  const world = await startWorld({
    papers: [
      {
        ...aLatePaper(),
        title: 'Scrolls: A "New" Reading $\\alpha$',
        authors: [{ name: "Ada {\\'E}crit" }, { name: 'Bo Quill' }],
      },
    ],
    github: { files: { 'src/layouts/MarkdownPost.astro': '', 'src/pages/posts/welcome.md': '' } },
  });
  try {
    const step = await world.run({ keywords: 'Reading / Scrolls: scroll' }, '2026-11-20T22:36:41Z');
    const files = world.github.files('paperboy/digest');
    const [path = '', digest = ''] = (step.outputs['paths'] ?? '').split('\n');
    expect(path).toMatch(/^src\/pages\/posts\/2611-00099-scrolls-a-new-reading-alpha\.md$/);
    const [, front = '', body = ''] = (files.get(path) ?? '').split('---\n');
    expect(parse(front)).toMatchObject({
      layout: '../../layouts/MarkdownPost.astro',
      // Straight quotation marks end an attribute in themes that print titles raw.
      title: 'Scrolls: A “New” Reading α',
      // The digest page has the time of the run, so that it is listed before its posts.
      pubDate: '2026-11-20T22:36:40Z',
      author: 'Ada Écrit, Bo Quill',
      tags: ['Reading', 'Scrolls'],
      cover: {
        url: expect.stringMatching(/^data:image\/svg/),
        square: expect.stringMatching(/^data:image\/svg/),
        alt: 'cs.CL 2611.00099',
      },
      meta: [
        { name: 'author', content: 'Ada Écrit, Bo Quill' },
        { name: 'keywords', content: expect.stringContaining('Scrolls') },
      ],
      theme: 'light',
    });
    expect(parse(front)).not.toMatchObject({ description: '' });
    for (const heading of ['Publish date', 'Authors', 'Paper id', 'Download', 'Abstract'])
      expect(body).toContain(`## ${heading}\n`);
    expect(body).not.toMatch(/coming soon|key1|QA/);
    // The theme's index and feed need these fields on every page in posts/.
    const [, digestFront = ''] = (files.get(digest) ?? '').split('---\n');
    expect(parse(digestFront)).toMatchObject({
      title: expect.any(String),
      pubDate: expect.any(String),
      tags: [expect.any(String)],
      cover: { url: expect.any(String), square: expect.any(String) },
    });
  } finally {
    await world.close();
  }
});
