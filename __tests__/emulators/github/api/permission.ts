import type { components } from '@octokit/openapi-types';
import { notFound } from '../refusal.ts';
import { user } from '../shapes/repository.ts';
import { type Handler, ok } from './handler.ts';

/**
 * "Get repository permissions for a user". Every workflow token may call it, because it needs only
 * `metadata: read`. An app's bot is not a user, so it gets 404.
 */
export const getPermission: Handler = ({ state, place }, login = '') => {
  if (login.endsWith('[bot]')) throw notFound();
  const { permission } = state.standing(login);
  const role = { admin: 'admin', write: 'write', read: 'read', none: '' }[permission];
  const answer: components['schemas']['repository-collaborator-permission'] = {
    permission,
    role_name: role,
    user: { ...user(login, place), role_name: role },
  };
  return ok(answer);
};
