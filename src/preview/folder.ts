import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { NOTHING_WRITTEN, type Outcome, type Site } from '../record/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { RunFailure } from '../failure.ts';
import type { Plan } from '../record/plan.ts';

export interface FolderOptions {
  /** Folder of the site, which is only read; absent: an empty site. */
  readonly site?: string;
  /** Folder for the new files. If it is inside the site, its files are not read as part of the site. */
  readonly out: string;
}

const NOT_THE_SITE = new Set(['.git', 'node_modules']);

/** Returns a site that reads a local folder in place of a branch, and writes to another folder. */
export function siteInFolder({ site, out }: FolderOptions): Site {
  return {
    async files(): Promise<SiteFiles> {
      const paths = site === undefined ? [] : await filesBelow(site, resolve(out));
      return {
        branch: '',
        commit: '',
        paths,
        read: (path) => readFile(join(site ?? '', path), 'utf8'),
      };
    },
    // A folder has no earlier pull requests.
    history: none,
    changes: () => Promise.resolve({ fork: '', commits: [] }),
    prove: () => Promise.resolve(),
    earlier: () => Promise.resolve({ pulls: [], commits: [] }),
    record: () => Promise.resolve({ branches: new Map(), pulls: [], commits: [], notices: [] }),
    async carryOut(plan: Plan): Promise<Outcome> {
      const files = plan.kind === 'nothing-new' ? [] : [...(plan.commit?.files ?? [])];
      for (const [path, content] of files) {
        await mkdir(dirname(join(out, path)), { recursive: true });
        await writeFile(join(out, path), content);
      }
      return NOTHING_WRITTEN;
    },
  };
}

/** @param out absolute path of a folder to skip */
async function filesBelow(root: string, out: string, folder = root): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new RunFailure('CONFIG_INVALID', `The folder ${folder} does not exist or cannot be read`);
  });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [relative(root, path).split(sep).join('/')];
      const isSite = !NOT_THE_SITE.has(entry.name) && resolve(path) !== out;
      return isSite ? filesBelow(root, out, path) : [];
    }),
  );
  return found.flat().sort();
}

async function* none(): AsyncGenerator<never> {
  yield* [];
}
