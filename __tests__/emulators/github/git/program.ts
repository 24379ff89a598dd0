import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The git program in a bare repository of its own, untouched by whoever's settings. */
export class GitProgram {
  readonly folder = mkdtempSync(join(tmpdir(), 'paperboy-git-'));
  /** A start takes longer than all else here, so tests count them. */
  starts = 0;

  constructor() {
    this.run(['init', '--quiet', '--bare', '--template=', '.']);
  }

  /** @throws when git refuses */
  bytes(args: readonly string[], input?: string): Buffer {
    this.starts++;
    return execFileSync('git', args, {
      cwd: this.folder,
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: this.folder, GIT_CONFIG_NOSYSTEM: '1' },
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
    rmSync(this.folder, { recursive: true, force: true });
  }
}
