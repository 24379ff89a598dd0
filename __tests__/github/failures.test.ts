import { describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../src/failure.ts';
import { failureFor, isApiError, meansLag, meansMoved } from '../../src/github/failures.ts';

const READING = 'reading the branch main';
const WRITING = 'writing to the branch paperboy/digest';

/** Responses of GitHub to an action, and the code of the failure. */
const RESPONSES: readonly (readonly [
  status: number,
  message: string,
  doing: string,
  code: FailureCode,
])[] = [
  [401, 'Bad credentials', READING, 'TOKEN_REFUSED'],
  [
    403,
    'GitHub Actions is not permitted to create or approve pull requests.',
    'opening the pull request',
    'PULL_REQUESTS_FORBIDDEN',
  ],
  [
    403,
    'Repository was archived so is read-only.',
    'writing to the branch main',
    'REPOSITORY_ARCHIVED',
  ],
  [422, 'A label of that name was archived', WRITING, 'GITHUB_REFUSED'],
  [409, 'Git Repository is empty.', READING, 'REPOSITORY_EMPTY'],
  [422, 'sha can not be empty', WRITING, 'GITHUB_REFUSED'],
  [403, 'API rate limit exceeded for installation ID 1.', WRITING, 'GITHUB_UNAVAILABLE'],
  [422, 'rate limit of labels', WRITING, 'GITHUB_REFUSED'],
  [422, 'Changes must be made through a protected branch', WRITING, 'BRANCH_PROTECTED'],
  [409, 'Repository rule violations found', WRITING, 'BRANCH_PROTECTED'],
  [422, 'Refused by a ruleset', WRITING, 'BRANCH_PROTECTED'],
  [403, 'Branch protection settings forbid it', WRITING, 'BRANCH_PROTECTED'],
  [403, 'Resource not accessible by integration', READING, 'PUSH_FORBIDDEN'],
  [404, 'Not Found', WRITING, 'PUSH_FORBIDDEN'],
  [404, 'Not Found', 'opening the pull request', 'PUSH_FORBIDDEN'],
  [404, 'Not Found', 'updating the pull request', 'PUSH_FORBIDDEN'],
  [404, 'Not Found', READING, 'REPOSITORY_MISSING'],
  [404, 'Not Found', 'reading before writing', 'REPOSITORY_MISSING'],
  [500, 'other side closed', WRITING, 'GITHUB_UNAVAILABLE'],
  [502, 'Server Error', WRITING, 'GITHUB_UNAVAILABLE'],
  [0, 'no answer', READING, 'GITHUB_UNAVAILABLE'],
  [429, 'Too many requests', READING, 'GITHUB_UNAVAILABLE'],
  [422, 'Validation Failed', WRITING, 'GITHUB_REFUSED'],
];

describe('a failure', () => {
  test.each(RESPONSES)('for %d "%s" while %s has the code %s', (status, message, doing, code) => {
    const failure = failureFor({ status, message }, { doing, repository: 'octo/site' });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain('octo/site');
  });

  test('names the repository, the action and the response of GitHub', () => {
    const messageFor = (message: string, status = 422) =>
      failureFor({ status, message }, { doing: WRITING, repository: 'octo/site' }).message;
    const expected = (response: string) => `octo/site, ${WRITING}: GitHub answered ${response}`;
    expect(messageFor('Validation Failed')).toBe(expected('422 "Validation Failed"'));
    expect(
      messageFor('Bad\n  credentials - https://docs.github.com/rest/pulls#create and more', 401),
    ).toBe(`${expected('401 "Bad credentials and more"')}. It does not accept the token`);
    expect(messageFor('x'.repeat(400))).toBe(expected(`422 "${'x'.repeat(300)}"`));
  });

  test('for a missing repository does not claim that it exists', () => {
    expect(
      failureFor(
        { status: 404, message: 'Not Found' },
        { doing: READING, repository: 'octo/nowhere' },
      ).message,
    ).toBe('There is no repository octo/nowhere, or the token may not read it');
  });

  test('for a pull request has the link to open it by hand, if known', () => {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.';
    const messageFor = (link: { compareUrl?: string }) =>
      failureFor(
        { status: 403, message },
        { doing: 'opening it', repository: 'octo/site', ...link },
      ).message;
    expect(messageFor({})).toBe(`octo/site, opening it: GitHub answered 403 "${message}"`);
    expect(messageFor({ compareUrl: 'https://github.com/c' })).toBe(
      `${messageFor({})}. The papers are committed; open the pull request by hand: https://github.com/c`,
    );
  });
});

describe('after a write that GitHub accepted', () => {
  const codeFor = (status: number, headers: Record<string, string>, hasWritten = true) =>
    failureFor(
      { status, message: 'no', response: { headers } },
      { doing: WRITING, repository: 'octo/site', hasWritten },
    ).code;
  const workflows = { 'x-accepted-github-permissions': 'contents=write,workflows=write' };

  test('404 does not mean a missing permission', () => {
    expect(codeFor(404, {})).toBe('GITHUB_UNAVAILABLE');
    expect(codeFor(404, {}, false)).toBe('PUSH_FORBIDDEN');
  });

  test('403 means a missing permission for workflows if GitHub names it', () => {
    expect(codeFor(403, workflows)).toBe('WORKFLOWS_FORBIDDEN');
    expect(codeFor(403, workflows, false)).toBe('PUSH_FORBIDDEN');
    expect(codeFor(403, {})).toBe('PUSH_FORBIDDEN');
  });
});

test.each([
  [404, 'Not Found', true, true],
  [404, 'Not Found', false, false],
  [422, 'Could not resolve to a node with the global id of x', false, true],
  [
    422,
    'Validation Failed: {"resource":"PullRequest","field":"head","code":"invalid"}',
    true,
    true,
  ],
  [
    422,
    'Validation Failed: {"resource":"PullRequest","field":"base","code":"invalid"}',
    true,
    false,
  ],
  [422, 'Validation Failed: {"message":"No commits between main and d"}', true, true],
  [422, 'Reference update failed', true, true],
  [422, 'Tree SHA does not exist', true, true],
  [422, 'Update is not a fast forward', true, false],
  [403, 'Reference update failed', true, false],
])(
  '%d "%s" (after a write: %p) may be a delay at GitHub: %p',
  (status, message, hasWritten, lag) => {
    expect(meansLag({ status, message }, hasWritten)).toBe(lag);
  },
);

test('only an error with a numeric status is a response of the API', () => {
  const withStatus = (status: unknown) => Object.assign(new Error('no'), { status });
  expect(isApiError(withStatus(404))).toBe(true);
  expect(isApiError(withStatus('404'))).toBe(false);
  expect(isApiError(new Error('no'))).toBe(false);
  expect(isApiError({ status: 404, message: 'no' })).toBe(false);
});

test.each([
  [422, 'Update is not a fast forward', true],
  [422, 'Update is not a fast-forward', true],
  [422, 'Update is not a fastforward', true],
  [422, 'Reference already exists', true],
  [422, 'Reference does not exist', true],
  [422, 'Validation Failed: A pull request already exists for octo:paperboy/digest', true],
  [422, 'Validation Failed', false],
  [500, 'Reference already exists', false],
  [409, 'is at abc but expected def', true],
  [409, 'Git Repository is empty.', false],
  [409, 'Repository rule violations found', false],
  [403, 'Resource not accessible by integration', false],
])('%d "%s" means that the branch moved: %p', (status, message, moved) => {
  expect(meansMoved({ status, message })).toBe(moved);
});
