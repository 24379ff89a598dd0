import { Refusal, invalid, invalidPull, notFound } from '../refusal.ts';
import { type PullCounts, type PullState, pullFull, pullSimple } from '../shapes/pull.ts';
import { BOT, type State } from '../state.ts';
import {
  type RoutedRequest,
  type Handler,
  created,
  ok,
  pageOf,
  requireRead,
  requireWrite,
  text,
} from './handler.ts';

export const simple = ({ state, place }: RoutedRequest, pull: PullState) =>
  pullSimple(place, pull, factsOf(state, pull));

const full = ({ state, place }: RoutedRequest, pull: PullState) =>
  pullFull(place, pull, factsOf(state, pull), countsOf(state, pull));

export const factsOf = (state: State, { base, author }: PullState) => ({
  repository: state.repositoryState(),
  baseSha: state.git.tip(base) ?? '0'.repeat(40),
  association: state.standing(author).association,
});

function countsOf({ git: { history, ...git } }: State, { base, headSha }: PullState): PullCounts {
  const onto = git.refs.get(`heads/${base}`);
  const files = onto === undefined ? [] : history.differences(onto, headSha);
  const sum = (of: 'additions' | 'deletions') => files.reduce((all, file) => all + file[of], 0);
  return {
    commits: onto === undefined ? 0 : history.log(headSha, onto).length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
  };
}

export function pullIn({ pulls }: State, number = ''): PullState {
  const pull = pulls[Number(number) - 1];
  if (pull === undefined) throw notFound();
  return pull;
}

export const listPulls: Handler = (request) => {
  const { state, query } = request;
  requireRead(state, 'pullRequests');
  const wanted = query.get('state') ?? 'open';
  // A filter without an owner and a colon is ignored ("List pull requests" requires both).
  const [owner = '', head] = (query.get('head') ?? '').split(/:(.*)/s);
  const byUpdate = query.get('sort') === 'updated';
  const sorting = (pull: PullState) => (byUpdate ? pull.updatedAt : pull.createdAt);
  // "List pull requests": sorted by creation, the default, newest first; otherwise oldest first.
  const direction = query.get('direction') ?? (byUpdate ? 'asc' : 'desc');
  const found = state.pulls
    .filter((pull) => wanted === 'all' || pull.state === wanted)
    .filter((pull) => !head || (pull.head === head && isSame(pull.headOwner, owner)))
    .filter((pull) => !query.has('base') || pull.base === query.get('base'))
    .sort((a, b) =>
      sorting(a) < sorting(b) ? -1 : sorting(a) > sorting(b) ? 1 : a.number - b.number,
    );
  if (direction === 'desc') found.reverse();
  const { items, headers } = pageOf(request, found);
  return ok(
    items.map((pull) => simple(request, pull)),
    headers,
  );
};

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export const getPull: Handler = (request, number) => {
  requireRead(request.state, 'pullRequests');
  return ok(full(request, pullIn(request.state, number)));
};

export const createPull: Handler = (request) => {
  const { state, place, body } = request;
  const { git } = state;
  requireWrite(state, 'pullRequests');
  if (state.options.actionsMayCreatePulls === false)
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const head = text(body['head']).replace(`${place.owner}:`, '');
  const base = text(body['base']);
  if (text(body['title']) === '')
    throw invalid({ resource: 'PullRequest', field: 'title', code: 'missing_field' });
  const headSha = git.tip(head);
  const onto = git.tip(base);
  if (headSha === undefined) throw invalid({ ...ofPull, field: 'head', code: 'invalid' });
  if (onto === undefined) throw invalid({ ...ofPull, field: 'base', code: 'invalid' });
  const headOwner = state.owner;
  if (state.openPullFor({ head, headOwner, base }) !== undefined)
    throw invalidPull(`A pull request already exists for ${headOwner}:${head}.`);
  if (git.history.mergeBase(onto, headSha) === undefined)
    throw invalidPull(`The ${head} branch has no history in common with ${base}`);
  if (git.history.isAncestor(headSha, onto))
    throw invalidPull(`No commits between ${base} and ${head}`);
  requireLengths(body);
  const pull = state.openPull({
    title: text(body['title']),
    body: typeof body['body'] === 'string' ? body['body'] : null,
    draft: body['draft'] === true,
    author: BOT,
    head,
    headOwner,
    headSha,
    base,
  });
  return created(full(request, pull));
};

const ofPull = { resource: 'PullRequest' };
/** Limits in code points: an emoji counts as one (seen by renovate and others; not documented). */
export const LONGEST = { title: 256, body: 65_536 };

const lengthOf = (value: unknown) => [...text(value)].length;

function requireLengths(body: RoutedRequest['body']): void {
  for (const field of ['title', 'body'] as const) {
    if (lengthOf(body[field]) <= LONGEST[field]) continue;
    const message = `${field} is too long (maximum is ${LONGEST[field]} characters)`;
    throw invalid({ resource: 'Issue', code: 'custom', field, message });
  }
}

export const updatePull: Handler = (request, number) => {
  const { state, body } = request;
  requireWrite(state, 'pullRequests');
  const pull = pullIn(state, number);
  requireLengths(body);
  const base = body['base'];
  if (typeof base === 'string') {
    if (state.git.tip(base) === undefined)
      throw invalid({ ...ofPull, field: 'base', code: 'invalid' });
    pull.base = base;
  }
  if (body['state'] === 'open' && pull.state === 'closed') {
    const problem = state.reopen(pull);
    if (problem !== undefined) {
      const message = `state cannot be changed. ${problem}`;
      throw invalid({ ...ofPull, code: 'custom', field: 'state', message });
    }
  }
  if (body['state'] === 'closed' && pull.state === 'open') state.close(pull);
  if (typeof body['title'] === 'string') pull.title = body['title'];
  if (typeof body['body'] === 'string') pull.body = body['body'];
  pull.updatedAt = state.tick();
  return ok(full(request, pull));
};
