import picomatch from 'picomatch';

/** Whether a path in a repository matches a glob; files and folders may begin with a point. */
export function matcherOf(glob: string): (path: string) => boolean {
  const matches = picomatch(glob, { dot: true, nonegate: true, noextglob: true });
  // It takes more arguments, which `some` and `find` would fill.
  return (path) => matches(path);
}
