import { defaultBranchIn, editedPull } from './actions/event.ts';
import { runnerContext } from './actions/context.ts';
import { actionLog, maskSecrets, report, stop } from './actions/runner.ts';
import { arxivOver } from './arxiv/client.ts';
import { huggingFaceOver } from './enrich/hugging-face.ts';
import { readConnection } from './config/read.ts';
import { octokitFor } from './github/octokit.ts';
import { siteOnGitHub } from './github/github.ts';
import { reportOfReview } from './report/report.ts';
import { presetsIn } from './site/preset-folder.ts';
import { run } from './run.ts';
import { type Notice, keeping } from './log.ts';
import { VERSION } from './version.ts';
import {
  connectionHint,
  givenInputs,
  huggingFaceToken,
  nowFrom,
  paceSeconds,
  serviceUrl,
  turnFrom,
  userAgent,
} from './actions/environment.ts';
import { PACE_SECONDS } from './arxiv/pacing.ts';

async function main(): Promise<void> {
  // Also keeps the notices of the clients below, which the run does not see.
  const notices: Notice[] = [];
  const log = keeping(actionLog, notices);
  log.info(`Paperboy ${VERSION}`);
  const env = process.env;
  const inputs = givenInputs(env);
  maskSecrets();
  const context = await runnerContext(env);
  const site = inputs.get('repository')?.trim() || env['GITHUB_REPOSITORY'] || '';
  const edited = editedPull(context.eventName, context.payload, site);
  // Do this before reading the settings: the event of a fork's pull request has no secrets.
  if (edited !== undefined && 'why' in edited) {
    await report(reportOfReview(edited));
    return;
  }
  const connection = readConnection(inputs, env['GITHUB_REPOSITORY']);
  const { owner, name: repo } = connection.repository;
  const now = nowFrom(env);
  const agent = userAgent();
  const isHome = `${owner}/${repo}`.toLowerCase() === env['GITHUB_REPOSITORY']?.toLowerCase();
  const defaultBranch = isHome ? defaultBranchIn(context.payload) : undefined;
  const arxivUrl = serviceUrl(env, 'PAPERBOY_ARXIV_URL', 'https://export.arxiv.org');
  const pauseScale = paceSeconds(env, arxivUrl) / PACE_SECONDS;
  const hint = connectionHint(env);
  const octokit = octokitFor({
    token: connection.token,
    apiUrl: serviceUrl(env, 'GITHUB_API_URL', 'https://api.github.com'),
    userAgent: agent,
    log,
    pauseScale,
  });
  const huggingFaceUrl = serviceUrl(env, 'PAPERBOY_HF_URL', 'https://huggingface.co');
  const done = await run({
    inputs,
    at: connection,
    now,
    turn: turnFrom(env, now),
    log,
    presets: presetsIn(),
    ...(edited && { edited }),
    arxiv: arxivOver({
      apiUrl: arxivUrl,
      oaiUrl: serviceUrl(env, 'PAPERBOY_OAI_URL', 'https://oaipmh.arxiv.org'),
      rssUrl: serviceUrl(env, 'PAPERBOY_RSS_URL', 'https://rss.arxiv.org'),
      userAgent: agent,
      paceSeconds: paceSeconds(env, arxivUrl),
      chance: Math.random,
      log,
    }),
    extras: {
      links: huggingFaceOver({
        url: huggingFaceUrl,
        token: huggingFaceToken(env, huggingFaceUrl),
        userAgent: agent,
        log,
      }),
      // Load the client only if a language model is configured.
      generate: async (...asked) =>
        (await import('./enrich/chat.ts')).chatOver({ userAgent: agent, log })(...asked),
    },
    site: siteOnGitHub({
      octokit,
      owner,
      repo,
      serverUrl: serviceUrl(env, 'GITHUB_SERVER_URL', 'https://github.com'),
      log,
      pauseScale,
      ...(hint !== undefined && { connectionHint: hint }),
      ...(defaultBranch !== undefined && { defaultBranch }),
    }),
  });
  await report({ ...done, notices });
}

// Without this, an error outside of a promise, such as a broken connection, would print a stack trace.
process.on('uncaughtException', (error) => {
  void stop(error).finally(() => process.exit());
});
await main().catch(stop);
