import type { components } from '@octokit/openapi-types';
import type { Commit, FileDifference } from '../git/history.ts';
import type { TreeEntry } from '../git/objects.ts';
import { type Place, apiUrl, inUrl, nodeId, webUrl } from './place.ts';
import { user } from './repository.ts';

type Schemas = components['schemas'];

export function gitRef(place: Place, ref: string, sha: string): Schemas['git-ref'] {
  const url = apiUrl(place);
  return {
    ref: `refs/${ref}`,
    node_id: nodeId('Ref', ref),
    url: `${url}/git/refs/${inUrl(ref)}`,
    object: { type: 'commit', sha, url: `${url}/git/commits/${sha}` },
  };
}

export function gitTree(
  place: Place,
  sha: string,
  entries: readonly TreeEntry[],
  truncated = false,
): Schemas['git-tree'] {
  const url = `${apiUrl(place)}/git`;
  return {
    sha,
    url: `${url}/trees/${sha}`,
    tree: entries.map((entry) => ({ ...entry, url: `${url}/${entry.type}s/${entry.sha}` })),
    truncated,
  };
}

export function shortBlob(place: Place, sha: string): Schemas['short-blob'] {
  return { sha, url: `${apiUrl(place)}/git/blobs/${sha}` };
}

export function blob(place: Place, sha: string, content: Buffer): Schemas['blob'] {
  return {
    ...shortBlob(place, sha),
    node_id: nodeId('Blob', sha),
    size: content.length,
    content: inBase64(content),
    encoding: 'base64',
  };
}

/** Encodes with line breaks after 60 characters, as GitHub does: a client must accept them. */
export const inBase64 = (content: Buffer) => content.toString('base64').replace(/.{1,60}/g, '$&\n');

export function gitCommit(place: Place, commit: Commit, verified: boolean): Schemas['git-commit'] {
  const url = apiUrl(place);
  const html = `${webUrl(place)}/commit`;
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

/** Returns the longer form of a commit, as in a comparison. */
export function commit(place: Place, of: Commit, verified: boolean): Schemas['commit'] {
  const { sha, node_id, html_url, parents, message, tree, author, committer, verification } =
    gitCommit(place, of, verified);
  const url = `${apiUrl(place)}/commits/${sha}`;
  return {
    sha,
    node_id,
    url,
    html_url,
    comments_url: `${url}/comments`,
    commit: {
      url: `${apiUrl(place)}/git/commits/${sha}`,
      author,
      committer,
      message,
      tree,
      comment_count: 0,
      verification: { ...verification, verified_at: verification.verified_at },
    },
    author: user(of.author.name, place),
    committer: user(of.committer.name, place),
    parents,
  };
}

export function diffEntry(
  place: Place,
  head: string,
  { path, status, sha, additions, deletions }: FileDifference,
): Schemas['diff-entry'] {
  const file = inUrl(path);
  return {
    sha,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${webUrl(place)}/blob/${head}/${file}`,
    raw_url: `${webUrl(place)}/raw/${head}/${file}`,
    contents_url: `${apiUrl(place)}/contents/${file}?ref=${head}`,
  };
}
