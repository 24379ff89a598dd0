import type { World } from './world.ts';

/**
 * Pushes a commit to a branch just before the next run creates its own commit.
 *
 * @returns a function that tells whether the push has happened
 */
export function pushDuringRun(
  { github }: World,
  branch: string,
  files: Readonly<Record<string, string>>,
): () => boolean {
  let pushed = false;
  github.onRequest = ({ method, path }) => {
    if (pushed || method !== 'POST' || !path.endsWith('/git/commits')) return;
    pushed = true;
    github.commitFiles(branch, files, 'Meanwhile');
  };
  return () => pushed;
}
