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

/** What two commits' trees differ in, a file at a time. */
export interface FileDifference {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified';
  /** Of the new file; of the old one where it is gone. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

/** Commits. What two of them are to each other never changes, so git is asked once. */
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
    // GitHub tells instants in UTC, and a message without the line breaks at its end.
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
    if (commit === undefined) throw new Error(`there is no commit ${sha}`);
    return commit;
  }

  isAncestor(ancestor: string, descendant: string): boolean {
    return ancestor === descendant || this.#reach(descendant).has(ancestor);
  }

  mergeBase(a: string, b: string): string | undefined {
    return this.#once(`${a} with ${b}`, () => this.git.ask(['merge-base', a, b]));
  }

  /** What `head` brings that is not in `base`; everything without one. Children before parents. */
  log(head: string, base?: string): Commit[] {
    const known = base === undefined ? undefined : this.#reach(base);
    return [...this.#reach(head)]
      .filter((sha) => known?.has(sha) !== true)
      .map((sha) => this.commit(sha))
      .reverse();
  }

  /** A commit and all that led to it, as `git log` lists them. */
  byDate(head: string): Commit[] {
    const listed = this.#once(`log ${head}`, () => this.git.run(['log', '--format=%H', head]));
    return listed
      .split('\n')
      .filter((sha) => sha !== '')
      .map((sha) => this.commit(sha));
  }

  /** A commit and all that led to it, parents before children. */
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

  /** What `head` changed since it left `base`, by path. */
  differences(base: string, head: string): readonly FileDifference[] {
    return this.#once(`${base}...${head}`, () => {
      const args = ['diff', '--raw', '--numstat', '-z', '--no-renames', '--no-abbrev'];
      return toDifferences(this.git.run([...args, `${base}...${head}`]).split('\0'));
    });
  }
}

const STATUSES: Readonly<Record<string, FileDifference['status']>> = { A: 'added', D: 'removed' };

/** First every file's `:modes shas letter` and path, then every file's counts with the path. */
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
      // A binary file counts "-".
      const [added = '', deleted = '', ...path] = field.split('\t');
      counts.set(path.join('\t'), [Number(added) || 0, Number(deleted) || 0]);
    }
  }
  return files.map((file) => {
    const [additions, deletions] = counts.get(file.path) ?? [0, 0];
    return { ...file, additions, deletions };
  });
}

/** `Ada <ada@lovelace.test> 1795154401 +0000`; git leaves out what would end a part early. */
function inCommit({ name, email, date }: Person): string {
  const plain = (text: string) => text.replace(/[<>\n]/g, '').trim();
  return `${plain(name)} <${plain(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

const inUtc = (date: string) => new Date(date).toISOString().replace(/\.\d+/, '');
