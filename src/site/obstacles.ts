import { RunFailure } from '../failure.ts';
import type { SiteFiles } from './site-files.ts';

/** What may stand where a page is to be written, other than a folder. */
export type Obstacle = 'submodule' | 'symbolic link' | 'folder that is not listed';

type Listed = Pick<SiteFiles, 'branch' | 'paths' | 'obstacles'>;

/**
 * Refuses to write where git would replace something else: below a submodule, a link or a file. Nor
 * is anything written into a folder that was not read, where a file could stand.
 *
 * @param paths of pages, or templates of them
 * @throws RunFailure CONFIG_INVALID, with each place
 */
export function requireFolders(paths: Iterable<string>, { branch, ...files }: Listed): void {
  const isFile = new Set(files.paths);
  const problems = new Set<string>();
  for (const path of paths) {
    for (const place of foldersOf(path)) {
      const what = files.obstacles?.get(place) ?? (isFile.has(place) ? 'file' : undefined);
      if (what === undefined) continue;
      problems.add(inWords(place, what, branch));
      break;
    }
  }
  if (problems.size === 0) return;
  throw new RunFailure('CONFIG_INVALID', [...problems].join('; '));
}

function inWords(place: string, what: Obstacle | 'file', branch: string): string {
  const where = branch === '' ? place : `${place} on ${branch}`;
  return what === 'folder that is not listed'
    ? `${where} was not read: the repository has more files than GitHub lists, and too many folders besides. Set \`post-path\` and \`digest-path\` to folders of their own`
    : `${where} is a ${what}, so no page can be written below it. Set \`post-path\` and \`digest-path\` to another folder`;
}

/** `a` and `a/b` of `a/b/c.md`; of a template only those before its first value. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  const end = parts.findIndex((part) => part.includes('{{'));
  return parts
    .slice(0, end === -1 ? undefined : end)
    .map((_, at) => parts.slice(0, at + 1).join('/'));
}
