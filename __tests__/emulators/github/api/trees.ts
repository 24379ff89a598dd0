import type { TreeChange, TreeEntry } from '../git/objects.ts';
import { Refusal, notFound } from '../refusal.ts';
import { gitTree } from '../shapes/objects.ts';
import type { State } from '../state.ts';
import {
  type Handler,
  created,
  ok,
  requireCommits,
  requireRead,
  requireWrite,
  text,
} from './handler.ts';

// "Get a tree": limits of a recursive listing.
const MOST_ENTRIES = 100_000;
const MOST_BYTES = 7 * 1024 * 1024;

export const getTree: Handler = ({ state, place, query }, name = '') => {
  requireRead(state, 'contents');
  requireCommits(state);
  const { objects } = state.git;
  const tree = state.git.treeAt(name);
  if (tree === undefined) throw notFound();
  // The answer has the requested id: for a commit or a branch, that of the commit.
  const sha = state.git.commitAt(name) ?? tree;
  // Any value makes the listing recursive, also "0" and "false" ("Get a tree").
  if (!query.has('recursive')) return ok(gitTree(place, sha, objects.children(tree)));
  const all = objects.below(tree);
  const most = Math.min(state.options.treeLimit ?? MOST_ENTRIES, all.length);
  const answer = gitTree(place, sha, all.slice(0, most), most < all.length);
  const kept = withinBytes(answer.tree);
  return ok({ ...answer, tree: kept, truncated: kept.length < all.length });
};

function withinBytes<T>(entries: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = entries.findIndex((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    return bytes > MOST_BYTES;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

export const createTree: Handler = ({ state, place, body }) => {
  requireWrite(state, 'contents');
  requireCommits(state);
  const { objects } = state.git;
  const base = body['base_tree'] as unknown;
  // GitHub has been seen to accept the id of a commit. This is stricter, because the documentation
  // requires that of a tree.
  if (base !== undefined && objects.typeOf(text(base)) !== 'tree')
    throw new Refusal(422, 'base_tree is not a valid tree oid');
  const entries = Array.isArray(body['tree']) ? (body['tree'] as Record<string, unknown>[]) : [];
  if (entries.length === 0) throw new Refusal(422, 'Invalid tree info');
  if (entries.length > MOST_CHANGES) throw new Refusal(502, 'Server Error');
  const onto = typeof base === 'string' ? base : undefined;
  const baseEntries = onto === undefined ? [] : objects.below(onto);
  const tree = objects.tree(
    onto,
    entries.map((entry) => toChange(state, entry, baseEntries)),
  );
  return created(gitTree(place, tree, objects.children(tree)));
};

/**
 * Maximum number of entries in one call. GitHub answers larger calls with 502 or a 422 timeout
 * (reported from about 200 files or 2.5 MB: octokit-plugin-create-pull-request#115, cli/cli#8210).
 * The exact limit is not documented, so this is half of the reported number.
 */
const MOST_CHANGES = 100;

const MODES = new Set(['100644', '100755', '040000', '160000', '120000']);

function toChange(
  state: State,
  entry: Readonly<Record<string, unknown>>,
  baseEntries: readonly TreeEntry[],
): TreeChange {
  const path = requirePath(text(entry['path']));
  const mode = text(entry['mode']);
  const { sha, content } = entry;
  if (!MODES.has(mode)) throw new Refusal(422, 'Must supply a valid tree.mode');
  // "Create a tree": an entry has an id or a content; both are an error.
  if (typeof content === 'string' && sha === undefined) return { path, mode, content };
  if (content !== undefined || sha === undefined)
    throw new Refusal(422, 'Must supply either tree.sha or tree.content');
  if (sha === null) {
    if (!baseEntries.some((entry) => entry.path === path))
      throw new Refusal(422, 'GitRPC::BadObjectState');
    return { path, mode, sha };
  }
  // The commit of a submodule is in another repository.
  const wanted = { '040000': 'tree', '160000': undefined }[mode] ?? 'blob';
  if (mode !== '160000' && state.git.objects.typeOf(text(sha)) !== wanted)
    throw new Refusal(422, `tree.sha ${text(sha)} is not a valid ${wanted}`);
  return { path, mode, sha: text(sha) };
}

/** Refuses paths that git refuses, with `.git` in upper or lower case. */
function requirePath(path: string): string {
  if (path.startsWith('/')) throw new Refusal(422, 'tree.path cannot start with a slash');
  const bad = (part: string) => ['', '.', '..', '.git'].includes(part.toLowerCase());
  if (path.split('/').some(bad) || path.includes('\0'))
    throw new Refusal(422, 'tree.path contains a malformed path component');
  return path;
}
