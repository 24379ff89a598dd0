import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a bare repository as `git init --bare --template=` leaves it ("gitrepository-layout"). */
const EMPTY = {
  HEAD: 'ref: refs/heads/main\n',
  config: '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
};

/**
 * The git program in a bare repository of its own, untouched by whoever's settings. The repository's
 * files are written when git is started: most tests never need it.
 */
export class GitProgram {
  #folder: string | undefined;
  /** Path in the repository -> content; undefined deletes. */
  readonly #unwritten = new Map<string, (() => string | Buffer) | undefined>();
  /** A start takes longer than all else here, so tests count them. */
  starts = 0;

  /** Absent until git is started. */
  get folder(): string | undefined {
    return this.#folder;
  }

  /** Writes a file before git is started next. @param content undefined deletes it */
  put(path: string, content: (() => string | Buffer) | undefined): void {
    // Written in the order of the last change: a file may have given way to a folder.
    this.#unwritten.delete(path);
    this.#unwritten.set(path, content);
  }

  /** @throws when git refuses */
  bytes(args: readonly string[], input?: string): Buffer {
    this.starts++;
    const folder = this.#written();
    return execFileSync('git', args, {
      cwd: folder,
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
      ...(input !== undefined && { input }),
    });
  }

  run(args: readonly string[]): string {
    return this.bytes(args).toString('utf8');
  }

  /** What git says, or undefined where it says no. */
  ask(args: readonly string[]): string | undefined {
    try {
      return this.run(args).trim();
    } catch {
      return undefined;
    }
  }

  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  #written(): string {
    this.#folder ??= emptyRepository();
    for (const [path, content] of this.#unwritten) {
      if (content === undefined) remove(this.#folder, path);
      else write(join(this.#folder, path), content());
    }
    this.#unwritten.clear();
    return this.#folder;
  }
}

function emptyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-git-'));
  for (const name of ['objects', 'refs/heads', 'refs/tags'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const [name, text] of Object.entries(EMPTY)) writeFileSync(join(folder, name), text);
  return folder;
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Deletes a ref's file, and the folders that are empty then: another ref may have such a name. */
function remove(repository: string, path: string): void {
  if (!existsSync(join(repository, path))) return;
  rmSync(join(repository, path));
  for (let folder = dirname(path); folder.split('/').length > 2; folder = dirname(folder)) {
    if (readdirSync(join(repository, folder)).length > 0) return;
    rmdirSync(join(repository, folder));
  }
}
