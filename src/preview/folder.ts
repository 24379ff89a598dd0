import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { NOTHING_WRITTEN, type Outcome, type Site } from '../record/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { RunFailure } from '../failure.ts';
import type { Plan } from '../record/plan.ts';

export interface FolderOptions {
  /** The site's own files; absent: an empty site. Never written to. */
  readonly site?: string;
  /** Where the plan's files go. Inside the site it is no part of it: what an earlier call wrote there is not posted. */
  readonly out: string;
}

const NOT_THE_SITE = new Set(['.git', 'node_modules']);

/** A site in a local folder: read as a branch would be, written beside it. */
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
    // Nothing was ever proposed here.
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

/** @param out a folder that is left out, by its absolute path */
async function filesBelow(root: string, out: string, folder = root): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new RunFailure('CONFIG_INVALID', `There is no folder ${folder}`);
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
