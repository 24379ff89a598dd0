import { createHash } from 'node:crypto';

/** A direct child of a tree, as GitHub lists it. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
}

/**
 * The id of a tree, from its direct children: `tree <bytes>\0`, then for each child
 * `<mode> <name>\0` and the 20 bytes of its id, sorted as git does, where a folder's name counts as
 * if it ended with a slash (git's documentation, "Git Internals - Git Objects").
 *
 * GitHub lists a commit's tree under the commit's id and wants the tree's own id back as
 * `base_tree`. Computing it saves the request that would ask for it.
 */
export function treeSha(entries: readonly TreeEntry[]): string {
  const key = ({ path, mode }: TreeEntry) => Buffer.from(isFolder(mode) ? `${path}/` : path);
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
  const content = Buffer.concat(
    sorted.flatMap(({ path, mode, sha }) => [
      // GitHub writes a folder's mode with a leading zero, git stores it without.
      Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`),
      Buffer.from(sha, 'hex'),
    ]),
  );
  return createHash('sha1').update(`tree ${content.length}\0`).update(content).digest('hex');
}

function isFolder(mode: string): boolean {
  return /^0?40000$/.test(mode);
}
