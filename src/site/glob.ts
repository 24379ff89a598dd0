import picomatch from 'picomatch';

/** Presets ask for the same globs in each folder that may hold the site. */
const known = new Map<string, (path: string) => boolean>();

/** Returns a function that tells whether a path matches a glob. Names may begin with a dot. */
export function matcherOf(glob: string): (path: string) => boolean {
  const found = known.get(glob) ?? matcher(glob);
  known.set(glob, found);
  return found;
}

function matcher(glob: string): (path: string) => boolean {
  const matches = picomatch(glob, { dot: true, nonegate: true, noextglob: true });
  // picomatch takes more arguments, which `some` and `find` would pass.
  return (path) => matches(path);
}
