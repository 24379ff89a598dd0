import type { components } from '@octokit/openapi-types';
import type { TreeEntry } from '../git/objects.ts';
import { Refusal, notFound } from '../refusal.ts';
import { inBase64 } from '../shapes/objects.ts';
import { type Place, apiUrl, inUrl, webUrl } from '../shapes/place.ts';
import { type Handler, ok, requireRead } from './handler.ts';

type Schemas = components['schemas'];

// "Get repository content": JSON has no content for larger files.
const MOST_BYTES = 1024 * 1024;

const KINDS = { blob: 'file', tree: 'dir', commit: 'submodule' } as const;

export const getContents: Handler = ({ state, place, query }, path = '') => {
  requireRead(state, 'contents');
  // 404, not the 409 of the git database (seen in GitHub's answers).
  if (state.isEmpty) throw new Refusal(404, 'This repository is empty.');
  const { objects } = state.git;
  const ref = query.get('ref') ?? state.defaultBranch;
  const tree = state.git.treeAt(ref);
  if (tree === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const folder = path.replace(/\/+$/, '');
  const found = objects.below(tree).find((entry) => entry.path === folder);
  if (folder === '' || found?.type === 'tree') {
    const inside = folder === '' ? '' : `${folder}/`;
    const listed: Schemas['content-directory'] = objects
      .below(tree)
      .filter((entry) => entry.path.startsWith(inside))
      .filter((entry) => !entry.path.slice(inside.length).includes('/'))
      .map((entry) => ({ type: KINDS[entry.type], ...addresses(place, entry, ref) }));
    return ok(listed);
  }
  if (found?.type !== 'blob') throw notFound();
  const content = objects.read(found.sha);
  const tooLong = content.length > MOST_BYTES;
  const file: Schemas['content-file'] = {
    type: 'file',
    ...addresses(place, found, ref),
    encoding: tooLong ? 'none' : 'base64',
    content: tooLong ? '' : inBase64(content),
  };
  return ok(file);
};

function addresses(place: Place, { path, sha, type, size = 0 }: TreeEntry, ref: string) {
  const url = `${apiUrl(place)}/contents/${inUrl(path)}?ref=${encodeURIComponent(ref)}`;
  const git = `${apiUrl(place)}/git/${type}s/${sha}`;
  const html = `${webUrl(place)}/${type}/${inUrl(ref)}/${inUrl(path)}`;
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    size,
    url,
    git_url: git,
    html_url: html,
    download_url: type === 'blob' ? `${webUrl(place)}/raw/${inUrl(ref)}/${inUrl(path)}` : null,
    _links: { self: url, git, html },
  };
}
