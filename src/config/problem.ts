import { type FailureCode, RunFailure } from '../failure.ts';

/** A mistake in the user's settings. */
export interface Problem {
  readonly code: Extract<
    FailureCode,
    'CONFIG_INVALID' | 'NO_TOPICS' | 'QUERY_INVALID' | 'TEMPLATE_INVALID'
  >;
  /** Error, place and remedy; may have several lines. */
  readonly message: string;
}

/** About as many fit into an annotation. */
const MOST = 25;

/**
 * Makes one failure of all problems.
 *
 * @param problems at least one
 * @returns with the code that all share, else CONFIG_INVALID
 */
export function refuse(problems: readonly Problem[]): RunFailure {
  const codes = new Set(problems.map(({ code }) => code));
  const [code = 'CONFIG_INVALID'] = codes.size === 1 ? codes : [];
  const messages = problems.slice(0, MOST).map(({ message }) => message);
  if (problems.length > MOST) messages.push(`… and ${problems.length - MOST} more of this kind`);
  return new RunFailure(code, messages.join('\n'));
}
