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

/** A GitHub with one repository: what a client may ask of it, people do to it, and tests see. */
export interface GitHub extends People, Watch {
  /** For `GITHUB_API_URL`; with the prefix. */
  readonly url: string;
  /** The bare repository itself. */
  readonly git: Repository;
  readonly faults: Fault[];
  readonly pulls: readonly PullState[];
  readonly labels: readonly string[];
  /** Requests an hour: a test may spend them all. */
  readonly rate: Rate;
  /** Refs that a client moved with `force: true`. */
  readonly forced: readonly ForcedUpdate[];
  /** The clock, which a test may set. */
  now: string;
  branches(): string[];
  /** Path -> content. */
  files(branch: string): Map<string, string>;
  /** Newest first. */
  log(branch: string): readonly Commit[];
  close(): Promise<void>;
}

/**
 * GitHub's REST API over a real bare repository, as far as committing files and opening a pull
 * request goes. It refuses what GitHub refuses, in GitHub's words. Where a comment names a page in
 * quotes, that is one of GitHub's documentation; what is said to be seen is from its answers.
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
    if (sha === undefined) throw new Error(`there is no branch ${branch}`);
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
