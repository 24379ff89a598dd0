import { Refusal, notFound } from '../refusal.ts';
import type { Place } from '../shapes/place.ts';
import { fullRepository } from '../shapes/repository.ts';
import type { State } from '../state.ts';
import { createBlob, createCommit, getBlob, getCommit, listCommits } from './commits.ts';
import { compare } from './compare.ts';
import { getContents } from './contents.ts';
import { addAssignees, requestReviewers, setLabels } from './conversation.ts';
import { type ApiAnswer, type ApiRequest, type Handler, ok } from './handler.ts';
import { createPull, getPull, listPulls, updatePull } from './pulls.ts';
import { getPermission } from './permission.ts';
import { createRef, deleteRef, getRef, matchingRefs, updateRef } from './refs.ts';
import { createTree, getTree } from './trees.ts';

const getRepository: Handler = ({ state, place }) =>
  ok(fullRepository(place, state.repositoryState()));

/** Emulated calls of GitHub's API: those that commit files and open pull requests. */
const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^$/, getRepository],
  ['GET', /^git\/ref\/(.+)$/, getRef],
  ['GET', /^git\/matching-refs\/(.+)$/, matchingRefs],
  ['POST', /^git\/refs$/, createRef],
  ['PATCH', /^git\/refs\/(.+)$/, updateRef],
  ['DELETE', /^git\/refs\/(.+)$/, deleteRef],
  ['POST', /^git\/trees$/, createTree],
  ['GET', /^git\/trees\/(.+)$/, getTree],
  ['POST', /^git\/blobs$/, createBlob],
  ['GET', /^git\/blobs\/([^/]+)$/, getBlob],
  ['POST', /^git\/commits$/, createCommit],
  ['GET', /^git\/commits\/([^/]+)$/, getCommit],
  ['GET', /^commits$/, listCommits],
  ['GET', /^collaborators\/([^/]+)\/permission$/, getPermission],
  ['GET', /^contents(?:\/(.*))?$/, getContents],
  ['GET', /^pulls$/, listPulls],
  ['POST', /^pulls$/, createPull],
  ['GET', /^pulls\/(\d+)$/, getPull],
  ['PATCH', /^pulls\/(\d+)$/, updatePull],
  ['POST', /^pulls\/(\d+)\/requested_reviewers$/, requestReviewers],
  ['POST', /^issues\/(\d+)\/labels$/, setLabels],
  ['PUT', /^issues\/(\d+)\/labels$/, setLabels],
  ['POST', /^issues\/(\d+)\/assignees$/, addAssignees],
  ['GET', /^compare\/(.+)\.\.\.(.+)$/, compare],
];

/** Answers a request as GitHub does. @throws Refusal */
export function answer(state: State, place: Place, request: ApiRequest): ApiAnswer {
  const [, named, rest = ''] =
    /^\/(repos\/[^/]+\/[^/]+|repositories\/\d+)(?:\/(.*))?$/.exec(request.path) ?? [];
  const requested = (named ?? '').replace(/^repos\//, '').toLowerCase();
  if (state.formerNames.has(requested)) throw moved(request, place, rest);
  const isHere =
    requested === `${place.owner}/${place.name}`.toLowerCase() ||
    requested === `repositories/${place.id}`;
  // Other repositories get 404, as private ones do: GitHub does not reveal that they exist.
  if (!isHere) throw notFound();
  for (const [method, pattern, handler] of ROUTES) {
    const parts = method === request.method ? pattern.exec(rest) : null;
    if (parts !== null) return handler({ ...request, state, place }, ...parts.slice(1));
  }
  throw notFound();
}

/**
 * Redirects requests for an old name of the repository, after a change of its name or owner
 * ("Redirects"; "Transferring a repository"): 301 for reading, 307 for writing, which keeps the
 * method. The address has the number of the repository; the answer there has the new name.
 */
function moved({ method, query }: ApiRequest, { api, id }: Place, rest: string): Refusal {
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const path = rest === '' ? '' : `/${rest.split('/').map(encodeURIComponent).join('/')}`;
  const location = `${api}/repositories/${id}${path}${search}`;
  return method === 'GET'
    ? new Refusal(301, 'Moved Permanently', undefined, { location })
    : new Refusal(307, 'Temporary Redirect', undefined, { location });
}
