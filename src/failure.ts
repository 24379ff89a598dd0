/** Why a run stops. Codes are stable: users search for them and workflows may test for them. */
const FAILURES = {
  CONFIG_INVALID: 'Correct the lines named above in the workflow or in the configuration file.',
  NO_TOPICS:
    'Give at least one topic, for instance `keywords: "long context"` under `with:`, or set `keywords` in .github/paperboy.yml.',
  QUERY_INVALID:
    'Correct the query at the place marked with ^. docs/topics.md of Paperboy describes the query language.',
  TEMPLATE_INVALID:
    'Correct the template named above. docs/templates.md of Paperboy lists the values that a template may use.',
  TOKEN_REFUSED:
    'Check the `token` input. The default, `${{ github.token }}`, works for the repository that the workflow is in; another repository needs a personal access token or an App token that has not expired.',
  REPOSITORY_MISSING:
    'Check the `repository` input (`owner/name`). A private repository also looks missing to a token that may not read it.',
  REPOSITORY_ARCHIVED:
    'An archived repository is read-only. Unarchive it, or name another one in `repository`.',
  REPOSITORY_EMPTY: 'Commit a first file (a README will do) to the default branch, then run again.',
  BASE_MISSING:
    'Check the `base` input: it names the branch that pull requests are opened against.',
  PUSH_FORBIDDEN:
    'Give the job these permissions in the workflow:\n\npermissions:\n  contents: write\n  pull-requests: write',
  WORKFLOWS_FORBIDDEN:
    "The workflow files on the base branch differ from those on the default branch, and the token of a workflow may never write such a commit. Set `base` to a branch whose .github/workflows equals the default branch's, or set `token` to a personal access token or an App token with the permission Workflows: write.",
  PULL_REQUESTS_FORBIDDEN:
    'In the repository\'s Settings > Actions > General (and in the organisation\'s, where there is one), tick "Allow GitHub Actions to create and approve pull requests". Or open the pull request yourself with the link above.',
  BRANCH_PROTECTED:
    "A branch rule refuses the commit. Let the rule pass the token's owner, or take the digest branch's name out of its pattern (`branch` sets another); with `pull-request: off` the base branch itself must take commits: use `rolling` where it does not.",
  GITHUB_UNAVAILABLE:
    'Nothing to change: the next run reads the repository again and finishes what is missing.',
  GITHUB_REFUSED:
    'Read what GitHub answered above. The next run starts from what the repository holds then.',
  BRANCH_MOVED:
    'Somebody else kept committing to the branch while this run wrote. The next run starts from what is there.',
  ARXIV_UNAVAILABLE:
    'Nothing to change: the next run asks for the same days again, so nothing is lost. arXiv throttles addresses that many runners share: a run that is started again in an hour may get another one.',
  ARXIV_REFUSED:
    'Correct the query that is named above, or report it: Paperboy should not have sent it.',
  PAPER_UNREADABLE: 'Report this: what arXiv sent is not what Paperboy knows how to read.',
  INTERNAL: 'This is a defect in Paperboy. Please report it with the log of this run.',
} as const;

export type FailureCode = keyof typeof FAILURES;
export const FAILURE_CODES = Object.keys(FAILURES) as FailureCode[];

/** What a user should do about a failure. */
export function remedyFor(code: FailureCode): string {
  return FAILURES[code];
}

/** Stops the run. `message` says what was wrong and where; it never holds a token or a payload. */
export class RunFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
    this.name = 'RunFailure';
  }
}
