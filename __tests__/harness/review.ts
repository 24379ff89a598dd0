import type { StepOptions, StepResult } from './runner.ts';
import type { World } from './world.ts';

/** Edits a pull request's body as a person does on the web, and runs the workflow for the edit. */
export async function editBody(
  world: World,
  change: (body: string) => string,
  given: {
    readonly number?: number;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly login?: string;
    readonly event?: Readonly<Record<string, unknown>>;
    readonly eventName?: string;
    readonly more?: Partial<StepOptions>;
  } = {},
): Promise<StepResult> {
  const number = given.number ?? world.github.pulls.length;
  const pull = world.github.pulls[number - 1];
  if (pull === undefined) throw new Error(`pull request ${number} does not exist`);
  const before = pull.body ?? '';
  world.github.editPull(number, { body: change(before) });
  const login = given.login ?? 'reviewer';
  return world.run({ keywords: 'Scrolls: scroll', ...given.inputs }, undefined, {
    eventName: given.eventName ?? 'pull_request',
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
      ...given.event,
    },
    ...given.more,
  });
}

/** Unticks or ticks the box of a paper. */
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
