import { afterEach, describe, expect, test } from '@jest/globals';
import { idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { papersOn } from '../../src/render/day-page.ts';
import { STRANGER } from '../emulators/github/shapes/pull.ts';
import { messagesOf } from '../harness/messages.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { editBody, tick, untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const pagesAlone = { ...scrolls, output: 'digest' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
let world: World;
afterEach(() => world.close());

const pathsOn = (branch = BRANCH) => [...world.github.files(branch).keys()];
const idsOn = (branch = BRANCH) => pathsOn(branch).flatMap(idsInPath).sort();
const pagesOn = (branch = BRANCH) => pathsOn(branch).filter((path) => path.includes('digests/'));
const pageOn = (branch = BRANCH) => world.github.files(branch).get(pagesOn(branch)[0] ?? '') ?? '';
const bodyOf = (number = 1) =>
  (world.github.pulls[number - 1]?.body ?? '').replaceAll('\r\n', '\n');
const boxes = (number = 1) =>
  Object.fromEntries(boxesIn(bodyOf(number)).map(({ id, ticked }) => [id, ticked]));
const all = { [A]: true, [B]: true, [C]: true };

describe('with `output: digest`', () => {
  test('boxes decide which papers are proposed, even if a person edits the page', async () => {
    world = await startWorld();
    await world.run(pagesAlone);
    const [path = ''] = pagesOn();
    world.github.commitFiles(BRANCH, { [path]: pageOn().replace(/Thank you/, 'Thanks') }, 'Typo');
    await editBody(world, untick(B), { inputs: pagesAlone });
    await world.run(pagesAlone, TOMORROW);
    expect(boxes()).toEqual({ ...all, [B]: false });
    expect(pageOn()).toContain('Thanks');
  });

  test('the page can have any file extension, and posts can be added to `output` later', async () => {
    world = await startWorld();
    const inputs = { ...pagesAlone, 'digest-path': 'digests/{{date}}.qmd' };
    await world.run(inputs);
    await world.run(inputs, TOMORROW);
    expect(boxes()).toEqual(all);
    await world.run({ ...inputs, output: 'posts, digest' }, TOMORROW);
    expect(boxes()).toEqual(all);
    expect((await editBody(world, untick(B), { inputs })).exitCode).toBe(0);
    expect(papersOn(pageOn())).toEqual([A, C]);
  });

  test('a paper that an abstract links to is not taken as listed, and is proposed when it is announced', async () => {
    const [a, b] = somePapers(2);
    if (a === undefined || b === undefined) throw new Error('no papers');
    const abstract = `Scrolls extend \\href{https://arxiv.org/abs/${b.id}}{our paper}.`;
    world = await startWorld({ papers: [{ ...a, abstract }] });
    await world.run(pagesAlone);
    world.arxiv.add(b);
    await world.run(pagesAlone, '2026-11-20T18:00:00Z');
    expect(boxes()).toEqual({ [A]: true, [B]: true });
    expect(pagesOn()).toHaveLength(1);
  });

  test('no paper is proposed twice after a change from commits to pull requests, or of the clocks', async () => {
    const [paper] = somePapers(1, {
      published: '2026-03-27T10:00:00Z',
      updated: '2026-03-27T10:00:00Z',
    });
    if (paper === undefined) throw new Error('no paper');
    world = await startWorld({ papers: [{ ...paper, id: '2603.00001' }] });
    const off = { ...pagesAlone, 'pull-request': 'off', timezone: 'Europe/Berlin' };
    expect((await world.run(off, '2026-03-29T10:00:00Z')).outputs['status']).toBe('committed');
    for (const inputs of [off, { ...off, 'pull-request': 'rolling' }])
      expect((await world.run(inputs, '2026-03-29T22:30:00Z')).outputs['status']).toBe(
        'nothing-new',
      );
  });

  test('no paper is proposed twice after changes between pull requests and commits', async () => {
    world = await startWorld();
    await world.run(pagesAlone);
    world.github.mergePull(1, 'squash');
    world.arxiv.add(aLatePaper());
    const off = { ...pagesAlone, 'pull-request': 'off' };
    expect((await world.run(off, TOMORROW)).outputs['paper-count']).toBe('1');
    for (const inputs of [off, pagesAlone])
      expect((await world.run(inputs, TOMORROW)).outputs['status']).toBe('nothing-new');
  });
});

describe('a box', () => {
  test('that is ticked again restores every file of its paper', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const picture = { 'arxiv/2026/2611-00002-cover.svg': '<svg/>' };
    world.github.commitFiles(BRANCH, picture, 'Add a picture');
    await editBody(world, untick(B));
    await editBody(world, (body) => tick(B)(body).replace(' *(dropped)*', ''));
    expect(idsOn()).toEqual([A, B, B, C]);
  });

  test('is unticked again, with a notice, if the post is too far back to be restored', async () => {
    world = await startWorld();
    await world.run(scrolls);
    await editBody(world, untick(B));
    for (let n = 0; n < 61; n++) world.github.commitFiles(BRANCH, { 'notes.md': `${n}` }, 'note');
    const step = await editBody(world, tick(B));
    expect(messagesOf(step).join()).toContain(`${B}: its box was ticked`);
    expect(boxes()).toEqual({ ...all, [B]: false });
  });

  test('in a list of a person is left alone', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const task = '- [ ] Compare with [the old one](https://arxiv.org/abs/2401.00001)';
    world.github.editPull(1, { body: `${task}\n\n${bodyOf()}` });
    await world.run(scrolls, TOMORROW);
    expect(bodyOf().split(/\r?\n/)[0]).toBe(task);
  });

  test('of the digest of an earlier day is applied by the next scheduled run', async () => {
    world = await startWorld();
    const daily = { ...scrolls, 'pull-request': 'daily' };
    await world.run(daily);
    world.github.editPull(1, { body: untick(B)(bodyOf()) });
    world.arxiv.add(aLatePaper());
    await world.run(daily, TOMORROW);
    expect(idsOn('paperboy/digest-2026-11-20')).toEqual([A, C]);
    expect(idsOn('paperboy/digest-2026-11-21')).toEqual([aLatePaper().id]);
  });

  test('that is unticked removes only its paper from a digest page whose template has no headings', async () => {
    const template =
      '---\ntitle: {{yaml title}}\n---\n\n{{#each topics}}\n## {{name}}\n\n{{#each papers}}\n- [{{title}}]({{link url}})\n{{/each}}\n{{/each}}\n';
    world = await startWorld({ github: { files: { 'README.md': '', 't/digest.hbs': template } } });
    await world.run({ ...scrolls, templates: 't' });
    await editBody(world, untick(B), { inputs: { templates: 't' } });
    expect(pageOn()).toContain(A);
    expect(idsOn()).toEqual([A, C]);
  });
});

describe('digests', () => {
  test('of another workflow for the same site count: a paper is proposed in only one of them', async () => {
    world = await startWorld();
    await world.run({ ...scrolls, branch: 'paperboy/scrolls' });
    world.arxiv.add(aLatePaper());
    await world.run({ keywords: 'Candles: candle', branch: 'paperboy/candles' }, TOMORROW);
    expect(boxes(1)).toEqual(all);
    expect(boxes(2)).toEqual({ [aLatePaper().id]: true });
  });

  test('against another base are left alone', async () => {
    world = await startWorld();
    world.github.commitFiles('dev', { 'README.md': '# Next\n' }, 'A branch');
    await world.run(scrolls);
    world.arxiv.add(aLatePaper());
    await world.run({ ...scrolls, base: 'dev' }, TOMORROW);
    expect(boxes(1)).toEqual(all);
    expect(world.github.pulls[1]).toMatchObject({ base: 'dev', head: 'paperboy/digest-2' });
  });

  test('of a fork are ignored, also of a person with write access: only their branch has our name', async () => {
    const people = { member: { permission: 'write', association: 'MEMBER' } } as const;
    world = await startWorld({ github: { people } });
    const body = `<!-- paperboy: papers -->\n- [ ] [No](https://arxiv.org/abs/${A})\n<!-- /paperboy -->`;
    world.github.createPull({ title: 'Mine', head: BRANCH, fork: 'member', body });
    await world.run(scrolls);
    expect(world.github.pulls[0]).toMatchObject({ state: 'open', title: 'Mine', body });
    expect(boxes(2)).toEqual(all);
    expect(world.github.pulls[1]).toMatchObject({ head: BRANCH });
  });

  test('opened by a person without write access are ignored, and block no run', async () => {
    world = await startWorld({ github: { actionsMayCreatePulls: false } });
    await world.run(scrolls);
    const body = `- [ ] [No](https://arxiv.org/abs/${A})`;
    world.github.createPull({ title: 'Mine', head: BRANCH, author: STRANGER, body });
    const step = await world.run(scrolls);
    expect(messagesOf(step).join()).toContain('PULL_REQUESTS_FORBIDDEN');
    expect(idsOn('paperboy/digest-2')).toEqual([A, B, C]);
  });
});

test('with `pull-request: off`, a private site needs no permission to read pull requests', async () => {
  world = await startWorld({
    github: {
      private: true,
      permissions: { contents: 'write', pullRequests: 'none', issues: 'none' },
    },
  });
  const { outputs, raw } = await world.run({ ...scrolls, 'pull-request': 'off' });
  expect({ status: outputs['status'], raw }).toMatchObject({ status: 'committed' });
});

test('more commits than a run reads cause a warning with the day since which they were read', async () => {
  world = await startWorld();
  for (let n = 0; n < 2000; n++) world.github.commitFiles('main', { 'n.txt': `${n}` }, 'Count');
  const step = await world.run(scrolls);
  expect(step.outputs['status']).toBe('opened');
  expect(messagesOf(step, 'warning')).toEqual([
    'branch main: it has more than 2000 commits since 2026-10-01: what Paperboy committed before those was not read. Lower `lookback-days`',
  ]);
});

test('a label that the token cannot set causes one warning, not one a day', async () => {
  world = await startWorld({
    papers: somePapers(1),
    github: { permissions: { contents: 'write', pullRequests: 'write', issues: 'none' } },
  });
  const countWarnings = async (now?: string) =>
    messagesOf(await world.run({ ...scrolls, labels: 'mine' }, now), 'warning').length;
  expect([await countWarnings(), await countWarnings(), await countWarnings(TOMORROW)]).toEqual([
    1, 0, 0,
  ]);
});
