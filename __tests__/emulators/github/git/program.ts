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
 * Runs git in a temporary bare repository, without the user's settings. Writes the files of the
 * repository only when git is started, because most tests never need it.
 */
export class GitProgram {
  #folder: string | undefined;
  /** Path in the repository -> content; undefined deletes the file. */
  readonly #unwritten = new Map<string, (() => string | Buffer) | undefined>();
  /** Number of starts. Tests check it, because a start is the slowest operation of the emulator. */
  starts = 0;

  /** Path of the repository; undefined until git is started. */
  get folder(): string | undefined {
    return this.#folder;
  }

  /** Writes a file before the next start of git. @param content undefined deletes the file */
  put(path: string, content: (() => string | Buffer) | undefined): void {
    // Keep the order of the last changes: a folder may have replaced a file.
    this.#unwritten.delete(path);
    this.#unwritten.set(path, content);
  }

  /** Runs git and returns its output. @throws if git fails */
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

  /** Runs git and returns its output; undefined if git fails. */
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

/**
 * Deletes the file of a ref and the folders that become empty: another ref may have such a name.
 */
function remove(repository: string, path: string): void {
  if (!existsSync(join(repository, path))) return;
  rmSync(join(repository, path));
  for (let folder = dirname(path); folder.split('/').length > 2; folder = dirname(folder)) {
    if (readdirSync(join(repository, folder)).length > 0) return;
    rmdirSync(join(repository, folder));
  }
}
