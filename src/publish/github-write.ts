import type { Outcome } from '../edges.ts';
import type { Notice } from '../notice.ts';
import { chunksOf } from './chunks.ts';
import type { GitHubContext } from './github-context.ts';
import { isApiError, meansMoved } from './github-failures.ts';
import { attach, openPull } from './github-pulls.ts';
import type { CommitPlan, Plan } from './plan.ts';

/**
 * Carries a plan out: a commit, the branch moved forward onto it, and the pull request.
 *
 * @param treeOf id of the tree of the commit that the plan builds on
 * @throws RunFailure, a code for each reason
 */
export async function carryOut(
  context: GitHubContext,
  plan: Plan,
  treeOf: (commit: string) => string,
): Promise<Outcome> {
  if (plan.kind === 'nothing-new') return { kind: 'done', notices: [] };
  try {
    return await write(context, plan, treeOf);
  } catch (error) {
    if (isApiError(error) && meansMoved(error)) return { kind: 'moved' };
    throw error;
  }
}

async function write(
  context: GitHubContext,
  plan: Exclude<Plan, { kind: 'nothing-new' }>,
  treeOf: (commit: string) => string,
): Promise<Outcome> {
  const { octokit, owner, repo, attempt } = context;
  const at = { owner, repo };
  const { git, pulls } = octokit.rest;
  const { branch, onto, commit: planned } = plan;
  const notices: Notice[] = [];
  const writing = `writing to the branch ${branch}`;
  const commit =
    planned && (await attempt(writing, () => commitOnto(context, onto, treeOf(onto), planned)));
  const tip = commit ?? onto;
  await attempt(writing, async () => {
    if (plan.kind === 'open' && plan.create)
      await git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: tip });
    else if (commit !== undefined)
      await git.updateRef({ ...at, ref: `heads/${branch}`, sha: commit, force: false });
  });
  const done = commit === undefined ? {} : { commit };
  if (plan.kind === 'commit') return { kind: 'done', ...done, notices };
  if (plan.kind === 'open') {
    const pull = await openPull(context, branch, plan.pull, notices);
    return { kind: 'done', ...done, pull, notices };
  }
  const { number, url } = plan.pull;
  const { body } = plan;
  if (body !== undefined)
    await attempt('updating the pull request', () =>
      pulls.update({ ...at, pull_number: number, body }),
    );
  if (plan.attached !== undefined) await attach(context, number, plan.attached, notices);
  return { kind: 'done', ...done, pull: { number, url }, notices };
}

/** @returns the id of the commit, to which nothing refers yet */
async function commitOnto(
  { octokit, owner, repo }: GitHubContext,
  onto: string,
  treeThere: string,
  { message, files, removed, restored }: CommitPlan,
): Promise<string> {
  const at = { owner, repo };
  const { git } = octokit.rest;
  const file = { mode: '100644' as const, type: 'blob' as const };
  const moves = [
    ...removed.map((path) => ({ path, ...file, sha: null })),
    ...[...restored].map(([path, sha]) => ({ path, ...file, sha })),
  ];
  const groups = [
    ...chunksOf(files).map((chunk) =>
      chunk.map(([path, text]) => ({ path, ...file, content: text })),
    ),
    ...(moves.length > 0 ? [moves] : []),
  ];
  let tree = treeThere;
  for (const entries of groups)
    tree = (await git.createTree({ ...at, base_tree: tree, tree: entries })).data.sha;
  // No author and no committer: then GitHub signs the commit and shows it as verified.
  return (await git.createCommit({ ...at, message, tree, parents: [onto] })).data.sha;
}
