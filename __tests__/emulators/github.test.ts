import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHub, type GitHubOptions, startGitHub } from './github/index.ts';
import { validateTraffic } from './github/openapi.ts';

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

async function call(
  method: string,
  path: string,
  body?: unknown,
  authorization = `token ${TOKEN}`,
): Promise<Reply> {
  const reply = await fetch(github.url + path, {
    method,
    headers: authorization === '' ? {} : { authorization },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const answer = text === '' ? undefined : (JSON.parse(text) as unknown);
  return { status: reply.status, headers: reply.headers, body: answer };
}

const ask = (method: string, path: string, body?: unknown) =>
  call(method, `/repos/o/r${path}`, body);

/** Formats an error response: `422 Validation Failed: head invalid`. */
function refusal({ status, body }: Reply): string {
  const { message, errors } = body as {
    message: string;
    errors?: { message?: string; field?: string; code: string }[];
  };
  const why = errors?.map((error) => error.message ?? `${error.field ?? ''} ${error.code}`).join();
  return `${status} ${message}${why === undefined ? '' : `: ${why}`}`;
}

const tip = (branch = 'main') => github.git.tip(branch) ?? '';
const treeOf = (branch = 'main') => github.git.treeAt(branch) ?? '';
const file = (path: string, content: string | null = '', mode = '100644') => ({
  path,
  mode,
  type: 'blob',
  ...(content === null ? { sha: null } : { content }),
});

/** Commits files on top of a branch through the API, without moving the branch. */
async function commit(files: Readonly<Record<string, string>>, onto = 'main'): Promise<string> {
  const tree = Object.entries(files).map(([path, content]) => file(path, content));
  const made = await ask('POST', '/git/trees', { base_tree: treeOf(onto), tree });
  const fields = { message: 'm', tree: made.body.sha as string, parents: [tip(onto)] };
  return (await ask('POST', '/git/commits', fields)).body.sha as string;
}

async function branchWith(name: string, files: Readonly<Record<string, string>>) {
  const sha = await commit(files);
  return ask('POST', '/git/refs', { ref: `refs/heads/${name}`, sha });
}

const openPull = (fields: object = {}) =>
  ask('POST', '/pulls', { title: 't', body: 'b', head: 'd', base: 'main', ...fields });

/** Starts a repository with a branch `d` and its pull request. */
async function startWithPull(options: Partial<GitHubOptions> = {}): Promise<void> {
  await start(options);
  await branchWith('d', { 'a.md': 'A' });
  await openPull();
}

describe('trees and commits', () => {
  test('a hundred files are added to a tree with at most one start of git', async () => {
    await start({ files: { 'a.md': 'A', 'b/c.md': 'C' } });
    const names = Array.from({ length: 100 }, (_, n) => `posts/${n}.md`);
    const before = github.git.program.starts;
    await branchWith('d', Object.fromEntries(names.map((name) => [name, `é ${name}\n`])));
    expect(github.git.program.starts - before).toBeLessThanOrEqual(1);
    expect(github.files('d').size).toBe(102);
    expect(github.files('d').get('posts/99.md')).toBe('é posts/99.md\n');
    expect(github.files('main').size).toBe(2);
  });

  test('git fsck finds no problem in the written objects', async () => {
    await start({ files: { 'a/b': '1', 'a.b': '2', 'a-b/é': '', 'a0/x/y': '3', A: '' } });
    await branchWith('d', { 'a/b/c': 'é', a1: '' });
    await openPull();
    github.mergePull(1, 'merge');
    expect(github.git.program.run(['fsck', '--strict', '--full', '--no-dangling'])).toBe('');
    expect(github.git.program.run(['rev-parse', 'refs/heads/main'])).toBe(`${tip()}\n`);
    const listed = github.git.program.run(['ls-tree', '-r', '-z', '--name-only', tip()]);
    expect(listed.split('\0').slice(0, -1)).toEqual([...github.files('main').keys()]);
  });

  test('objects are read with git only once', async () => {
    await startWithPull();
    const read = async () => {
      await ask('GET', '/git/trees/d?recursive=1');
      await ask('GET', '/pulls?state=all');
      await ask('GET', '/git/matching-refs/heads/');
    };
    await read();
    const before = github.git.program.starts;
    await read();
    expect(github.git.program.starts).toBe(before);
  });

  test('histories computed without git equal those of git', async () => {
    await start({ files: { 'a.md': 'A' } });
    const { git } = github;
    for (const branch of ['d', 'e'])
      github.commitFiles(branch, { [`${branch}/x.md`]: 'x\ny' }, branch);
    github.commitFiles('main', { 'b.md': '' }, 'b');
    for (const head of ['d', 'e']) github.createPull({ title: 't', head });
    github.mergePull(1, 'merge');
    github.commitFiles('d', { 'd/z.md': 'z\n' }, 'z');
    const tips = ['main', 'd', 'e'].map((branch) => tip(branch));
    for (const a of tips) {
      const log = git.program.run(['log', '--format=%H', a]).trim().split('\n');
      expect(git.history.byDate(a).map(({ sha }) => sha)).toEqual(log);
      for (const b of tips) {
        expect(git.history.mergeBase(a, b)).toBe(git.program.ask(['merge-base', a, b]));
        const counts = git.program.run(['diff', '--numstat', `${a}...${b}`]).split('\n');
        expect(
          git.history
            .differences(a, b)
            .map(({ path, additions, deletions }) => `${additions}\t${deletions}\t${path}`),
        ).toEqual(counts.slice(0, -1));
      }
    }
  });

  test('null deletes a path and is refused for a path that does not exist', async () => {
    await start({ files: { 'a.md': 'A', 'b.md': 'B' } });
    const without = (path: string) =>
      ask('POST', '/git/trees', { base_tree: treeOf(), tree: [file(path, null)] });
    const { body } = await without('a.md');
    expect(body.tree).toMatchObject([{ path: 'b.md', type: 'blob', size: 1 }]);
    expect(refusal(await without('c.md'))).toBe('422 GitRPC::BadObjectState');
  });

  test('a folder can replace a file of the same name, and a file a folder', async () => {
    await start({ files: { a: '', 'b/c': '' } });
    await branchWith('d', { 'a/x': '', b: '' });
    expect([...github.files('d').keys()]).toEqual(['a/x', 'b']);
  });

  test('a tree entry has either the id of an object or content', async () => {
    await start();
    const { sha } = (await ask('POST', '/git/blobs', { content: 'QQ==', encoding: 'base64' }))
      .body as { sha: string };
    const entry = { path: 'a', mode: '100755', type: 'blob' };
    const made = (more: object) => ask('POST', '/git/trees', { tree: [{ ...entry, ...more }] });
    expect((await made({ sha })).body.tree).toMatchObject([{ path: 'a', mode: '100755', sha }]);
    expect((await made({ sha, content: '' })).status).toBe(422);
    expect((await made({})).status).toBe(422);
    expect((await made({ sha: '0'.repeat(40) })).status).toBe(422);
    const { body } = await ask('GET', `/git/blobs/${sha}`);
    expect(body).toMatchObject({ content: 'QQ==\n', encoding: 'base64', size: 1 });
  });

  test('a base_tree that is a commit is refused', async () => {
    await start();
    const fields = { base_tree: tip(), tree: [file('a')] };
    expect(refusal(await ask('POST', '/git/trees', fields))).toBe(
      '422 base_tree is not a valid tree oid',
    );
  });

  test.each([
    ['/a', 'tree.path cannot start with a slash'],
    ['a/../b', 'tree.path contains a malformed path component'],
    ['a//b', 'tree.path contains a malformed path component'],
    ['.GIT/config', 'tree.path contains a malformed path component'],
    ['', 'tree.path contains a malformed path component'],
  ])('the path %j is refused', async (path, message) => {
    await start();
    expect(refusal(await ask('POST', '/git/trees', { tree: [file(path)] }))).toBe(`422 ${message}`);
  });

  test('a tree is read by its id, a commit or a branch, and recursively on request', async () => {
    await start({ files: { 'a.md': 'A', 'b/c.md': 'C' } });
    for (const name of [treeOf(), tip(), 'main']) {
      const flat = (await ask('GET', `/git/trees/${name}`)).body;
      expect(flat.tree.map(({ path }: { path: string }) => path)).toEqual(['a.md', 'b']);
      const deep = (await ask('GET', `/git/trees/${name}?recursive=1`)).body;
      expect(deep.tree.map(({ path }: { path: string }) => path)).toEqual(['a.md', 'b', 'b/c.md']);
    }
    expect(refusal(await ask('GET', '/git/trees/gone'))).toBe('404 Not Found');
  });

  test('a recursive listing that is too long is marked as truncated', async () => {
    await start({ files: { a: '', b: '', c: '' }, treeLimit: 2 });
    const { body } = await ask('GET', '/git/trees/main?recursive=1');
    expect(body).toMatchObject({ truncated: true, tree: [{ path: 'a' }, { path: 'b' }] });
    expect((await ask('GET', '/git/trees/main')).body).toMatchObject({ truncated: false });
  });

  test("a commit without author and committer is by the token's user and signed, others are unsigned", async () => {
    await start();
    const made = async (more: object) =>
      (await ask('POST', '/git/commits', { message: 'm\n', tree: treeOf(), parents: [], ...more }))
        .body;
    const bot = { name: 'github-actions[bot]' };
    const ours = await made({});
    expect(ours).toMatchObject({
      author: bot,
      committer: bot,
      message: 'm',
      verification: { verified: true },
    });
    expect((await ask('GET', `/git/commits/${ours.sha as string}`)).body).toEqual(ours);
    const author = { name: 'Ada', email: 'ada@lovelace.test', date: '2026-01-02T03:04:05Z' };
    expect(await made({ author })).toMatchObject({
      author,
      committer: author,
      verification: { verified: false },
    });
  });

  test('a commit of a missing tree or parent is refused', async () => {
    await start();
    const made = async (fields: object) =>
      refusal(await ask('POST', '/git/commits', { message: 'm', tree: treeOf(), ...fields }));
    expect(await made({ tree: tip() })).toBe('422 Tree SHA does not exist');
    expect(await made({ parents: ['0'.repeat(40)] })).toContain('422 Parent SHA does not exist');
  });

  test('contents return a file or the entries of a folder', async () => {
    await start({ files: { 'b/c d.md': 'C', 'b/e/f': '' } });
    const { body } = await ask('GET', '/contents/b/c%20d.md?ref=main');
    expect(body).toMatchObject({ type: 'file', encoding: 'base64', content: 'Qw==\n' });
    expect((await ask('GET', '/contents/b')).body).toMatchObject([
      { type: 'file', name: 'c d.md' },
      { type: 'dir', name: 'e' },
    ]);
    expect((await ask('GET', '/contents/')).body).toMatchObject([{ type: 'dir', path: 'b' }]);
    expect((await ask('GET', '/contents/gone')).status).toBe(404);
    expect((await ask('GET', '/contents/b?ref=gone')).status).toBe(404);
  });

  test('a comparison counts the commits of each side and lists the changes of the head', async () => {
    await startWithPull();
    github.commitFiles('main', { 'z.md': 'Z' }, 'meanwhile');
    github.commitFiles('d', { 'README.md': null }, 'second');
    const { body } = await ask('GET', '/compare/main...d');
    expect(body).toMatchObject({ status: 'diverged', ahead_by: 2, behind_by: 1, total_commits: 2 });
    expect(body.commits.at(-1).commit.message).toBe('second');
    expect(body.files).toMatchObject([
      { filename: 'README.md', status: 'removed', deletions: 1 },
      { filename: 'a.md', status: 'added', additions: 1 },
    ]);
    expect((await ask('GET', '/compare/d...d')).body).toMatchObject({ status: 'identical' });
    expect((await ask('GET', '/compare/main...gone')).status).toBe(404);
  });
});

describe('refs', () => {
  const make = (name: string, sha = tip()) =>
    ask('POST', '/git/refs', { ref: `refs/heads/${name}`, sha });

  test('creating an existing ref is refused', async () => {
    await start();
    expect(refusal(await make('main'))).toBe('422 Reference already exists');
  });

  test('creating a ref is refused for a missing commit, and for the folder of another ref', async () => {
    await start();
    await make('d/x');
    expect(refusal(await make('e', '0'.repeat(40)))).toBe('422 Object does not exist');
    expect(refusal(await make('d'))).toBe('422 Reference update failed');
    expect(refusal(await make('two..dots'))).toBe('422 Reference update failed');
    expect((await ask('POST', '/git/refs', { ref: 'heads/e', sha: tip() })).status).toBe(422);
    expect(github.branches()).toEqual(['d/x', 'main']);
  });

  test('a ref moves to a descendant of its commit', async () => {
    await start();
    const sha = await commit({ 'a.md': 'A' });
    const { body } = await ask('PATCH', '/git/refs/heads/main', { sha, force: false });
    expect(body).toMatchObject({ ref: 'refs/heads/main', object: { sha } });
    expect(github.log('main')[0]).toMatchObject({ sha, message: 'm' });
  });

  test('a ref does not move to a commit that is not a descendant', async () => {
    await start();
    const ours = await commit({ 'a.md': 'ours' });
    github.commitFiles('main', { 'b.md': 'theirs' }, 'in between');
    const moved = await ask('PATCH', '/git/refs/heads/main', { sha: ours, force: false });
    expect(refusal(moved)).toBe('422 Update is not a fast forward');
    expect([...github.files('main').keys()]).toEqual(['README.md', 'b.md']);
    expect(github.forced).toEqual([]);
  });

  test('force moves a ref to any commit and is recorded', async () => {
    await start();
    const ours = await commit({ 'a.md': 'ours' });
    const theirs = github.commitFiles('main', { 'b.md': 'theirs' }, 'in between');
    await ask('PATCH', '/git/refs/heads/main', { sha: ours, force: true });
    expect(tip()).toBe(ours);
    expect(github.forced).toEqual([{ ref: 'heads/main', from: theirs, to: ours }]);
  });

  test('a ref that does not exist cannot be moved, deleted or read', async () => {
    await start();
    const moved = await ask('PATCH', '/git/refs/heads/d', { sha: tip() });
    expect(refusal(moved)).toBe('422 Reference does not exist');
    expect(refusal(await ask('DELETE', '/git/refs/heads/d'))).toBe('422 Reference does not exist');
    expect((await ask('GET', '/git/ref/heads/d')).status).toBe(404);
    expect((await ask('GET', '/git/ref/heads/mai')).status).toBe(404);
  });

  test('a protected branch refuses direct updates', async () => {
    await start({ protectedBranches: ['main'] });
    const sha = await commit({ 'a.md': 'A' });
    expect(refusal(await ask('PATCH', '/git/refs/heads/main', { sha }))).toContain(
      '422 Repository rule violations found\n\nChanges must be made through a pull request.',
    );
  });

  test('matching refs are those with the requested prefix', async () => {
    await start();
    for (const name of ['d/x', 'd/x-2', 'e']) await make(name);
    const { body } = await ask('GET', '/git/matching-refs/heads%2Fd/x');
    expect(body.map(({ ref }: { ref: string }) => ref)).toEqual([
      'refs/heads/d/x',
      'refs/heads/d/x-2',
    ]);
    expect((await ask('GET', '/git/matching-refs/heads/none')).body).toEqual([]);
  });
});

describe('pull requests', () => {
  test('a pull request is opened once, from an existing branch with commits', async () => {
    await start();
    expect(refusal(await openPull())).toBe('422 Validation Failed: head invalid');
    await ask('POST', '/git/refs', { ref: 'refs/heads/d', sha: tip() });
    expect(refusal(await openPull())).toBe('422 Validation Failed: No commits between main and d');
    github.commitFiles('d', { 'a.md': 'A' }, 'm');
    expect(refusal(await openPull({ base: 'gone' }))).toBe('422 Validation Failed: base invalid');
    const opened = await openPull({ head: 'o:d', draft: true });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      number: 1,
      state: 'open',
      draft: true,
      user: { login: 'github-actions[bot]' },
      head: { ref: 'd', sha: tip('d'), label: 'o:d' },
      base: { ref: 'main', sha: tip() },
      commits: 1,
      additions: 1,
      changed_files: 1,
    });
    expect(refusal(await openPull())).toBe(
      '422 Validation Failed: A pull request already exists for o:d.',
    );
  });

  test('titles and bodies that are too long are refused', async () => {
    await start();
    await branchWith('d', { 'a.md': 'A' });
    const longest = { title: 'x'.repeat(256), body: 'x'.repeat(65_536) };
    expect(refusal(await openPull({ title: `${longest.title}x` }))).toBe(
      '422 Validation Failed: title is too long (maximum is 256 characters)',
    );
    expect((await openPull(longest)).status).toBe(201);
    expect(refusal(await ask('PATCH', '/pulls/1', { body: `${longest.body}x` }))).toBe(
      '422 Validation Failed: body is too long (maximum is 65536 characters)',
    );
  });

  test('the head of a pull request follows its branch while it is open', async () => {
    await startWithPull();
    const sha = github.commitFiles('d', { 'b.md': 'B' }, 'm');
    expect((await ask('GET', '/pulls/1')).body).toMatchObject({ head: { sha }, commits: 2 });
    await ask('PATCH', '/pulls/1', { state: 'closed' });
    github.commitFiles('d', { 'c.md': 'C' }, 'm');
    expect((await ask('GET', '/pulls/1')).body).toMatchObject({ state: 'closed', head: { sha } });
  });

  test('a pull request whose branch is deleted is closed, keeps its head, and cannot be reopened', async () => {
    await startWithPull();
    const sha = tip('d');
    await ask('DELETE', '/git/refs/heads/d');
    const { body } = await ask('GET', '/pulls/1');
    expect(body).toMatchObject({ state: 'closed', merged: false, merged_at: null, head: { sha } });
    expect(refusal(await ask('PATCH', '/pulls/1', { state: 'open' }))).toBe(
      '422 Validation Failed: state cannot be changed. The d branch has been deleted.',
    );
    github.commitFiles('d', { 'x.md': '' }, 'another branch of that name');
    expect(() => {
      github.reopenPull(1);
    }).toThrow('force-pushed or recreated');
  });

  test('a reopened pull request has the current tip of its branch', async () => {
    await startWithPull();
    github.closePull(1);
    const sha = github.commitFiles('d', { 'b.md': 'B' }, 'm');
    const { body } = await ask('PATCH', '/pulls/1', { state: 'open' });
    expect(body).toMatchObject({ state: 'open', closed_at: null, head: { sha } });
  });

  test('a closed or merged pull request can be edited', async () => {
    await startWithPull();
    github.mergePull(1, 'merge');
    const { body } = await ask('PATCH', '/pulls/1', { title: 'T', body: 'B' });
    expect(body).toMatchObject({ title: 'T', body: 'B', state: 'closed', merged: true });
    expect((await ask('PATCH', '/pulls/1', { state: 'open' })).status).toBe(422);
  });

  test.each(['merge', 'squash', 'rebase'] as const)(
    'a %s adds the files to base and keeps other changes there',
    async (method) => {
      await startWithPull({ files: { 'list.md': '1\n2\n3\n4\n5\n' } });
      github.commitFiles('d', { 'list.md': '1\n2\n3\n4\n5\nours\n' }, 'second');
      github.commitFiles('main', { 'list.md': 'theirs\n1\n2\n3\n4\n5\n' }, 'meanwhile');
      const head = tip('d');
      const sha = github.mergePull(1, method);
      expect(github.files('main').get('list.md')).toBe('theirs\n1\n2\n3\n4\n5\nours\n');
      expect(github.files('main').has('a.md')).toBe(true);
      expect(github.git.history.isAncestor(head, sha)).toBe(method === 'merge');
      const [newest] = github.log('main');
      expect(newest?.parents).toHaveLength(method === 'merge' ? 2 : 1);
      expect(newest?.message).toMatch(
        { merge: /^Merge pull request #1 from o\/d/, squash: /^t \(#1\)/, rebase: /^second/ }[
          method
        ],
      );
      expect((await ask('GET', '/pulls/1')).body).toMatchObject({
        merged: true,
        merge_commit_sha: sha,
        merged_by: { login: 'reviewer' },
      });
    },
  );

  test('a merge with a conflict is refused', async () => {
    await startWithPull();
    github.commitFiles('main', { 'a.md': 'other' }, 'conflict');
    for (const method of ['merge', 'squash', 'rebase'] as const)
      expect(() => github.mergePull(1, method)).toThrow();
    expect(github.pulls[0]?.state).toBe('open');
  });

  test('a pull request counts as merged when base gets its commits in another way', async () => {
    await startWithPull();
    await ask('PATCH', '/git/refs/heads/main', { sha: tip('d') });
    expect(github.pulls[0]).toMatchObject({ state: 'closed', merged: true });
  });

  test('a pull request from a fork is listed with its own head, also if its branch has the same name', async () => {
    await startWithPull();
    github.createPull({ title: 'hi', head: 'd', fork: 'ada', files: { 'f.md': '' } });
    const numbers = async (head: string) =>
      (await ask('GET', `/pulls?head=${head}`)).body.map(
        ({ number }: { number: number }) => number,
      );
    expect(await numbers('o:d')).toEqual([1]);
    expect(await numbers('ada:d')).toEqual([2]);
    const { body } = await ask('GET', '/pulls/2');
    expect(body).toMatchObject({
      user: { login: 'ada' },
      head: { ref: 'd', label: 'ada:d', repo: { full_name: 'ada/r' } },
      changed_files: 1,
    });
    expect(github.branches()).toEqual(['d', 'main']);
  });

  test('lists of pull requests are filtered, sorted and paged', async () => {
    await start();
    for (const head of ['d1', 'd2', 'd3'])
      github.createPull({ title: head, head, files: { [head]: '' } });
    github.closePull(1);
    const numbers = async (query: string) =>
      (await ask('GET', `/pulls?${query}`)).body.map(({ number }: { number: number }) => number);
    expect(await numbers('')).toEqual([3, 2]);
    expect(await numbers('state=closed')).toEqual([1]);
    expect(await numbers('state=all&sort=updated&direction=desc')).toEqual([1, 3, 2]);
    expect(await numbers('state=all&sort=updated')).toEqual([2, 3, 1]);
    expect(await numbers('state=all&sort=created')).toEqual([3, 2, 1]);
    expect(await numbers('state=all&head=o:d1')).toEqual([1]);
    expect(await numbers('state=all&head=d1')).toEqual([3, 2, 1]); // without an owner, the filter is ignored
    expect(await numbers('state=all&base=other')).toEqual([]);
    const first = await ask('GET', '/pulls?state=all&per_page=2');
    expect(first.headers.get('link')).toMatch(/page=2>; rel="next", <.*page=2>; rel="last"/);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await call('GET', next.slice(github.url.length));
    expect(second.body).toMatchObject([{ number: 1 }]);
    expect(second.headers.get('link')).toContain('rel="first"');
  });

  test('labels are added or replaced, with the case of the existing label', async () => {
    await startWithPull({ labels: ['Digest', 'bug'] });
    const set = async (method: string, labels: string[]) =>
      (await ask(method, '/issues/1/labels', { labels })).body.map(
        ({ name }: { name: string }) => name,
      );
    expect(await set('POST', ['digest'])).toEqual(['Digest']);
    expect(await set('POST', ['new'])).toEqual(['Digest', 'new']);
    expect(await set('PUT', ['bug'])).toEqual(['bug']);
    expect(github.labels).toEqual(['Digest', 'bug', 'new']);
  });

  test('users who cannot be assigned are ignored', async () => {
    await startWithPull({ collaborators: ['ada'] });
    const { status, body } = await ask('POST', '/issues/1/assignees', {
      assignees: ['ada', 'nobody'],
    });
    expect(status).toBe(201);
    expect(body.assignees.map(({ login }: { login: string }) => login)).toEqual(['ada']);
  });

  test('reviewers are collaborators or their teams, and never the author', async () => {
    await startWithPull({ collaborators: ['ada'], teams: ['readers'] });
    const request = (fields: object) => ask('POST', '/pulls/1/requested_reviewers', fields);
    const made = await request({ reviewers: ['ada'], team_reviewers: ['readers'] });
    expect(made.body).toMatchObject({
      requested_reviewers: [{ login: 'ada' }],
      requested_teams: [{ slug: 'readers' }],
    });
    expect(refusal(await request({ reviewers: ['nobody'] }))).toContain('o/r repository.');
    expect((await request({ team_reviewers: ['others'] })).status).toBe(422);
    expect(refusal(await request({ reviewers: ['github-actions[bot]'] }))).toBe(
      '422 Review cannot be requested from pull request author.',
    );
  });
});

describe('permissions', () => {
  test('a wrong or missing token is refused', async () => {
    await start();
    for (const authorization of ['token wrong', '', TOKEN])
      expect(refusal(await call('GET', '/repos/o/r', undefined, authorization))).toBe(
        '401 Bad credentials',
      );
    expect((await call('GET', '/repos/O/R', undefined, `Bearer ${TOKEN}`)).status).toBe(200);
  });

  test('other repositories and unknown calls get 404', async () => {
    await start();
    for (const path of ['/repos/o/other', '/repos/o/r/nothing', '/nothing']) {
      const reply = await call('GET', path);
      expect(reply.body).toEqual({
        message: 'Not Found',
        documentation_url: expect.any(String),
        status: '404',
      });
    }
  });

  test('a body that is not a JSON object is refused', async () => {
    await start();
    expect(refusal(await ask('POST', '/git/refs', '{'))).toBe('400 Problems parsing JSON');
    expect(refusal(await ask('POST', '/git/refs', '[]'))).toBe('400 Body should be a JSON object');
  });

  test.each([
    ['contents', 'POST', '/git/trees', { tree: [file('a')] }],
    ['contents', 'DELETE', '/git/refs/heads/d', undefined],
    ['pullRequests', 'POST', '/pulls', { title: 't', head: 'd', base: 'main' }],
    ['pullRequests', 'PATCH', '/pulls/1', { body: '' }],
  ] as const)('without `%s: write` %s %s is refused', async (permission, method, path, body) => {
    const all = { contents: 'write', pullRequests: 'write', issues: 'write' } as const;
    await start({ permissions: { ...all, [permission]: 'read' } });
    github.createPull({ title: 't', head: 'd', files: { a: '' } });
    expect(refusal(await ask(method, path, body))).toBe(
      '403 Resource not accessible by integration',
    );
  });

  test('without a permission, a public repository can be read, a private one cannot', async () => {
    const permissions = { contents: 'none', pullRequests: 'none', issues: 'none' } as const;
    await start({ permissions });
    expect((await ask('GET', '/git/trees/main')).status).toBe(200);
    await github.close();
    await start({ permissions, private: true });
    expect((await ask('GET', '')).body).toMatchObject({ private: true });
    expect((await ask('GET', '/git/trees/main')).status).toBe(403);
    expect((await ask('GET', '/pulls')).status).toBe(403);
  });

  test('a setting forbids Actions to open pull requests', async () => {
    await start({ actionsMayCreatePulls: false });
    await branchWith('d', { a: '' });
    expect(refusal(await openPull())).toBe(
      '403 GitHub Actions is not permitted to create or approve pull requests.',
    );
  });

  test('a new label requires permission for issues, an existing label does not', async () => {
    await startWithPull({
      labels: ['known'],
      permissions: { contents: 'write', pullRequests: 'write', issues: 'none' },
    });
    const label = (name: string) => ask('POST', '/issues/1/labels', { labels: [name] });
    expect((await label('known')).status).toBe(200);
    expect(refusal(await label('fresh'))).toBe(
      '403 You do not have permission to create labels on this repository.: label unauthorized',
    );
    github.createLabel('fresh');
    expect((await label('fresh')).status).toBe(200);
  });

  test('an empty repository refuses reads and writes', async () => {
    await start({ empty: true });
    const empty = '409 Git Repository is empty.';
    expect(refusal(await ask('GET', '/git/trees/main'))).toBe(empty);
    expect(refusal(await ask('GET', '/git/matching-refs/heads/'))).toBe(empty);
    expect(refusal(await ask('POST', '/git/trees', { tree: [file('a')] }))).toBe(empty);
    expect(refusal(await ask('GET', '/contents/a'))).toBe('404 This repository is empty.');
  });

  test('an archived repository refuses writes', async () => {
    await start({ archived: true });
    expect((await ask('GET', '')).body).toMatchObject({ archived: true });
    expect(refusal(await ask('POST', '/git/trees', { tree: [file('a')] }))).toBe(
      '403 Repository was archived so is read-only.',
    );
  });

  test('requests over the rate limit are refused, and reading the rate limit is not counted', async () => {
    await start({ rateLimit: 2 });
    expect((await ask('GET', '')).headers.get('x-ratelimit-remaining')).toBe('1');
    await ask('GET', '');
    const refused = await ask('GET', '');
    expect(refusal(refused)).toContain('403 API rate limit exceeded');
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await call('GET', '/rate_limit')).body.rate).toMatchObject({ used: 2, remaining: 0 });
  });

  test('a prefix applies to all paths', async () => {
    await start({ pathPrefix: '/api/v3' });
    expect(github.url).toMatch(/\/api\/v3$/);
    const { body } = await ask('GET', '');
    expect(body.url).toBe(`${github.url}/repos/o/r`);
    const bare = await fetch(`${github.url.replace('/api/v3', '')}/repos/o/r`, {
      headers: { authorization: `token ${TOKEN}` },
    });
    expect(bare.status).toBe(404);
  });
});

describe('faults', () => {
  const make = (name: string) =>
    ask('POST', '/git/refs', { ref: `refs/heads/${name}`, sha: tip() }).catch(() => undefined);

  test('a request with a fault before it has no effect, a request with a fault after it has', async () => {
    await start();
    const writes = ({ method }: { method: string }) => method === 'POST';
    const once = { match: writes, times: 1 } as const;
    github.faults.push(
      { ...once, when: 'before', do: 'status', status: 429, headers: { 'retry-after': '7' } },
      { ...once, when: 'after', do: 'reset' },
      { ...once, when: 'after', do: 'status', body: { message: 'oops' } },
    );
    const limited = await make('x');
    expect(limited?.status).toBe(429);
    expect(limited?.headers.get('retry-after')).toBe('7');
    expect(await make('y')).toBeUndefined();
    expect(refusal((await make('z')) as Reply)).toBe('502 oops');
    expect(github.branches()).toEqual(['main', 'y', 'z']);
    expect(github.requests.map(({ status, spoiled }) => [status, spoiled])).toEqual([
      [429, true],
      [0, true],
      [502, true],
    ]);
    expect((await make('x'))?.status).toBe(201);
  });

  test('a fault can delay the answer', async () => {
    await start();
    const slow = { match: () => true, times: 1, do: 'delay', ms: 50 } as const;
    github.faults.push({ ...slow, when: 'after' });
    const pending = make('x');
    while (!github.branches().includes('x')) await new Promise(setImmediate);
    expect(github.requests[0]?.status).toBe(0);
    expect((await pending)?.status).toBe(201);
  });

  test('a test can act before and after the effect of a request', async () => {
    await start();
    const events: string[] = [];
    github.onRequest = ({ method }, index) => {
      events.push(`${index} ${method} ${github.branches().length}`);
    };
    github.onEffect = ({ path }, index) => {
      events.push(`${index} ${path} ${github.branches().length}`);
    };
    await make('x');
    expect(events).toEqual(['0 POST 1', '0 /repos/o/r/git/refs 2']);
  });

  test("requests are recorded with their id and the clock's time", async () => {
    await start({ now: '2026-11-20T06:00:00Z' });
    github.now = '2026-12-01T00:00:00Z';
    const { headers } = (await make('x')) as Reply;
    expect(headers.get('x-github-request-id')).toBe('PAPER:1');
    expect(github.requests).toMatchObject([
      {
        method: 'POST',
        path: '/repos/o/r/git/refs',
        status: 201,
        at: '2026-12-01T00:00:00Z',
        requestBody: { ref: 'refs/heads/x' },
        responseBody: { ref: 'refs/heads/x' },
      },
    ]);
  });

  test('closing removes the temporary repository', async () => {
    await start();
    github.git.program.run(['fsck']);
    const { folder = '' } = github.git.program;
    expect(existsSync(folder)).toBe(true);
    await github.close();
    expect(existsSync(folder)).toBe(false);
    await start();
  });
});

const shared = process.env['PAPERBOY_SHARED'];

(shared === undefined ? () => undefined : describe)("GitHub's API description", () => {
  let description: unknown;
  beforeAll(() => {
    const path = join(shared ?? '', 'data/github/openapi-slim.json');
    description = JSON.parse(readFileSync(path, 'utf8'));
  });

  test('covers all answers and errors of the emulator', async () => {
    await startWithPull({ collaborators: ['ada'], teams: ['readers'] });
    github.createPull({ title: 'hi', head: 'd', fork: 'ada' });
    const sha = github.commitFiles('d', { 'b/c.md': 'C', 'a.md': null }, 'm');
    const { body: blob } = await ask('POST', '/git/blobs', { content: 'A', encoding: 'utf-8' });
    for (const path of [
      '',
      '/git/ref/heads/d',
      '/git/matching-refs/heads/',
      '/git/trees/d?recursive=1',
      `/git/blobs/${blob.sha as string}`,
      `/git/commits/${sha}`,
      '/contents/b/c.md?ref=d',
      '/contents/b?ref=d',
      '/pulls?state=all&head=o:d&sort=updated&direction=desc&per_page=100&page=1',
      '/pulls/2',
      '/compare/main...d',
      '/git/ref/heads/gone',
    ])
      await ask('GET', path);
    await call('GET', '/rate_limit');
    await ask('GET', '/pulls', undefined);
    await call('GET', '/repos/o/r', undefined, 'token wrong');
    await ask('PATCH', '/git/refs/heads/main', { sha: tip('d'), force: true });
    await ask('PATCH', '/git/refs/heads/d', { sha: '0'.repeat(40), force: false });
    await ask('POST', '/git/trees', { base_tree: treeOf(), tree: [file('b/c.md', null)] });
    await openPull();
    await ask('PATCH', '/pulls/1', { title: 'T', body: 'B', state: 'closed' });
    await ask('POST', '/issues/1/labels', { labels: ['bug'] });
    await ask('PUT', '/issues/1/labels', { labels: ['new'] });
    await ask('POST', '/issues/1/assignees', { assignees: ['ada'] });
    const reviewers = { reviewers: ['ada'], team_reviewers: ['readers'] };
    await ask('POST', '/pulls/1/requested_reviewers', reviewers);
    await ask('POST', '/pulls/1/requested_reviewers', { reviewers: ['nobody'] });
    await ask('GET', '/pulls/1');
    await ask('DELETE', '/git/refs/heads/d');
    const calls = new Set(github.requests.map(({ method, path }) => `${method} ${path}`));
    expect(calls.size).toBeGreaterThan(25);
    expect(github.requests.filter(({ status }) => status >= 500)).toEqual([]);
    expect(validateTraffic(github.requests, description)).toEqual([]);
  });

  test('is not met by unknown calls and wrong parameters', async () => {
    await start();
    await ask('GET', '/nothing');
    await ask('GET', '/pulls?sort=age&colour=red');
    await ask('POST', '/git/trees', { tree: 'x' });
    const problems = validateTraffic(github.requests, description);
    expect(problems).toEqual([
      'GET /repos/o/r/nothing is not described',
      expect.stringMatching(/^GET \/repos\/o\/r\/pulls, parameter sort: .*allowed values/),
      'GET /repos/o/r/pulls, parameter colour: is not described',
      'POST /repos/o/r/git/trees, request: /tree must be array',
    ]);
  });
});
