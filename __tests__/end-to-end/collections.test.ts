import { afterEach, describe, expect, test } from '@jest/globals';
import { bibtex } from '../../src/render/collections/bibtex.ts';
import { messagesOf } from '../harness/messages.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { editBody, tick, untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
/** A paper about ink with id A, and one about scrolls with id B. */
const INK_AND_SCROLL = [
  ...somePapers(1, { title: 'Ink', abstract: 'Ink.' }),
  ...somePapers(2).slice(1),
];
let world: World;
afterEach(() => world.close());

const file = (path: string, branch = BRANCH) => world.github.files(branch).get(path) ?? '';
const rows = (text: string) =>
  [...text.matchAll(/arxiv\.org\/pdf\/(\d{4}\.\d{5})/g)].map(([, id]) => id);

describe('a list', () => {
  const inputs = { ...scrolls, output: 'list' };

  test('with `output: list` records which papers were proposed, and boxes remove and restore its rows', async () => {
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

  test('in a README follows the text of a person, and a row that a person removed does not come back', async () => {
    const readme = '# Lab\n\nOur papers.';
    world = await startWorld({ github: { files: { 'README.md': readme } } });
    const off = { ...inputs, 'list-path': 'README.md', 'pull-request': 'off' };
    await world.run(off);
    expect(file('README.md', 'main').startsWith(readme)).toBe(true);
    const remaining = file('README.md', 'main')
      .split('\n')
      .filter((line) => !line.includes(`/${B}`));
    world.github.commitFiles('main', { 'README.md': remaining.join('\n') }, 'Not this one');
    world.arxiv.add(aLatePaper());
    await world.run(off, TOMORROW);
    expect(rows(file('README.md', 'main'))).not.toContain(B);
    expect(rows(file('README.md', 'main'))).toHaveLength(3);
  });

  test('links to the posts of its papers when there are posts', async () => {
    world = await startWorld();
    await world.run({ ...scrolls, output: 'posts, list' });
    expect(file('arxiv.md')).toMatch(/\]\(\.\/arxiv\/2026\/2611-00001-[\w-]+\.md\)/);
  });

  test('with an unpaired marker fails the run, names the file and writes nothing', async () => {
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
    'is changed by one open digest at a time: two digests merge without conflict, %s, and the next adds the missing rows',
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

  test('of two workflows is changed by the first; the second adds its rows after the merge', async () => {
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

  test('does not wait for an open digest that changes no list, even if base has changed since', async () => {
    world = await startWorld({ papers: INK_AND_SCROLL });
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

describe('when two digests change the same lists and feeds at the same time', () => {
  const ink = { ...scrolls, keywords: 'Ink: ink', branch: 'ink' };
  const listed = (branch: string) => rows(file('arxiv.md', branch));

  /** Opens digest 1 for `ink` with paper A, and digest 2 for `scroll` with paper B. */
  async function startWithTwoLists(output: string, files = {}): Promise<void> {
    world = await startWorld({ papers: INK_AND_SCROLL, github: { files } });
    await world.run({ ...ink, output });
    // Hide the first digest from the second run, as if both had started together.
    const body = world.github.pulls[0]?.body ?? '';
    world.github.editPull(1, { body: 'hidden' });
    await world.run({ ...scrolls, output });
    world.github.editPull(1, { body });
    expect([listed('ink'), listed(BRANCH)]).toEqual([[A], [B]]);
  }

  test.each([
    ['list', 'newer'],
    ['posts, list, feed, bibtex', 'older'],
  ])(
    '(`output: %s`) the next run of the %s digest takes the rows out of the newer, for a run after the merge',
    async (output, age) => {
      await startWithTwoLists(output);
      await world.run({ ...(age === 'older' ? ink : scrolls), output }, TOMORROW);
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

  test('and the older is merged, the newer still loses its rows, and the text that base had stays', async () => {
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

  test('a list that a person edited is kept, and a notice says so', async () => {
    await startWithTwoLists('list');
    const text = `${file('arxiv.md')}Mine\n`;
    world.github.commitFiles(BRANCH, { 'arxiv.md': text }, 'Say it better');
    const step = await world.run({ ...scrolls, output: 'list' }, TOMORROW);
    expect(messagesOf(step).join('\n')).toMatch(/#2: another digest changes arxiv\.md/);
    expect(file('arxiv.md')).toBe(text);
  });
});

describe('an index of digests', () => {
  const mkdocs = {
    github: { files: { 'mkdocs.yml': 'site_name: A\n', 'docs/index.md': '# A\n' } },
  };

  test('is a page of its own on a site without lists, and each run adds its digest', async () => {
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

  test('is part of the list if the site has one, and is left out if `list.hbs` has no place for it', async () => {
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
  test('gain the papers of a run and lose unticked ones; entries of a person stay', async () => {
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
