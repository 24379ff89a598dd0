import type { Fault } from './faults.ts';
import type { Commit } from './git/history.ts';
import type { Repository } from './git/repository.ts';
import { type People, peopleOf } from './people.ts';
import type { Rate } from './rate.ts';
import { type Watch, listen } from './server.ts';
import type { PullState } from './shapes/pull.ts';
import { type ForcedUpdate, type GitHubOptions, State } from './state.ts';

export { type Fault, LAGS, type Lag, type RequestView, lagging } from './faults.ts';
export type { Commit } from './git/history.ts';
export type { People } from './people.ts';
export type { Hook, Seen } from './server.ts';
export type { PullState } from './shapes/pull.ts';
export type { ForcedUpdate, GitHubOptions, Permissions, Standing } from './state.ts';

/**
 * An emulator of GitHub with one repository: its API, actions of people, and its state for tests.
 */
export interface GitHub extends People, Watch {
  /** Address for `GITHUB_API_URL`, with the prefix. */
  readonly url: string;
  /** The bare git repository. */
  readonly git: Repository;
  readonly faults: Fault[];
  readonly pulls: readonly PullState[];
  readonly labels: readonly string[];
  /** The rate limit, which a test may use up. */
  readonly rate: Rate;
  /** Updates of refs by clients with `force: true`. */
  readonly forced: readonly ForcedUpdate[];
  /** Time of the clock, which a test may set. */
  now: string;
  branches(): string[];
  /** Path -> content. */
  files(branch: string): Map<string, string>;
  /** Returns the commits of a branch, newest first. */
  log(branch: string): readonly Commit[];
  close(): Promise<void>;
}

/**
 * Starts GitHub's REST API over a real bare git repository, with the calls that commit files and
 * open pull requests. Refuses the same requests as GitHub, with the same messages. Names of pages
 * in quotes refer to GitHub's documentation. "Seen" refers to recorded answers of GitHub.
 */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const state = new State(options);
  const { git } = state;
  const people = peopleOf(state);
  if (!options.empty)
    people.commitFiles(
      state.defaultBranch,
      options.files ?? { 'README.md': '# Site\n' },
      'first commit',
    );
  const tip = (branch: string) => {
    const sha = git.tip(branch);
    if (sha === undefined) throw new Error(`branch ${branch} does not exist`);
    return sha;
  };
  const github = {
    ...people,
    requests: [],
    faults: [],
    onRequest: undefined,
    onEffect: undefined,
    url: '',
    git,
    pulls: state.pulls,
    forced: state.forced,
    rate: state.rate,
    get labels() {
      return state.labels;
    },
    get now() {
      return state.now;
    },
    set now(instant: string) {
      state.now = instant;
    },
    branches: () => git.branches(),
    files: (branch: string) => git.objects.files(git.history.commit(tip(branch)).tree),
    log: (branch: string) => git.history.log(tip(branch)),
    close: async () => {
      await server.close();
      git.program.close();
    },
  } satisfies GitHub;
  const server = await listen(state, github);
  github.url = server.origin + (options.pathPrefix ?? '');
  return github;
}
