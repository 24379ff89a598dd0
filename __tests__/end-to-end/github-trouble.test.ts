import { afterEach, describe, expect, test } from '@jest/globals';
import { startArxiv } from '../emulators/arxiv/index.ts';
import { type Fault, type Lag, type RequestView, lagging } from '../emulators/github/index.ts';
import { idsInPath } from '../../src/papers/paper.ts';
import { depthOf } from '../harness/depth.ts';
import { messagesOf } from '../harness/messages.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import type { StepResult } from '../harness/runner.ts';
import { editBody, untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const BRANCH = 'paperboy/digest';
const scrolls = { keywords: 'Scrolls: scroll', 'code-links': 'false' };
let world: World;
afterEach(() => world.close());

const error = (step: StepResult) => messagesOf(step, 'error')[0] ?? '';

describe('when GitHub does not find an object right after creating it', () => {
  const lags: readonly Lag[] = [
    'unresolved node',
    'head invalid',
    'no commits',
    'reference update failed',
    'missing tree',
    'missing commit',
  ];
  test.each(lags)('(%s), the run retries and ends as usual', async (lag) => {
    world = await startWorld({ github: { collaborators: ['ada'] } });
    world.github.faults.push(lagging(lag, 2));
    const step = await world.run({ ...scrolls, reviewers: 'ada', assignees: 'ada' });
    expect(messagesOf(step, 'warning')).toEqual([]);
    expect(step.outputs['status']).toBe('opened');
    expect(world.github.pulls).toMatchObject([
      { state: 'open', labels: ['arxiv-digest'], assignees: ['ada'], reviewers: ['ada'] },
    ]);
    expect(step.log).toContain('waiting 1 s');
    expect(step.log).toContain('waiting 3 s');
  });

  test('after all retries, the failure does not blame permissions, and the next run finishes', async () => {
    world = await startWorld();
    world.github.faults.push(lagging('missing commit', 9));
    const failed = await world.run(scrolls);
    expect(error(failed)).toContain('[GITHUB_UNAVAILABLE]');
    world.github.faults.length = 0;
    expect((await world.run(scrolls)).outputs['status']).toBe('opened');
  });

  test('a reviewer who could not be requested is requested by the next run', async () => {
    world = await startWorld({ github: { collaborators: ['ada'] } });
    world.github.faults.push(lagging('unresolved node', 99));
    await world.run({ ...scrolls, reviewers: 'ada' });
    expect(world.github.pulls[0]?.reviewers).toEqual([]);
    world.github.faults.length = 0;
    await world.run({ ...scrolls, reviewers: 'ada' });
    expect(world.github.pulls[0]?.reviewers).toEqual(['ada']);
  });
});

test('a push refused because of a workflow file fails with the permission for workflows as remedy', async () => {
  world = await startWorld({ github: { files: { '.github/workflows/a.yml': '1' } } });
  world.github.commitFiles('pages', { '.github/workflows/a.yml': '2' }, 'm');
  const step = await world.run({ ...scrolls, base: 'pages' });
  expect(error(step)).toContain('[WORKFLOWS_FORBIDDEN]');
  expect(error(step)).toContain('Workflows: write');
});

test('without permission to set labels, the default label causes a line in the log, and others a warning', async () => {
  const permissions = { contents: 'write', pullRequests: 'write', issues: 'none' } as const;
  world = await startWorld({ github: { permissions } });
  const step = await world.run(scrolls);
  expect(messagesOf(step, 'warning')).toEqual([]);
  expect(step.log).toContain('The label arxiv-digest was not set (403');
  await world.close();
  world = await startWorld({ github: { permissions } });
  const named = await world.run({ ...scrolls, labels: 'mine' });
  expect(messagesOf(named, 'warning')).toEqual([expect.stringContaining('labels: not set')]);
});

test.each([403, 429] as const)(
  'a used-up rate limit (HTTP %d) ends the run at once and says when it is reset',
  async (status) => {
    world = await startWorld();
    world.github.onRequest = ({ method }) => {
      if (method === 'POST') world.github.rate.exhaust(status);
    };
    const step = await world.run(scrolls);
    expect(error(step)).toContain('[GITHUB_UNAVAILABLE]');
    const at = world.github.rate.reset.toISOString().slice(0, 16).replace('T', ' ');
    expect(error(step)).toContain(`free again at ${at} UTC`);
    world.github.onRequest = undefined;
    world.github.rate.refill();
    expect((await world.run(scrolls)).outputs['status']).toBe('opened');
  },
);

describe('when GitHub refuses', () => {
  const refusal = (what: Pick<Fault, 'match' | 'times'>, message: string, status = 422): Fault => ({
    ...what,
    when: 'before',
    do: 'status',
    status,
    body: { message },
  });
  const opens = ({ method, path }: RequestView) => method === 'POST' && path.endsWith('/pulls');
  const fieldOf = (body: unknown, name: string) => (body as Record<string, unknown>)[name];

  test('a draft, the pull request is opened as an ordinary one, with a warning', async () => {
    world = await startWorld();
    const message = 'Draft pull requests are not supported in this repository.';
    const match = (asked: RequestView) => opens(asked) && fieldOf(asked.body, 'draft') === true;
    world.github.faults.push(refusal({ match, times: 9 }, message));
    const step = await world.run({ ...scrolls, draft: 'true' });
    expect(world.github.pulls).toMatchObject([{ state: 'open', draft: false }]);
    expect(messagesOf(step, 'warning')).toEqual([
      `draft: not possible here, so it is open (${message})`,
    ]);
  });

  test('a text that is too long, the run writes it once more, a quarter shorter', async () => {
    world = await startWorld({ papers: somePapers(160) });
    const match = (asked: RequestView) =>
      opens(asked) && String(fieldOf(asked.body, 'body')).length > 45_000;
    const message = 'Validation Failed: body is too long (maximum is 65536 characters)';
    world.github.faults.push(refusal({ match, times: 9 }, message));
    const step = await world.run({ ...scrolls, 'max-papers': '0' });
    expect(step.outputs['paper-count']).toBe('160');
    expect(world.github.faults).toMatchObject([{ times: 8 }]);
    const body = world.github.pulls[0]?.body ?? '';
    expect(body.length).toBeGreaterThan(35_000);
    expect(body.match(/^- \[x\]/gm)).toHaveLength(160);
  });

  test('with `pull-request: off` to change an open digest, its boxes cause a warning', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const body = world.github.pulls[0]?.body ?? '';
    world.github.editPull(1, { body: untick('2611.00002')(body) });
    const match = ({ method }: RequestView) => method === 'PATCH';
    const message = 'Resource not accessible by integration';
    world.github.faults.push(refusal({ match, times: 9 }, message, 403));
    const step = await world.run({ ...scrolls, 'pull-request': 'off', branch: 'other' });
    expect(messagesOf(step, 'error')).toEqual([]);
    expect(messagesOf(step, 'warning')).toContain(
      '#1: The boxes were not applied, because the token may not write to pull requests',
    );
  });
});

describe('when GitHub asks for a pause', () => {
  const pause = (seconds: number) =>
    ({
      match: ({ method }) => method === 'POST',
      when: 'before',
      do: 'status',
      status: 403,
      headers: { 'retry-after': String(seconds) },
      body: { message: 'You have exceeded a secondary rate limit.' },
    }) satisfies Omit<Fault, 'times'>;

  test('the run waits, and ends as usual', async () => {
    world = await startWorld();
    world.github.faults.push({ ...pause(1), times: 2 });
    const step = await world.run(scrolls);
    expect(step.outputs['status']).toBe('opened');
    expect(step.log).toContain("GitHub's secondary rate limit is reached; waiting 1 s");
  });

  test.each([
    ['of more than five minutes', 301, 1],
    ['for the third time', 1, 3],
  ])('%s, the run fails', async (_, seconds, times) => {
    world = await startWorld();
    world.github.faults.push({ ...pause(seconds), times });
    const step = await world.run(scrolls);
    expect(error(step)).toContain('[GITHUB_UNAVAILABLE]');
    expect(step.log).toMatch(/secondary rate limit is reached$/m);
  });
});

test('if GitHub names a next page at another address, the run fails and the token does not go there', async () => {
  world = await startWorld();
  const elsewhere = await startArxiv();
  const next = `${elsewhere.url}/repos/octo/site/git/matching-refs/heads/?page=2`;
  world.github.faults.push({
    match: ({ method, path }) => method === 'GET' && path.includes('/matching-refs/'),
    times: 1,
    when: 'before',
    do: 'status',
    status: 200,
    headers: { link: `<${next}>; rel="next"` },
    body: [],
  });
  const step = await world.run(scrolls);
  await elsewhere.close();
  expect(error(step)).toContain('[GITHUB_REFUSED]');
  expect(error(step)).toContain('the token goes nowhere else');
  expect(elsewhere.requests).toEqual([]);
});

test('a request that hangs is retried', async () => {
  world = await startWorld();
  world.github.faults.push({ match: () => true, times: 1, when: 'before', do: 'hang' });
  expect((await world.run(scrolls)).outputs['status']).toBe('opened');
}, 60_000);

test('if no connection is possible and a proxy is configured that Node ignores, the failure says so', async () => {
  world = await startWorld();
  const step = await world.run(scrolls, TODAY, {
    env: { GITHUB_API_URL: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://proxy.test:8080' },
  });
  expect(error(step)).toContain('[GITHUB_UNAVAILABLE]');
  expect(error(step)).toContain('NODE_USE_ENV_PROXY=1');
});

test('a branch that GitHub reports as moved three times is read again after a pause', async () => {
  world = await startWorld();
  const moved = { message: 'Update is not a fast forward' };
  world.github.faults.push({
    match: ({ method, path }) => method === 'POST' && path.endsWith('/git/refs'),
    times: 3,
    when: 'before',
    do: 'status',
    status: 422,
    body: moved,
  });
  expect((await world.run(scrolls)).outputs['status']).toBe('opened');
});

test('boxes that a private member of the organisation unticks count', async () => {
  const people = { member: { permission: 'write', association: 'NONE' } } as const;
  world = await startWorld({ github: { people } });
  await world.run(scrolls);
  const pull = world.github.pulls[0];
  if (pull !== undefined) Object.assign(pull, { author: 'member' });
  await editBody(world, untick('2611.00002'), { login: 'member' });
  const ids = [...world.github.files(BRANCH).keys()].flatMap(idsInPath);
  expect(ids).not.toContain('2611.00002');
});

describe('a site too large for one tree request', () => {
  /** Returns 2,000 page bundles: one folder per post, with three files. */
  const bundles = (nameOf: (n: number) => string) =>
    Object.fromEntries(
      Array.from({ length: 2000 }, (_, n) =>
        ['index.md', 'cover.png', 'data.csv'].map((file) => [`posts/${nameOf(n)}/${file}`, `${n}`]),
      ).flat(),
    );
  const ofPapers = (n: number) => `25${String((n % 12) + 1).padStart(2, '0')}.${10_000 + n}-slug`;

  test('takes at most 40 requests if folders are named after papers, and no paper is proposed twice', async () => {
    world = await startWorld({
      papers: somePapers(3),
      github: { files: { 'README.md': '', ...bundles(ofPapers) }, treeLimit: 1000 },
    });
    world.github.commitFiles('main', { 'posts/2611.00001-slug/index.md': '' }, 'by hand');
    const step = await world.run({ ...scrolls, 'post-path': 'posts/{{slug}}/index.md' });
    expect(error(step)).toBe('');
    expect(step.outputs['paper-count']).toBe('2');
    expect(world.github.requests.length).toBeLessThanOrEqual(40);
    world.arxiv.add(aLatePaper());
    world.github.editPull(1, { body: untick('2611.00003')(world.github.pulls[0]?.body ?? '') });
    const next = await world.run({ ...scrolls, 'post-path': 'posts/{{slug}}/index.md' }, TOMORROW);
    expect(error(next)).toBe('');
    const branch = [...world.github.files(BRANCH).keys()].filter((path) => path.includes('2611'));
    expect(branch.flatMap(idsInPath).sort()).toEqual(['2611.00001', '2611.00002', '2611.00099']);
  }, 120_000);

  test('fails the run and says what to set if a post belongs in a folder that was not read', async () => {
    world = await startWorld({
      github: { files: { 'README.md': '', ...bundles((n) => `z-${n}`) }, treeLimit: 1000 },
    });
    const inputs = { ...scrolls, 'post-path': 'posts/z-1999/{{id}}.md' };
    const failed = await world.run(inputs);
    expect(error(failed)).toContain('[CONFIG_INVALID] posts/z-1999 on main was not listed');
    expect(world.github.requests.length).toBeLessThanOrEqual(40);
    expect(world.github.branches()).toEqual(['main']);
    const elsewhere = await world.run({ ...scrolls, 'post-path': 'papers/{{id}}.md' });
    expect(elsewhere.outputs['status']).toBe('opened');
    expect(world.github.files(BRANCH).size).toBe(6001 + 4);
  }, 120_000);
});

describe('independent requests are made in parallel', () => {
  const site = {
    '.github/paperboy.yml': 'keywords:\n  Scrolls: scroll\n',
    'hugo.toml': 'title = "x"\n',
    'content/posts/a.md': '---\ntitle: A\n---\n',
  };

  test('a first run with 50 posts waits for at most 9 requests in sequence, one without new papers for at most 4', async () => {
    world = await startWorld({
      papers: somePapers(50),
      github: { files: site, latencyMs: 200 },
    });
    const inputs = { 'code-links': 'false', 'max-papers': '0', 'lookback-days': '30' };
    const first = await world.run(inputs);
    expect(first.outputs['paper-count']).toBe('50');
    expect(depthOf(world.github.requests)).toBeLessThanOrEqual(9);
    const start = world.github.requests.length;
    expect((await world.run(inputs)).outputs['status']).toBe('nothing-new');
    const quiet = world.github.requests.slice(start);
    expect(depthOf(quiet)).toBeLessThanOrEqual(4);
    expect(quiet.length).toBeLessThanOrEqual(8);
  }, 120_000);
});
