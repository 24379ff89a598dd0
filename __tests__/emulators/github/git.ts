import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly path: string;
  readonly size?: number;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

/** A change to a tree: content, an object that is there already, or null for a deletion. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly content?: string;
  readonly sha?: string | null;
}

const SHA = /^[0-9a-f]{40}$/;

/** A bare repository, driven by the git program: its trees, commits and refusals are real. */
export class Git {
  readonly folder = mkdtempSync(join(tmpdir(), 'paperboy-git-'));
  #temporary = 0;

  constructor() {
    this.run(['init', '--quiet', '--bare', '.']);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  run(
    args: readonly string[],
    options: ExecFileSyncOptions & { env?: NodeJS.ProcessEnv } = {},
  ): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...options,
      env: {
        PATH: process.env['PATH'],
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        ...options.env,
      },
      encoding: 'utf8',
    });
  }

  #maybe(args: readonly string[]): string | undefined {
    try {
      return this.run(args).trim();
    } catch {
      return undefined;
    }
  }

  /** The type of an object; undefined when there is none with that id. */
  typeOf(sha: string): string | undefined {
    return SHA.test(sha) ? this.#maybe(['cat-file', '-t', sha]) : undefined;
  }

  ref(name: string): string | undefined {
    return this.#maybe(['rev-parse', '--verify', '--quiet', `refs/${name}`]);
  }

  /** Refs whose name begins with a prefix: name (`heads/main`) -> commit, by name. */
  refs(prefix: string): [name: string, sha: string][] {
    return this.run(['for-each-ref', '--format=%(refname) %(objectname)', 'refs/'])
      .split('\n')
      .filter((line) => line.startsWith(`refs/${prefix}`))
      .map((line) => {
        const [name = '', sha = ''] = line.split(' ');
        return [name.replace(/^refs\//, ''), sha];
      });
  }

  setRef(name: string, sha: string): void {
    this.run(['update-ref', `refs/${name}`, sha]);
  }

  deleteRef(name: string): void {
    this.run(['update-ref', '-d', `refs/${name}`]);
  }

  isAncestor(ancestor: string, descendant: string): boolean {
    return this.#maybe(['merge-base', '--is-ancestor', ancestor, descendant]) !== undefined;
  }

  mergeBase(a: string, b: string): string | undefined {
    return this.#maybe(['merge-base', a, b]);
  }

  treeOf(commitOrTree: string): string | undefined {
    return this.#maybe(['rev-parse', '--verify', '--quiet', `${commitOrTree}^{tree}`]);
  }

  list(tree: string, recursive: boolean): TreeEntry[] {
    const out = this.run(['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), tree]);
    return out
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const found = /^(\d+) (\w+) ([0-9a-f]{40}) +(\S+)\t([^]*)$/.exec(line);
        const [, mode = '', type = '', sha = '', size = '-', path = ''] = found ?? [];
        return {
          mode,
          type: type as TreeEntry['type'],
          sha,
          path,
          ...(size !== '-' && { size: Number(size) }),
        };
      });
  }

  read(sha: string): string {
    return this.run(['cat-file', 'blob', sha]);
  }

  /** Path -> content, by one process however many there are. */
  readAll(tree: string): Map<string, string> {
    const blobs = this.list(tree, true).filter(({ type }) => type === 'blob');
    const out = execFileSync('git', ['cat-file', '--batch'], {
      cwd: this.folder,
      input: blobs.map(({ sha }) => `${sha}\n`).join(''),
      maxBuffer: 1 << 30,
    });
    const files = new Map<string, string>();
    let at = 0;
    for (const { path } of blobs) {
      const end = out.indexOf(10, at);
      const size = Number(out.toString('utf8', at, end).split(' ')[2]);
      files.set(path, out.toString('utf8', end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return files;
  }

  blob(content: string | Buffer): string {
    return this.run(['hash-object', '-w', '--stdin'], { input: content }).trim();
  }

  /** Writes many blobs by one process. */
  #blobs(contents: readonly string[]): string[] {
    if (contents.length === 0) return [];
    const folder = join(this.folder, `paperboy-${++this.#temporary}`);
    mkdirSync(folder);
    const paths = contents.map((content, index) => {
      writeFileSync(join(folder, String(index)), content);
      return join(folder, String(index));
    });
    const out = this.run(['hash-object', '-w', '--no-filters', '--stdin-paths'], {
      input: `${paths.join('\n')}\n`,
    });
    rmSync(folder, { recursive: true });
    return out.trim().split('\n');
  }

  /** What a commit changed: whole files, which is all that a digest's commits do. */
  changesOf(parent: string, sha: string): TreeChange[] {
    const fields = this.run(['diff-tree', '-r', '-z', '--no-renames', parent, sha]).split('\0');
    const changes: TreeChange[] = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
      const [, mode = '', , after = ''] = (fields[at] ?? '').split(' ');
      changes.push({ path: fields[at + 1] ?? '', mode, sha: /^0+$/.test(after) ? null : after });
    }
    return changes;
  }

  /** A tree like another but for some paths. @throws when git does not take a path */
  tree(base: string | undefined, changes: readonly TreeChange[]): string {
    const fresh = changes.filter(({ content }) => content !== undefined);
    const shas = this.#blobs(fresh.map(({ content = '' }) => content));
    const written = new Map(fresh.map((change, index) => [change, shas[index] ?? '']));
    const index = join(this.folder, `index-${++this.#temporary}`);
    const env = { GIT_INDEX_FILE: index };
    try {
      if (base !== undefined) this.run(['read-tree', base], { env });
      const lines = changes.map((change) => {
        const sha = written.get(change) ?? change.sha;
        return sha === null || sha === undefined
          ? `0 ${'0'.repeat(40)}\t${change.path}\0`
          : `${change.mode} ${sha}\t${change.path}\0`;
      });
      // --add to replace a file by a folder of that name, and the other way round.
      this.run(['update-index', '--add', '--replace', '-z', '--index-info'], {
        env,
        input: lines.join(''),
      });
      return this.run(['write-tree'], { env }).trim();
    } finally {
      rmSync(index, { force: true });
    }
  }

  commit(
    tree: string,
    parents: readonly string[],
    message: string,
    author: Person,
    committer: Person,
  ): string {
    const env = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: author.date,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: committer.date,
    };
    return this.run(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], {
      env,
      input: message,
    }).trim();
  }

  readCommit(sha: string): Commit {
    const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00');
    return toCommit(this.run(['show', '--no-patch', `--format=${format}`, sha]));
  }

  /** Newest first. */
  log(range: string): Commit[] {
    const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00');
    return this.run(['log', '--topo-order', `--format=${format}%x1e`, range])
      .split('\x1e')
      .map((text) => text.replace(/^\n/, ''))
      .filter((text) => text !== '')
      .map(toCommit);
  }
}

function toCommit(text: string): Commit {
  const [
    sha = '',
    tree = '',
    parents = '',
    an = '',
    ae = '',
    ad = '',
    cn = '',
    ce = '',
    cd = '',
    message = '',
  ] = text.split('\0');
  return {
    sha,
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
    message: message.trimEnd(),
  };
}
