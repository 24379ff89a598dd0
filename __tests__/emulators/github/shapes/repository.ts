import type { components } from '@octokit/openapi-types';
import { type Place, nodeId, numberOf } from './place.ts';

type Schemas = components['schemas'];

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
    id: owner === place.owner ? place.id : numberOf(full),
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
