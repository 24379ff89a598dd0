import type { components } from '@octokit/openapi-types';
import type { Commit } from './git.ts';

type Schemas = components['schemas'];

/** Where things are: `api` for machines, `web` for people. */
export interface Place {
  readonly api: string;
  readonly web: string;
  readonly owner: string;
  readonly name: string;
}

/** Opaque in GitHub; ours says what it is of. */
const nodeId = (kind: string, id: string | number) =>
  Buffer.from(`${kind}:${id}`).toString('base64url');

const numberOf = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 1_000_000_007, 5381);

export function user(login: string, { api, web }: Place): Schemas['simple-user'] {
  const name = encodeURIComponent(login);
  const url = `${api}/users/${name}`;
  return {
    login,
    id: numberOf(login),
    node_id: nodeId('User', login),
    avatar_url: `${web}/${name}.png`,
    gravatar_id: '',
    url,
    html_url: `${web}/${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

export interface RepositoryState {
  readonly private: boolean;
  readonly archived: boolean;
  readonly defaultBranch: string;
  readonly at: string;
  readonly openPulls: number;
  readonly mayPush: boolean;
}

export function repository(
  place: Place,
  state: RepositoryState,
  owner = place.owner,
): Schemas['repository'] {
  const full = `${owner}/${place.name}`;
  const url = `${place.api}/repos/${full}`;
  const html = `${place.web}/${full}`;
  return {
    id: numberOf(full),
    node_id: nodeId('Repository', full),
    name: place.name,
    full_name: full,
    private: state.private,
    owner: user(owner, place),
    html_url: html,
    description: null,
    fork: owner !== place.owner,
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
    clone_url: `${html}.git`,
    git_url: `git://github.test/${full}.git`,
    ssh_url: `git@github.test:${full}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 1,
    default_branch: state.defaultBranch,
    open_issues: state.openPulls,
    open_issues_count: state.openPulls,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    has_downloads: true,
    archived: state.archived,
    disabled: false,
    pushed_at: state.at,
    created_at: state.at,
    updated_at: state.at,
    permissions: { admin: false, maintain: false, push: state.mayPush, triage: false, pull: true },
  };
}

export function fullRepository(place: Place, state: RepositoryState): Schemas['full-repository'] {
  return {
    ...repository(place, state),
    license: null,
    network_count: 0,
    subscribers_count: 0,
  } as Schemas['full-repository'];
}

export function gitRef(place: Place, ref: string, sha: string): Schemas['git-ref'] {
  const url = `${place.api}/repos/${place.owner}/${place.name}`;
  return {
    ref: `refs/${ref}`,
    node_id: nodeId('Ref', ref),
    url: `${url}/git/refs/${ref}`,
    object: { type: 'commit', sha, url: `${url}/git/commits/${sha}` },
  };
}

export function gitCommit(place: Place, commit: Commit, verified: boolean): Schemas['git-commit'] {
  const url = `${place.api}/repos/${place.owner}/${place.name}`;
  const html = `${place.web}/${place.owner}/${place.name}/commit`;
  const { sha, tree, message, author, committer, parents } = commit;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${url}/git/commits/${sha}`,
    html_url: `${html}/${sha}`,
    author,
    committer,
    tree: { sha: tree, url: `${url}/git/trees/${tree}` },
    message,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/git/commits/${parent}`,
      html_url: `${html}/${parent}`,
    })),
    verification: {
      verified,
      reason: verified ? 'valid' : 'unsigned',
      signature: verified ? '-----BEGIN PGP SIGNATURE-----' : null,
      payload: verified ? `tree ${tree}` : null,
      verified_at: verified ? committer.date : null,
    },
  };
}

export function label(place: Place, name: string): Schemas['label'] {
  return {
    id: numberOf(name),
    node_id: nodeId('Label', name),
    url: `${place.api}/repos/${place.owner}/${place.name}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}

/** A pull request as the emulator remembers it. */
export interface PullState {
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  merged: boolean;
  draft: boolean;
  readonly author: string;
  readonly head: string;
  /** Whose repository the head is in. */
  readonly headOwner: string;
  /** Follows the branch while the pull request is open. */
  headSha: string;
  readonly base: string;
  labels: string[];
  assignees: string[];
  reviewers: string[];
  teams: string[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergeCommit: string | null;
}

export function pullSimple(
  place: Place,
  pull: PullState,
  state: RepositoryState,
  baseSha: string,
): Schemas['pull-request-simple'] {
  const repo = `${place.api}/repos/${place.owner}/${place.name}`;
  const url = `${repo}/pulls/${pull.number}`;
  const html = `${place.web}/${place.owner}/${place.name}/pull/${pull.number}`;
  const issue = `${repo}/issues/${pull.number}`;
  const people = pull.assignees.map((login) => user(login, place));
  const side = (owner: string, ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: user(owner, place),
    repo: repository(place, state, owner),
  });
  return {
    url,
    id: 1000 + pull.number,
    node_id: nodeId('PullRequest', pull.number),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repo}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${repo}/statuses/${pull.headSha}`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: user(pull.author, place),
    body: pull.body,
    labels: pull.labels.map((name) => ({ ...label(place, name), description: '' })),
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: people[0] ?? null,
    assignees: people,
    requested_reviewers: pull.reviewers.map((login) => user(login, place)),
    requested_teams: [],
    head: side(pull.headOwner, pull.head, pull.headSha),
    base: side(place.owner, pull.base, baseSha),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repo}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${repo}/statuses/${pull.headSha}` },
    },
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: pull.draft,
  };
}

export function pullFull(
  place: Place,
  pull: PullState,
  state: RepositoryState,
  baseSha: string,
  counts: { commits: number; files: number },
): Schemas['pull-request'] {
  return {
    ...pullSimple(place, pull, state, baseSha),
    merged: pull.merged,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: pull.merged ? user('reviewer', place) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: counts.commits,
    additions: counts.files,
    deletions: 0,
    changed_files: counts.files,
  } as Schemas['pull-request'];
}
