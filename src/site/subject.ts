import { INPUTS } from '../config/schema.ts';
import { RunFailure } from '../failure.ts';
import { type PullView, inPlainText } from '../view/pull-view.ts';
import { sampleViews } from '../view/sample-views.ts';
import { type Template, compileTemplate, onFirstPrint } from '../template/template.ts';

/**
 * Returns a template for text that GitHub shows as plain text: the title of a pull request, the
 * message of a commit. GitHub refuses empty ones, but only after the branch was written, so they
 * are checked here.
 *
 * @param name the input
 * @param source the template; the input's default replaces an empty result
 * @throws RunFailure TEMPLATE_INVALID, also if the result is empty although every field is set
 */
export function subjectTemplate(
  name: 'title' | 'commit-message',
  source: string,
): Template<PullView> {
  const usual = INPUTS[name].default;
  const print = (text: string): Template<PullView> => {
    const template = compileTemplate(`\`${name}\``, text, sampleViews().pull);
    return (view) => template(inPlainText(view)).trim();
  };
  const instead = onFirstPrint(() => print(usual));
  if (source === usual) return instead;
  const own = print(source);
  if (own(sampleViews().pull) === '')
    throw new RunFailure(
      'TEMPLATE_INVALID',
      `\`${name}\` is empty after its values are filled in. Write text into it, or remove it to get \`${usual}\``,
    );
  return (view) => own(view) || instead(view);
}
