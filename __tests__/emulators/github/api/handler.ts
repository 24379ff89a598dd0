import { Refusal } from '../refusal.ts';
import type { Place } from '../shapes/place.ts';
import type { Permissions, State } from '../state.ts';

export interface ApiRequest {
  readonly method: string;
  /** Behind the prefix, decoded part by part. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked extends ApiRequest {
  readonly state: State;
  readonly place: Place;
}

/** Answers a request whose path held these parts. @throws Refusal */
export type Handler = (asked: Asked, ...parts: string[]) => ApiAnswer;

export const ok = (body: unknown, headers: Record<string, string> = {}): ApiAnswer => ({
  status: 200,
  body,
  headers,
});
export const created = (body: unknown): ApiAnswer => ({ status: 201, body });

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list of names, each alone or as `{name}` or `{login}`: GitHub takes either. */
export function names(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((one: unknown) => {
    const { name, login } = Object(one) as { name?: unknown; login?: unknown };
    return text(one) || text(name) || text(login);
  });
}

/** A workflow's token reads what is public whatever its `permissions` say. */
export function requireRead({ permissions, options }: State, what: keyof Permissions): void {
  if (options.private && permissions[what] === 'none')
    throw new Refusal(403, 'Resource not accessible by integration');
}

/** One of these permissions suffices. */
export function requireWrite(
  { permissions, options }: State,
  ...anyOf: (keyof Permissions)[]
): void {
  if (!anyOf.some((what) => permissions[what] === 'write'))
    throw new Refusal(403, 'Resource not accessible by integration');
  if (options.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
}

/** "Using the REST API to interact with your Git database": an empty repository has none. */
export function requireCommits({ isEmpty }: State): void {
  if (isEmpty) throw new Refusal(409, 'Git Repository is empty.');
}

/** A page of a list, and the links to the others ("Using pagination in the REST API"). */
export function pageOf<T>(
  { query, place, path }: Asked,
  all: readonly T[],
  fallback = 30,
): { readonly items: readonly T[]; readonly headers: Record<string, string> } {
  const size = Math.min(100, Number(query.get('per_page') ?? fallback));
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string) => {
    const there = new URLSearchParams(query);
    there.set('page', String(to));
    return `<${place.api}${path}?${there.toString()}>; rel="${rel}"`;
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
