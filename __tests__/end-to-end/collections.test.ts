import { afterEach, describe, expect, test } from '@jest/globals';
import { bibtex } from '../../src/render/collections/bibtex.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { TOMORROW, aLatePaper } from '../harness/papers.ts';
import { editBody, tick, untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
let world: World;
afterEach(() => world.close());

const file = (path: string, branch = BRANCH) => world.github.files(branch).get(path) ?? '';
const rows = (text: string) =>
  [...text.matchAll(/arxiv\.org\/pdf\/(\d{4}\.\d{5})/g)].map(([, id]) => id);
const bodyOf = (number = 1) => world.github.pulls[number - 1]?.body ?? '';

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

  test('is changed by one open digest at a time: the next after a merge has the rows that waited', async () => {
    world = await startWorld();
    const daily = { ...inputs, output: 'posts, list', 'pull-request': 'daily' };
    await world.run(daily);
    world.arxiv.add(aLatePaper());
    await world.run(daily, TOMORROW);
    expect(rows(file('arxiv.md', `${BRANCH}-2026-11-21`))).toEqual([]);
    world.github.mergePull(2, 'merge');
    world.github.mergePull(1, 'merge');
    world.arxiv.add({ ...aLatePaper(), id: '2611.00009' });
    await world.run(daily, '2026-11-22T06:00:00Z');
    const all = boxesIn(bodyOf(2)).map(({ id }) => id);
    expect(rows(file('arxiv.md', `${BRANCH}-2026-11-22`))).toEqual(
      expect.arrayContaining([A, B, C, ...all, '2611.00009']),
    );
  });

  test('takes over the table of cv-arxiv-daily, whose papers count as posted', async () => {
    const table = `## Updated on 2026.11.19\n\n## Scrolls\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n|**2026-11-18**|**Scroll 1**|Ada Inkwell et.al.|[${A}](http://arxiv.org/abs/${A})|null|\n|**2024-01-02**|**Old scroll**|Bo Quill et.al.|[2401.00001](http://arxiv.org/abs/2401.00001)|**[link](https://github.com/a/b)**|\n\n[badge]: https://img.example/x.svg\n`;
    world = await startWorld({ github: { files: { 'README.md': table } } });
    const { outputs } = await world.run({ ...inputs, 'list-path': 'README.md' });
    expect(outputs['paper-count']).toBe('2');
    const text = file('README.md');
    expect(rows(text).sort()).toEqual(['2401.00001', A, B, C]);
    expect(text).toContain('[badge]: https://img.example/x.svg');
    expect(text).not.toContain('Publish Date');
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
