import { afterEach, describe, expect, test } from '@jest/globals';
import { messagesOf } from '../harness/messages.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import type { StepResult } from '../harness/runner.ts';
import { type World, startWorld } from '../harness/world.ts';

const BRANCH = 'paperboy/digest';
const scrolls = { keywords: 'Scrolls: scroll', 'code-links': 'false' };
let world: World;
afterEach(() => world.close());

const error = (step: StepResult) => messagesOf(step, 'error')[0] ?? '';
const since = (start: number) => world.github.requests.slice(start);
const bodyOf = (number = 1) => world.github.pulls[number - 1]?.body ?? '';

/** Runs the action and counts its requests to GitHub. */
async function counted(
  inputs: Readonly<Record<string, string>> = scrolls,
  now = TODAY,
): Promise<{ step: StepResult; requests: number }> {
  const start = world.github.requests.length;
  const step = await world.run(inputs, now);
  return { step, requests: since(start).length };
}

describe('a repository that was', () => {
  test.each([
    ['renamed', 'octo', 'pages'],
    ['moved to another owner', 'guild', 'site'],
  ])('%s is still written to under its old name, and its digests count', async (_, owner, name) => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.renameRepository(owner, name);
    const elsewhere = { ...scrolls, repository: 'octo/site' };
    const quiet = await world.run(elsewhere);
    expect(quiet.outputs['status']).toBe('nothing-new');
    expect(messagesOf(quiet, 'warning')).toEqual([
      expect.stringContaining(`Write \`repository: ${owner}/${name}\``),
    ]);
    expect(quiet.summary).toContain(`octo/site is called ${owner}/${name} now`);
    world.arxiv.add(aLatePaper());
    const later = await world.run(elsewhere, TOMORROW);
    expect(later.outputs).toMatchObject({ status: 'updated', 'pull-request-number': '1' });
    world.github.closePull(1);
    expect((await world.run(elsewhere, TOMORROW)).outputs['status']).toBe('nothing-new');
  });
});

describe('instead of a folder or file,', () => {
  test.each([
    ['a submodule', { posts: { submodule: 'a'.repeat(40) } }, 'is a submodule'],
    ['a symbolic link', { posts: { link: 'elsewhere' } }, 'is a symbolic link'],
    ['a file', { posts: 'text' }, 'is a file'],
  ])('%s where the content folder should be is not replaced', async (_, files, problem) => {
    world = await startWorld({ github: { files: { 'README.md': '', ...files } } });
    const step = await world.run({ ...scrolls, 'post-path': 'posts/{{id}}.md' });
    expect(error(step)).toContain('[CONFIG_INVALID]');
    expect(error(step)).toContain(`posts on main ${problem}`);
    expect(world.github.branches()).toEqual(['main']);
    expect(world.arxiv.requests).toEqual([]);
  });

  test('a symbolic link where a template should be is not followed', async () => {
    world = await startWorld({
      github: { files: { 'README.md': '', 't/post.hbs': { link: '../../etc/passwd' } } },
    });
    const step = await world.run({ ...scrolls, templates: 't' });
    expect(error(step)).toContain('[CONFIG_INVALID] t/post.hbs on main is a symbolic link');
    expect(world.github.branches()).toEqual(['main']);
  });
});

test('150 papers unticked at once are removed, and ticked again are restored, in trees of 100 entries', async () => {
  world = await startWorld({ papers: somePapers(150) });
  const many = { ...scrolls, 'max-papers': '0', 'lookback-days': '60' };
  await world.run(many);
  const ids = somePapers(150).map(({ id }) => id);
  const all = (mark: string) => (body: string) => body.replace(/^- \[[ x]\]/gm, `- [${mark}]`);
  world.github.editPull(1, { body: all(' ')(bodyOf()) });
  const posts = () =>
    [...world.github.files(BRANCH).keys()].filter((path) => /2611-\d{5}/.test(path));
  const before = posts().length;
  expect(before).toBeGreaterThanOrEqual(ids.length);
  const removed = await world.run(many);
  expect(error(removed)).toBe('');
  expect(posts().length).toBeLessThanOrEqual(before - ids.length);
  world.github.editPull(1, { body: all('x')(bodyOf()) });
  const back = await world.run(many);
  expect(error(back)).toBe('');
  expect(posts().length).toBe(before);
});

describe('write permission', () => {
  const people = {
    member: { permission: 'write', association: 'NONE' },
    typo: { permission: 'read', association: 'CONTRIBUTOR' },
  } as const;

  test('is checked for the author of a digest: one that a private member opened by hand counts', async () => {
    world = await startWorld({ github: { people, actionsMayCreatePulls: false } });
    const refused = await world.run(scrolls);
    expect(error(refused)).toContain('[PULL_REQUESTS_FORBIDDEN]');
    const body = '<!-- paperboy: papers -->\n<!-- /paperboy -->';
    world.github.createPull({ title: 'Digest', head: BRANCH, author: 'member', body });
    const { step } = await counted();
    expect(step.outputs).toMatchObject({ 'pull-request-number': '1' });
    expect(bodyOf()).toContain('/abs/2611.00001)');
    const checks = world.github.requests.filter(({ path }) => path.includes('/permission'));
    expect(checks).toHaveLength(1);
  });

  test('is not assumed for an author with one merged pull request: their digest does not count', async () => {
    world = await startWorld({ github: { people, actionsMayCreatePulls: false } });
    await world.run(scrolls);
    const body =
      '<!-- paperboy: papers -->\n- [ ] [x](https://arxiv.org/abs/2611.00099)\n<!-- /paperboy -->';
    world.github.createPull({ title: 'Mine', head: BRANCH, author: 'typo', body });
    world.arxiv.add(aLatePaper());
    const step = await world.run({ ...scrolls, 'dry-run': 'true' }, TOMORROW);
    expect(step.outputs['papers']).toContain('2611.00099');
  });

  test('is not checked for a digest that a bot opened', async () => {
    world = await startWorld();
    await world.run(scrolls);
    await world.run(scrolls, TOMORROW);
    expect(world.github.requests.filter(({ path }) => path.includes('/permission'))).toEqual([]);
  });
});

describe('a run without new papers', () => {
  /** Creates old digests, one per branch, whose branches still exist. */
  function keep(count: number, state: 'merged' | 'closed'): void {
    world.github.now = '2025-01-01T06:00:00Z';
    for (let n = 1; n <= count; n++) {
      const head = n === 1 ? BRANCH : `${BRANCH}-${n}`;
      world.github.createPull({
        title: 'Digest',
        head,
        author: 'github-actions[bot]',
        body: '<!-- paperboy: papers -->\n<!-- /paperboy -->',
        files: { [`old/${n}.txt`]: '' },
      });
      if (state === 'merged') world.github.mergePull(n, 'merge');
      else world.github.closePull(n);
    }
    world.github.now = TODAY;
  }

  test.each([
    [400, 'merged'],
    [1100, 'closed'],
  ] as const)(
    'sends at most 6 requests with %d kept branches of %s digests',
    async (count, state) => {
      world = await startWorld({ papers: somePapers(3, { title: 'Nothing', abstract: 'x' }) });
      keep(count, state);
      const { step, requests } = await counted();
      expect(step.outputs['status']).toBe('nothing-new');
      expect(requests).toBeLessThanOrEqual(6);
      for (const paper of somePapers(3)) world.arxiv.add(paper);
      const first = await world.run(scrolls);
      expect(first.outputs).toMatchObject({ status: 'opened', branch: `${BRANCH}-${count + 1}` });
      world.github.now = TOMORROW;
      const second = await counted(scrolls, TOMORROW);
      expect(second.step.outputs).toMatchObject({
        status: 'nothing-new',
        'pull-request-number': String(count + 1),
      });
      expect(second.requests).toBeLessThanOrEqual(6);
    },
    600_000,
  );

  test('finds an open digest that has not changed for months, under any branch name', async () => {
    world = await startWorld({ papers: somePapers(1) });
    keep(3, 'closed');
    world.github.now = '2025-01-02T06:00:00Z';
    world.github.deleteBranch(`${BRANCH}-2`);
    const body = '<!-- paperboy: papers -->\n<!-- /paperboy -->';
    const files = { 'old/four.txt': '' };
    const open = {
      title: 'Digest',
      head: `${BRANCH}-2`,
      author: 'github-actions[bot]',
      body,
      files,
    };
    world.github.createPull(open);
    world.github.now = '2025-03-01T06:00:00Z';
    world.github.commitFiles('work', { 'work.md': '' }, 'Work');
    for (let n = 0; n < 100; n++) {
      world.github.createPull({ title: 'Work', head: 'work' });
      world.github.closePull(5 + n);
    }
    world.github.now = TODAY;
    const step = await world.run(scrolls);
    expect(step.outputs).toMatchObject({ status: 'updated', 'pull-request-number': '4' });
  });
});
