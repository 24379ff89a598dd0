import type { GitHubContext } from './repository.ts';

/**
 * Finds out whether the token may write, before anything else is done for it. GitHub tells that in
 * no other way than by letting one write: an empty blob, which nothing refers to. Whether it may
 * open a pull request shows only when one is opened.
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
