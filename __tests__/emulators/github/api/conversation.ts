import { Refusal } from '../refusal.ts';
import { issue, label } from '../shapes/pull.ts';
import { type Handler, created, names, ok, requireWrite } from './handler.ts';
import { factsOf, pullIn, simple } from './pulls.ts';

const union = (...lists: readonly (readonly string[])[]) => [...new Set(lists.flat())];

export const requestReviewers: Handler = (request, number) => {
  const { state, place, body } = request;
  requireWrite(state, 'pullRequests');
  const pull = pullIn(state, number);
  const people = names(body['reviewers']);
  const teams = names(body['team_reviewers']);
  if (people.includes(pull.author))
    throw new Refusal(422, 'Review cannot be requested from pull request author.');
  if (
    people.some((login) => !state.collaborators.has(login)) ||
    teams.some((slug) => !state.teams.has(slug))
  ) {
    throw new Refusal(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${place.owner}/${place.name} repository.`,
    );
  }
  pull.reviewers = union(pull.reviewers, people);
  pull.teams = union(pull.teams, teams);
  pull.updatedAt = state.tick();
  return created(simple(request, pull));
};

/**
 * An existing label needs one of both permissions, a new label `issues: write` (seen since 2025).
 */
export const setLabels: Handler = ({ state, place, method, body }, number) => {
  requireWrite(state, 'issues', 'pullRequests');
  const pull = pullIn(state, number);
  const wanted = names(body['labels']);
  const isNew = (name: string) => state.knownLabel(name) === undefined;
  if (state.permissions.issues !== 'write' && wanted.some(isNew)) {
    throw new Refusal(403, 'You do not have permission to create labels on this repository.', [
      { resource: 'Repository', field: 'label', code: 'unauthorized' },
    ]);
  }
  const existing = wanted.map((name) => state.label(name));
  pull.labels = method === 'PUT' ? union(existing) : union(pull.labels, existing);
  pull.updatedAt = state.tick();
  return ok(pull.labels.map((name) => label(place, name)));
};

/** "Add assignees to an issue": users who cannot be assigned are ignored without an error. */
export const addAssignees: Handler = ({ state, place, body }, number) => {
  requireWrite(state, 'issues', 'pullRequests');
  const pull = pullIn(state, number);
  const assignable = names(body['assignees']).filter((login) => state.collaborators.has(login));
  pull.assignees = union(pull.assignees, assignable);
  pull.updatedAt = state.tick();
  return created(issue(place, pull, factsOf(state, pull)));
};
