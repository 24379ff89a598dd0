/** The remedy for each failure. Codes are stable: users search for them, and workflows may test for them. */
const FAILURES = {
  CONFIG_INVALID: 'Correct the lines above in the workflow or in the configuration file.',
  NO_TOPICS:
    'Set at least one topic: `keywords: "long context"` under `with:` in the workflow, or `keywords` in .github/paperboy.yml.',
  QUERY_INVALID:
    'Correct the query at the place marked with ^. docs/topics.md in the Paperboy repository describes the query language.',
  TEMPLATE_INVALID:
    'Correct the template. docs/templates.md in the Paperboy repository lists the values that a template may use.',
  TOKEN_REFUSED:
    'Check the `token` input. The default, `${{ github.token }}`, works only for the repository of the workflow. For another repository, use a personal access token or an App token that has not expired.',
  REPOSITORY_MISSING:
    'Check the `repository` input (`owner/name`). GitHub also answers so if the repository is private and the token may not read it.',
  REPOSITORY_ARCHIVED:
    'An archived repository is read-only. Unarchive it, or set `repository` to another one.',
  REPOSITORY_EMPTY:
    'Commit a first file, such as a README, to the default branch. Then run the workflow again.',
  BASE_MISSING:
    'Set the `base` input to a branch that exists. Pull requests are opened against it.',
  PUSH_FORBIDDEN:
    'Give the job these permissions in the workflow:\n\npermissions:\n  contents: write\n  pull-requests: write',
  WORKFLOWS_FORBIDDEN:
    "The workflow files on the base branch differ from those on the default branch, and GitHub does not let the token of a workflow write such a commit. Set `base` to a branch whose .github/workflows equals the default branch's, or set `token` to a personal access token or an App token with the permission Workflows: write.",
  PULL_REQUESTS_FORBIDDEN:
    'In the repository\'s Settings > Actions > General (and in those of the organisation, if there is one), tick "Allow GitHub Actions to create and approve pull requests". Or open the pull request yourself with the link above.',
  BRANCH_PROTECTED:
    'A branch rule rejects the commit. Allow the owner of the token to bypass the rule, or set `branch` to a name that the rule does not match. If `pull-request` is `off` and the rule protects the base branch, use `pull-request: rolling`.',
  GITHUB_UNAVAILABLE:
    'Nothing to change. The next run reads the repository again and completes the work.',
  GITHUB_REFUSED: 'Read the answer of GitHub above. The next run reads the repository again.',
  BRANCH_MOVED:
    'Others committed to the branch each time that this run tried to write. The next run starts from the new state.',
  ARXIV_UNAVAILABLE:
    'Nothing to change: the next run asks for the same days again, so no paper is lost. arXiv limits the rate of IP addresses that many runners share. A run started an hour later may get another address.',
  ARXIV_REFUSED:
    'Correct the query above. If it looks right, report it: Paperboy should not have sent it.',
  PAPER_UNREADABLE: 'Report this: arXiv changed the format of its answers.',
  INTERNAL: 'This is a bug in Paperboy. Report it with the log of this run.',
} as const;

export type FailureCode = keyof typeof FAILURES;
export const FAILURE_CODES = Object.keys(FAILURES) as FailureCode[];

/** Returns the remedy for a failure. */
export function remedyFor(code: FailureCode): string {
  return FAILURES[code];
}

/**
 * Stops the run. `message` names the error and its place, and never contains a token or a payload.
 */
export class RunFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
    this.name = 'RunFailure';
  }
}
