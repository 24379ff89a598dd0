import * as core from '@actions/core';
import type { Log } from '../log.ts';
import { RunFailure, remedyFor } from '../failure.ts';
import { cut } from '../text/cut.ts';
import { fenced } from '../report/fenced.ts';
import { escapeLogLine } from '../report/log-line.ts';
import { type Report, outputsOf } from '../report/report.ts';
import { formsOf, withoutSecrets } from '../text/secrets.ts';
import { linesOf } from '../report/in-words.ts';
import { summaryOf } from '../report/summary.ts';
import { givenInputs } from './environment.ts';

const TITLE = { title: 'Paperboy' };

/** The runner cuts an annotation there, without a word (actions/runner, ExecutionContext.cs). */
const LONGEST_ANNOTATION = 4096;

/** A step's summary may have a megabyte (docs.github.com, "Workflow commands"); letters have up to three bytes. */
const LONGEST_SUMMARY = 300_000;

/** What no line, output or summary may hold. Known from the start: whatever fails first is told without it. */
const secrets = [
  ...['token', 'llm-key'].map((name) => givenInputs(process.env).get(name)),
  process.env['HF_TOKEN'],
]
  .map((secret) => secret?.trim() ?? '')
  .filter((secret) => secret !== '');
const redacted = withoutSecrets(secrets);

/** Asks the runner to mask the secrets, too: a runner other than GitHub's may know only the forms it is told. */
export function maskSecrets(): void {
  for (const secret of secrets) {
    core.setSecret(secret);
    for (const form of formsOf(secret)) if (form !== secret) core.setSecret(form);
  }
}

/** A text as it may be printed. Controls are taken out first: they could part a secret. */
function printable(text: string): string {
  return redacted(escapeLogLine(text));
}

/** The log as the runner reads it: nothing from outside can look like one of its commands. */
export const actionLog: Log = {
  info: (line) => {
    core.info(printable(line));
  },
  notice: ({ about, text }) => {
    core.warning(cut(printable(`${about}: ${text}`), LONGEST_ANNOTATION), TITLE);
  },
};

/** Leaves outputs and a summary, and says in the log what was done. */
export async function report(done: Report): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(done)))
    core.setOutput(name, redacted(value));
  for (const line of linesOf(done)) core.info(printable(line));
  // Notices alone quote what others answered. Escapes for Markdown would hide a secret in them.
  const notices = done.notices.map(({ about, text }) => ({
    about: printable(about),
    text: printable(text),
  }));
  await summarise(summaryOf({ ...done, notices }));
}

/** A local trial has no summary file; then there is none to write. */
async function summarise(markdown: string): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  await core.summary.addRaw(cut(redacted(markdown), LONGEST_SUMMARY)).write();
}

/** One annotation with a code, what was wrong, and what to do; exit status 1. It never throws. */
export async function stop(error: unknown): Promise<void> {
  process.exitCode = 1;
  let isTold = false;
  try {
    const failure =
      error instanceof RunFailure ? error : new RunFailure('INTERNAL', unexpected(error));
    if (!(error instanceof RunFailure) && error instanceof Error)
      core.debug(printable(error.stack ?? ''));
    const remedy = remedyFor(failure.code);
    const what = printable(`[${failure.code}] ${failure.message}`);
    const told = cut(what, LONGEST_ANNOTATION - remedy.length - 1, MORE_IN_SUMMARY);
    core.error(`${told}\n${remedy}`, TITLE);
    isTold = true;
    await summarise(
      `## Paperboy\n\nThe run failed.\n\n${fenced(cut(`${what}\n${remedy}`, LONGEST_SUMMARY - 1000))}\n`,
    );
  } catch {
    // What was thrown cannot be put into words; or only the summary cannot be written.
    if (!isTold)
      process.stdout.write(`::error title=Paperboy::[INTERNAL] ${remedyFor('INTERNAL')}\n`);
  }
}

const MORE_IN_SUMMARY = ' … (shortened: the job summary has all of it)';

function unexpected(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : 'something was thrown that is no error';
}
