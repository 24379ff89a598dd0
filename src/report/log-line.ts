import { visible } from '../text/visible.ts';

/**
 * Returns a text without workflow commands. The runner reads `::name …::` at the start of a line
 * after trimming, the older `##[name]` anywhere in a line, and ends lines at a lone `\r` too
 * (github.com/actions/runner, ActionCommand.cs). A zero-width space breaks both.
 */
export function escapeLogLine(text: string): string {
  return withoutControls(text)
    .split('\n')
    .map((line) => line.replace(/^(\s*):(?=:)/u, '$1:\u200b').replace(/##(?=\[)/g, '##\u200b'))
    .join('\n');
}

/** Returns a text without escape sequences and carriage returns, which a terminal would obey. */
export function escapeTerminal(text: string): string {
  return withoutControls(text);
}

function withoutControls(text: string): string {
  return visible(
    text
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
      .replace(/\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)/g, ''),
  );
}
