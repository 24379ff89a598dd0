import { RunFailure } from '../failure.ts';

/**
 * What the runner says of this run: the event, and where GitHub is. @actions/github reads the event's
 * file while it is imported, so that is done where somebody can be told what it throws.
 *
 * @throws RunFailure CONFIG_INVALID
 */
export async function runnerContext(env: Readonly<Record<string, string | undefined>>) {
  try {
    return (await import('./github-context.ts')).context;
  } catch {
    const path = env['GITHUB_EVENT_PATH'] ?? '';
    throw new RunFailure(
      'CONFIG_INVALID',
      `GITHUB_EVENT_PATH names ${path}, which cannot be read as JSON`,
    );
  }
}
