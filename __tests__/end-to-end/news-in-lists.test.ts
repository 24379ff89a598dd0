import { afterEach, describe, expect, test } from '@jest/globals';
import { newsBoxesIn } from '../../src/record/news-boxes.ts';
import { messagesOf } from '../harness/messages.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { editBody } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
const GONE = 'This paper has been withdrawn by the authors due to an error in Lemma 3';
let world: World;
afterEach(() => world.close());

const everything = {
  ...scrolls,
  output: 'posts, list, feed, bibtex',
  updates: 'withdrawn, venue, code, version',
  'site-url': 'https://lab.example',
};
const file = (path: string, branch = `${BRANCH}-2`) => world.github.files(branch).get(path) ?? '';
const pull = (number = world.github.pulls.length) => world.github.pulls[number - 1];
const rowOf = (id: string, text: string) =>
  text.split('\n').find((line) => line.startsWith('|') && line.includes(id)) ?? '';
const entryOf = (id: string, text: string) =>
  (text.match(/<entry>[^]*?<\/entry>/g) ?? []).find((entry) => entry.includes(id)) ?? '';
const bibOf = (id: string, text: string) =>
  (text.match(/^@[^]*?^\}/gm) ?? []).find((entry) => entry.includes(id)) ?? '';
const COLLECTIONS = ['arxiv.md', 'arxiv.xml', 'arxiv.bib'];
const collections = (branch: string) => COLLECTIONS.map((path) => file(path, branch));

/** Starts a site whose first digest, with three papers, is merged. */
async function published(inputs: Readonly<Record<string, string>>): Promise<void> {
  world = await startWorld();
  const step = await world.run(inputs);
  expect({ raw: step.raw, ...step.outputs }).toMatchObject({ status: 'opened' });
  world.github.mergePull(1, 'merge');
}

describe('lists, feeds and bibliographies', () => {
  test('show a withdrawal in the same commit as the post, and its box undoes and restores it', async () => {
    await published(everything);
    const before = collections('main');
    world.arxiv.revise(B, { comment: GONE });
    const step = await world.run(everything, TOMORROW);
    expect(step.outputs).toMatchObject({ 'update-count': '1' });
    expect(messagesOf(step, 'warning')).toEqual([]);
    expect(world.github.log(`${BRANCH}-2`)[0]?.message).toContain(`- news: ${B} withdrawn v2`);
    const after = collections(`${BRANCH}-2`);
    const [list = '', feed = '', bib = ''] = after;
    expect(rowOf(B, list)).toMatch(/^\| 2026-11-18 \| \*\*Withdrawn:\*\* \[Scroll 2: /);
    expect(list.split('\n').filter((line) => !before[0]?.split('\n').includes(line))).toHaveLength(
      1,
    );
    expect(entryOf(B, feed)).toContain('<title>Withdrawn: Scroll 2');
    expect(entryOf(B, feed)).toContain(`This paper was withdrawn: “${GONE}”`);
    expect(entryOf(B, feed)).toContain('<updated>2026-11-21T06:00:00Z</updated>');
    expect(entryOf(A, feed)).toBe(entryOf(A, before[1] ?? ''));
    expect(bibOf(B, bib)).toMatch(/note +\= \{Withdrawn\}/);
    await editBody(world, (body) => body.replace('- [x]', '- [ ]'), { inputs: everything });
    expect(collections(`${BRANCH}-2`).map((text) => text.replace(/<updated>[^<]*/, ''))).toEqual(
      before.map((text) => text.replace(/<updated>[^<]*/, '')),
    );
    await editBody(world, (body) => body.replace('- [ ]', '- [x]'), { inputs: everything });
    expect(rowOf(B, file('arxiv.md'))).toBe(rowOf(B, list));
    expect(entryOf(B, file('arxiv.xml'))).toBe(entryOf(B, feed));
    expect(file('arxiv.bib')).toBe(bib);
  });

  test('show a new venue, code link and version', async () => {
    await published(everything);
    world.arxiv.revise(A, {
      comment: 'Accepted at NeurIPS 2026',
      doi: '10.1000/7',
      journalRef: 'J. Scrolls 7 (2026) 1-9',
    });
    world.arxiv.revise(B, { comment: 'Code is available at https://github.com/octo/scrolls' });
    world.arxiv.revise(C, { title: 'Scroll 3: By Daylight', abstract: 'We use the sun.' });
    const step = await world.run(everything, TOMORROW);
    expect({ log: step.raw, count: step.outputs['update-count'] }).toMatchObject({ count: '3' });
    const [list = '', feed = '', bib = ''] = collections(`${BRANCH}-2`);
    expect(rowOf(A, list)).toContain('| NeurIPS 2026 |');
    expect(rowOf(B, list)).toContain('| [code](https://github.com/octo/scrolls) |');
    expect(rowOf(C, list)).toContain(`[Scroll 3: By Daylight](`);
    expect(rowOf(C, list)).toContain(`pdf/${C}v2`);
    expect(entryOf(C, feed)).toContain('<title>Scroll 3: By Daylight</title>');
    expect(entryOf(C, feed)).toContain('<summary>We use the sun.</summary>');
    expect(bibOf(A, bib)).toContain('{J. Scrolls 7 (2026) 1-9}');
    expect(bibOf(A, bib)).toContain('{10.1000/7}');
    expect(bibOf(A, bib)).toMatch(/^@article\{inkwell2026scroll,/);
  });

  test('keep rows and lines that a person edited, also when the box is unticked', async () => {
    await published(everything);
    const editedText = file('arxiv.md', 'main').replace('[Scroll 2: Reading', '[Scroll 2, Reading');
    world.github.commitFiles('main', { 'arxiv.md': editedText }, 'Edit');
    world.arxiv.revise(A, { comment: GONE });
    world.arxiv.revise(B, { comment: GONE });
    await world.run(everything, TOMORROW);
    expect(rowOf(B, file('arxiv.md'))).toBe(rowOf(B, editedText));
    expect(rowOf(A, file('arxiv.md'))).toContain('**Withdrawn:**');
    const own = file('arxiv.md').replace('**Withdrawn:** [Scroll 1', '**Sadly gone:** [Scroll 1');
    world.github.commitFiles(`${BRANCH}-2`, { 'arxiv.md': own }, 'Edit');
    await editBody(world, (body) => body.replaceAll('- [x]', '- [ ]'), { inputs: everything });
    expect(file('arxiv.md')).toBe(own);
    expect(file('arxiv.bib')).toBe(file('arxiv.bib', 'main'));
  });

  test('get new rows and news in the same commit', async () => {
    await published(everything);
    world.arxiv.revise(B, { comment: GONE });
    world.arxiv.add(aLatePaper());
    await world.run(everything, TOMORROW);
    expect(rowOf(aLatePaper().id, file('arxiv.md'))).not.toBe('');
    expect(rowOf(B, file('arxiv.md'))).toContain('**Withdrawn:**');
  });

  test('get news only after an open digest that changes them is merged, and a notice says so', async () => {
    world = await startWorld({ papers: somePapers(3) });
    const daily = { ...everything, 'pull-request': 'daily' };
    await world.run(daily);
    world.github.mergePull(1, 'merge');
    world.arxiv.add(aLatePaper());
    await world.run(daily, TOMORROW);
    world.arxiv.revise(B, { comment: GONE });
    const step = await world.run(daily, '2026-11-22T06:00:00Z');
    expect(step.outputs['update-count']).toBe('0');
    expect(messagesOf(step, 'warning').join()).toContain(
      'another open digest changes a list or a feed',
    );
    world.github.mergePull(2, 'merge');
    const next = await world.run(daily, '2026-11-23T06:00:00Z');
    expect(next.outputs['update-count']).toBe('1');
  });
});

describe('a list without posts', () => {
  const alone = {
    ...scrolls,
    output: 'list',
    'list-path': 'README.md',
    updates: everything.updates,
  };

  test('gets news of its papers, with a box each that undoes and restores the row', async () => {
    await published(alone);
    const before = file('README.md', 'main');
    world.arxiv.revise(B, { comment: GONE });
    world.arxiv.revise(C, { comment: 'Accepted at NeurIPS 2026' });
    const step = await world.run(alone, TOMORROW);
    expect({ raw: step.raw, count: step.outputs['update-count'] }).toMatchObject({ count: '2' });
    expect(pull()?.title).toBe('News of 2 published papers');
    const after = file('README.md');
    expect(rowOf(B, after)).toContain('**Withdrawn:**');
    expect(rowOf(C, after)).toContain('| NeurIPS 2026 |');
    await editBody(world, (body) => body.replace(/- \[x\](.*withdrawn)/, '- [ ]$1'), {
      inputs: alone,
    });
    expect(rowOf(B, file('README.md'))).toBe(rowOf(B, before));
    expect(rowOf(C, file('README.md'))).toBe(rowOf(C, after));
    await editBody(world, (body) => body.replace(/- \[ \](.*withdrawn)/, '- [x]$1'), {
      inputs: alone,
    });
    expect(file('README.md')).toBe(after);
    world.github.mergePull(2, 'merge');
    expect((await world.run(alone, '2026-11-22T06:00:00Z')).outputs['status']).toBe('nothing-new');
  });

  test('declines news whose row a person restored by hand', async () => {
    await published(alone);
    world.arxiv.revise(B, { comment: GONE });
    await world.run(alone, TOMORROW);
    world.github.commitFiles(`${BRANCH}-2`, { 'README.md': file('README.md', 'main') }, 'No');
    await world.run(alone, '2026-11-22T06:00:00Z');
    expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([{ ticked: false, dropped: true }]);
    expect(file('README.md')).toBe(file('README.md', 'main'));
  });

  test('with `pull-request: off` gets news in one commit', async () => {
    const off = { ...alone, 'pull-request': 'off' };
    world = await startWorld();
    await world.run(off);
    world.arxiv.revise(B, { comment: GONE });
    const step = await world.run(off, TOMORROW);
    expect(step.outputs).toMatchObject({ status: 'committed', 'update-count': '1' });
    expect(rowOf(B, file('README.md', 'main'))).toContain('**Withdrawn:**');
    expect((await world.run(off, TOMORROW)).outputs['status']).toBe('nothing-new');
  });
});
