import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { TOKEN } from '../harness/papers.ts';

/** The fields of a pull request that the flow checks. */
export interface PullAnswer {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly { readonly name: string }[];
}

/** The GitHub emulator of the package `emulate`, with a repository `octo/site`. */
export interface SecondOpinion {
  readonly url: string;
  /** Calls the API as a person, with the same token. @throws on an error status */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Returns the paths on a branch. */
  paths(branch: string): Promise<string[]>;
  /** Returns the commits of a branch, newest first. */
  commits(branch: string): Promise<{ sha: string; parents: { sha: string }[] }[]>;
  pulls(): Promise<PullAnswer[]>;
  close(): Promise<void>;
}

const SEED = {
  tokens: { [TOKEN]: { login: 'octo', scopes: ['repo'] } },
  github: {
    users: [{ login: 'octo', name: 'Octo', email: 'octo@example.com' }],
    repos: [{ owner: 'octo', name: 'site', auto_init: true }],
  },
};

/**
 * Starts the emulator as a separate process, because it needs a newer Node than the tests.
 *
 * @param node path of Node 24 or newer
 */
export async function startSecondOpinion(node: string): Promise<SecondOpinion> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-second-'));
  const seed = join(folder, 'seed.yaml');
  await writeFile(seed, stringify(SEED));
  const port = await freePort();
  const program = resolve('node_modules/emulate/dist/index.js');
  const child = spawn(
    node,
    [program, '--service', 'github', '--port', String(port), '--seed', seed],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  await ready(child);
  const url = `http://127.0.0.1:${port}`;
  const site = `${url}/repos/octo/site`;

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await fetch(`${site}${path}`, {
      method,
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  return {
    url,
    ask,
    async paths(branch) {
      const ref = await ask<{ object: { sha: string } }>('GET', `/git/ref/heads/${branch}`);
      const { tree } = await ask<{ tree: { path: string; type: string }[] }>(
        'GET',
        `/git/trees/${ref.object.sha}?recursive=1`,
      );
      return tree.filter(({ type }) => type === 'blob').map(({ path }) => path);
    },
    commits: (branch) => ask('GET', `/commits?sha=${branch}&per_page=100`),
    pulls: () => ask('GET', '/pulls?state=all'),
    async close() {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((done, failed) => {
    const hear = (text: string) => {
      output += text;
      if (output.includes('Ready')) done();
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.on('error', failed);
    child.on('exit', () => failed(new Error(`the emulator did not start: ${output}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => done(typeof at === 'object' && at !== null ? at.port : 0));
    });
  });
}
