import { Refusal, notFound } from '../refusal.ts';
import { gitRef } from '../shapes/objects.ts';
import { BOT, type State } from '../state.ts';
import {
  type Handler,
  created,
  ok,
  requireCommits,
  requireRead,
  requireWrite,
  text,
} from './handler.ts';

export const getRef: Handler = ({ state, place }, ref = '') => {
  requireRead(state, 'contents');
  requireCommits(state);
  const sha = state.git.refs.get(ref);
  if (sha === undefined) throw notFound();
  return ok(gitRef(place, ref, sha));
};

export const matchingRefs: Handler = ({ state, place }, prefix = '') => {
  requireRead(state, 'contents');
  requireCommits(state);
  return ok(state.git.refs.matching(prefix).map(([name, sha]) => gitRef(place, name, sha)));
};

export const createRef: Handler = ({ state, place, body }) => {
  requireWrite(state, 'contents');
  requireCommits(state);
  const ref = text(body['ref']).replace(/^refs\//, '');
  if (!text(body['ref']).startsWith('refs/') || !ref.includes('/'))
    throw new Refusal(
      422,
      'Reference name must contain at least three parts separated by slashes.',
    );
  if (state.git.refs.get(ref) !== undefined) throw new Refusal(422, 'Reference already exists');
  const sha = commitIn(state, body['sha']);
  requireUnprotected(state, ref);
  requireWorkflows(state, sha);
  try {
    state.git.refs.set(ref, sha);
  } catch {
    // GitHub's message for a name that git refuses, or that conflicts with the name of another ref.
    throw new Refusal(422, 'Reference update failed');
  }
  state.afterPush(BOT);
  return created(gitRef(place, ref, sha));
};

export const updateRef: Handler = ({ state, place, body }, ref = '') => {
  requireWrite(state, 'contents');
  requireCommits(state);
  const from = state.git.refs.get(ref);
  if (from === undefined) throw new Refusal(422, 'Reference does not exist');
  const to = commitIn(state, body['sha']);
  requireUnprotected(state, ref);
  requireWorkflows(state, to);
  if (body['force'] === true) state.forced.push({ ref, from, to });
  else if (!state.git.history.isAncestor(from, to))
    throw new Refusal(422, 'Update is not a fast forward');
  state.git.refs.set(ref, to);
  state.afterPush(BOT);
  return ok(gitRef(place, ref, to));
};

export const deleteRef: Handler = ({ state }, ref = '') => {
  requireWrite(state, 'contents');
  requireCommits(state);
  if (state.git.refs.get(ref) === undefined) throw new Refusal(422, 'Reference does not exist');
  requireUnprotected(state, ref);
  state.git.refs.delete(ref);
  state.afterPush(BOT);
  return { status: 204 };
};

function commitIn(state: State, sha: unknown): string {
  if (state.git.objects.typeOf(text(sha)) !== 'commit')
    throw new Refusal(422, 'Object does not exist');
  return text(sha);
}

/** Refuses as a ruleset that requires pull requests does. */
function requireUnprotected(state: State, ref: string): void {
  if (!state.protected.has(ref.replace(/^heads\//, ''))) return;
  throw new Refusal(
    422,
    'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
  );
}

/**
 * A ref to a commit with other workflow files than the default branch requires `workflows: write`,
 * which a workflow's token never has (next.js#94596, confirmed there by GitHub's support).
 */
function requireWorkflows(state: State, sha: string): void {
  const main = state.git.tip(state.defaultBranch);
  if (state.options.mayWriteWorkflows === true || main === undefined) return;
  if (workflowsOf(state, sha) === workflowsOf(state, main)) return;
  throw new Refusal(403, 'Resource not accessible by integration', undefined, {
    'x-accepted-github-permissions': 'contents=write; contents=write,workflows=write',
  });
}

function workflowsOf({ git }: State, sha: string): string | undefined {
  const all = git.objects.below(git.history.commit(sha).tree);
  return all.find(({ path }) => path === '.github/workflows')?.sha;
}
