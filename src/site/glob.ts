import picomatch from 'picomatch';

/** Returns a function that tells whether a path matches a glob. Names may begin with a dot. */
export function matcherOf(glob: string): (path: string) => boolean {
  const matches = picomatch(glob, { dot: true, nonegate: true, noextglob: true });
  // picomatch takes more arguments, which `some` and `find` would pass.
  return (path) => matches(path);
}
