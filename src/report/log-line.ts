import { visible } from '../text/visible.ts';

/**
 * A text that the runner takes for plain text. It reads `::name …::` at the start of a line after
 * trimming, the older `##[name]` anywhere in one, and ends lines at a lone `\r` too
 * (github.com/actions/runner, ActionCommand.cs). A space of no width takes both their form.
 *
 * @param text one line or more, from anywhere
 */
export function escapeLogLine(text: string): string {
  return withoutControls(text)
    .split('\n')
    .map((line) => line.replace(/^(\s*):(?=:)/u, '$1:\u200b').replace(/##(?=\[)/g, '##\u200b'))
    .join('\n');
}

/** A text that a terminal shows and does not obey: no escape sequences, no carriage returns. */
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
