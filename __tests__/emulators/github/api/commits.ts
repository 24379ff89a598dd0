import type { Person } from '../git/history.ts';
import { Refusal, invalid, notFound } from '../refusal.ts';
import { blob, commit as longCommit, gitCommit, shortBlob } from '../shapes/objects.ts';
import { BOT } from '../state.ts';
import {
  type Handler,
  created,
  ok,
  pageOf,
  requireCommits,
  requireRead,
  requireWrite,
  text,
} from './handler.ts';

export const createBlob: Handler = ({ state, place, body }) => {
  requireWrite(state, 'contents');
  requireCommits(state);
  const encoding = body['encoding'] === 'base64' ? 'base64' : 'utf8';
  const sha = state.git.objects.blob(Buffer.from(text(body['content']), encoding));
  return created(shortBlob(place, sha));
};

export const getBlob: Handler = ({ state, place }, sha = '') => {
  requireRead(state, 'contents');
  requireCommits(state);
  if (state.git.objects.typeOf(sha) !== 'blob') throw notFound();
  return ok(blob(place, sha, state.git.objects.read(sha)));
};

export const getCommit: Handler = ({ state, place }, sha = '') => {
  requireRead(state, 'contents');
  requireCommits(state);
  if (state.git.objects.typeOf(sha) !== 'commit') throw notFound();
  return ok(gitCommit(place, state.git.history.commit(sha), state.signed.has(sha)));
};

/**
 * "List commits": a commit and all its ancestors, in the order of `git log`. `since` leaves out
 * commits with an earlier committer date.
 */
export const listCommits: Handler = (request) => {
  const { state, place, query } = request;
  requireRead(state, 'contents');
  requireCommits(state);
  const from = state.git.commitAt(query.get('sha') ?? state.defaultBranch);
  if (from === undefined) throw notFound();
  const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
  const { items, headers } = pageOf(
    request,
    state.git.history.byDate(from).filter(({ committer }) => Date.parse(committer.date) >= since),
  );
  return ok(
    items.map((commit) => longCommit(place, commit, state.signed.has(commit.sha))),
    headers,
  );
};

export const createCommit: Handler = ({ state, place, body }) => {
  requireWrite(state, 'contents');
  requireCommits(state);
  const { objects, history } = state.git;
  const tree = text(body['tree']);
  const parents = Array.isArray(body['parents']) ? body['parents'].map(text) : [];
  if (objects.typeOf(tree) !== 'tree') throw new Refusal(422, 'Tree SHA does not exist');
  if (parents.some((parent) => objects.typeOf(parent) !== 'commit'))
    throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  const bot = state.person(BOT);
  // "Create a commit": the default author is the token's user, the default committer is the author.
  const author = personIn(body['author'], bot);
  const committer = personIn(body['committer'], author);
  const commit = history.create(tree, parents, text(body['message']), author, committer);
  // GitHub signs a bot's commit that names no author or committer ("About commit signature
  // verification", bots).
  if (body['author'] === undefined && body['committer'] === undefined) state.signed.add(commit.sha);
  return created(gitCommit(place, commit, state.signed.has(commit.sha)));
};

/** "Create a commit": reads a name, an address, and a time, by default now. */
function personIn(value: unknown, otherwise: Person): Person {
  if (value === undefined) return otherwise;
  const { name, email, date = otherwise.date } = Object(value) as Readonly<Record<string, unknown>>;
  if (text(name) === '' || text(email) === '' || isNaN(Date.parse(text(date))))
    throw invalid({ resource: 'Commit', field: 'author', code: 'invalid' });
  return { name: text(name), email: text(email), date: text(date) };
}
