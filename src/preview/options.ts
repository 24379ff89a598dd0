import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_FILE } from '../config/schema.ts';

export const HELP = `Usage: node dist/preview.js [options]

Shows what Paperboy would propose, without a pull request. Writes the posts and the
digest page to a folder, and prints the text of the pull request. Also writes
index.html to the folder: open it in a browser to see the pull request, every post,
and for each topic the papers by day, the fields that matched, the papers missed by
one condition, and how arXiv reads the same query. Without options, the command
sends no request and reads a sample of invented papers.

  --live           send requests to arXiv in place of the sample, to Hugging Face for
                   code links, and to the language model if the configuration names
                   one. Set its key in the environment variable PAPERBOY_LLM_KEY
  --site DIR       folder of the site: detects its generator, skips papers that it
                   has, and reads its ${DEFAULT_FILE}
  --config FILE    configuration file to read in place of ${DEFAULT_FILE}
  --keywords TEXT  topics, as in the input \`keywords\`
  --out DIR        folder to write to (default: preview)
  --now TIME       date and time to use as now, such as 2026-11-23T03:17:00Z
  --help           print this help
`;

/** The command line is invalid. The command prints the help and ends with exit status 2. */
export class BadUsage extends Error {}

/** Options of the command line. */
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
 * @throws BadUsage if an option is unknown or has an invalid value
 */
export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  const now = values.now === undefined ? undefined : new Date(values.now);
  if (now !== undefined && Number.isNaN(now.getTime()))
    throw new BadUsage(
      `--now "${values.now}" is not a date and time such as 2026-11-23T03:17:00Z`,
    );
  if (values.out === '' || !mayBeFolder(values.out))
    throw new BadUsage(`--out "${values.out}" is not a folder and cannot be created`);
  if (values.site !== undefined && !isFolder(values.site))
    throw new BadUsage(`--site "${values.site}" is not a folder`);
  if (values.config !== undefined && !existsSync(values.config))
    throw new BadUsage(`--config "${values.config}" does not exist`);
  return { ...values, now };
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
    throw new BadUsage(error instanceof Error ? error.message : 'the command line is invalid');
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Returns whether a path is a folder, or does not exist and could be created in a folder. */
function mayBeFolder(path: string): boolean {
  return existsSync(path) ? statSync(path).isDirectory() : mayBeFolder(dirname(resolve(path)));
}
