import type { StepOptions, StepResult } from './runner.ts';
import type { World } from './world.ts';

/** A person edits a pull request's body on the web, and the workflow runs on that. */
export async function editBody(
  world: World,
  change: (body: string) => string,
  said: {
    readonly number?: number;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly login?: string;
    readonly event?: Readonly<Record<string, unknown>>;
    readonly eventName?: string;
    readonly more?: Partial<StepOptions>;
  } = {},
): Promise<StepResult> {
  const number = said.number ?? world.github.pulls.length;
  const pull = world.github.pulls[number - 1];
  if (pull === undefined) throw new Error(`there is no pull request ${number}`);
  const before = pull.body ?? '';
  world.github.editPull(number, { body: change(before) });
  const login = said.login ?? 'reviewer';
  return world.run({ keywords: 'Scrolls: scroll', ...said.inputs }, undefined, {
    eventName: said.eventName ?? 'pull_request',
    event: {
      action: 'edited',
      number,
      changes: { body: { from: before } },
      repository: { full_name: 'octo/site', default_branch: 'main' },
      sender: { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' },
      pull_request: {
        number,
        head: { ref: pull.head, repo: { full_name: `${pull.headOwner}/site` } },
        user: { login: pull.author, type: 'Bot' },
        author_association: 'CONTRIBUTOR',
      },
      ...said.event,
    },
    ...said.more,
  });
}

/** Unticks, or ticks again, a paper's line. */
export const untick = (id: string) => (body: string) => boxOf(body, id, ' ');
export const tick = (id: string) => (body: string) => boxOf(body, id, 'x');

function boxOf(body: string, id: string, mark: string): string {
  const changed = body
    .split('\n')
    .map((line) => (line.includes(`/abs/${id})`) ? line.replace(/\[[ xX]\]/, `[${mark}]`) : line))
    .join('\n');
  if (!body.includes(`/abs/${id})`)) throw new Error(`the body lists no ${id}`);
  return changed;
}
