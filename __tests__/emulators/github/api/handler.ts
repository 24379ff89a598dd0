import { Refusal } from '../refusal.ts';
import type { Place } from '../shapes/place.ts';
import type { Permissions, State } from '../state.ts';

export interface ApiRequest {
  readonly method: string;
  /** Path after the prefix, with each part decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RoutedRequest extends ApiRequest {
  readonly state: State;
  readonly place: Place;
}

/** Answers a request. @param parts variable parts of the path @throws Refusal */
export type Handler = (request: RoutedRequest, ...parts: string[]) => ApiAnswer;

export const ok = (body: unknown, headers: Record<string, string> = {}): ApiAnswer => ({
  status: 200,
  body,
  headers,
});
export const created = (body: unknown): ApiAnswer => ({ status: 201, body });

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Returns the names of a list. GitHub accepts strings, `{name}` and `{login}`. */
export function names(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    const { name, login } = Object(item) as { name?: unknown; login?: unknown };
    return text(item) || text(name) || text(login);
  });
}

/**
 * Refuses reading of a private repository. A workflow's token may read a public one with any
 * `permissions`.
 */
export function requireRead({ permissions, options }: State, permission: keyof Permissions): void {
  if (options.private && permissions[permission] === 'none')
    throw new Refusal(403, 'Resource not accessible by integration');
}

/** Requires write access by at least one of the permissions. */
export function requireWrite(
  { permissions, options }: State,
  ...anyOf: (keyof Permissions)[]
): void {
  if (!anyOf.some((permission) => permissions[permission] === 'write'))
    throw new Refusal(403, 'Resource not accessible by integration');
  if (options.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
}

/**
 * "Using the REST API to interact with your Git database": an empty repository has no git database.
 */
export function requireCommits({ isEmpty }: State): void {
  if (isEmpty) throw new Refusal(409, 'Git Repository is empty.');
}

/** Returns a page of a list, and links to other pages ("Using pagination in the REST API"). */
export function pageOf<T>(
  { query, place, path }: RoutedRequest,
  all: readonly T[],
  fallback = 30,
): { readonly items: readonly T[]; readonly headers: Record<string, string> } {
  const size = Math.min(100, Number(query.get('per_page') ?? fallback));
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string) => {
    const params = new URLSearchParams(query);
    params.set('page', String(to));
    return `<${place.api}${path}?${params.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}
