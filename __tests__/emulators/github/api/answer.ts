import { notFound } from '../refusal.ts';
import type { Place } from '../shapes/place.ts';
import { fullRepository } from '../shapes/repository.ts';
import type { State } from '../state.ts';
import { createBlob, createCommit, getBlob, getCommit } from './commits.ts';
import { compare } from './compare.ts';
import { getContents } from './contents.ts';
import { addAssignees, requestReviewers, setLabels } from './conversation.ts';
import { type ApiAnswer, type ApiRequest, type Handler, ok } from './handler.ts';
import { createPull, getPull, listPulls, updatePull } from './pulls.ts';
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
  const [, owner = '', name = '', rest = ''] =
    /^\/repos\/([^/]+)\/([^/]+)(?:\/(.*))?$/.exec(request.path) ?? [];
  const isHere = `${owner}/${name}`.toLowerCase() === `${place.owner}/${place.name}`.toLowerCase();
  // Also what is private to others: GitHub does not tell that it exists.
  if (!isHere) throw notFound();
  for (const [method, pattern, handler] of ROUTES) {
    const parts = method === request.method ? pattern.exec(rest) : null;
    if (parts !== null) return handler({ ...request, state, place }, ...parts.slice(1));
  }
  throw notFound();
}
