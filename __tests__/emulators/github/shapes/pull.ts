import type { components } from '@octokit/openapi-types';
import { type Place, apiUrl, nodeId, numberOf, webUrl } from './place.ts';
import { type RepositoryState, repository, user } from './repository.ts';

type Schemas = components['schemas'];

/** A user without any relation to the repository ("Pull requests", `author_association`). */
export const STRANGER = 'stranger';

/** State of a pull request. */
export interface PullState {
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  merged: boolean;
  draft: boolean;
  readonly author: string;
  readonly head: string;
  /** Owner of the repository that has the head. */
  headOwner: string;
  /** Follows the branch while the pull request is open. */
  headSha: string;
  base: string;
  labels: string[];
  assignees: string[];
  reviewers: string[];
  teams: string[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommit: string | null;
}

/** Data of an answer that is computed, not stored. */
export interface PullFacts {
  readonly repository: RepositoryState;
  /** Tip of its base branch. */
  readonly baseSha: string;
  /** Association of its author with the repository, as the token sees it. */
  readonly association: Schemas['author-association'];
}

export function label(place: Place, name: string): Schemas['label'] {
  return {
    id: numberOf(name),
    node_id: nodeId('Label', name),
    url: `${apiUrl(place)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}

function team({ web, api, owner }: Place, slug: string): Schemas['team'] {
  const url = `${api}/organizations/${numberOf(owner)}/team/${numberOf(slug)}`;
  return {
    id: numberOf(slug),
    node_id: nodeId('Team', slug),
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    permission: 'push',
    type: 'organization',
    parent: null,
    url,
    html_url: `${web}/orgs/${owner}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
  };
}

const addresses = (place: Place, { number, headSha }: PullState) => {
  const repo = apiUrl(place);
  const url = `${repo}/pulls/${number}`;
  const html = `${webUrl(place)}/pull/${number}`;
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${repo}/issues/${number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repo}/pulls/comments{/number}`,
    comments_url: `${repo}/issues/${number}/comments`,
    statuses_url: `${repo}/statuses/${headSha}`,
  };
};

/** Returns the fields of a pull request that a list and a single answer have in common. */
function common(place: Place, pull: PullState, facts: PullFacts) {
  const at = addresses(place, pull);
  const people = pull.assignees.map((login) => user(login, place));
  const side = (owner: string, ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: user(owner, place),
    repo: repository(place, facts.repository, owner),
  });
  return {
    ...at,
    id: 1000 + pull.number,
    node_id: nodeId('PullRequest', pull.number),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: user(pull.author, place),
    body: pull.body,
    // The API description requires text in `description`; GitHub answers null.
    labels: pull.labels.map((name) => label(place, name)) as (Schemas['label'] & {
      description: string;
    })[],
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: people[0] ?? null,
    assignees: people,
    requested_reviewers: pull.reviewers.map((login) => user(login, place)),
    requested_teams: pull.teams.map((slug) => team(place, slug)),
    head: side(pull.headOwner, pull.head, pull.headSha),
    base: side(place.owner, pull.base, facts.baseSha),
    _links: {
      self: { href: at.url },
      html: { href: at.html_url },
      issue: { href: at.issue_url },
      comments: { href: at.comments_url },
      review_comments: { href: at.review_comments_url },
      review_comment: { href: at.review_comment_url },
      commits: { href: at.commits_url },
      statuses: { href: at.statuses_url },
    },
    author_association: facts.association,
    auto_merge: null,
    draft: pull.draft,
  };
}

export const pullSimple = (
  place: Place,
  pull: PullState,
  facts: PullFacts,
): Schemas['pull-request-simple'] => common(place, pull, facts);

export interface PullCounts {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changed_files: number;
}

export function pullFull(
  place: Place,
  pull: PullState,
  facts: PullFacts,
  counts: PullCounts,
): Schemas['pull-request'] {
  return {
    ...common(place, pull, facts),
    merged: pull.merged,
    // GitHub computes these after its first answer, which has null ("Get a pull request").
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: pull.mergedBy === null ? null : user(pull.mergedBy, place),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    ...counts,
  };
}

/** Returns a pull request as an issue, for answers about assignees. */
export function issue(
  place: Place,
  pull: PullState,
  { association }: Pick<PullFacts, 'association'>,
): Schemas['issue'] {
  const { url: pullUrl, issue_url: url, ...at } = addresses(place, pull);
  const people = pull.assignees.map((login) => user(login, place));
  return {
    id: 5000 + pull.number,
    node_id: nodeId('PullRequest', pull.number),
    url,
    repository_url: apiUrl(place),
    labels_url: `${url}/labels{/name}`,
    comments_url: at.comments_url,
    events_url: `${url}/events`,
    html_url: at.html_url,
    number: pull.number,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: user(pull.author, place),
    labels: pull.labels.map((name) => label(place, name)),
    assignee: people[0] ?? null,
    assignees: people,
    milestone: null,
    locked: false,
    comments: 0,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    draft: pull.draft,
    pull_request: {
      url: pullUrl,
      html_url: at.html_url,
      diff_url: at.diff_url,
      patch_url: at.patch_url,
      merged_at: pull.mergedAt,
    },
    author_association: association,
  };
}
