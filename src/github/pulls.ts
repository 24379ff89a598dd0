import type { PullRequest } from '../record/site.ts';
import type { Notice } from '../log.ts';
import { INPUTS } from '../config/schema.ts';
import type { GitHubContext } from './repository.ts';
import { inShort, isApiError } from './failures.ts';
import { BODY_LIMIT, fitBody } from '../record/fit-body.ts';
import type { Attached, NewPull } from '../record/plan.ts';

/** Opens a pull request and sets its labels and people. Failures to set them are notices. */
export async function openPull(
  context: GitHubContext,
  branch: string,
  pull: NewPull,
  notices: Notice[],
): Promise<Pick<PullRequest, 'number' | 'url'>> {
  const { octokit, owner, repo, serverUrl, patiently } = context;
  const { base, title, body } = pull;
  const compareUrl = `${serverUrl}/${owner}/${repo}/compare/${encodeURI(base)}...${encodeURI(branch)}?expand=1`;
  const create = (draft: boolean) =>
    withShorterBody(body, (text) =>
      patiently(() =>
        octokit.rest.pulls.create({ owner, repo, head: branch, base, title, body: text, draft }),
      ),
    );
  const { data } = await context.attempt(
    'opening a pull request',
    () =>
      create(pull.draft).catch((error: unknown) => {
        if (!pull.draft || !isApiError(error) || !/draft/i.test(error.message)) throw error;
        // Private repositories of the free plan have no drafts.
        notices.push({
          about: 'draft',
          text: `not possible here, so it is open (${inShort(error.message)})`,
        });
        return create(false);
      }),
    { compareUrl },
  );
  await attach(context, data.number, pull.attached, notices);
  return { number: data.number, url: data.html_url };
}

/** GitHub may count more characters than we do. A refused body is shortened to this part of our limit. */
const SHORTER = 0.75 * BODY_LIMIT;

/** Writes a text, and where GitHub finds it too long, the next smaller form of it, once. */
export async function withShorterBody<T>(
  body: string,
  write: (text: string) => Promise<T>,
): Promise<T> {
  try {
    return await write(body);
  } catch (error) {
    if (!(error instanceof Error) || !/body is too long/i.test(error.message)) throw error;
    return write(fitBody(body, SHORTER));
  }
}

/**
 * Sets labels, assignees and reviewers of a pull request. Reports failures as notices, without
 * failing the run.
 */
export async function attach(
  { octokit, owner, repo, log, patiently }: GitHubContext,
  number: number,
  { labels, assignees, reviewers, teamReviewers }: Attached,
  notices: Notice[],
): Promise<void> {
  const { issues, pulls } = octokit.rest;
  const issue = { owner, repo, issue_number: number };
  const trying = async (about: string, remedy: string, ask: () => Promise<unknown>) => {
    try {
      await patiently(ask);
    } catch (error) {
      const why = isApiError(error)
        ? `${error.status} ${inShort(error.message)}`
        : 'the connection broke';
      if (about === 'labels' && isDefault(labels) && isApiError(error) && error.status === 403) {
        log.info(`The label ${DEFAULT_LABEL} was not set (${why}): make it by hand to have it`);
        return;
      }
      notices.push({ about, text: `not set (${why}): ${remedy}` });
    }
  };
  if (labels.length > 0) {
    await trying(
      'labels',
      'a label that does not exist yet needs the permission `issues: write`, or make it by hand',
      () => issues.addLabels({ ...issue, labels: [...labels] }),
    );
  }
  if (assignees.length > 0) {
    await trying('assignees', 'name people who may be assigned here', async () => {
      const { data } = await issues.addAssignees({ ...issue, assignees: [...assignees] });
      const set = new Set((data.assignees ?? []).map(({ login }) => login.toLowerCase()));
      const missing = assignees.filter((login) => !set.has(login.toLowerCase()));
      // GitHub passes over them in silence.
      if (missing.length > 0)
        notices.push({
          about: 'assignees',
          text: `${missing.join(', ')} cannot be assigned in this repository`,
        });
    });
  }
  // One whom GitHub refuses would keep all others from being asked.
  const asked = [
    ...reviewers.map((login) => ({ name: login, ask: { reviewers: [login] } })),
    ...teamReviewers.map((slug) => ({ name: slug, ask: { team_reviewers: [slug] } })),
  ];
  const askAll = () =>
    patiently(() =>
      pulls.requestReviewers({
        owner,
        repo,
        pull_number: number,
        reviewers: [...reviewers],
        team_reviewers: [...teamReviewers],
      }),
    );
  if (asked.length === 0 || (await succeeds(askAll))) return;
  for (const { name, ask } of asked) {
    await trying(
      `reviewer ${name}`,
      'name collaborators other than the author, and teams that the token may see',
      () => pulls.requestReviewers({ owner, repo, pull_number: number, ...ask }),
    );
  }
}

/**
 * A workflow's token makes no label without `issues: write` (since April 2025,
 * release-please-action#1105), which no workflow of ours asks for.
 */
const DEFAULT_LABEL = INPUTS.labels.default;

const isDefault = (labels: readonly string[]) => labels.length === 1 && labels[0] === DEFAULT_LABEL;

async function succeeds(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}

/** A pull request's text. GitHub stores a text that was edited on the web with CRLF. */
export function bodyOf({ body }: { readonly body: string | null }): string {
  return (body ?? '').replaceAll('\r\n', '\n');
}
