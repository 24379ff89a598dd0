import { afterEach, describe, expect, test } from '@jest/globals';
import { type GitHub, type GitHubOptions, LAGS, lagging, startGitHub } from './github/index.ts';

const TOKEN = 'ghs_token';
let github: GitHub;
afterEach(() => github.close());

const start = async (options: Partial<GitHubOptions> = {}) => {
  github = await startGitHub({ owner: 'o', name: 'r', token: TOKEN, ...options });
};

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // Tests read only the fields that they check.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

async function ask(method: string, path: string, body?: unknown, more: RequestInit = {}) {
  const reply = await fetch(`${github.url}/repos/o/r${path}`, {
    method,
    headers: { authorization: `token ${TOKEN}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...more,
  });
  const text = await reply.text();
  return {
    status: reply.status,
    headers: reply.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  } as Reply;
}

const tip = (branch = 'main') => github.git.tip(branch) ?? '';
const branch = (name: string, sha = tip()) =>
  ask('POST', '/git/refs', { ref: `refs/heads/${name}`, sha });

test('a tree call accepts 100 entries and answers more with 502', async () => {
  await start();
  const tree = Array.from({ length: 101 }, (_, n) => ({
    path: `${n}`,
    mode: '100644',
    type: 'blob',
    content: '',
  }));
  expect((await ask('POST', '/git/trees', { tree: tree.slice(1) })).status).toBe(201);
  expect((await ask('POST', '/git/trees', { tree })).status).toBe(502);
});

describe('the text of a pull request', () => {
  test('has at most 65,536 code points, and an emoji counts as one', async () => {
    await start();
    github.createPull({ title: 't', head: 'd', files: { a: '' } });
    const longest = '🗞'.repeat(65_536);
    expect((await ask('PATCH', '/pulls/1', { body: longest })).status).toBe(200);
    expect((await ask('PATCH', '/pulls/1', { body: `${longest}x` })).status).toBe(422);
  });

  test('has CRLF after an edit on the web, which can make it too long', async () => {
    await start();
    github.createPull({ title: 't', head: 'd', files: { a: '' } });
    github.editPull(1, { body: 'a\nb\r\nc' });
    expect((await ask('GET', '/pulls/1')).body.body).toBe('a\r\nb\r\nc');
    expect(() => {
      github.editPull(1, { body: '\n'.repeat(40_000) });
    }).toThrow('too long');
  });
});

describe('a repository that was renamed', () => {
  test('is redirected from its old name and answers with its new name', async () => {
    await start();
    await branch('d');
    github.createPull({ title: 't', head: 'd', files: { a: '' } });
    github.renameRepository('p', 's');
    const seen = await ask('GET', '', undefined, { redirect: 'manual' });
    expect(seen.status).toBe(301);
    expect(seen.headers.get('location')).toMatch(/\/repositories\/\d+$/);
    expect((await ask('GET', '')).body.full_name).toBe('p/s');
    const [pull] = (await ask('GET', '/pulls?head=p:d')).body;
    expect(pull.head.repo.full_name).toBe('p/s');
    expect((await ask('GET', '/pulls?head=o:d')).body).toEqual([]);
  });

  test('accepts writes under its old name with the same method', async () => {
    await start();
    github.renameRepository('p', 'r');
    const body = { ref: 'refs/heads/d', sha: tip() };
    expect((await ask('POST', '/git/refs', body, { redirect: 'manual' })).status).toBe(307);
    expect((await ask('POST', '/git/refs', body)).status).toBe(201);
    expect(github.branches()).toEqual(['d', 'main']);
  });
});

test('open pull requests follow a renamed branch, closed pull requests do not', async () => {
  await start();
  github.createPull({ title: 'old', head: 'd1', files: { a: '' } });
  github.closePull(1);
  github.createPull({ title: 'new', head: 'd2', files: { b: '' } });
  github.renameBranch('main', 'trunk');
  expect((await ask('GET', '')).body.default_branch).toBe('trunk');
  expect(github.pulls.map(({ base }) => base)).toEqual(['main', 'trunk']);
});

describe('write access', () => {
  test('depends on the permission of a person, not on the association', async () => {
    await start({
      people: {
        private: { permission: 'write', association: 'NONE' },
        typo: { permission: 'read', association: 'CONTRIBUTOR' },
      },
    });
    const roleOf = async (login: string) =>
      (await ask('GET', `/collaborators/${login}/permission`)).body.permission;
    expect(await roleOf('private')).toBe('write');
    expect(await roleOf('typo')).toBe('read');
    expect(await roleOf('anybody')).toBe('read');
    expect((await ask('GET', '/collaborators/github-actions[bot]/permission')).status).toBe(404);
    github.createPull({ title: 't', head: 'd', files: { a: '' }, author: 'private' });
    expect((await ask('GET', '/pulls/1')).body.author_association).toBe('NONE');
  });

  test('does not allow a workflow token to create a ref to a commit with other workflow files', async () => {
    await start({ files: { '.github/workflows/a.yml': '1' } });
    const other = github.commitFiles('dev', { '.github/workflows/a.yml': '2' }, 'm');
    const refused = await branch('d', other);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-accepted-github-permissions')).toContain('workflows=write');
    expect((await branch('d')).status).toBe(201);
    expect((await ask('PATCH', '/git/refs/heads/d', { sha: other })).status).toBe(403);
  });
});

test('a list of commits has pages, includes merged commits, and can start at a time', async () => {
  await start({ now: '2026-11-01T00:00:00Z' });
  github.createPull({ title: 't', head: 'd', files: { a: 'ours' } });
  github.now = '2026-11-02T00:00:00Z';
  github.commitFiles('main', { b: 'theirs' }, 'meanwhile');
  github.mergePull(1, 'merge');
  const list = async (query: string) =>
    (await ask('GET', `/commits?${query}`)).body.map(
      (entry: { commit: { message: string } }) => entry.commit.message.split('\n')[0],
    );
  expect(await list('sha=main&per_page=100')).toEqual([
    'Merge pull request #1 from o/d',
    'meanwhile',
    't',
    'first commit',
  ]);
  expect(await list(`sha=${tip()}&since=2026-11-02T00:00:00Z`)).toEqual([
    'Merge pull request #1 from o/d',
    'meanwhile',
  ]);
  expect(await list('per_page=1&page=3')).toEqual(['t']);
});

test('a tree lists symbolic links and submodules with their modes', async () => {
  await start({
    files: { post: { submodule: 'a'.repeat(40) }, 't.hbs': { link: '../secret' }, x: '' },
  });
  const { tree } = (await ask('GET', '/git/trees/main?recursive=1')).body;
  expect(tree).toMatchObject([
    { path: 'post', mode: '160000', type: 'commit' },
    { path: 't.hbs', mode: '120000', type: 'blob' },
    { path: 'x', mode: '100644', type: 'blob' },
  ]);
});

test.each([403, 429] as const)(
  'a used-up rate limit is refused with %d and the time of the reset',
  async (status) => {
    await start();
    github.rate.exhaust(status);
    const refused = await ask('GET', '');
    expect(refused.status).toBe(status);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBe(
      github.rate.reset.getTime() / 1000,
    );
    github.rate.refill();
    expect((await ask('GET', '')).status).toBe(200);
  },
);

test('a fault can let a request hang until its client stops', async () => {
  await start();
  github.faults.push({ match: () => true, times: 1, when: 'before', do: 'hang' });
  const signal = AbortSignal.timeout(50);
  await expect(ask('GET', '', undefined, { signal })).rejects.toThrow();
  expect((await ask('GET', '')).status).toBe(200);
});

test('each lag changes one answer to its kind of request', async () => {
  await start();
  github.createPull({ title: 't', head: 'd', files: { a: '' } });
  const asks = {
    'unresolved node': () => ask('POST', '/issues/1/labels', { labels: ['bug'] }),
    'head invalid': () => ask('POST', '/pulls', { title: 't', head: 'e', base: 'main' }),
    'no commits': () => ask('POST', '/pulls', { title: 't', head: 'e', base: 'main' }),
    'reference update failed': () => branch('x'),
    'missing tree': () =>
      ask('POST', '/git/commits', { message: 'm', tree: github.git.treeAt('main') }),
    'missing commit': () => branch('y'),
  };
  for (const lag of Object.keys(LAGS) as (keyof typeof LAGS)[]) {
    github.faults.push(lagging(lag));
    expect({ lag, status: (await asks[lag]()).status }).toEqual({ lag, status: LAGS[lag].status });
    if (lag === 'head invalid') github.commitFiles('e', { e: '' }, 'm');
    if (lag === 'head invalid' || lag === 'no commits') continue;
    expect((await asks[lag]()).status).toBeLessThan(300);
  }
});
