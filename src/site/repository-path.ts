import { RunFailure } from '../failure.ts';
import { visible } from '../text/visible.ts';

/** Removes the ending of a path, and `/index`. */
export function withoutIndex(path: string): string {
  return path.replace(/(?:\/index)?\.\w+$/, '');
}

/** Returns the relative link from one file to another. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const up = here.length - same;
  return (up === 0 ? './' : '../'.repeat(up)) + there.slice(same).join('/');
}

/**
 * Refuses a path at which no page may be written.
 *
 * @param name of the input that made the path
 * @throws RunFailure CONFIG_INVALID
 */
export function requireInside(name: string, path: string): void {
  const why = unfitFor(path);
  if (why === undefined) return;
  throw new RunFailure('CONFIG_INVALID', `\`${name}\` makes "${path}", ${why}`);
}

/** Returns the reason why no page may be written at a path; undefined if it may. */
function unfitFor(path: string): string | undefined {
  const parts = path.split('/');
  if (/[\p{Cc}\u2028\u2029]/u.test(path) || visible(path) !== path)
    return 'which contains invisible characters';
  if (path.includes('\\') || parts.some((part) => /^\.{0,2}$/.test(part) || isGitFolder(part)))
    return 'which is not a path inside the site repository';
  if (/^\.github\/workflows\//i.test(path)) return 'which GitHub would run as a workflow';
  return undefined;
}

/**
 * Whether a file system takes a name for `.git`: HFS+ ignores case and invisible characters, NTFS
 * ignores dots and spaces at the end, reads up to a colon, and has short names (the rules of git:
 * read-cache.c, verify_path).
 */
function isGitFolder(name: string): boolean {
  const seen = name.replace(/\p{Cf}/gu, '').toLowerCase();
  return /^(?:\.git|git~1)[. ]*(?::.*)?$/.test(seen);
}
