import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { GitProgram } from './program.ts';

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly path: string;
  readonly size?: number;
}

/** A change to a tree: content, the id of an existing object, or null for a deletion. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly content?: string;
  readonly sha?: string | null;
}

type Leaf = Omit<TreeEntry, 'path'>;

const SHA = /^[0-9a-f]{40}$/;
const FOLDER = '040000';
const SUBMODULE = '160000';

/**
 * Blobs, trees, and the bytes of commits. Writes each object as a file in git's format, because a
 * run writes dozens and a start of git is slow. Reads with git, and caches, because an object never
 * changes.
 */
export class Objects {
  readonly #types = new Map<string, string>();
  readonly #listings = new Map<string, readonly TreeEntry[]>();
  readonly #contents = new Map<string, Buffer>();

  constructor(private readonly git: GitProgram) {}

  /** Returns the type of an object; undefined if it does not exist. */
  typeOf(sha: string): string | undefined {
    const cached = this.#types.get(sha);
    if (cached !== undefined || !SHA.test(sha)) return cached;
    const type = this.git.ask(['cat-file', '-t', sha]);
    if (type !== undefined) this.#types.set(sha, type);
    return type;
  }

  write(type: string, content: Buffer): string {
    const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const sha = createHash('sha1').update(whole).digest('hex');
    if (!this.#types.has(sha))
      this.git.put(`objects/${sha.slice(0, 2)}/${sha.slice(2)}`, () =>
        deflateSync(whole, { level: 1 }),
      );
    this.#types.set(sha, type);
    return sha;
  }

  blob(content: Buffer): string {
    const sha = this.write('blob', content);
    this.#contents.set(sha, content);
    return sha;
  }

  read(blob: string): Buffer {
    this.#readAll([blob]);
    return this.#contents.get(blob) ?? Buffer.alloc(0);
  }

  /** Returns all files: path -> content. */
  files(tree: string): Map<string, string> {
    const files = this.below(tree).filter(({ type }) => type === 'blob');
    this.#readAll(files.map(({ sha }) => sha));
    return new Map(files.map(({ path, sha }) => [path, this.read(sha).toString('utf8')]));
  }

  /** Reads all blobs with at most one process. */
  #readAll(blobs: readonly string[]): void {
    const wanted = [...new Set(blobs)].filter((sha) => !this.#contents.has(sha));
    if (wanted.length === 0) return;
    const out = this.git.bytes(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
    let at = 0;
    for (const sha of wanted) {
      const end = out.indexOf(10, at);
      const size = Number(out.toString('utf8', at, end).split(' ')[2]);
      this.#contents.set(sha, out.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
  }

  /** Returns the direct entries of a tree. */
  children(tree: string): readonly TreeEntry[] {
    return this.below(tree).filter(({ path }) => !path.includes('/'));
  }

  /** Returns all entries below a tree, with folders, in git's order. */
  below(tree: string): readonly TreeEntry[] {
    const cached = this.#listings.get(tree);
    if (cached !== undefined) return cached;
    const listed = this.git.run(['ls-tree', '-r', '-t', '-l', '-z', tree]).split('\0');
    const entries = listed.filter((line) => line !== '').map(toEntry);
    for (const { sha, type } of entries) if (type !== 'commit') this.#types.set(sha, type);
    this.#listings.set(tree, entries);
    return entries;
  }

  /** Creates a tree from another one and some changes. Returns its id. */
  tree(base: string | undefined, changes: readonly TreeChange[]): string {
    const leaves = new Map<string, Leaf>();
    const spread = (tree: string, folder: string) => {
      for (const { path, ...leaf } of this.below(tree))
        if (leaf.type !== 'tree') leaves.set(folder + path, leaf);
    };
    if (base !== undefined) spread(base, '');
    const folders = new Set([...leaves.keys()].flatMap(foldersOf));
    for (const { path, mode, content, sha: given } of changes) {
      clear(leaves, folders, path);
      for (const folder of foldersOf(path)) folders.add(folder);
      const sha = content === undefined ? given : this.blob(Buffer.from(content));
      if (sha === undefined || sha === null) continue;
      if (mode === FOLDER) {
        spread(sha, `${path}/`);
        folders.add(path);
        for (const { path: below, type } of this.below(sha))
          if (type === 'tree') folders.add(`${path}/${below}`);
      } else if (mode === SUBMODULE) leaves.set(path, { mode, type: 'commit', sha });
      else leaves.set(path, { mode, type: 'blob', sha, size: this.read(sha).length });
    }
    return this.#folder(leaves);
  }

  /** Writes a folder after its subfolders. Returns its id. */
  #folder(leaves: ReadonlyMap<string, Leaf>): string {
    const children: TreeEntry[] = [];
    const folders = new Map<string, Map<string, Leaf>>();
    for (const [path, leaf] of leaves) {
      const [, name = path, rest] = /^([^/]+)\/(.+)$/s.exec(path) ?? [];
      if (rest === undefined) children.push({ ...leaf, path });
      else folders.set(name, (folders.get(name) ?? new Map<string, Leaf>()).set(rest, leaf));
    }
    for (const [path, inside] of folders)
      children.push({ mode: FOLDER, type: 'tree', sha: this.#folder(inside), path });
    children.sort((a, b) => Buffer.compare(sortingName(a), sortingName(b)));
    const lines = children.flatMap(({ mode, path, sha }) => [
      Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`),
      Buffer.from(sha, 'hex'),
    ]);
    const tree = this.write('tree', Buffer.concat(lines));
    const all = children.flatMap((entry) =>
      entry.type === 'tree' ? [entry, ...within(entry, this.below(entry.sha))] : [entry],
    );
    this.#listings.set(tree, all);
    return tree;
  }
}

const within = ({ path: folder }: TreeEntry, entries: readonly TreeEntry[]) =>
  entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }));

/** Git sorts names by bytes, and a folder as if its name ended with a slash. */
const sortingName = ({ path, type }: TreeEntry) => Buffer.from(type === 'tree' ? `${path}/` : path);

/** Removes entries below a path, and a file in place of one of its folders. */
function clear(leaves: Map<string, Leaf>, folders: ReadonlySet<string>, path: string): void {
  leaves.delete(path);
  for (const folder of foldersOf(path)) leaves.delete(folder);
  // Search only if the path was a folder: a site of 50,000 files is written file by file.
  if (!folders.has(path)) return;
  for (const leaf of [...leaves.keys()]) if (leaf.startsWith(`${path}/`)) leaves.delete(leaf);
}

/** Returns `a` and `a/b` for `a/b/c`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

function toEntry(line: string): TreeEntry {
  const found = /^(\d+) (\w+) ([0-9a-f]{40}) +(\S+)\t([^]*)$/.exec(line);
  const [, mode = '', type = '', sha = '', size = '-', path = ''] = found ?? [];
  const sizeField = size === '-' ? {} : { size: Number(size) };
  return { mode, type: type as TreeEntry['type'], sha, path, ...sizeField };
}
