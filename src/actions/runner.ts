import * as core from '@actions/core';
import type { Log } from '../edges.ts';
import { RunFailure, remedyFor } from '../failure.ts';
import { fenced } from '../report/fenced.ts';
import { escapeLogLine } from '../report/log-line.ts';
import { type Report, outputsOf } from '../report/report.ts';
import { inWords, summaryOf } from '../report/summary.ts';

/** The log as the runner reads it: nothing from outside can look like one of its commands. */
export const actionLog: Log = {
  info: (line) => {
    core.info(escapeLogLine(line));
  },
  notice: ({ about, text }) => {
    core.warning(escapeLogLine(`${about}: ${text}`), { title: 'Paperboy' });
  },
};

/** Leaves outputs and a summary, and says in the log what was done. */
export async function report(done: Report): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(done))) core.setOutput(name, value);
  core.info(escapeLogLine(inWords(done)));
  await summarise(summaryOf(done));
}

/** A local trial has no summary file; then there is none to write. */
async function summarise(markdown: string): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  await core.summary.addRaw(markdown).write();
}

/** One annotation with a code, what was wrong, and what to do; exit status 1. */
export async function stop(error: unknown): Promise<void> {
  const failure =
    error instanceof RunFailure ? error : new RunFailure('INTERNAL', unexpected(error));
  if (!(error instanceof RunFailure) && error instanceof Error)
    core.debug(escapeLogLine(error.stack ?? ''));
  const text = `[${failure.code}] ${failure.message}\n${remedyFor(failure.code)}`;
  core.error(text, { title: 'Paperboy' });
  process.exitCode = 1;
  await summarise(`## Paperboy\n\nThe run failed.\n\n${fenced(text)}\n`);
}

function unexpected(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : 'something was thrown that is no error';
}
