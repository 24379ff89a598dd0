import { idsInPath } from '../papers/paper.ts';
import type { Obstacle } from '../site/obstacles.ts';
import type { GitHubContext } from './repository.ts';
import { type TreeEntry, treeSha } from './tree-sha.ts';

/** Everything below a tree. */
export interface TreeListing {
  /** The tree's own id. */
  readonly tree: string;
  /** Path -> id of its blob. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Paths of files; and of folders named after a paper that were not entered. */
  readonly paths: readonly string[];
  readonly obstacles: ReadonlyMap<string, Obstacle>;
  /** Trees of the folders that were not entered since they are named after a paper. */
  readonly skipped: ReadonlySet<string>;
}

/** Folders of a site that GitHub does not list at once; more of them are left out. */
const MOST_FOLDERS = 30;

interface Folder {
  /** Empty, or with a slash at its end. */
  readonly path: string;
  readonly sha: string;
}

type Entry = TreeEntry & { readonly type: string };

/**
 * Lists a commit's files. GitHub cuts a listing at 100,000 entries or 7 MB ("Get a tree"): then the
 * folders that are not whole in it are listed one by one, those that lie higher first. A folder
 * named after a paper is not read: its name has the id.
 *
 * @param known trees of such folders that need not be entered; absent: none needs to be
 */
export async function listTree(
  context: GitHubContext,
  commit: string,
  known?: ReadonlySet<string>,
): Promise<TreeListing> {
  const found = new Found();
  const root = await entriesOf(context, commit, true);
  if (!root.truncated) {
    found.add('', root.tree);
    return found.listing(treeSha(found.childrenOf('', root.tree)));
  }
  const top = (await entriesOf(context, commit, false)).tree;
  let folders = found.split({ path: '', sha: '' }, root.tree, top);
  const isPaper = ({ path, sha }: Folder) =>
    idsInPath(path).length > 0 && known?.has(sha) !== false;
  for (let left = MOST_FOLDERS; ;) {
    for (const { path, sha } of folders.filter(isPaper)) {
      found.paths.push(path.slice(0, -1));
      found.skipped.add(sha);
    }
    folders = folders.filter((folder) => !isPaper(folder)).sort(higherFirst);
    const next = folders.splice(0, left);
    if (next.length === 0) break;
    left -= next.length;
    const inside = await Promise.all(next.map((folder) => readFolder(context, folder, found)));
    folders.push(...inside.flat());
  }
  for (const { path } of folders) found.obstacles.set(path.slice(0, -1), NOT_LISTED);
  if (folders.length > 0)
    context.log.info(`Too many files to list: ${folders.length} folders were not read`);
  return found.listing(treeSha(top));
}

const NOT_LISTED = 'folder that is not listed';

const higherFirst = (a: Folder, b: Folder) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1);
const depth = ({ path }: Folder) => path.split('/').length;

async function entriesOf(
  { octokit, owner, repo, attempt }: GitHubContext,
  sha: string,
  recursive: boolean,
): Promise<{ tree: Entry[]; truncated: boolean }> {
  const asked = { owner, repo, tree_sha: sha, ...(recursive && { recursive: '1' }) };
  return (await attempt('reading its files', () => octokit.rest.git.getTree(asked))).data;
}

/** @returns the folders in it that are still to be read */
async function readFolder(context: GitHubContext, folder: Folder, found: Found): Promise<Folder[]> {
  const { tree, truncated } = await entriesOf(context, folder.sha, true);
  if (!truncated) {
    found.add(folder.path, tree);
    return [];
  }
  const listed = found.childrenOf('', tree);
  const children =
    treeSha(listed) === folder.sha ? listed : (await entriesOf(context, folder.sha, false)).tree;
  return found.split(folder, tree, children);
}

/** Collects entries of several listings. */
class Found {
  readonly blobs = new Map<string, string>();
  readonly paths: string[] = [];
  readonly obstacles = new Map<string, Obstacle>();
  readonly skipped = new Set<string>();

  listing(tree: string): TreeListing {
    const { blobs, paths, obstacles, skipped } = this;
    return { tree, blobs, paths, obstacles, skipped };
  }

  /** @param folder empty, or with a slash at its end */
  add(folder: string, entries: readonly Entry[]): void {
    for (const { path, mode, type, sha } of entries) {
      if (type === 'blob') {
        this.blobs.set(folder + path, sha);
        this.paths.push(folder + path);
      }
      if (type === 'commit') this.obstacles.set(folder + path, 'submodule');
      if (mode === '120000') this.obstacles.set(folder + path, 'symbolic link');
    }
  }

  childrenOf(folder: string, entries: readonly Entry[]): Entry[] {
    return entries.filter(
      ({ path }) => path.startsWith(folder) && !path.slice(folder.length).includes('/'),
    );
  }

  /**
   * Keeps the complete folders of a truncated listing. A folder's id is the checksum of its
   * entries.
   *
   * @param entries below the folder, as many as there were
   * @param children all direct entries of the folder
   * @returns the incomplete folders
   */
  split(folder: Folder, entries: readonly Entry[], children: readonly Entry[]): Folder[] {
    const byFolder = new Map<string, Entry[]>();
    for (const entry of entries) {
      const end = entry.path.lastIndexOf('/') + 1;
      const inside = entry.path.slice(0, end);
      const named = { ...entry, path: entry.path.slice(end) };
      const there = byFolder.get(inside);
      if (there === undefined) byFolder.set(inside, [named]);
      else there.push(named);
    }
    const parts: Folder[] = [];
    const take = (inside: string, whole: readonly Entry[]): void => {
      this.add(folder.path + inside, whole);
      for (const { path, type, sha } of whole) {
        if (type !== 'tree') continue;
        const below = `${inside}${path}/`;
        const listed = byFolder.get(below) ?? [];
        if (treeSha(listed) === sha) take(below, listed);
        else parts.push({ path: folder.path + below, sha });
      }
    };
    take('', children);
    return parts;
  }
}
