import type { FrontMatterRules } from '../escapes/escapes.ts';
import { RunFailure } from '../failure.ts';
import { LOOPS_AND_BRANCHES, PRINTERS, checkNames } from './check-names.ts';
import { type Printed, type Recorder, engine } from './engine.ts';
import { type Expanded, withoutPartials } from './partials.ts';
import { RECORDED, recordFrontMatter } from './record-front-matter.ts';

export type { Printed } from './engine.ts';

/**
 * Prints a view.
 *
 * @param printed receives the texts that were printed into front matter
 */
export type Template<View> = (view: View, printed?: Printed[]) => string;

/**
 * Compiles a template when it is first printed. For templates of Paperboy's own: a user's template
 * is compiled at once, so that its mistakes are reported before anything is fetched.
 */
export function onFirstPrint<View>(compile: () => Template<View>): Template<View> {
  let compiled: Template<View> | undefined;
  return (view, printed) => (compiled ??= compile())(view, printed);
}

/**
 * Compiles a template, and checks its names against a sample view, so that a misspelt name fails
 * before anything is fetched or written.
 *
 * @param name of its file, for messages
 * @param source its text, or its text with partials in place
 * @param sample a view with every field set; undefined for Paperboy's own templates, which a test checks
 * @throws RunFailure TEMPLATE_INVALID, with every problem of this template
 */
export function compileTemplate<View extends object>(
  name: string,
  source: string | Expanded,
  sample: View | undefined,
  rules: FrontMatterRules = {},
): Template<View> {
  // Handlebars takes a while to start, and many values of presets are plain words.
  if (typeof source === 'string' && !source.includes('{{')) return () => source;
  const record: Recorder = { printed: undefined, rounds: 0 };
  const hb = engine(name, rules, record);
  const { text, placeOf } =
    typeof source === 'string' ? withoutPartials({ file: name, text: source }) : source;
  let program: hbs.AST.Program;
  try {
    program = hb.parse(text);
  } catch (error) {
    throw new RunFailure(
      'TEMPLATE_INVALID',
      `${name}: ${error instanceof Error ? error.message : 'it cannot be read'}`,
    );
  }
  const problems = sample === undefined ? [] : [...checkNames(program, [sample])];
  if (problems.length > 0)
    throw new RunFailure(
      'TEMPLATE_INVALID',
      problems.map(({ line, what }) => `${placeOf(line)}: ${what}`).join('\n'),
    );
  const known = Object.fromEntries(
    [...LOOPS_AND_BRANCHES, ...PRINTERS, RECORDED].map((helper) => [helper, true]),
  );
  recordFrontMatter(program, text);
  const print = hb.compile<View>(program, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: known,
  });
  return (view, printed) => {
    record.printed = printed;
    record.rounds = 0;
    try {
      return print(view);
    } catch (error) {
      if (error instanceof RunFailure) throw error;
      const why = error instanceof Error ? error.message : 'it cannot be printed';
      throw new RunFailure('TEMPLATE_INVALID', `${name}: ${why}`);
    }
  };
}
