import type { GitProgram } from './program.ts';

/** Refs by their name behind `refs/`. Nobody else writes to the repository, so git is only told. */
export class Refs {
  readonly #tips = new Map<string, string>();

  constructor(private readonly git: GitProgram) {}

  get(name: string): string | undefined {
    return this.#tips.get(name);
  }

  /** Those whose name begins with a prefix, by name. */
  matching(prefix: string): [name: string, sha: string][] {
    return [...this.#tips]
      .filter(([name]) => name.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /**
   * Makes or moves a ref. Git judges a name once, unless it is plain; then the ref is a file like any
   * other.
   *
   * @throws when git takes no such name, or has one that it would lie in or contain
   */
  set(name: string, sha: string): void {
    if (this.#tips.has(name) || this.#isPlain(name)) this.git.put(`refs/${name}`, () => `${sha}\n`);
    else this.git.run(['update-ref', `refs/${name}`, sha]);
    this.#tips.set(name, sha);
  }

  /** Whether git would take the name in any case: letters, and no other lies in it or contains it. */
  #isPlain(name: string): boolean {
    const isApart = ([...this.#tips.keys()] as const).every(
      (other) => !other.startsWith(`${name}/`) && !name.startsWith(`${other}/`),
    );
    return isApart && /^heads(?:\/[A-Za-z0-9_-]+)+$/.test(name);
  }

  delete(name: string): void {
    this.#tips.delete(name);
    this.git.put(`refs/${name}`, undefined);
  }
}
