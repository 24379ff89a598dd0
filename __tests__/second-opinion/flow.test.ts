import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test } from '@jest/globals';
import { idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { startArxiv } from '../emulators/arxiv/index.ts';
import { TODAY, TOKEN, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { tick, untick } from '../harness/review.ts';
import { type StepResult, runStep } from '../harness/runner.ts';
import { type SecondOpinion, startSecondOpinion } from './server.ts';

const node = process.env['PAPERBOY_NODE'] ?? process.execPath;
const canRun = Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'])) >= 24;

const BRANCH = 'paperboy/digest';
const [A, B, C, LATE] = ['2611.00001', '2611.00002', '2611.00003', '2611.00099'];
let github: SecondOpinion;
let arxiv: Awaited<ReturnType<typeof startArxiv>>;
afterEach(async () => {
  await github.close();
  await arxiv.close();
});

async function start(): Promise<void> {
  github = await startSecondOpinion(node);
  arxiv = await startArxiv({ papers: somePapers(3) });
}

async function run(now = TODAY, more: Partial<Parameters<typeof runStep>[0]> = {}) {
  const step = await runStep({
    token: TOKEN,
    node,
    event: { repository: { full_name: 'octo/site', default_branch: 'main' } },
    ...more,
    with: {
      keywords: 'Scrolls: scroll',
      site: 'markdown',
      'code-links': 'false',
      ...more.with,
    },
    env: {
      GITHUB_REPOSITORY: 'octo/site',
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: github.url,
      PAPERBOY_ARXIV_URL: arxiv.url,
      PAPERBOY_OAI_URL: arxiv.url,
      PAPERBOY_RSS_URL: arxiv.url,
      PAPERBOY_PACE_MS: '1',
      PAPERBOY_NOW: now,
    },
  });
  expect({ log: step.log, errors: errorsOf(step), exitCode: step.exitCode }).toMatchObject({
    errors: [],
    exitCode: 0,
  });
  return step.outputs;
}

const errorsOf = ({ commands }: StepResult) =>
  commands.filter(({ name }) => name === 'error').map(({ message }) => message);
const idsOn = async (branch: string) => (await github.paths(branch)).flatMap(idsInPath).sort();
const boxes = (body: string) =>
  Object.fromEntries(boxesIn(body).map(({ id, ticked }) => [id, ticked]));

/** Edits the text of a pull request, as a person does on the web. */
async function edit(number: number, change: (body: string) => string) {
  const { body } = await github.ask<{ body: string }>('GET', `/pulls/${number}`);
  await github.ask('PATCH', `/pulls/${number}`, { body: change(body) });
  return run(TODAY, {
    eventName: 'pull_request',
    event: {
      action: 'edited',
      number,
      changes: { body: { from: body } },
      repository: { full_name: 'octo/site', default_branch: 'main' },
      sender: { login: 'reviewer', type: 'User' },
      pull_request: {
        number,
        head: { ref: BRANCH, repo: { full_name: 'octo/site' } },
        user: { login: 'octo', type: 'User' },
      },
    },
  });
}

/**
 * Runs the flow against an emulator of GitHub by other authors, to find wrong assumptions in ours.
 * Known differences, in which GitHub's documentation and facts agree with our emulator:
 * - it accepts a second pull request for the same head, a head that does not exist, and titles and
 *   bodies over the limits, all of which GitHub refuses;
 * - `head.sha` of a pull request stays the commit with which it was opened;
 * - it has no GraphQL.
 */
(canRun ? describe : describe.skip)('the same flow against a second implementation', () => {
  test('opens a digest, adds later papers, and proposes no paper twice', async () => {
    await start();
    const first = await run();
    expect(first).toMatchObject({ status: 'opened', 'paper-count': '3', branch: BRANCH });
    expect(await idsOn(BRANCH)).toEqual([A, B, C]);
    const [pull] = await github.pulls();
    expect(boxes(pull?.body ?? '')).toEqual({ [A ?? '']: true, [B ?? '']: true, [C ?? '']: true });
    expect(pull?.labels.map(({ name }) => name)).toEqual(['arxiv-digest']);

    const before = await github.commits(BRANCH);
    expect(await run()).toMatchObject({ status: 'nothing-new' });
    expect(await github.commits(BRANCH)).toEqual(before);
    expect(await github.pulls()).toHaveLength(1);

    arxiv.add(aLatePaper());
    expect(await run(TOMORROW)).toMatchObject({ status: 'updated', 'paper-count': '1' });
    expect(await idsOn(BRANCH)).toEqual([A, B, C, LATE]);
    const after = await github.commits(BRANCH);
    expect(after.slice(1).map(({ sha }) => sha)).toEqual(before.map(({ sha }) => sha));
    expect(await github.pulls()).toHaveLength(1);
  });

  test('drops a paper that is unticked and brings it back when it is ticked', async () => {
    await start();
    await run();
    expect(await edit(1, untick(B ?? ''))).toMatchObject({ status: 'updated' });
    expect(await idsOn(BRANCH)).toEqual([A, C]);
    expect(await run(TOMORROW)).toMatchObject({ status: 'nothing-new' });
    expect(await edit(1, tick(B ?? ''))).toMatchObject({ status: 'updated' });
    expect(await idsOn(BRANCH)).toEqual([A, B, C]);
  });

  test.each(['merge', 'squash', 'rebase'])(
    'starts a new digest from base after a %s',
    async (merge_method) => {
      await start();
      await run();
      await github.ask('PUT', '/pulls/1/merge', { merge_method });
      await github.ask('DELETE', `/git/refs/heads/${BRANCH}`);
      expect(await idsOn('main')).toEqual([A, B, C]);
      expect(await run()).toMatchObject({ status: 'nothing-new' });
      arxiv.add(aLatePaper());
      expect(await run(TOMORROW)).toMatchObject({ status: 'opened', 'pull-request-number': '2' });
      expect(await idsOn(BRANCH)).toEqual([A, B, C, LATE]);
    },
  );

  test('does not propose papers of a closed digest again', async () => {
    await start();
    await run();
    await github.ask('PATCH', '/pulls/1', { state: 'closed' });
    expect(await run(TOMORROW)).toMatchObject({ status: 'nothing-new' });
    arxiv.add(aLatePaper());
    expect(await run(TOMORROW)).toMatchObject({ status: 'opened', 'paper-count': '1' });
  });

  test('commits to base with `pull-request: off`', async () => {
    await start();
    const off = { with: { 'pull-request': 'off' } };
    expect(await run(TODAY, off)).toMatchObject({ status: 'committed', branch: 'main' });
    expect(await idsOn('main')).toEqual([A, B, C]);
    expect(await run(TODAY, off)).toMatchObject({ status: 'nothing-new' });
    expect(await github.pulls()).toEqual([]);
  });
});
