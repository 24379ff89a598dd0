import type { GitProgram } from './program.ts';

/**
 * Refs by their name after `refs/`. Kept in memory, because nothing else changes the repository.
 */
export class Refs {
  readonly #tips = new Map<string, string>();

  constructor(private readonly git: GitProgram) {}

  get(name: string): string | undefined {
    return this.#tips.get(name);
  }

  /** Returns refs whose name begins with a prefix, sorted by name. */
  matching(prefix: string): [name: string, sha: string][] {
    return [...this.#tips]
      .filter(([name]) => name.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /**
   * Creates or moves a ref. Git checks a new name, unless it is plain.
   *
   * @throws if git refuses the name, or it conflicts with the name of another ref
   */
  set(name: string, sha: string): void {
    if (this.#tips.has(name) || this.#isPlain(name)) this.git.put(`refs/${name}`, () => `${sha}\n`);
    else this.git.run(['update-ref', `refs/${name}`, sha]);
    this.#tips.set(name, sha);
  }

  /**
   * Tells whether git certainly accepts a name: only letters, digits, `-` and `_`, without a
   * conflict with another name.
   */
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
