import { RunFailure } from '../failure.ts';

/**
 * Returns the event and the addresses of GitHub. @actions/github reads the file of the event when it
 * is imported, so import it here, where an error becomes a message.
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
      `GITHUB_EVENT_PATH: \`${path}\` cannot be read as JSON. Set it to a file with the payload of the event`,
    );
  }
}
