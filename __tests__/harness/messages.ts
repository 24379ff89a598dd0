import type { StepResult } from './runner.ts';

/** Returns the messages of a step's workflow commands; without kinds, of all but `add-mask`. */
export function messagesOf(
  { commands }: Pick<StepResult, 'commands'>,
  ...kinds: readonly ('error' | 'warning' | 'notice')[]
): string[] {
  const wanted: readonly string[] = kinds;
  return commands
    .filter(({ name }) => (kinds.length === 0 ? name !== 'add-mask' : wanted.includes(name)))
    .map(({ message }) => message);
}
