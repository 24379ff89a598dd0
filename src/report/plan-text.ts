import { type Plan, pullTitle } from '../record/plan.ts';

/** The words that a plan writes to GitHub. */
export interface PlanText {
  readonly of: 'commit' | 'pull request';
  readonly title: string;
  /** The pull request's text in Markdown after the run, or the commit's whole message. */
  readonly body: string;
}

/** Returns undefined for a plan that writes nothing. */
export function planText(plan: Plan): PlanText | undefined {
  if (plan.kind === 'nothing-new') return undefined;
  if (plan.kind === 'commit') {
    const { message } = plan.commit;
    return { of: 'commit', title: message.split('\n', 1)[0] ?? '', body: message };
  }
  const body = plan.kind === 'open' ? plan.pull.body : plan.body;
  return { of: 'pull request', title: pullTitle(plan), body: body ?? '' };
}
