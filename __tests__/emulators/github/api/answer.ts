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

/** The calls of GitHub's description that commit files and open a pull request, and no other. */
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

/** Answers a request about the repository as GitHub does. @throws Refusal */
export function answer(state: State, place: Place, request: ApiRequest): ApiAnswer {
  const [, named, rest = ''] =
    /^\/(repos\/[^/]+\/[^/]+|repositories\/\d+)(?:\/(.*))?$/.exec(request.path) ?? [];
  const asked = (named ?? '').replace(/^repos\//, '').toLowerCase();
  if (state.formerNames.has(asked)) throw moved(request, place, rest);
  const isHere =
    asked === `${place.owner}/${place.name}`.toLowerCase() || asked === `repositories/${place.id}`;
  // Also what is private to others: GitHub does not tell that it exists.
  if (!isHere) throw notFound();
  for (const [method, pattern, handler] of ROUTES) {
    const parts = method === request.method ? pattern.exec(rest) : null;
    if (parts !== null) return handler({ ...request, state, place }, ...parts.slice(1));
  }
  throw notFound();
}

/**
 * A repository that was renamed, or whose owner was, or that was given to another ("Redirects";
 * "Transferring a repository"): reading is sent on for good, writing for once, so that a client
 * keeps the method. The address has the repository's number, the bodies behind it the new name.
 */
function moved({ method, query }: ApiRequest, { api, id }: Place, rest: string): Refusal {
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const path = rest === '' ? '' : `/${rest.split('/').map(encodeURIComponent).join('/')}`;
  const location = `${api}/repositories/${id}${path}${search}`;
  return method === 'GET'
    ? new Refusal(301, 'Moved Permanently', undefined, { location })
    : new Refusal(307, 'Temporary Redirect', undefined, { location });
}
