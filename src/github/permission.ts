import type { GitHubContext } from './repository.ts';

/**
 * Checks whether the token may write, before the run does other work. The only way is to write: an
 * empty blob without references. Permission to open a pull request can only be checked by opening
 * it.
 *
 * @throws RunFailure PUSH_FORBIDDEN and others
 */
export async function provePermission({
  octokit,
  owner,
  repo,
  attempt,
}: GitHubContext): Promise<void> {
  await attempt('writing to it', () => octokit.rest.git.createBlob({ owner, repo, content: '' }));
}
