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

/** The runner cuts longer annotations without notice (actions/runner, ExecutionContext.cs). */
const LONGEST_ANNOTATION = 4096;

/** In characters. The limit is 1 MiB (docs.github.com, "Workflow commands"), and a character has up to three bytes. */
const LONGEST_SUMMARY = 300_000;

/** The secrets of this run, read at the start, so that even the first error is printed without them. */
const secrets = [
  ...['token', 'llm-key'].map((name) => givenInputs(process.env).get(name)),
  process.env['HF_TOKEN'],
]
  .map((secret) => secret?.trim() ?? '')
  .filter((secret) => secret !== '');
const redacted = withoutSecrets(secrets);

/** Asks the runner to mask the secrets. Other runners than GitHub's may mask only the forms that they are given. */
export function maskSecrets(): void {
  for (const secret of secrets) {
    core.setSecret(secret);
    for (const form of formsOf(secret)) if (form !== secret) core.setSecret(form);
  }
}

/** A text without secrets and workflow commands. Remove control characters first: they could split a secret. */
function printable(text: string): string {
  return redacted(escapeLogLine(text));
}

/** The log of the runner, in which no text can act as a workflow command. */
export const actionLog: Log = {
  info: (line) => {
    core.info(printable(line));
  },
  notice: ({ about, text }) => {
    core.warning(cut(printable(`${about}: ${text}`), LONGEST_ANNOTATION), TITLE);
  },
};

/** Sets the outputs, writes the job summary, and logs what the run did. */
export async function report(done: Report): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(done)))
    core.setOutput(name, redacted(value));
  for (const line of linesOf(done)) core.info(printable(line));
  // Only notices quote answers of servers. Redact before escaping: escapes would hide a secret.
  const notices = done.notices.map(({ about, text }) => ({
    about: printable(about),
    text: printable(text),
  }));
  await summarise(summaryOf({ ...done, notices }));
}

/** Appends to the job summary; outside of a runner there is none. */
async function summarise(markdown: string): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  await core.summary.addRaw(cut(redacted(markdown), LONGEST_SUMMARY)).write();
}

/** Prints one annotation with the code, the message and the remedy, and sets exit status 1. Never throws. */
export async function stop(error: unknown): Promise<void> {
  process.exitCode = 1;
  let isPrinted = false;
  try {
    const failure =
      error instanceof RunFailure ? error : new RunFailure('INTERNAL', unexpected(error));
    if (!(error instanceof RunFailure) && error instanceof Error)
      core.debug(printable(error.stack ?? ''));
    const remedy = remedyFor(failure.code);
    const what = printable(`[${failure.code}] ${failure.message}`);
    const message = cut(what, LONGEST_ANNOTATION - remedy.length - 1, MORE_IN_SUMMARY);
    core.error(`${message}\n${remedy}`, TITLE);
    isPrinted = true;
    await summarise(
      `## Paperboy\n\nThe run failed.\n\n${fenced(cut(`${what}\n${remedy}`, LONGEST_SUMMARY - 1000))}\n`,
    );
  } catch {
    // The error cannot be printed, or only the summary cannot be written.
    if (!isPrinted)
      process.stdout.write(`::error title=Paperboy::[INTERNAL] ${remedyFor('INTERNAL')}\n`);
  }
}

const MORE_IN_SUMMARY = ' … (shortened: the job summary has the full text)';

function unexpected(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : 'a value was thrown that is not an Error';
}
