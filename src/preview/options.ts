import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_FILE } from '../config/schema.ts';

export const HELP = `Usage: node dist/preview.js [options]

Shows what Paperboy would put into a pull request, without one: posts and digest
are written to a folder, and the pull request is printed. Beside them goes
index.html, to be opened in a browser: what each topic found day by day, where it
matched, what it missed by one condition, how arXiv would read the same words,
the pull request, and every post. Without options it asks nobody and reads a
sample of announcements that it brings along.

  --live           ask arXiv instead of reading the sample, Hugging Face for code, and
                   the language model that the configuration names, if it names one,
                   with the key in the environment variable PAPERBOY_LLM_KEY
  --site DIR       a site's folder: its generator is recognised, its papers are
                   skipped, its ${DEFAULT_FILE} is read
  --config FILE    read this configuration file instead
  --keywords TEXT  what to look for, as in the input \`keywords\`
  --out DIR        where to write (default: preview)
  --now INSTANT    stands for now, such as 2026-11-23T03:17:00Z
  --help           print this
`;

/** What the command line says is no use of the command: exit status 2, and how it is used. */
export class BadUsage extends Error {}

/** What the command line says. */
export interface Options {
  readonly help: boolean;
  readonly live: boolean;
  readonly out: string;
  readonly site?: string | undefined;
  readonly config?: string | undefined;
  readonly keywords?: string | undefined;
  readonly now?: Date | undefined;
}

/**
 * Reads the command line.
 *
 * @throws BadUsage
 */
export function readOptions(args: readonly string[]): Options {
  const said = parsed(args);
  const now = said.now === undefined ? undefined : new Date(said.now);
  if (now !== undefined && Number.isNaN(now.getTime()))
    throw new BadUsage(`--now "${said.now}" is no instant. Write one such as 2026-11-23T03:17:00Z`);
  if (said.out === '' || !mayBeFolder(said.out))
    throw new BadUsage(`--out "${said.out}" is no folder, and none can be made there`);
  if (said.site !== undefined && !isFolder(said.site))
    throw new BadUsage(`--site "${said.site}": there is no such folder`);
  if (said.config !== undefined && !existsSync(said.config))
    throw new BadUsage(`--config "${said.config}": there is no such file`);
  return { ...said, now };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        live: { type: 'boolean', default: false },
        site: text,
        config: text,
        keywords: text,
        out: { type: 'string', default: 'preview' },
        now: text,
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : 'what was said is not understood');
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Whether a path is a folder, or nothing is there yet and what it would stand in is one. */
function mayBeFolder(path: string): boolean {
  return existsSync(path) ? statSync(path).isDirectory() : mayBeFolder(dirname(resolve(path)));
}
