import { afterEach, describe, expect, test } from '@jest/globals';
import { type GitHub, type GitHubOptions, startGitHub } from './github/index.ts';

const TOKEN = 'ghs_token';
let github: GitHub;
afterEach(() => github.close());

const start = async (options: Partial<GitHubOptions> = {}) => {
  github = await startGitHub({ owner: 'o', name: 'r', token: TOKEN, ...options });
};

async function ask(
  method: string,
  path: string,
  body?: unknown,
  token = TOKEN,
): Promise<{ status: number; body: never; link: string | null }> {
  const reply = await fetch(`${github.url}/repos/o/r${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    body: (text === '' ? undefined : JSON.parse(text)) as never,
    link: reply.headers.get('link'),
  };
}

/** Commits a file onto a branch's tip, through the API. */
async function commit(
  files: Record<string, string>,
  onto = 'main',
  message = 'm',
): Promise<string> {
  const tip = github.state.git.ref(`heads/${onto}`) ?? '';
  const tree = Object.entries(files).map(([path, content]) => ({
    path,
    mode: '100644',
    type: 'blob',
    content,
  }));
  const made = await ask('POST', '/git/trees', { base_tree: github.state.git.treeOf(tip), tree });
  const done = await ask('POST', '/git/commits', {
    message,
    tree: (made.body as { sha: string }).sha,
    parents: [tip],
  });
  return (done.body as { sha: string }).sha;
}

async function branchWith(name: string, files: Record<string, string>): Promise<string> {
  const sha = await commit(files);
  await ask('POST', '/git/refs', { ref: `refs/heads/${name}`, sha });
  return sha;
}

const refusal = (answer: { status: number; body: never }) => {
  const { message, errors } = answer.body as {
    message: string;
    errors?: { message?: string; field?: string; code?: string }[];
  };
  return `${answer.status} ${message}${errors ? `: ${errors.map((one) => one.message ?? `${one.field ?? ''} ${one.code ?? ''}`).join()}` : ''}`;
};

describe('commits', () => {
  test('a tree is built on another, a hundred files at once, and git holds it', async () => {
    await start({ files: { 'a.md': 'A', 'b/c.md': 'C' } });
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`posts/${n}.md`, `é ${n}\n`]),
    );
    await branchWith('d', files);
    expect(github.files('d').size).toBe(102);
    expect(github.files('d').get('posts/99.md')).toBe('é 99\n');
    expect(github.files('d').get('a.md')).toBe('A');
  });

  test('a path is deleted by a null, but only one that is there', async () => {
    await start({ files: { 'a.md': 'A', 'b.md': 'B' } });
    const base = github.state.git.treeOf('refs/heads/main');
    const gone = (path: string) =>
      ask('POST', '/git/trees', {
        base_tree: base,
        tree: [{ path, mode: '100644', type: 'blob', sha: null }],
      });
    const made = (await gone('a.md')).body as { sha: string };
    expect(github.state.git.list(made.sha, true).map(({ path }) => path)).toEqual(['b.md']);
    expect(refusal(await gone('c.md'))).toBe('422 GitRPC::BadObjectState');
  });

  test('a base_tree that is a commit is refused', async () => {
    await start();
    const tree = [{ path: 'a', mode: '100644', type: 'blob', content: '' }];
    expect(
      refusal(
        await ask('POST', '/git/trees', { base_tree: github.state.git.ref('heads/main'), tree }),
      ),
    ).toBe('422 base_tree is not a valid tree oid');
  });

  test.each(['/a', 'a/../b', 'a//b', '.git/config', ''])('the path %j is refused', async (path) => {
    await start();
    expect(
      (
        await ask('POST', '/git/trees', {
          tree: [{ path, mode: '100644', type: 'blob', content: '' }],
        })
      ).status,
    ).toBe(422);
  });

  test('a commit without author and committer is signed as the token; with them it is not', async () => {
    await start();
    const tree = github.state.git.treeOf('refs/heads/main');
    const made = (more: object) =>
      ask('POST', '/git/commits', { message: 'm', tree, parents: [], ...more });
    expect((await made({})).body).toMatchObject({
      author: { name: 'github-actions[bot]' },
      verification: { verified: true },
    });
    expect((await made({ author: { name: 'A', email: 'a@b.test' } })).body).toMatchObject({
      author: { name: 'A' },
      verification: { verified: false },
    });
  });
});

describe('refs', () => {
  test('one that exists is not made again', async () => {
    await start();
    expect(
      refusal(
        await ask('POST', '/git/refs', {
          ref: 'refs/heads/main',
          sha: github.state.git.ref('heads/main'),
        }),
      ),
    ).toBe('422 Reference already exists');
  });

  test('one is not moved to a commit that does not descend from it', async () => {
    await start();
    const ours = await commit({ 'a.md': 'ours' });
    github.commitFiles('main', { 'b.md': 'theirs' }, 'in between');
    expect(refusal(await ask('PATCH', '/git/refs/heads/main', { sha: ours, force: false }))).toBe(
      '422 Update is not a fast forward',
    );
    expect(github.files('main').has('b.md')).toBe(true);
  });

  test('one that is protected is not moved', async () => {
    await start({ protectedBranches: ['main'] });
    const sha = await commit({ 'a.md': 'A' });
    expect(refusal(await ask('PATCH', '/git/refs/heads/main', { sha }))).toContain(
      '422 Repository rule violations found',
    );
  });

  test('matching refs are those that begin alike', async () => {
    await start();
    for (const name of ['d/x', 'd/x-2', 'e']) await branchWith(name, { [name]: '' });
    const found = (await ask('GET', '/git/matching-refs/heads/d/x')).body as { ref: string }[];
    expect(found.map(({ ref }) => ref)).toEqual(['refs/heads/d/x', 'refs/heads/d/x-2']);
  });

  test('a listing that is too long says so', async () => {
    await start({ files: { a: '', b: '', c: '' }, treeLimit: 2 });
    expect((await ask('GET', '/git/trees/main?recursive=1')).body).toMatchObject({
      truncated: true,
      tree: [{ path: 'a' }, { path: 'b' }],
    });
    expect((await ask('GET', '/git/trees/main')).body).toMatchObject({ truncated: false });
  });
});

describe('pull requests', () => {
  const open = (said: object = {}) =>
    ask('POST', '/pulls', { title: 't', body: 'b', head: 'd', base: 'main', ...said });

  test('one is opened once, from a branch that exists and has something to say', async () => {
    await start();
    expect(refusal(await open())).toBe('422 Validation Failed: head invalid');
    await ask('POST', '/git/refs', {
      ref: 'refs/heads/d',
      sha: github.state.git.ref('heads/main'),
    });
    expect(refusal(await open())).toBe('422 Validation Failed: No commits between main and d');
    github.commitFiles('d', { 'a.md': 'A' }, 'm');
    expect(refusal(await open({ base: 'gone' }))).toBe('422 Validation Failed: base invalid');
    expect(refusal(await open({ title: 'x'.repeat(257) }))).toContain('title is too long');
    expect(refusal(await open({ body: 'x'.repeat(65_537) }))).toContain('body is too long');
    expect((await open()).body).toMatchObject({
      number: 1,
      state: 'open',
      user: { login: 'github-actions[bot]' },
    });
    expect(refusal(await open())).toBe(
      '422 Validation Failed: A pull request already exists for o:d.',
    );
  });

  test('its head follows the branch, and it closes when the branch goes', async () => {
    await start();
    await branchWith('d', { 'a.md': 'A' });
    await open();
    const sha = github.commitFiles('d', { 'b.md': 'B' }, 'm');
    expect((await ask('GET', '/pulls/1')).body).toMatchObject({ head: { sha } });
    github.deleteBranch('d');
    expect((await ask('GET', '/pulls/1')).body).toMatchObject({
      state: 'closed',
      merged: false,
      head: { sha },
    });
  });

  test.each(['merge', 'squash', 'rebase'] as const)(
    'a %s brings its files to base',
    async (method) => {
      await start();
      await branchWith('d', { 'a.md': 'A' });
      await open();
      github.commitFiles('main', { 'c.md': 'C' }, 'meanwhile');
      github.mergePull(1, method);
      expect([...github.files('main').keys()]).toEqual(['README.md', 'a.md', 'c.md']);
      expect(github.log('main')[0]?.parents).toHaveLength(method === 'merge' ? 2 : 1);
      expect(github.state.git.isAncestor(github.pulls[0]?.headSha ?? '', 'refs/heads/main')).toBe(
        method === 'merge',
      );
    },
  );

  test('lists are filtered, sorted and paged', async () => {
    await start();
    for (const name of ['d1', 'd2', 'd3']) {
      await branchWith(name, { [name]: '' });
      await open({ head: name });
    }
    github.closePull(1);
    const numbers = async (query: string) =>
      ((await ask('GET', `/pulls?${query}`)).body as { number: number }[]).map(
        ({ number }) => number,
      );
    expect(await numbers('')).toEqual([3, 2]);
    expect(await numbers('state=all&sort=updated&direction=desc')).toEqual([1, 3, 2]);
    expect(await numbers('state=all&head=o:d1')).toEqual([1]);
    expect(await numbers('state=all&head=other:d1')).toEqual([]);
    const { link } = await ask('GET', '/pulls?state=all&per_page=2');
    expect(link).toMatch(/page=2>; rel="next"/);
    expect(await numbers('state=all&per_page=2&page=2')).toEqual([1]);
  });
});

describe('who may do what', () => {
  test('a wrong token is refused, and a repository that is not there is not found', async () => {
    await start();
    expect(refusal(await ask('GET', '', undefined, 'wrong'))).toBe('401 Bad credentials');
    expect(
      (await fetch(`${github.url}/repos/o/other`, { headers: { authorization: `token ${TOKEN}` } }))
        .status,
    ).toBe(404);
  });

  test('without a permission nothing is written', async () => {
    await start({ permissions: { contents: 'read', pullRequests: 'read', issues: 'none' } });
    expect(
      refusal(
        await ask('POST', '/git/trees', {
          tree: [{ path: 'a', mode: '100644', type: 'blob', content: '' }],
        }),
      ),
    ).toBe('403 Resource not accessible by integration');
  });

  test('a setting keeps Actions from opening pull requests', async () => {
    await start({ actionsMayCreatePulls: false });
    expect(refusal(await ask('POST', '/pulls', { title: 't', head: 'main', base: 'main' }))).toBe(
      '403 GitHub Actions is not permitted to create or approve pull requests.',
    );
  });

  test('a label that exists takes no permission for issues, a new one does', async () => {
    await start({
      labels: ['known'],
      permissions: { contents: 'write', pullRequests: 'write', issues: 'none' },
    });
    await branchWith('d', { a: '' });
    await ask('POST', '/pulls', { title: 't', head: 'd', base: 'main' });
    expect((await ask('POST', '/issues/1/labels', { labels: ['known'] })).status).toBe(200);
    expect((await ask('POST', '/issues/1/labels', { labels: ['fresh'] })).status).toBe(403);
    expect(github.pulls[0]?.labels).toEqual(['known']);
  });

  test('reviewers are collaborators, and never the author', async () => {
    await start({ collaborators: ['ada'] });
    await branchWith('d', { a: '' });
    await ask('POST', '/pulls', { title: 't', head: 'd', base: 'main' });
    const review = (login: string) =>
      ask('POST', '/pulls/1/requested_reviewers', { reviewers: [login] });
    expect((await review('ada')).status).toBe(201);
    expect((await review('nobody')).status).toBe(422);
    expect((await review('github-actions[bot]')).status).toBe(422);
  });

  test('an empty repository has no trees, an archived one takes none', async () => {
    await start({ empty: true });
    expect(refusal(await ask('GET', '/git/trees/main'))).toBe('409 Git Repository is empty.');
    await github.close();
    await start({ archived: true });
    expect(
      refusal(
        await ask('POST', '/git/trees', {
          tree: [{ path: 'a', mode: '100644', type: 'blob', content: '' }],
        }),
      ),
    ).toBe('403 Repository was archived so is read-only.');
  });
});

describe('what goes wrong on the way', () => {
  test('a fault before has no effect; one after has, but the answer is lost', async () => {
    await start();
    const sha = github.state.git.ref('heads/main');
    const make = (name: string) =>
      ask('POST', '/git/refs', { ref: `refs/heads/${name}`, sha }).catch(() => ({ status: 0 }));
    github.faults.push({
      match: ({ method }) => method === 'POST',
      times: 1,
      when: 'before',
      do: 'status',
      status: 502,
    });
    expect((await make('x')).status).toBe(502);
    github.faults.push({
      match: ({ method }) => method === 'POST',
      times: 1,
      when: 'after',
      do: 'reset',
    });
    expect((await make('y')).status).toBe(0);
    expect(github.branches()).toEqual(['main', 'y']);
  });
});
