import { spawn } from 'node:child_process';

export interface Done {
  readonly code: number | null;
  /** What it printed, on both streams. */
  readonly text: string;
  readonly seconds: number;
}

export interface Options {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. */
export function execute(command: readonly string[], { cwd, env = {} }: Options): Promise<Done> {
  const [program = '', ...args] = command;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (some: string) => (text += some));
    child.stderr.setEncoding('utf8').on('data', (some: string) => (text += some));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, text, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** @throws Error with the end of what was printed, unless it ended well */
export async function mustRun(command: readonly string[], options: Options): Promise<Done> {
  const done = await execute(command, options);
  if (done.code !== 0)
    throw new Error(`${command.join(' ')} ended with ${done.code}:\n${done.text.slice(-3000)}`);
  return done;
}
