import type { GitHubContext } from './repository.ts';
import { isApiError } from './failures.ts';

/** A person in an answer about a pull request. */
export interface Author {
  readonly login: string;
  readonly type: string;
}

export type MayWrite = (author: Author | null, association: string) => Promise<boolean>;

/** Associations of people with write access. */
const KNOWN = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/**
 * Tells who may write to the repository. The association alone does not: private members of an
 * organisation come as CONTRIBUTOR or NONE to a workflow's token (windmill#9958, triagebot#2094), and
 * one merged typo fix makes a stranger a CONTRIBUTOR. So those are asked for, once each.
 */
export function writersOf(context: GitHubContext): MayWrite {
  const asked = new Map<string, Promise<boolean>>();
  return (author, association) => {
    if (author?.type !== 'User' || KNOWN.includes(association)) return Promise.resolve(true);
    const answer = asked.get(author.login) ?? ask(context, author.login);
    asked.set(author.login, answer);
    return answer;
  };
}

/** "Get repository permissions for a user" answers `write` for `maintain`. */
async function ask(
  { octokit, owner, repo, attempt, log }: GitHubContext,
  username: string,
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
      owner,
      repo,
      username,
    });
    return ['admin', 'write'].includes(data.permission);
  } catch (error) {
    if (isApiError(error) && (error.status === 403 || error.status === 404)) {
      log.info(`GitHub does not tell this token whether ${username} may write: treated as no`);
      return false;
    }
    return attempt(`asking whether ${username} may write`, () => Promise.reject(error as Error));
  }
}
