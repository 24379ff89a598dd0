import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { papersOn } from '../../src/render/day-page.ts';
import { messagesOf } from '../harness/messages.ts';
import { TODAY, aLatePaper, somePapers } from '../harness/papers.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const LATER = '2026-11-20T18:00:00Z';
const BRANCH = 'paperboy/digest';
let world: World;
afterEach(() => world.close());

const paths = () => [...world.github.files(BRANCH).keys()];
const digests = () =>
  paths()
    .filter((path) => path.includes('digest'))
    .sort();
const pageAt = (path: string | undefined) => world.github.files(BRANCH).get(path ?? '') ?? '';
const hugo = { github: { files: { 'hugo.toml': '', 'README.md': '' } } };

describe('a digest page', () => {
  test('gets the papers of a later run on the same day, under their topics', async () => {
    world = await startWorld({ papers: somePapers(2), ...hugo });
    await world.run(scrolls);
    world.arxiv.add(aLatePaper());
    const second = await world.run(scrolls, LATER);
    expect(second.outputs).toMatchObject({ status: 'updated', 'paper-count': '1' });
    expect(digests()).toEqual(['content/posts/arxiv-digest-2026-11-20.md']);
    const page = pageAt(digests()[0]);
    expect(papersOn(page)).toEqual(['2611.00001', '2611.00002', '2611.00099']);
    expect(page.match(/^## /gm)).toHaveLength(1);
    expect(page.match(/^### \[.*\]\(\.\.\/2611-0\d{4}-.*\/\)$/gm)).toHaveLength(3);
  });

  test('that a person edited is not changed: a later run writes a second page', async () => {
    world = await startWorld({ papers: somePapers(2), ...hugo });
    await world.run(scrolls);
    const [path = ''] = digests();
    const editedText = `${pageAt(path)}\nMy own words.\n`;
    await world.github.commitFiles(BRANCH, { [path]: editedText }, 'Say something');
    world.arxiv.add(aLatePaper());
    await world.run(scrolls, LATER);
    expect(digests()).toEqual([
      'content/posts/arxiv-digest-2026-11-20-2.md',
      'content/posts/arxiv-digest-2026-11-20.md',
    ]);
    expect(pageAt(path)).toBe(editedText);
    expect(papersOn(pageAt(digests()[0]))).toEqual(['2611.00099']);
  });

  test('of an earlier day is never changed', async () => {
    world = await startWorld({ papers: somePapers(2), ...hugo });
    await world.run(scrolls);
    const before = pageAt(digests()[0]);
    world.arxiv.add(aLatePaper());
    await world.run(scrolls, '2026-11-21T06:00:00Z');
    expect(digests()).toHaveLength(2);
    expect(pageAt(digests()[0])).toBe(before);
  });

  test('loses papers that were dropped since', async () => {
    world = await startWorld({ papers: somePapers(2), ...hugo });
    await world.run(scrolls);
    const dropped = paths().find((path) => path.includes('2611-00001')) ?? '';
    await world.github.commitFiles(BRANCH, { [dropped]: null }, 'Not this one');
    world.arxiv.add(aLatePaper());
    await world.run(scrolls, LATER);
    expect(papersOn(pageAt(digests()[0]))).toEqual(['2611.00002', '2611.00099']);
  });
});

describe('a post that would not build', () => {
  const own = {
    'README.md': '',
    'theirs/post.hbs': '---\ntitle: {{title}}\n---\n\n{{abstract}}\n',
  };

  test('is left out with a notice that names the field, and the other posts are written', async () => {
    const [good, bad] = somePapers(2, { title: 'Scrolls by Candle Light' });
    if (good === undefined || bad === undefined) throw new Error('no papers');
    world = await startWorld({
      papers: [good, { ...bad, title: 'Scrolls: a: "b' }],
      github: { files: own },
    });
    const step = await world.run({ ...scrolls, templates: 'theirs' });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ 'paper-count': '1', status: 'opened' });
    expect(paths().filter((path) => path.includes(bad.id.replace('.', '-')))).toEqual([]);
    expect(messagesOf(step).join('\n')).toMatch(/2611\.00002.*left out.*\{\{yaml title\}\}/s);
    expect(world.github.pulls[0]?.body).not.toContain('2611.00002');
    expect(step.summary).toContain('would not build');
  });
});

describe('front matter', () => {
  test('has the fields of existing posts, and a warning names fields without a value', async () => {
    world = await startWorld({
      papers: somePapers(1),
      github: {
        files: {
          'astro.config.mjs': '',
          'src/content/blog/first.md':
            '---\ntitle: One\nsummary: x\ndate: 2024-01-01\nheroImage: a.png\ndraft: false\n---\n\nHello\n',
        },
      },
    });
    const step = await world.run(scrolls);
    const post = pageAt(paths().find((path) => path.includes('2611-00001')));
    expect(post).toMatch(/^summary: "We read/m);
    expect(post).toMatch(/^date: 2026-11-20T05:59:59Z$/m);
    expect(post).toMatch(/^draft: false$/m);
    expect(post).not.toMatch(/^(?:pubDate|description):/m);
    const messages = messagesOf(step).join('\n');
    expect(messages).toContain('`heroImage`');
    expect(messages).toContain('src/content/blog/first.md');
    const completed = await world.run({
      ...scrolls,
      'front-matter': 'heroImage: b.png',
      'dry-run': 'true',
      papers: '2611.00001',
    });
    expect(completed.exitCode).toBe(0);
  });
});

describe('a schema of a content collection', () => {
  const files = (schema: string) => ({
    'astro.config.mjs': '',
    'src/content.config.ts': `const blog = defineCollection({ schema: z.object({ ${schema} }).strict() });\nexport const collections = { blog };`,
    'src/content/blog/first/index.md': "---\ntitle: One\ndate: '2024-01-01'\n---\n\nHello\n",
  });

  test('is met by posts and digest page, without additional fields', async () => {
    const schema =
      'title: z.string().max(24), date: z.string(), tags: z.array(z.string()).optional()';
    world = await startWorld({ papers: somePapers(1), github: { files: files(schema) } });
    const step = await world.run(scrolls);
    expect(step.outputs).toMatchObject({ status: 'opened', 'paper-count': '1' });
    for (const path of paths().filter((file) => /2611-00001|arxiv-digest/.test(file))) {
      expect(path).toMatch(/^src\/content\/blog\/[\w-]+\/index\.md$/);
      const [, yaml = '', body = ''] = pageAt(path).split('---\n');
      expect(yaml).toMatch(/^title: ".{1,24}"\ntags:\n( {2}- .*\n)+date: "2026-11-20"\n$/);
      if (path.includes('2611'))
        expect(body).toMatch(/^\n\*\*Scroll 1: Reading by Candle Light\*\*\n/);
    }
    expect(papersOn(pageAt(digests()[0]))).toEqual(['2611.00001']);
    expect(pageAt(digests()[0])).toMatch(/\n<!-- paperboy: v[0-9a-f]{16} 2611\.00001 -->\n$/);
  });

  test('that requires fields without a value causes a warning', async () => {
    const schema = 'title: z.string(), date: z.string(), hero: image(), rank: z.number()';
    world = await startWorld({ papers: somePapers(1), github: { files: files(schema) } });
    const step = await world.run(scrolls);
    expect(messagesOf(step).join('\n')).toMatch(
      /src\/content\.config\.ts: The schema requires `hero`, `rank`.*`front-matter`/,
    );
    expect(step.summary).toMatch(/requires .*hero.*rank/);
  });
});

test('a generator without a preset is named in log and summary, with settings to copy', async () => {
  world = await startWorld({
    papers: somePapers(1),
    github: {
      files: { 'gatsby-config.js': '', 'content/blog/a/index.md': '---\ntitle: A\n---\n' },
    },
  });
  const step = await world.run(scrolls);
  const line = 'post-path: content/blog/{{slug}}/index.md';
  expect(messagesOf(step).join('\n')).toContain(line);
  expect(step.summary).toContain('Gatsby');
});

test('a template that makes every post invalid fails the run with one error that names file and remedy', async () => {
  world = await startWorld({
    papers: somePapers(3, { title: 'Scrolls: A View' }),
    github: { files: { 'README.md': '', 't/post.hbs': '---\ntitle: {{title}}\n---\n' } },
  });
  const step = await world.run({ ...scrolls, templates: 't' });
  expect(step.exitCode).toBe(1);
  const errors = messagesOf(step, 'error');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(
    /\[TEMPLATE_INVALID\] t\/post\.hbs: .*all 3 papers.*\{\{yaml title\}\}/s,
  );
});

describe('a new generator', () => {
  /** Returns the preset.yml in CONTRIBUTING.md. */
  function presetInDocument(): string {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const section = /^## A preset\n[^]*?(?=^## )/m.exec(text)?.[0] ?? '';
    const block = /^ *```yaml\n([^]*?)^ *```$/m.exec(section)?.[1] ?? '';
    return block.replace(/^ {3}/gm, '');
  }

  test.each([
    ['config.toml', 'base_url = "https://example.org"\n[extra]\npapers = "content/p"\n', 'p'],
    ['zola.toml', 'base_url = "https://example.org"\n', 'papers'],
  ])(
    'needs only a folder under templates/, with the preset in CONTRIBUTING.md (%s)',
    async (name, config, inside) => {
      const action = mkdtempSync(join(tmpdir(), 'paperboy-action-'));
      try {
        for (const part of ['dist', 'templates', 'action.yml'])
          cpSync(resolve(part), join(action, part), { recursive: true });
        const folder = join(action, 'templates', 'zola');
        cpSync(resolve('templates', 'hugo'), folder, { recursive: true });
        writeFileSync(join(folder, 'preset.yml'), presetInDocument());
        world = await startWorld({
          papers: somePapers(1),
          github: { files: { [name]: config } },
        });
        const step = await world.run(scrolls, TODAY, { action });
        expect(step.log).toContain('Site: Zola');
        const post = '2611-00001-scroll-1-reading-by-candle-light';
        expect(pageAt(`content/${inside}/${post}.md`)).toMatch(
          /^---\ntitle: "Scroll 1: Reading by Candle Light"\n/,
        );
        expect(pageAt(`content/${inside}/arxiv-digest-2026-11-20.md`)).toContain(`](../${post}/)`);
      } finally {
        rmSync(action, { recursive: true });
      }
    },
  );
});
