import { NOTHING_WRITTEN, type Outcome, type PullRequest } from '../record/site.ts';
import type { Notice } from '../log.ts';
import { chunksOf } from './chunks.ts';
import type { GitHubContext } from './repository.ts';
import { isApiError, meansMoved } from './failures.ts';
import type { OtherDigests } from './other-digests.ts';
import { attach, bodyOf, openPull, withShorterBody } from './pulls.ts';
import type { CommitPlan, Plan } from '../record/plan.ts';
import { requireFolders } from '../site/obstacles.ts';
import type { TreeListing } from './tree-listing.ts';
import { counted } from '../text/counted.ts';

/**
 * Carries a plan out: a commit, the branch moved forward onto it, and the pull request.
 *
 * @param listing lists a commit's files
 * @param others the digests that other runs may be writing to at the same time
 * @throws RunFailure, a code for each reason
 */
export async function carryOut(
  context: GitHubContext,
  plan: Plan,
  listing: (commit: string) => Promise<TreeListing>,
  others: OtherDigests,
): Promise<Outcome> {
  if (plan.kind === 'nothing-new') return NOTHING_WRITTEN;
  try {
    return await write(context, plan, listing, others);
  } catch (error) {
    if (isApiError(error) && meansMoved(error)) return { kind: 'moved' };
    throw error;
  }
}

async function write(
  context: GitHubContext,
  plan: Exclude<Plan, { kind: 'nothing-new' }>,
  listing: (commit: string) => Promise<TreeListing>,
  others: OtherDigests,
): Promise<Outcome> {
  const { octokit, owner, repo, log, attempt, patiently } = context;
  const at = { owner, repo };
  const { git } = octokit.rest;
  const { branch, onto, commit: planned } = plan;
  const notices: Notice[] = [];
  const writing = `writing to the branch ${branch}`;
  if (planned !== undefined) {
    const { files, removed, restored } = planned;
    const count = files.size + removed.length + restored.size;
    log.info(`Writing ${counted(count, 'file')} to ${branch}`);
  }
  const tree = planned && (await attempt(writing, () => treeOf(context, plan, planned, listing)));
  const own = plan.kind === 'append' ? plan.pull : undefined;
  // The last request before the branch moves. Later changes are not noticed.
  const [commit, ...areSame] = await Promise.all([
    tree && attempt(writing, () => commitOf(context, onto, tree, planned.message)),
    tree === undefined || own === undefined || isAsRead(context, own),
    (planned?.files.size ?? 0) === 0 || others.areAsRead(own?.number),
  ]);
  if (areSame.includes(false)) return { kind: 'moved' };
  const tip = commit ?? onto;
  await attempt(writing, async () => {
    if (plan.kind === 'open' && plan.create)
      await patiently(() => git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: tip }));
    else if (commit !== undefined)
      await patiently(() =>
        git.updateRef({ ...at, ref: `heads/${branch}`, sha: commit, force: false }),
      );
  });
  const done = commit === undefined ? {} : { commit };
  if (plan.kind === 'commit') return { kind: 'done', ...done, notices };
  if (plan.kind === 'open') {
    const pull = await openPull(context, branch, plan.pull, notices);
    return { kind: 'done', ...done, pull, notices };
  }
  const { number, url } = plan.pull;
  const { body, title } = plan;
  if (body !== undefined && !(await changeText(context, plan.pull, { body, title })))
    return { kind: 'moved' };
  // The run that opened it has reported refusals. They are not reported each day.
  if (plan.attached !== undefined) await attach(context, number, plan.attached, []);
  return { kind: 'done', ...done, pull: { number, url }, notices };
}

type ReadPull = Pick<PullRequest, 'number' | 'title' | 'body'>;

/**
 * Tells whether a pull request is still open with the title and text that the plan was made for.
 * Minutes may have passed since, because of arXiv and a language model.
 */
async function isAsRead(
  { octokit, owner, repo, attempt }: GitHubContext,
  { number, title, body }: ReadPull,
): Promise<boolean> {
  const { data } = await attempt('reading the pull request', () =>
    octokit.rest.pulls.get({ owner, repo, pull_number: number }),
  );
  return data.state === 'open' && data.title === title && bodyOf(data) === body;
}

/** @returns false if someone else has changed the text since it was read; then it stays */
async function changeText(
  context: GitHubContext,
  pull: ReadPull,
  { body, title = pull.title }: { readonly body: string; readonly title?: string | undefined },
): Promise<boolean> {
  const { octokit, owner, repo, attempt } = context;
  if (!(await isAsRead(context, pull))) return false;
  const write = (change: { readonly body: string; readonly title?: string }) =>
    attempt('updating the pull request', () =>
      octokit.rest.pulls.update({ owner, repo, pull_number: pull.number, ...change }),
    );
  // An unchanged title is not written: a person may be changing it right now.
  const named = title === pull.title ? {} : { title };
  const { data } = await withShorterBody(body, (text) => write({ body: text, ...named }));
  if (data.state === 'open') return true;
  // Closed or merged in that very moment: it must not speak for papers that it never showed.
  await write({ body: pull.body, ...(title !== pull.title && { title: pull.title }) });
  return false;
}

/**
 * @returns the id of the tree of the plan's parent commit, with the planned changes
 * @throws RunFailure CONFIG_INVALID if the plan would replace an entry that is not a file
 */
async function treeOf(
  { octokit, owner, repo, patiently }: GitHubContext,
  { branch, onto }: Pick<Exclude<Plan, { kind: 'nothing-new' }>, 'branch' | 'onto'>,
  { files, removed, restored }: CommitPlan,
  listing: (commit: string) => Promise<TreeListing>,
): Promise<string> {
  const there = await listing(onto);
  requireFolders(files.keys(), { branch, ...there });
  const file = { mode: '100644' as const, type: 'blob' as const };
  const entries = [
    ...[...files].map(([path, content]) => ({ path, ...file, content })),
    ...removed.map((path) => ({ path, ...file, sha: null })),
    ...[...restored].map(([path, sha]) => ({ path, ...file, sha })),
  ];
  let tree = there.tree;
  for (const chunk of chunksOf<(typeof entries)[number]>(entries)) {
    const asked = { owner, repo, base_tree: tree, tree: chunk };
    tree = (await patiently(() => octokit.rest.git.createTree(asked))).data.sha;
  }
  return tree;
}

/** @returns the id of the commit, to which nothing refers yet */
async function commitOf(
  { octokit, owner, repo, patiently }: GitHubContext,
  onto: string,
  tree: string,
  message: string,
): Promise<string> {
  // No author and no committer: then GitHub signs the commit and shows it as verified.
  const asked = { owner, repo, message, tree, parents: [onto] };
  return (await patiently(() => octokit.rest.git.createCommit(asked))).data.sha;
}
