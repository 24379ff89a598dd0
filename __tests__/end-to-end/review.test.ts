import { afterEach, describe, expect, test } from '@jest/globals';
import { idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { papersOn } from '../../src/render/day-page.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { cutAt } from '../harness/cut.ts';
import { messagesOf } from '../harness/messages.ts';
import { pushDuringRun } from '../harness/push-during-run.ts';
import { editBody, tick, untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const BRANCH = 'paperboy/digest';
let world: World;
afterEach(() => world.close());

const files = (branch = BRANCH) => world.github.files(branch);
const idsOn = (branch = BRANCH) => [...files(branch).keys()].flatMap(idsInPath).sort();
const postOf = (id: string, branch = BRANCH) =>
  [...files(branch).keys()].find((path) => idsInPath(path).includes(id as never)) ?? '';
const pageOf = (branch = BRANCH) => {
  const path = [...files(branch).keys()].find((file) => file.includes('digests/')) ?? '';
  return { path, ids: papersOn(files(branch).get(path) ?? '') };
};
const boxes = (number = 1) =>
  Object.fromEntries(
    boxesIn(world.github.pulls[number - 1]?.body ?? '').map(({ id, ticked }) => [id, ticked]),
  );
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;

describe('an edit of the body', () => {
  test('that unticks a paper removes its post and its entry on the digest page, in one commit', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const requests = world.arxiv.requests.length;
    const commits = world.github.log(BRANCH).length;
    const step = await editBody(world, untick(B));
    expect({ log: step.log, exitCode: step.exitCode }).toMatchObject({ exitCode: 0 });
    expect(step.outputs).toMatchObject({ status: 'updated', branch: BRANCH });
    expect(idsOn()).toEqual([A, C]);
    expect(pageOf().ids).toEqual([A, C]);
    expect(world.github.log(BRANCH)).toHaveLength(commits + 1);
    expect(world.github.log(BRANCH)[0]?.message).toMatch(/^Drop 1 paper\n/);
    expect(boxes()).toEqual({ [A]: true, [B]: false, [C]: true });
    expect(world.arxiv.requests).toHaveLength(requests);
    expect(world.github.forced).toEqual([]);
  });

  test.each(['posts, digest, list', 'digest, list'])(
    'that unticks all papers removes the digest page and its link, and a tick restores them (%s)',
    async (output) => {
      const inputs = { output };
      world = await startWorld();
      await world.run({ ...scrolls, ...inputs });
      const { path } = pageOf();
      const name = path.slice(path.lastIndexOf('/') + 1);
      const linksToIt = () =>
        [...files().values()].filter((text) => text.includes(`${name})`)).length;
      expect(linksToIt()).toBe(1);
      await editBody(world, (body) => [A, B, C].reduce((text, id) => untick(id)(text), body), {
        inputs,
      });
      expect([...files().keys()].filter((file) => /digests|2611/.test(file))).toEqual([]);
      expect(linksToIt()).toBe(0);
      await editBody(world, tick(B), { inputs });
      expect(pageOf()).toEqual({ path, ids: [B] });
      expect(linksToIt()).toBe(1);
      expect(boxes()).toEqual({ [A]: false, [B]: true, [C]: false });
    },
  );

  test("that ticks it again restores the post, with a person's edits", async () => {
    world = await startWorld();
    await world.run(scrolls);
    const path = postOf(B);
    await world.github.commitFiles(BRANCH, { [path]: 'My own words\n' }, 'Say it better');
    await editBody(world, untick(B));
    expect(idsOn()).toEqual([A, C]);
    const step = await editBody(world, tick(B));
    expect(step.outputs['status']).toBe('updated');
    expect(files().get(path)).toBe('My own words\n');
    expect(pageOf().ids.sort()).toEqual([A, B, C]);
    expect(boxes()).toEqual({ [A]: true, [B]: true, [C]: true });
    expect(world.github.log(BRANCH)[0]?.message).toMatch(/^Bring back 1 paper\n/);
  });

  test('that unticks all papers, and then one that ticks all, restores the same files', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const before = Object.fromEntries(files());
    const all = (change: (id: string) => (body: string) => string) => (body: string) =>
      [A, B, C].reduce((text, id) => change(id)(text), body);
    await editBody(world, all(untick));
    expect(idsOn()).toEqual([]);
    const back = await editBody(world, all(tick));
    expect({ messages: messagesOf(back), exitCode: back.exitCode }).toEqual({
      messages: [],
      exitCode: 0,
    });
    expect(Object.fromEntries(files())).toEqual(before);
  });

  test('keeps the title and the text that people wrote around the list', async () => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.editPull(1, { title: 'My title' });
    await editBody(world, (body) => `Dear reader,\n\n${untick(B)(body)}\n\nYours`);
    const [pull] = world.github.pulls;
    expect(pull?.body).toMatch(/^Dear reader,\n\n/);
    expect(pull?.body).toMatch(/\n\nYours$/);
    expect(pull?.title).toBe('My title');
    expect(idsOn()).toEqual([A, C]);
  });

  test('does not change a digest page that a person edited', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const { path } = pageOf();
    const editedText = `${files().get(path) ?? ''}\nMine.\n`;
    await world.github.commitFiles(BRANCH, { [path]: editedText }, 'Add a word');
    await editBody(world, untick(B));
    expect(files().get(path)).toBe(editedText);
    expect(idsOn()).toEqual([A, C]);
  });

  test('that changes no box, and any other event, writes nothing and logs why', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const writes = () => world.github.requests.filter(({ method }) => method !== 'GET').length;
    const quiet = async (step: ReturnType<typeof editBody>, why: RegExp) => {
      const before = writes();
      const { exitCode, outputs, log, commands } = await step;
      expect({
        exitCode,
        status: outputs['status'],
        messages: messagesOf({ commands }),
      }).toEqual({
        exitCode: 0,
        status: 'nothing-new',
        messages: [],
      });
      expect(log).toMatch(why);
      expect(writes()).toBe(before);
    };
    const same = (body: string) => `${body}\n\nThanks!`;
    await quiet(editBody(world, same), /no box was changed/);
    await quiet(
      editBody(world, untick(A), { login: 'github-actions[bot]' }),
      /a bot edited the pull request/,
    );
    await quiet(editBody(world, same, { eventName: 'pull_request_target' }), /is not an edit/);
    await quiet(
      editBody(world, same, { event: { changes: { title: { from: 'x' } } } }),
      /did not change the text/,
    );
    await quiet(
      editBody(world, same, { event: { action: 'synchronize' } }),
      /did not change the text/,
    );
    const pull = {
      number: 1,
      head: { ref: BRANCH, repo: { full_name: 'stranger/site' } },
      user: { login: 'github-actions[bot]' },
    };
    // A run for a fork gets no secrets, so a `token` from a secret is empty.
    await quiet(
      editBody(world, same, { inputs: { token: '' }, event: { pull_request: pull } }),
      /another repository/,
    );
    world.github.mergePull(1, 'squash');
    await quiet(editBody(world, same, { number: 1 }), /not open against main/);
  });

  test('during a push is applied to the new commit, and no pushed file is lost', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const pushed = pushDuringRun(world, BRANCH, { 'notes.md': 'Mine\n' });
    await editBody(world, untick(B));
    expect(pushed()).toBe(true);
    expect(files().get('notes.md')).toBe('Mine\n');
    expect(idsOn()).toEqual([A, C]);
  });
});

describe('a scheduled run', () => {
  test('drops papers that reviewers unticked or deleted, and unticks the boxes of deleted ones', async () => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.editPull(1, { body: untick(A)(world.github.pulls[0]?.body ?? '') });
    await world.github.commitFiles(BRANCH, { [postOf(B)]: null }, 'Not this one');
    world.arxiv.add(aLatePaper());
    await world.run(scrolls, TOMORROW);
    expect(idsOn()).toEqual([C, '2611.00099']);
    expect(boxes()).toEqual({ [A]: false, [B]: false, [C]: true, '2611.00099': true });
    expect(pageOf().ids).toEqual([C]);
  });

  test('has nothing to do after it dropped papers', async () => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.editPull(1, { body: untick(A)(world.github.pulls[0]?.body ?? '') });
    expect((await world.run(scrolls)).outputs['status']).toBe('updated');
    expect((await world.run(scrolls)).outputs['status']).toBe('nothing-new');
    await world.github.commitFiles(BRANCH, { [postOf(B)]: null }, 'Not this one');
    expect((await world.run(scrolls)).outputs['status']).toBe('updated');
    expect((await world.run(scrolls)).outputs['status']).toBe('nothing-new');
  });

  test('keeps a file that a person restored by hand', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const path = postOf(B);
    const text = files().get(path) ?? '';
    await editBody(world, untick(B));
    await world.github.commitFiles(BRANCH, { [path]: text }, 'Revert');
    await world.run(scrolls);
    expect(idsOn()).toEqual([A, B, C]);
    expect(boxes()[B]).toBe(true);
  });

  test('restores a dropped paper named in `papers`, in its old line', async () => {
    world = await startWorld();
    await world.run(scrolls);
    await editBody(world, untick(B));
    const step = await world.run({ ...scrolls, papers: B });
    expect(step.outputs).toMatchObject({ status: 'updated', 'paper-count': '1' });
    expect(idsOn()).toEqual([A, B, C]);
    expect(boxes()).toEqual({ [A]: true, [B]: true, [C]: true });
    expect(world.github.pulls[0]?.body?.match(/\/abs\/2611\.00002\)/g)).toHaveLength(1);
  });

  test('keeps an unticked paper named in `papers`, with the edits of a person', async () => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.commitFiles(BRANCH, { [postOf(B)]: 'Mine\n' }, 'Say it better');
    world.github.editPull(1, { body: untick(B)(world.github.pulls[0]?.body ?? '') });
    await world.run({ ...scrolls, papers: B });
    expect(files().get(postOf(B))).toBe('Mine\n');
    expect(boxes()).toEqual({ [A]: true, [B]: true, [C]: true });
  });

  test('does not propose a new version of a listed paper', async () => {
    world = await startWorld({ papers: somePapers(1) });
    await world.run(scrolls);
    world.arxiv.add({
      ...somePapers(1, { version: 2, title: 'Scrolls, Revised' })[0],
      updated: '2026-11-20T12:00:00Z',
    } as never);
    expect((await world.run(scrolls, TOMORROW)).outputs['status']).toBe('nothing-new');
  });
});

describe('`pull-request: daily`', () => {
  const daily = { ...scrolls, 'pull-request': 'daily' };

  test('opens one pull request a day, each on its own branch with its own papers, mergeable in any order', async () => {
    world = await startWorld({ papers: somePapers(2) });
    expect((await world.run(daily)).outputs['branch']).toBe('paperboy/digest-2026-11-20');
    world.arxiv.add(aLatePaper());
    const second = await world.run(daily, TOMORROW);
    expect(second.outputs).toMatchObject({
      status: 'opened',
      branch: 'paperboy/digest-2026-11-21',
      'paper-count': '1',
    });
    expect(idsOn('paperboy/digest-2026-11-21')).toEqual(['2611.00099']);
    world.github.mergePull(2, 'squash');
    world.github.mergePull(1, 'merge');
    expect(idsOn('main')).toEqual([A, B, '2611.00099']);
    expect((await world.run(daily, '2026-11-22T06:00:00Z')).outputs['status']).toBe('nothing-new');
  });

  test('adds to the pull request of the same day, and numbers the branch after that was closed', async () => {
    world = await startWorld({ papers: somePapers(2) });
    await world.run(daily);
    world.arxiv.add(aLatePaper());
    expect((await world.run(daily, '2026-11-20T18:00:00Z')).outputs['status']).toBe('updated');
    world.github.closePull(1);
    world.arxiv.add({ ...aLatePaper(), id: '2611.00100' });
    const third = await world.run(daily, '2026-11-20T19:00:00Z');
    expect(third.outputs).toMatchObject({
      status: 'opened',
      branch: 'paperboy/digest-2026-11-20-2',
    });
    expect(idsOn('paperboy/digest-2026-11-20-2')).toEqual(['2611.00100']);
  });

  test('does not propose a paper again that was unticked in any of its pull requests', async () => {
    world = await startWorld({ papers: somePapers(2) });
    await world.run(daily);
    world.arxiv.add(aLatePaper());
    await world.run(daily, TOMORROW);
    await editBody(world, untick(A), { number: 1, inputs: daily });
    expect(idsOn('paperboy/digest-2026-11-20')).toEqual([B]);
    expect((await world.run(daily, '2026-11-22T06:00:00Z')).outputs['status']).toBe('nothing-new');
  });
});

describe('`pull-request: off`', () => {
  const off = { ...scrolls, 'pull-request': 'off' };

  test('commits to base once, and opens no pull request', async () => {
    world = await startWorld({ papers: somePapers(2) });
    const step = await world.run(off);
    expect(step.outputs).toMatchObject({
      status: 'committed',
      branch: 'main',
      'paper-count': '2',
      'pull-request-number': '',
    });
    expect(step.outputs['commit']).toBe(world.github.log('main')[0]?.sha);
    expect(world.github.pulls).toEqual([]);
    expect(idsOn('main')).toEqual([A, B]);
    expect((await world.run(off)).outputs['status']).toBe('nothing-new');
  });

  test('reads everything again after a push of another person', async () => {
    world = await startWorld({ papers: somePapers(2) });
    pushDuringRun(world, 'main', { 'notes.md': 'Mine\n' });
    expect((await world.run(off)).outputs['status']).toBe('committed');
    expect(files('main').get('notes.md')).toBe('Mine\n');
    expect(idsOn('main')).toEqual([A, B]);
  });

  test('fails with BRANCH_PROTECTED when a rule protects the branch', async () => {
    world = await startWorld({ github: { protectedBranches: ['main'] } });
    const step = await world.run(off);
    expect(step.exitCode).toBe(1);
    expect(messagesOf(step).join()).toContain('[BRANCH_PROTECTED]');
  });

  test('names held over papers in its commit message, and proposes them even after they left the window', async () => {
    world = await startWorld();
    await world.run({ ...off, 'max-papers': '1' });
    expect(idsOn('main')).toEqual([A]);
    expect(world.github.log('main')[0]?.message).toContain(
      `\n\nHeld over for the next run: ${B} (2026-11-18), ${C} (2026-11-18)`,
    );
    world.github.commitFiles('main', { 'notes.md': 'Mine\n' }, 'Write notes');
    const late = await world.run({ ...off, 'max-papers': '1' }, '2026-12-01T06:00:00Z');
    expect(late.outputs).toMatchObject({ status: 'committed', 'held-over-count': '1' });
    const later = await world.run(off, '2026-12-08T06:00:00Z');
    expect(later.outputs).toMatchObject({ status: 'committed', 'held-over-count': '0' });
    expect(idsOn('main')).toEqual([A, B, C]);
    expect((await world.run(off, '2026-12-09T06:00:00Z')).outputs['status']).toBe('nothing-new');
  });

  test('with `output: digest` reads from the digest pages which papers were posted', async () => {
    world = await startWorld();
    const pages = { ...off, output: 'digest' };
    expect((await world.run(pages)).outputs['paper-count']).toBe('3');
    expect((await world.run(pages)).outputs['status']).toBe('nothing-new');
    world.arxiv.add(aLatePaper());
    const next = await world.run(pages, TOMORROW);
    expect(next.outputs).toMatchObject({ status: 'committed', 'paper-count': '1' });
  });

  test('shows the commit in a dry run', async () => {
    world = await startWorld({ papers: somePapers(1) });
    const step = await world.run({ ...off, 'dry-run': 'true' });
    expect(step.outputs['status']).toBe('dry-run');
    expect(step.summary).toContain('Add 1 paper from arXiv');
    expect(world.github.log('main')).toHaveLength(1);
  });
});

describe('a pull request', () => {
  test('gets `labels`, `assignees`, `reviewers`, `team-reviewers` and `draft`', async () => {
    world = await startWorld({ github: { collaborators: ['ada', 'bo'], teams: ['editors'] } });
    await world.run({
      ...scrolls,
      labels: 'papers, weekly',
      assignees: 'ada',
      reviewers: 'bo',
      'team-reviewers': 'editors',
      draft: 'true',
    });
    expect(world.github.pulls[0]).toMatchObject({
      labels: ['papers', 'weekly'],
      assignees: ['ada'],
      reviewers: ['bo'],
      teams: ['editors'],
      draft: true,
    });
  });

  test('gets the labels and people that can be set, and a warning gives the reason for each other', async () => {
    world = await startWorld({
      github: {
        collaborators: ['ada'],
        permissions: { contents: 'write', pullRequests: 'write', issues: 'none' },
      },
    });
    const step = await world.run({
      ...scrolls,
      labels: 'papers',
      assignees: 'ada, nobody',
      reviewers: 'ada, nobody',
    });
    expect(step.exitCode).toBe(0);
    expect(world.github.pulls[0]).toMatchObject({ assignees: ['ada'], reviewers: ['ada'] });
    const messages = messagesOf(step).join('\n');
    expect(messages).toMatch(/labels: not set \(403/);
    expect(messages).toMatch(/assignees: nobody cannot be assigned/);
    expect(messages).toMatch(/reviewer nobody: not set \(422/);
  });

  test('gets its labels from the next run when a run was killed before it set them', async () => {
    world = await startWorld();
    const labels = (_: string, path: string) => path.endsWith('/labels');
    expect(await cutAt(world, scrolls, TODAY, labels, 'before')).toBe(true);
    expect(world.github.pulls[0]?.labels).toEqual([]);
    await world.run(scrolls);
    expect(world.github.pulls[0]?.labels).toEqual(['arxiv-digest']);
  });
});

test('a digest without posts is recorded in its page: papers can be dropped, and a killed run is finished', async () => {
  world = await startWorld();
  const digest = { ...scrolls, output: 'digest' };
  const opening = (method: string, path: string) => method === 'POST' && path.endsWith('/pulls');
  expect(await cutAt(world, digest, TODAY, opening, 'before')).toBe(true);
  expect(world.github.pulls).toEqual([]);
  await world.run(digest);
  expect(boxes()).toEqual({ [A]: true, [B]: true, [C]: true });
  expect(pageOf().ids).toEqual([A, B, C]);
  await editBody(world, untick(A), { inputs: digest });
  expect(pageOf().ids).toEqual([B, C]);
  await editBody(world, tick(A), { inputs: digest });
  expect(pageOf().ids.sort()).toEqual([A, B, C]);
  expect((await world.run(digest, TOMORROW)).outputs['status']).toBe('nothing-new');
});

test('a digest lists only as many papers as its text can hold; the others are proposed after a merge', async () => {
  world = await startWorld({ papers: somePapers(1200, { title: 'A scroll' }) });
  const all = { ...scrolls, 'max-papers': '0', output: 'posts', 'lookback-days': '60' };
  const counts = ({ outputs }: { outputs: Readonly<Record<string, string>> }) =>
    [outputs['paper-count'], outputs['held-over-count']].map(Number);
  const first = await world.run(all);
  const [proposed = 0, waiting = 0] = counts(first);
  expect(proposed).toBeGreaterThan(700);
  expect(proposed + waiting).toBe(1200);
  expect(Object.keys(boxes())).toHaveLength(proposed);
  expect(messagesOf(first).join()).toContain('The digest is full');
  expect(counts(await world.run(all, TOMORROW))).toEqual([expect.any(Number), expect.any(Number)]);
  const listed = Object.keys(boxes()).length;
  expect(world.github.pulls).toHaveLength(1);
  expect((world.github.pulls[0]?.body ?? '').length).toBeLessThanOrEqual(65_536);
  world.github.mergePull(1, 'squash');
  const last = await world.run(all, '2026-11-22T06:00:00Z');
  expect(counts(last)).toEqual([1200 - listed, 0]);
}, 300_000);
