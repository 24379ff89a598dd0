import { type FailureCode, RunFailure } from '../failure.ts';

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  readonly code: Extract<
    FailureCode,
    'CONFIG_INVALID' | 'NO_TOPICS' | 'QUERY_INVALID' | 'TEMPLATE_INVALID'
  >;
  /** What is wrong, where, and what to write instead; may hold several lines. */
  readonly message: string;
}

/** An annotation has room for about as many. */
const MOST = 25;

/**
 * Everything that is wrong, in one failure: nobody should have to run a workflow once a mistake.
 *
 * @param problems at least one
 * @returns a failure with the one code that all share, else CONFIG_INVALID
 */
export function refuse(problems: readonly Problem[]): RunFailure {
  const codes = new Set(problems.map(({ code }) => code));
  const [code = 'CONFIG_INVALID'] = codes.size === 1 ? codes : [];
  const told = problems.slice(0, MOST).map(({ message }) => message);
  if (problems.length > MOST) told.push(`… and ${problems.length - MOST} more of this kind`);
  return new RunFailure(code, told.join('\n'));
}
