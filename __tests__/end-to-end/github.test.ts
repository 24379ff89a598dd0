import { afterEach, describe, expect, test } from '@jest/globals';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import type { StepResult } from '../harness/runner.ts';
import { type World, startWorld } from '../harness/world.ts';

const BRANCH = 'paperboy/digest';
const scrolls = { keywords: 'Scrolls: scroll', 'code-links': 'false' };
let world: World;
afterEach(() => world.close());

const warnings = ({ commands }: StepResult) =>
  commands.filter(({ name }) => name === 'warning').map(({ message }) => message);
const error = ({ commands }: StepResult) =>
  commands.filter(({ name }) => name === 'error').map(({ message }) => message)[0] ?? '';
const since = (start: number) => world.github.requests.slice(start);
const bodyOf = (number = 1) => world.github.pulls[number - 1]?.body ?? '';

/** A run, and how many requests it made. */
async function counted(
  inputs: Readonly<Record<string, string>> = scrolls,
  now = TODAY,
): Promise<{ step: StepResult; requests: number }> {
  const start = world.github.requests.length;
  const step = await world.run(inputs, now);
  return { step, requests: since(start).length };
}

describe('a repository that was renamed', () => {
  test.each([
    ['renamed', 'octo', 'pages'],
    ['moved to another owner', 'guild', 'site'],
  ])('and %s is written to as before, and its digests are seen', async (_, owner, name) => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.renameRepository(owner, name);
    const elsewhere = { ...scrolls, repository: 'octo/site' };
    const quiet = await world.run(elsewhere);
    expect(quiet.outputs['status']).toBe('nothing-new');
    expect(warnings(quiet)).toEqual([
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

describe('what is no folder', () => {
  test.each([
    ['a submodule', { posts: { submodule: 'a'.repeat(40) } }, 'is a submodule'],
    ['a symbolic link', { posts: { link: 'elsewhere' } }, 'is a symbolic link'],
    ['a file', { posts: 'text' }, 'is a file'],
  ])('%s in place of the content folder is not replaced', async (_, files, what) => {
    world = await startWorld({ github: { files: { 'README.md': '', ...files } } });
    const step = await world.run({ ...scrolls, 'post-path': 'posts/{{id}}.md' });
    expect(error(step)).toContain('[CONFIG_INVALID]');
    expect(error(step)).toContain(`posts on main ${what}`);
    expect(world.github.branches()).toEqual(['main']);
    expect(world.arxiv.requests).toEqual([]);
  });

  test('a symbolic link in place of a template is no text of a post', async () => {
    world = await startWorld({
      github: { files: { 'README.md': '', 't/post.hbs': { link: '../../etc/passwd' } } },
    });
    const step = await world.run({ ...scrolls, templates: 't' });
    expect(error(step)).toContain('[CONFIG_INVALID] t/post.hbs on main is a symbolic link');
    expect(world.github.branches()).toEqual(['main']);
  });
});

test('150 papers that are unticked at once are removed, and come back, 100 entries a call', async () => {
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

describe('who may write', () => {
  const people = {
    member: { permission: 'write', association: 'NONE' },
    typo: { permission: 'read', association: 'CONTRIBUTOR' },
  } as const;

  test('a digest that a private member opened by our link counts', async () => {
    world = await startWorld({ github: { people, actionsMayCreatePulls: false } });
    const stopped = await world.run(scrolls);
    expect(error(stopped)).toContain('[PULL_REQUESTS_FORBIDDEN]');
    const body = '<!-- paperboy: papers -->\n<!-- /paperboy -->';
    world.github.createPull({ title: 'Digest', head: BRANCH, author: 'member', body });
    const { step } = await counted();
    expect(step.outputs).toMatchObject({ 'pull-request-number': '1' });
    expect(bodyOf()).toContain('/abs/2611.00001)');
    const asked = world.github.requests.filter(({ path }) => path.includes('/permission'));
    expect(asked).toHaveLength(1);
  });

  test('one merged typo fix does not make a pull request ours', async () => {
    world = await startWorld({ github: { people, actionsMayCreatePulls: false } });
    await world.run(scrolls);
    const body =
      '<!-- paperboy: papers -->\n- [ ] [x](https://arxiv.org/abs/2611.00099)\n<!-- /paperboy -->';
    world.github.createPull({ title: 'Mine', head: BRANCH, author: 'typo', body });
    world.arxiv.add(aLatePaper());
    const step = await world.run({ ...scrolls, 'dry-run': 'true' }, TOMORROW);
    expect(step.outputs['papers']).toContain('2611.00099');
  });

  test('of a digest that a bot opened nobody is asked', async () => {
    world = await startWorld();
    await world.run(scrolls);
    await world.run(scrolls, TOMORROW);
    expect(world.github.requests.filter(({ path }) => path.includes('/permission'))).toEqual([]);
  });
});

describe('a quiet run asks at most six times', () => {
  /** Digests of long ago, one a branch, whose branches were kept. */
  function keep(count: number, are: 'merged' | 'closed'): void {
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
      if (are === 'merged') world.github.mergePull(n, 'merge');
      else world.github.closePull(n);
    }
    world.github.now = TODAY;
  }

  test.each([
    [400, 'merged'],
    [1100, 'closed'],
  ] as const)(
    'with %d kept branches of %s digests',
    async (count, are) => {
      world = await startWorld({ papers: somePapers(3, { title: 'Nothing', abstract: 'x' }) });
      keep(count, are);
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

  test('and finds an open digest that nobody touched for long, whatever its branch is called', async () => {
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
