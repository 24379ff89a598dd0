import { RunFailure } from '../failure.ts';
import { type PullView, inPlainText } from './pull-view.ts';
import { SAMPLE_PULL } from './sample-views.ts';
import { type Template, compileTemplate } from './template.ts';

/**
 * A template for what GitHub shows as plain text: a pull request's title, a commit's message. GitHub
 * refuses both when they are empty, and would do so after the branch was written.
 *
 * @param name for messages: the input
 * @param theirs absent: ours
 * @param ours stands in also where a run's own values leave theirs empty
 * @throws RunFailure TEMPLATE_INVALID, also for one that prints nothing though every field is set
 */
export function subjectTemplate(
  name: string,
  theirs: string | undefined,
  ours: string,
): Template<PullView> {
  const print = (source: string): Template<PullView> => {
    const template = compileTemplate(name, source, SAMPLE_PULL);
    return (view) => template(inPlainText(view)).trim();
  };
  const [own, instead] = [print(theirs ?? ours), print(ours)];
  if (own(SAMPLE_PULL) === '')
    throw new RunFailure(
      'TEMPLATE_INVALID',
      `${name} is empty once it is filled in: write some text into it, or leave it out for \`${ours}\``,
    );
  return (view) => own(view) || instead(view);
}
