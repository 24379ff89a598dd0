import { RunFailure } from '../failure.ts';
import type { SiteFiles } from './site-files.ts';

/** A thing other than a folder that may be in the way of a new page. */
export type Obstacle = 'submodule' | 'symbolic link' | 'folder that is not listed';

type Listed = Pick<SiteFiles, 'branch' | 'paths' | 'obstacles'>;

/**
 * Refuses to write below a submodule, a symbolic link or a file, which git would replace. Refuses
 * also a folder whose files were not listed.
 *
 * @param paths of pages, or templates of them
 * @throws RunFailure CONFIG_INVALID, with every such path
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
    ? `${where} was not listed: the repository has more files and folders than GitHub lists. Set \`post-path\` and \`digest-path\` to new folders`
    : `${where} is a ${what}, so no page can be written below it. Set \`post-path\` and \`digest-path\` to another folder`;
}

/** Returns `a` and `a/b` for `a/b/c.md`; for a template only the folders before its first value. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  const end = parts.findIndex((part) => part.includes('{{'));
  return parts
    .slice(0, end === -1 ? undefined : end)
    .map((_, at) => parts.slice(0, at + 1).join('/'));
}
