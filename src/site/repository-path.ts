import { RunFailure } from '../failure.ts';
import { visible } from '../text/visible.ts';

/** A path without its ending; a folder's index stands for the folder. */
export function withoutIndex(path: string): string {
  return path.replace(/(?:\/index)?\.\w+$/, '');
}

/** The way from one file to another, as a link in the first would have it. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const up = here.length - same;
  return (up === 0 ? './' : '../'.repeat(up)) + there.slice(same).join('/');
}

/**
 * Refuses a path that is not one of a page in the site repository.
 *
 * @param name the input that made it
 * @throws RunFailure CONFIG_INVALID
 */
export function requireInside(name: string, path: string): void {
  const why = unfitFor(path);
  if (why === undefined) return;
  throw new RunFailure('CONFIG_INVALID', `\`${name}\` makes "${path}", ${why}`);
}

/** Why no page may be written to a path; undefined where it may. */
function unfitFor(path: string): string | undefined {
  const parts = path.split('/');
  if (/[\p{Cc}\u2028\u2029]/u.test(path) || visible(path) !== path)
    return 'which holds characters that cannot be seen';
  if (path.includes('\\') || parts.some((part) => /^\.{0,2}$/.test(part) || isGitFolder(part)))
    return 'which is no path inside the site repository';
  if (/^\.github\/workflows\//i.test(path)) return 'which GitHub would run as a workflow';
  return undefined;
}

/**
 * Whether some file system takes a name for `.git`: without case, without what cannot be seen (HFS+),
 * without points and spaces at the end, up to a colon, or by its short name (NTFS; git's own rules:
 * read-cache.c, verify_path).
 */
function isGitFolder(name: string): boolean {
  const seen = name.replace(/\p{Cf}/gu, '').toLowerCase();
  return /^(?:\.git|git~1)[. ]*(?::.*)?$/.test(seen);
}
