import type { Objects } from './objects.ts';
import type { GitProgram } from './program.ts';

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

/** The difference of a file between two commits. */
export interface FileDifference {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified';
  /** Id of the new file; of the old file if it was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

/**
 * Creates and reads commits. Relations of two commits never change, so they are cached. Simple
 * cases are computed here, because that is faster than to start git; git does the rest.
 */
export class History {
  readonly #commits = new Map<string, Commit>();
  readonly #answers = new Map<string, unknown>();

  constructor(
    private readonly git: GitProgram,
    private readonly objects: Objects,
  ) {}

  #once<T>(key: string, ask: () => T): T {
    if (!this.#answers.has(key)) this.#answers.set(key, ask());
    return this.#answers.get(key) as T;
  }

  create(
    tree: string,
    parents: readonly string[],
    message: string,
    author: Person,
    committer: Person,
  ): Commit {
    const lines = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${inCommit(author)}`,
      `committer ${inCommit(committer)}`,
    ];
    const sha = this.objects.write('commit', Buffer.from(`${lines.join('\n')}\n\n${message}`));
    // GitHub gives times in UTC, and messages without line breaks at the end.
    const commit: Commit = {
      sha,
      tree,
      parents,
      author: { ...author, date: inUtc(author.date) },
      committer: { ...committer, date: inUtc(committer.date) },
      message: message.trimEnd(),
    };
    this.#commits.set(sha, commit);
    return commit;
  }

  commit(sha: string): Commit {
    const commit = this.#commits.get(sha);
    if (commit === undefined) throw new Error(`commit ${sha} does not exist`);
    return commit;
  }

  isAncestor(ancestor: string, descendant: string): boolean {
    return ancestor === descendant || this.#reach(descendant).has(ancestor);
  }

  mergeBase(a: string, b: string): string | undefined {
    return this.#once(`${a} with ${b}`, () => {
      const ofB = this.#reach(b);
      let common = [...this.#reach(a)].filter((sha) => ofB.has(sha));
      const best: string[] = [];
      for (let last = common.at(-1); last !== undefined; last = common.at(-1)) {
        const older = this.#reach(last);
        best.push(last);
        common = common.filter((sha) => !older.has(sha));
      }
      return best.length > 1 ? this.git.ask(['merge-base', a, b]) : best[0];
    });
  }

  /**
   * Returns the commits of `head` that `base` does not have, children before parents. Default: all.
   */
  log(head: string, base?: string): Commit[] {
    const excluded = base === undefined ? undefined : this.#reach(base);
    return [...this.#reach(head)]
      .filter((sha) => excluded?.has(sha) !== true)
      .map((sha) => this.commit(sha))
      .reverse();
  }

  /** Returns a commit and its ancestors in the order of `git log`: by date, each after a child. */
  byDate(head: string): Commit[] {
    return this.#once(`log ${head}`, () => {
      const listed: Commit[] = [];
      const waiting = [this.commit(head)];
      const met = new Set([head]);
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        listed.push(next);
        for (const sha of next.parents.filter((parent) => !met.has(parent))) {
          met.add(sha);
          const parent = this.commit(sha);
          const at = waiting.findIndex(({ committer }) => committer.date < parent.committer.date);
          waiting.splice(at === -1 ? waiting.length : at, 0, parent);
        }
      }
      return listed;
    });
  }

  /** Returns a commit and its ancestors, parents before children. */
  #reach(head: string): Set<string> {
    const found = new Set<string>();
    const path = [head];
    for (let sha = path.at(-1); sha !== undefined; sha = path.at(-1)) {
      const next = found.has(sha)
        ? undefined
        : this.commit(sha).parents.find((parent) => !found.has(parent));
      if (next !== undefined) path.push(next);
      else found.add(path.pop() ?? sha);
    }
    return found;
  }

  /** Returns the changes of `head` since its merge base with `base`, by path. */
  differences(base: string, head: string): readonly FileDifference[] {
    return this.#once(
      `${base}...${head}`,
      () => this.#addedOnly(base, head) ?? this.#diff(base, head),
    );
  }

  #diff(base: string, head: string): FileDifference[] {
    const args = ['diff', '--raw', '--numstat', '-z', '--no-renames', '--no-abbrev'];
    return toDifferences(this.git.run([...args, `${base}...${head}`]).split('\0'));
  }

  /** Returns the changes without git if only text files were added; otherwise undefined. */
  #addedOnly(base: string, head: string): FileDifference[] | undefined {
    const fork = this.mergeBase(base, head);
    if (fork === undefined) return undefined;
    const before = new Map(this.#leaves(fork));
    const after = new Map(this.#leaves(head));
    if ([...before].some(([path, leaf]) => after.get(path) !== leaf)) return undefined;
    const added = [...after].filter(([path]) => !before.has(path));
    const texts = added.map(([, leaf]) => this.objects.read(leaf.split(' ')[1] ?? ''));
    if (
      added.some(([, leaf]) => !leaf.startsWith('100644')) ||
      texts.some((text) => text.includes(0))
    )
      return undefined;
    return added.map(([path, leaf], at) => ({
      path,
      status: 'added',
      sha: leaf.split(' ')[1] ?? '',
      additions: linesIn(texts[at] ?? Buffer.alloc(0)),
      deletions: 0,
    }));
  }

  /** Path -> mode and id. */
  #leaves(commit: string): [path: string, leaf: string][] {
    return this.objects
      .below(this.commit(commit).tree)
      .filter(({ type }) => type !== 'tree')
      .map(({ path, mode, sha }) => [path, `${mode} ${sha}`]);
  }
}

/** Counts lines. The last line counts with or without a line break. */
function linesIn(text: Buffer): number {
  const breaks = text.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
  return breaks + (text.length > 0 && text.at(-1) !== 10 ? 1 : 0);
}

const STATUSES: Readonly<Record<string, FileDifference['status']>> = { A: 'added', D: 'removed' };

/**
 * Reads git's output: `:modes shas letter` and path of every file, then counts and path of every
 * file.
 */
function toDifferences(fields: readonly string[]): FileDifference[] {
  const counts = new Map<string, readonly [number, number]>();
  const files: Omit<FileDifference, 'additions' | 'deletions'>[] = [];
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? '';
    if (field.startsWith(':')) {
      const [, , before = '', after = '', letter = ''] = field.split(' ');
      const status = STATUSES[letter] ?? 'modified';
      files.push({ path: fields[++at] ?? '', status, sha: letter === 'D' ? before : after });
    } else if (field !== '') {
      // Binary files have "-" as their count.
      const [added = '', deleted = '', ...path] = field.split('\t');
      counts.set(path.join('\t'), [Number(added) || 0, Number(deleted) || 0]);
    }
  }
  return files.map((file) => {
    const [additions, deletions] = counts.get(file.path) ?? [0, 0];
    return { ...file, additions, deletions };
  });
}

/**
 * Formats a person as `Ada <ada@lovelace.test> 1795154401 +0000`. Removes the separators, as git
 * does.
 */
function inCommit({ name, email, date }: Person): string {
  const plain = (text: string) => text.replace(/[<>\n]/g, '').trim();
  return `${plain(name)} <${plain(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

const inUtc = (date: string) => new Date(date).toISOString().replace(/\.\d+/, '');
