import { Buffer } from 'node:buffer';
import type { TreeChange } from './git.ts';
import { Refusal, invalidField, invalidPull, notFound } from './refusal.ts';
import {
  type Place,
  fullRepository,
  gitCommit,
  gitRef,
  label,
  pullFull,
  pullSimple,
  user,
} from './shapes.ts';
import type { State } from './state.ts';

export interface ApiRequest {
  readonly method: string;
  /** Behind the prefix, decoded part by part. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (state: State, place: Place, request: ApiRequest, ...parts: string[]) => ApiAnswer;

const ok = (body: unknown, headers?: Record<string, string>): ApiAnswer => ({
  status: 200,
  body,
  ...(headers && { headers }),
});
const created = (body: unknown): ApiAnswer => ({ status: 201, body });

function requireWrite(state: State, what: 'contents' | 'pullRequests' | 'issues'): void {
  // The answer to a token of a workflow whose `permissions` leave something out.
  if (state.permissions[what] !== 'write')
    throw new Refusal(403, 'Resource not accessible by integration');
  if (state.options.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
}

function requireCommits(state: State): void {
  if (state.isEmpty) throw new Refusal(409, 'Git Repository is empty.');
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every call in GitHub's description that commits files and opens a pull request. */
const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^$/, (state, place) => ok(fullRepository(place, state.repositoryState()))],
  ['GET', /^git\/ref\/(.+)$/, getRef],
  [
    'GET',
    /^git\/matching-refs\/(.+)$/,
    (state, place, _, prefix = '') => {
      requireCommits(state);
      return ok(state.git.refs(prefix).map(([name, sha]) => gitRef(place, name, sha)));
    },
  ],
  ['POST', /^git\/refs$/, postRef],
  ['PATCH', /^git\/refs\/(.+)$/, patchRef],
  [
    'DELETE',
    /^git\/refs\/(.+)$/,
    (state, _place, _request, ref = '') => {
      requireWrite(state, 'contents');
      if (state.git.ref(ref) === undefined) throw new Refusal(422, 'Reference does not exist');
      state.git.deleteRef(ref);
      state.afterPush();
      return { status: 204 };
    },
  ],
  ['GET', /^git\/trees\/(.+)$/, getTree],
  ['POST', /^git\/trees$/, postTree],
  [
    'POST',
    /^git\/blobs$/,
    (state, place, { body }) => {
      requireWrite(state, 'contents');
      requireCommits(state);
      const sha = state.git.blob(
        body['encoding'] === 'base64'
          ? Buffer.from(text(body['content']), 'base64')
          : text(body['content']),
      );
      return created({
        sha,
        url: `${place.api}/repos/${place.owner}/${place.name}/git/blobs/${sha}`,
      });
    },
  ],
  ['GET', /^git\/blobs\/([^/]+)$/, getBlob],
  ['POST', /^git\/commits$/, postCommit],
  [
    'GET',
    /^git\/commits\/([^/]+)$/,
    (state, place, _, sha = '') => {
      requireCommits(state);
      if (state.git.typeOf(sha) !== 'commit') throw notFound();
      return ok(gitCommit(place, state.git.readCommit(sha), state.signed.has(sha)));
    },
  ],
  ['GET', /^contents\/(.+)$/, getContents],
  ['GET', /^pulls$/, listPulls],
  ['POST', /^pulls$/, postPull],
  ['GET', /^pulls\/(\d+)$/, (state, place, _, number = '') => ok(full(state, place, number))],
  ['PATCH', /^pulls\/(\d+)$/, patchPull],
  ['POST', /^pulls\/(\d+)\/requested_reviewers$/, postReviewers],
  ['POST', /^issues\/(\d+)\/labels$/, setLabels],
  ['PUT', /^issues\/(\d+)\/labels$/, setLabels],
  ['GET', /^compare\/(.+)\.\.\.(.+)$/, compare],
];

/** Answers a request as GitHub does. @throws Refusal */
export function answer(state: State, place: Place, request: ApiRequest): ApiAnswer {
  const { method, path } = request;
  if (method === 'GET' && path === '/rate_limit') return ok(rateLimit());
  const found = /^\/repos\/([^/]+)\/([^/]+)(?:\/(.*))?$/.exec(path);
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  if (found === null || !same(found[1], place.owner) || !same(found[2], place.name))
    throw notFound();
  const rest = found[3] ?? '';
  for (const [wanted, pattern, handler] of ROUTES) {
    const parts = wanted === method ? pattern.exec(rest) : null;
    if (parts !== null) return handler(state, place, request, ...parts.slice(1));
  }
  throw notFound();
}

function rateLimit(): unknown {
  const limit = { limit: 1000, remaining: 999, reset: 1_800_000_000, used: 1 };
  return { resources: { core: limit, search: limit }, rate: limit };
}

function getRef(state: State, place: Place, _: ApiRequest, ref = ''): ApiAnswer {
  requireCommits(state);
  const sha = state.git.ref(ref);
  if (sha === undefined) throw notFound();
  return ok(gitRef(place, ref, sha));
}

function postRef(state: State, place: Place, { body }: ApiRequest): ApiAnswer {
  requireWrite(state, 'contents');
  requireCommits(state);
  const ref = text(body['ref']).replace(/^refs\//, '');
  if (!text(body['ref']).startsWith('refs/') || !ref.includes('/'))
    throw new Refusal(
      422,
      'Reference name must contain at least three parts separated by slashes.',
    );
  if (state.git.ref(ref) !== undefined) throw new Refusal(422, 'Reference already exists');
  if (state.git.typeOf(text(body['sha'])) !== 'commit')
    throw new Refusal(422, 'Object does not exist');
  state.git.setRef(ref, text(body['sha']));
  state.afterPush();
  return created(gitRef(place, ref, text(body['sha'])));
}

function patchRef(state: State, place: Place, { body }: ApiRequest, ref = ''): ApiAnswer {
  requireWrite(state, 'contents');
  const now = state.git.ref(ref);
  if (now === undefined) throw new Refusal(422, 'Reference does not exist');
  const sha = text(body['sha']);
  if (state.git.typeOf(sha) !== 'commit') throw new Refusal(422, 'Object does not exist');
  if (state.protected.has(ref.replace(/^heads\//, '')))
    throw new Refusal(
      422,
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    );
  if (body['force'] !== true && !state.git.isAncestor(now, sha))
    throw new Refusal(422, 'Update is not a fast forward');
  state.git.setRef(ref, sha);
  state.afterPush();
  return ok(gitRef(place, ref, sha));
}

const MOST_ENTRIES = 100_000;

function getTree(state: State, place: Place, { query }: ApiRequest, name = ''): ApiAnswer {
  requireCommits(state);
  const tree =
    state.git.typeOf(name) === undefined
      ? state.git.treeOf(`refs/heads/${name}`)
      : state.git.treeOf(name);
  if (tree === undefined) throw notFound();
  // Any value of the parameter asks for all, also "0" and "false" (GitHub's documentation, "Get a tree").
  const all = state.git.list(tree, query.has('recursive'));
  const most = query.has('recursive') ? (state.options.treeLimit ?? MOST_ENTRIES) : Infinity;
  const url = `${place.api}/repos/${place.owner}/${place.name}/git`;
  return ok({
    // GitHub answers with the id that it was asked by (seen in its answers for a branch's name).
    sha: state.git.typeOf(name) === undefined ? (state.git.ref(`heads/${name}`) ?? tree) : name,
    url: `${url}/trees/${tree}`,
    tree: all.slice(0, most).map(({ path, mode, type, sha, size }) => ({
      path,
      mode,
      type,
      sha,
      ...(size !== undefined && { size }),
      url: `${url}/${type}s/${sha}`,
    })),
    truncated: all.length > most,
  });
}

function postTree(state: State, place: Place, { body }: ApiRequest): ApiAnswer {
  requireWrite(state, 'contents');
  requireCommits(state);
  const base = body['base_tree'];
  if (base !== undefined && state.git.typeOf(text(base)) !== 'tree')
    throw new Refusal(422, 'base_tree is not a valid tree oid');
  const entries = Array.isArray(body['tree']) ? (body['tree'] as Record<string, unknown>[]) : [];
  if (entries.length === 0) throw new Refusal(422, 'Invalid tree info');
  const changes = entries.map((entry): TreeChange => {
    const path = text(entry['path']);
    const parts = path.split('/');
    if (
      parts.some(
        (part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git',
      )
    )
      throw new Refusal(422, 'tree.path contains a malformed path component');
    const mode = text(entry['mode']);
    if (!['100644', '100755', '040000', '160000', '120000'].includes(mode))
      throw new Refusal(422, 'Must supply a valid tree.mode');
    if (typeof entry['content'] === 'string') return { path, mode, content: entry['content'] };
    const sha = entry['sha'] === null ? null : text(entry['sha']);
    if (
      sha === null &&
      typeof base === 'string' &&
      !state.git.list(base, true).some((there) => there.path === path)
    )
      throw new Refusal(422, 'GitRPC::BadObjectState');
    if (sha !== null && state.git.typeOf(sha) === undefined)
      throw new Refusal(422, `tree.sha ${sha} is not a valid blob`);
    return { path, mode, sha };
  });
  const sha = state.git.tree(typeof base === 'string' ? base : undefined, changes);
  const url = `${place.api}/repos/${place.owner}/${place.name}/git`;
  const tree = state.git
    .list(sha, false)
    .map((entry) => ({ ...entry, url: `${url}/${entry.type}s/${entry.sha}` }));
  return created({ sha, url: `${url}/trees/${sha}`, tree, truncated: false });
}

function getBlob(state: State, place: Place, _: ApiRequest, sha = ''): ApiAnswer {
  requireCommits(state);
  if (state.git.typeOf(sha) !== 'blob') throw notFound();
  const content = Buffer.from(state.git.read(sha));
  return ok({
    sha,
    node_id: `B_${sha}`,
    size: content.length,
    url: `${place.api}/repos/${place.owner}/${place.name}/git/blobs/${sha}`,
    // Wrapped at 60 characters, as GitHub's is.
    content: content.toString('base64').replace(/.{1,60}/g, '$&\n'),
    encoding: 'base64',
  });
}

function postCommit(state: State, place: Place, { body }: ApiRequest): ApiAnswer {
  requireWrite(state, 'contents');
  requireCommits(state);
  const parents = Array.isArray(body['parents']) ? body['parents'].map(text) : [];
  if (state.git.typeOf(text(body['tree'])) !== 'tree')
    throw new Refusal(422, 'Tree SHA does not exist');
  if (parents.some((parent) => state.git.typeOf(parent) !== 'commit'))
    throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  const person = (who: unknown) => {
    const said = who as { name?: string; email?: string } | undefined;
    const bot = state.person(state.botLogin);
    return said === undefined
      ? bot
      : { ...bot, name: said.name ?? bot.name, email: said.email ?? bot.email };
  };
  const sha = state.git.commit(
    text(body['tree']),
    parents,
    text(body['message']),
    person(body['author']),
    person(body['committer'] ?? body['author']),
  );
  // Signed, and shown as verified, when neither author nor committer is sent (GitHub's documentation on bots).
  if (body['author'] === undefined && body['committer'] === undefined) state.signed.add(sha);
  return created(gitCommit(place, state.git.readCommit(sha), state.signed.has(sha)));
}

function getContents(state: State, place: Place, { query }: ApiRequest, path = ''): ApiAnswer {
  const ref = query.get('ref') ?? state.defaultBranch;
  const tree = state.git.treeOf(state.git.ref(`heads/${ref}`) ?? ref);
  const found =
    tree === undefined
      ? undefined
      : state.git.list(tree, true).find((entry) => entry.path === path && entry.type === 'blob');
  if (found === undefined) throw notFound();
  const content = Buffer.from(state.git.read(found.sha));
  const url = `${place.api}/repos/${place.owner}/${place.name}/contents/${path}?ref=${ref}`;
  const git = `${place.api}/repos/${place.owner}/${place.name}/git/blobs/${found.sha}`;
  const html = `${place.web}/${place.owner}/${place.name}/blob/${ref}/${path}`;
  return ok({
    type: 'file',
    encoding: 'base64',
    size: content.length,
    name: path.split('/').at(-1),
    path,
    content: content.toString('base64').replace(/.{1,60}/g, '$&\n'),
    sha: found.sha,
    url,
    git_url: git,
    html_url: html,
    download_url: html,
    _links: { self: url, git, html },
  });
}

function baseSha(state: State, base: string): string {
  return state.git.ref(`heads/${base}`) ?? '0'.repeat(40);
}

function listPulls(state: State, place: Place, { query }: ApiRequest): ApiAnswer {
  const wanted = query.get('state') ?? 'open';
  const [headOwner, headRef] = (query.get('head') ?? '').split(/:(.*)/s);
  const sort = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const direction = query.get('direction') ?? (query.has('sort') ? 'asc' : 'desc');
  const found = state.pulls
    .filter((pull) => wanted === 'all' || pull.state === wanted)
    .filter(
      (pull) =>
        !headRef ||
        (pull.head === headRef && pull.headOwner.toLowerCase() === headOwner?.toLowerCase()),
    )
    .filter((pull) => !query.has('base') || pull.base === query.get('base'))
    .sort((a, b) => (a[sort] < b[sort] ? -1 : a[sort] > b[sort] ? 1 : a.number - b.number));
  if (direction === 'desc') found.reverse();
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(found.length / size));
  const link = (to: number, rel: string) => {
    const next = new URLSearchParams(query);
    next.set('page', String(to));
    return `<${place.api}/repos/${place.owner}/${place.name}/pulls?${next.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
  ];
  return ok(
    found
      .slice((page - 1) * size, page * size)
      .map((pull) => pullSimple(place, pull, state.repositoryState(), baseSha(state, pull.base))),
    links.length > 0 ? { link: links.join(', ') } : undefined,
  );
}

const LONGEST_TITLE = 256;
const LONGEST_BODY = 65_536;

function requireLengths(body: ApiRequest['body']): void {
  if (text(body['title']).length > LONGEST_TITLE)
    throw invalidPull(`title is too long (maximum is ${LONGEST_TITLE} characters)`);
  if (text(body['body']).length > LONGEST_BODY)
    throw invalidPull(`body is too long (maximum is ${LONGEST_BODY} characters)`);
}

function postPull(state: State, place: Place, { body }: ApiRequest): ApiAnswer {
  requireWrite(state, 'pullRequests');
  if (state.options.actionsMayCreatePulls === false)
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const head = text(body['head']).replace(`${place.owner}:`, '');
  const base = text(body['base']);
  const headSha = state.git.ref(`heads/${head}`);
  const baseTip = state.git.ref(`heads/${base}`);
  if (text(body['title']) === '')
    throw new Refusal(422, 'Validation Failed', [
      { resource: 'Issue', field: 'title', code: 'missing_field' },
    ]);
  if (headSha === undefined) throw invalidField('PullRequest', 'head');
  if (baseTip === undefined) throw invalidField('PullRequest', 'base');
  if (
    state.pulls.some(
      (pull) =>
        pull.state === 'open' &&
        pull.head === head &&
        pull.headOwner === place.owner &&
        pull.base === base,
    )
  ) {
    throw invalidPull(`A pull request already exists for ${place.owner}:${head}.`);
  }
  if (state.git.isAncestor(headSha, baseTip))
    throw invalidPull(`No commits between ${base} and ${head}`);
  requireLengths(body);
  const pull = state.openPull({
    title: text(body['title']),
    body: typeof body['body'] === 'string' ? body['body'] : null,
    head,
    base,
    draft: body['draft'] === true,
    author: state.botLogin,
  });
  return created(full(state, place, String(pull.number)));
}

function found(state: State, number: string) {
  const pull = state.pulls[Number(number) - 1];
  if (pull === undefined) throw notFound();
  return pull;
}

function full(state: State, place: Place, number: string): unknown {
  const pull = found(state, number);
  const base = baseSha(state, pull.base);
  const commits =
    state.git.typeOf(base) === undefined ? 0 : state.git.log(`${base}..${pull.headSha}`).length;
  return pullFull(place, pull, state.repositoryState(), base, { commits, files: 0 });
}

function patchPull(state: State, place: Place, { body }: ApiRequest, number = ''): ApiAnswer {
  requireWrite(state, 'pullRequests');
  const pull = found(state, number);
  requireLengths(body);
  if (typeof body['title'] === 'string') pull.title = body['title'];
  if (typeof body['body'] === 'string') pull.body = body['body'];
  if (body['state'] === 'closed') state.closePull(pull.number);
  if (body['state'] === 'open' && pull.state === 'closed') {
    if (pull.merged || state.git.ref(`heads/${pull.head}`) === undefined)
      throw new Refusal(422, 'Validation Failed', [
        {
          resource: 'PullRequest',
          code: 'invalid',
          field: 'state',
          message: 'state cannot be changed.',
        },
      ]);
    state.reopenPull(pull.number);
  }
  pull.updatedAt = state.tick();
  return ok(full(state, place, number));
}

function postReviewers(state: State, place: Place, { body }: ApiRequest, number = ''): ApiAnswer {
  requireWrite(state, 'pullRequests');
  const pull = found(state, number);
  const reviewers = Array.isArray(body['reviewers']) ? body['reviewers'].map(text) : [];
  if (reviewers.includes(pull.author))
    throw new Refusal(422, 'Review cannot be requested from pull request author.');
  if (reviewers.some((login) => !state.collaborators.has(login)))
    throw new Refusal(
      422,
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
    );
  pull.reviewers = [...new Set([...pull.reviewers, ...reviewers])];
  return created(pullSimple(place, pull, state.repositoryState(), baseSha(state, pull.base)));
}

function setLabels(
  state: State,
  place: Place,
  { method, body }: ApiRequest,
  number = '',
): ApiAnswer {
  // A label that exists may be set with either permission; making one takes `issues: write`.
  const pull = found(state, number);
  const { issues, pullRequests } = state.permissions;
  if (issues !== 'write' && pullRequests !== 'write') requireWrite(state, 'issues');
  const names = Array.isArray(body['labels']) ? body['labels'].map(text) : [];
  if (names.some((name) => !state.labels.has(name))) requireWrite(state, 'issues');
  for (const name of names) state.labels.add(name);
  pull.labels = [...new Set([...(method === 'PUT' ? [] : pull.labels), ...names])];
  pull.updatedAt = state.tick();
  return ok(pull.labels.map((name) => label(place, name)));
}

function compare(
  state: State,
  place: Place,
  _: ApiRequest,
  baseName = '',
  headName = '',
): ApiAnswer {
  const commitOf = (name: string) =>
    state.git.ref(`heads/${name.replace(`${place.owner}:`, '')}`) ??
    (state.git.typeOf(name) === 'commit' ? name : undefined);
  const [base, head] = [commitOf(baseName), commitOf(headName)];
  const merge = base && head ? state.git.mergeBase(base, head) : undefined;
  if (base === undefined || head === undefined || merge === undefined) throw notFound();
  const url = `${place.api}/repos/${place.owner}/${place.name}`;
  const commit = (sha: string) => {
    const { verification, tree, message, author, committer, ...rest } = gitCommit(
      place,
      state.git.readCommit(sha),
      state.signed.has(sha),
    );
    return {
      ...rest,
      comments_url: `${url}/commits/${sha}/comments`,
      commit: { url: rest.url, author, committer, message, tree, comment_count: 0, verification },
      author: user('reviewer', place),
      committer: user('reviewer', place),
    };
  };
  const ahead = state.git.log(`${base}..${head}`).reverse();
  const behind = state.git.log(`${head}..${base}`).length;
  return ok({
    url: `${url}/compare/${baseName}...${headName}`,
    html_url: `${place.web}/${place.owner}/${place.name}/compare/${baseName}...${headName}`,
    permalink_url: `${place.web}/${place.owner}/${place.name}/compare/${base}...${head}`,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commit(base),
    merge_base_commit: commit(merge),
    status:
      ahead.length === 0
        ? behind === 0
          ? 'identical'
          : 'behind'
        : behind === 0
          ? 'ahead'
          : 'diverged',
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: ahead.slice(0, 250).map(({ sha }) => commit(sha)),
    files: [],
  });
}
