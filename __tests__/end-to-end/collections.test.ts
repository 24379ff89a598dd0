import { afterEach, describe, expect, test } from '@jest/globals';
import { bibtex } from '../../src/render/collections/bibtex.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { editBody, tick, untick } from '../harness/review.ts';
import type { StepResult } from '../harness/runner.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
let world: World;
afterEach(() => world.close());

const file = (path: string, branch = BRANCH) => world.github.files(branch).get(path) ?? '';
const rows = (text: string) =>
  [...text.matchAll(/arxiv\.org\/pdf\/(\d{4}\.\d{5})/g)].map(([, id]) => id);

describe('a list', () => {
  const inputs = { ...scrolls, output: 'list' };

  test('alone is the record: its papers are not proposed again, and boxes take rows out and back', async () => {
    world = await startWorld();
    const first = await world.run(inputs);
    expect(first.outputs).toMatchObject({ status: 'opened', 'paper-count': '3' });
    expect(first.outputs['paths']).toContain('arxiv.md');
    expect(rows(file('arxiv.md'))).toEqual([A, B, C]);
    await editBody(world, untick(B), { inputs });
    expect(rows(file('arxiv.md'))).toEqual([A, C]);
    await editBody(world, tick(B), { inputs });
    expect(rows(file('arxiv.md')).sort()).toEqual([A, B, C]);
    world.github.mergePull(1, 'merge');
    const again = await world.run(inputs, TOMORROW);
    expect(again.outputs['status']).toBe('nothing-new');
  });

  test('in a README stands below what a person wrote, and a removed row does not come back', async () => {
    const readme = '# Lab\n\nOur papers.';
    world = await startWorld({ github: { files: { 'README.md': readme } } });
    const off = { ...inputs, 'list-path': 'README.md', 'pull-request': 'off' };
    await world.run(off);
    expect(file('README.md', 'main').startsWith(readme)).toBe(true);
    const without = file('README.md', 'main')
      .split('\n')
      .filter((line) => !line.includes(`/${B}`));
    world.github.commitFiles('main', { 'README.md': without.join('\n') }, 'Not this one');
    world.arxiv.add(aLatePaper());
    await world.run(off, TOMORROW);
    expect(rows(file('README.md', 'main'))).not.toContain(B);
    expect(rows(file('README.md', 'main'))).toHaveLength(3);
  });

  test('links to posts where there are any', async () => {
    world = await startWorld();
    await world.run({ ...scrolls, output: 'posts, list' });
    expect(file('arxiv.md')).toMatch(/\]\(\.\/arxiv\/2026\/2611-00001-[\w-]+\.md\)/);
  });

  test('with markers that are no pair is a failure that names the file; nothing is written', async () => {
    world = await startWorld({ github: { files: { 'arxiv.md': '<!-- paperboy: list -->\nx\n' } } });
    const { exitCode, raw } = await world.run(inputs);
    expect(exitCode).toBe(1);
    expect(raw).toMatch(/CONFIG_INVALID.*arxiv\.md.*markers/s);
    expect(world.github.pulls).toEqual([]);
  });

  test.each([
    ['the older first', [1, 2]],
    ['the newer first', [2, 1]],
  ])(
    'is changed by one open digest at a time: git merges two, %s, and the next has the rows that waited',
    async (_, order) => {
      world = await startWorld();
      const daily = {
        ...inputs,
        output: 'posts, digest, list, feed, bibtex',
        'pull-request': 'daily',
      };
      await world.run(daily);
      world.arxiv.add(aLatePaper());
      await world.run(daily, TOMORROW);
      expect(rows(file('arxiv.md', `${BRANCH}-2026-11-21`))).toEqual([]);
      // The emulator merges with git itself, and throws on a conflict.
      for (const number of order) world.github.mergePull(number, 'merge');
      world.arxiv.add({ ...aLatePaper(), id: '2611.00009' });
      await world.run(daily, '2026-11-22T06:00:00Z');
      const all = [A, B, C, aLatePaper().id, '2611.00009'];
      const branch = `${BRANCH}-2026-11-22`;
      expect(rows(file('arxiv.md', branch)).sort()).toEqual([...all].sort());
      expect(bibtex.idsIn(file('arxiv.bib', branch)).sort()).toEqual([...all].sort());
      for (const id of all) expect(file('arxiv.xml', branch)).toContain(`04-01:${id}</id>`);
    },
  );

  test('of two workflows: the second leaves it to a run after the merge', async () => {
    world = await startWorld();
    await world.run({ ...inputs, output: 'posts, list' });
    const other = { ...inputs, output: 'posts, list', branch: 'paperboy/other', papers: A };
    world.arxiv.add(aLatePaper());
    await world.run(other, TOMORROW);
    expect(rows(file('arxiv.md', 'paperboy/other'))).toEqual([]);
    world.github.mergePull(1, 'merge');
    world.github.mergePull(2, 'merge');
    world.arxiv.add({ ...aLatePaper(), id: '2611.00009' });
    await world.run(other, '2026-11-22T06:00:00Z');
    const all = rows(file('arxiv.md', world.github.pulls[2]?.head));
    expect(all.sort()).toEqual([A, B, C, '2611.00009', aLatePaper().id].sort());
  });

  test('does not wait for an open digest that has no rows, whatever base gained since', async () => {
    const [a, b] = somePapers(2);
    if (a === undefined || b === undefined) throw new Error('no papers');
    world = await startWorld({ papers: [{ ...a, title: 'Ink', abstract: 'Ink.' }, b] });
    await world.run({ ...scrolls, keywords: 'Ink: ink', branch: 'ink', output: 'posts' });
    await world.run(inputs);
    world.github.mergePull(2, 'merge');
    world.arxiv.add(aLatePaper());
    await world.run(inputs, TOMORROW);
    expect(rows(file('arxiv.md', world.github.pulls[2]?.head)).sort()).toEqual([
      B,
      aLatePaper().id,
    ]);
  });
});

describe('lists and feeds that two digests wrote in the same moment', () => {
  const ink = { ...scrolls, keywords: 'Ink: ink', branch: 'ink' };
  const listed = (branch: string) => rows(file('arxiv.md', branch));
  const told = ({ commands }: StepResult) => commands.map(({ message }) => message).join('\n');

  /** Digest 1 is of `ink` with paper A, digest 2 of `scroll` with B. */
  async function startWithTwoLists(output: string, files = {}): Promise<void> {
    const [a, b] = somePapers(2);
    if (a === undefined || b === undefined) throw new Error('no papers');
    const papers = [{ ...a, title: 'Ink', abstract: 'Ink.' }, b];
    world = await startWorld({ papers, github: { files } });
    await world.run({ ...ink, output });
    // As if the second had not seen the first.
    const body = world.github.pulls[0]?.body ?? '';
    world.github.editPull(1, { body: 'hidden' });
    await world.run({ ...scrolls, output });
    world.github.editPull(1, { body });
    expect([listed('ink'), listed(BRANCH)]).toEqual([[A], [B]]);
  }

  test.each([
    ['list', 'the younger'],
    ['posts, list, feed, bibtex', 'the older'],
  ])(
    '(`output: %s`): the next run of %s leaves the rows of the younger to a run after the merge',
    async (output, who) => {
      await startWithTwoLists(output);
      await world.run({ ...(who === 'the older' ? ink : scrolls), output }, TOMORROW);
      expect(listed('ink')).toEqual([A]);
      const { message = '' } = world.github.log(BRANCH)[0] ?? {};
      expect(message).toMatch(/^Leave rows to a later run\n\n- rows left to a later run: arxiv/);
      const paths = [...world.github.files(BRANCH).keys()];
      expect(paths.filter((path) => /^arxiv[^/]*$/.test(path))).toEqual([]);
      const quiet = await world.run({ ...scrolls, output }, TOMORROW);
      expect(quiet.outputs['status']).toBe('nothing-new');
      // The emulator merges with git itself, and throws on a conflict.
      for (const number of [1, 2]) world.github.mergePull(number, 'merge');
      world.arxiv.add(aLatePaper());
      await world.run({ ...scrolls, output }, TOMORROW);
      expect(listed(world.github.pulls[2]?.head ?? '').sort()).toEqual([A, B, aLatePaper().id]);
    },
  );

  test('the older merged: the younger leaves its rows all the same, and what base had stays', async () => {
    await startWithTwoLists('list', { 'arxiv.md': '# Ours\n\nBelow is a list.\n' });
    world.github.mergePull(1, 'squash');
    world.arxiv.add(aLatePaper());
    await world.run({ ...scrolls, output: 'list' }, TOMORROW);
    expect(file('arxiv.md')).toBe('# Ours\n\nBelow is a list.\n');
    world.github.mergePull(2, 'squash');
    expect(listed('main')).toEqual([A]);
    world.arxiv.add({ ...aLatePaper(), id: '2611.00009' });
    await world.run({ ...scrolls, output: 'list' }, '2026-11-22T06:00:00Z');
    const all = [A, B, aLatePaper().id, '2611.00009'];
    expect(listed(world.github.pulls[2]?.head ?? '').sort()).toEqual(all.sort());
  });

  test('a list that a person changed stays, and a notice tells', async () => {
    await startWithTwoLists('list');
    const text = `${file('arxiv.md')}Mine\n`;
    world.github.commitFiles(BRANCH, { 'arxiv.md': text }, 'Say it better');
    const step = await world.run({ ...scrolls, output: 'list' }, TOMORROW);
    expect(told(step)).toMatch(/#2: another digest changes arxiv\.md/);
    expect(file('arxiv.md')).toBe(text);
  });
});

describe('an index of digests', () => {
  const mkdocs = {
    github: { files: { 'mkdocs.yml': 'site_name: A\n', 'docs/index.md': '# A\n' } },
  };

  test('is a page of a site that has no lists, and gains the digest of each run', async () => {
    world = await startWorld(mkdocs);
    await world.run(scrolls);
    expect(file('docs/arxiv.md')).toBe(
      '# arXiv papers\n\n<!-- paperboy: digests -->\n\n**November 2026** [20](./posts/arxiv-digest-2026-11-20.md)\n\n<!-- /paperboy: digests -->\n',
    );
    world.github.mergePull(1, 'merge');
    world.arxiv.add(aLatePaper());
    await world.run(scrolls, TOMORROW);
    expect(file('docs/arxiv.md', world.github.pulls[1]?.head)).toContain(
      '**November 2026** [21](./posts/arxiv-digest-2026-11-21.md) · [20](',
    );
  });

  test('stands in the list where there is one; a `list.hbs` without its place has none', async () => {
    world = await startWorld();
    await world.run({ ...scrolls, output: 'posts, digest, list' });
    expect(file('arxiv.md')).toContain('**November 2026** [20](./arxiv/digests/2026-11-20.md)');
    const own = { ...mkdocs.github.files, 'own/list.hbs': '{{#each topics}}{{/each}}\n' };
    await world.close();
    world = await startWorld({ github: { files: own } });
    const step = await world.run({ ...scrolls, templates: 'own' });
    expect(step.outputs['paths']).not.toContain('docs/arxiv.md');
  });
});

describe('feeds and bibliographies', () => {
  test('gain the papers of a run and lose what is unticked; a person’s entries stay', async () => {
    const own = '@article{me2020,\n  title = {Mine},\n}\n';
    world = await startWorld({ github: { files: { 'papers.bib': own } } });
    const inputs = {
      ...scrolls,
      output: 'posts, feed, bibtex',
      'bibtex-path': 'papers.bib',
      'site-url': 'https://lab.example',
    };
    await world.run(inputs);
    expect(file('papers.bib').startsWith(own)).toBe(true);
    expect(bibtex.idsIn(file('papers.bib'))).toEqual([A, B, C]);
    expect(file('arxiv.xml')).toContain(`<id>tag:arxiv.org,2007-04-01:${B}</id>`);
    expect(file('arxiv.xml')).toContain('<id>https://lab.example/arxiv.xml</id>');
    await editBody(world, untick(B), { inputs });
    expect(bibtex.idsIn(file('papers.bib'))).toEqual([A, C]);
    expect(file('arxiv.xml')).not.toContain(B);
  });
});
