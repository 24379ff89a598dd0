import { RunFailure } from '../failure.ts';

/** Returns the failure for a preset whose preset.yml has these problems. */
export function malformed(name: string, problems: readonly string[]): RunFailure {
  const lines = problems.map((problem) => `templates/${name}/preset.yml: ${problem}`);
  return new RunFailure('TEMPLATE_INVALID', lines.join('\n'));
}
