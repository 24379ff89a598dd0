import Handlebars from 'handlebars';
import { RunFailure } from '../failure.ts';
import {
  type FrontMatterRules,
  escapeHtml,
  escapeLink,
  escapeMarkdown,
  escapeYaml,
  forFrontMatter,
  wellFormed,
} from '../escapes/escapes.ts';
import { RECORDED } from './record-front-matter.ts';
import { Text, plainOf } from './text.ts';

/** A text that a template printed into front matter, where a check looks for it. */
export interface Printed {
  /** Its name in the template. */
  readonly name: string;
  readonly text: string;
  /** Whether `yaml` printed it. */
  readonly escaped: boolean;
}

/** Receives the texts that helpers print into front matter, during a print that asks for them. */
export interface Recorder {
  printed: Printed[] | undefined;
  /** Rounds of the loops of a page so far. */
  rounds: number;
}

/** Stops nested loops, which could print for hours. */
const MOST_ROUNDS = 1_000_000;

/** A separate Handlebars without `log`, which prints raw text to stdout, and without `lookup`. */
export function engine(name: string, rules: FrontMatterRules, record: Recorder): typeof Handlebars {
  const hb = Handlebars.create();
  hb.unregisterHelper('log');
  hb.unregisterHelper('lookup');
  hb.unregisterHelper('helperMissing');
  hb.unregisterHelper('blockHelperMissing');
  const each = hb.helpers['each'];
  hb.registerHelper(
    'each',
    function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
      const fn = (...round: Parameters<typeof options.fn>): string => {
        if (++record.rounds > MOST_ROUNDS)
          throw new RunFailure(
            'TEMPLATE_INVALID',
            `${name}: its loops have more than ${MOST_ROUNDS} rounds`,
          );
        return options.fn(...round);
      };
      return each?.call(this, list, { ...options, fn }) as unknown;
    },
  );
  const textFor = (helper: string, value: unknown) => {
    if (value === undefined || value === null) return '';
    const text = plainOf(value);
    if (text === undefined)
      throw new RunFailure('TEMPLATE_INVALID', `${name}: {{${helper} …}} needs a text`);
    return text;
  };
  const printer = (helper: string, print: (text: string) => string) => {
    hb.registerHelper(helper, (value: unknown) => print(textFor(helper, value)));
  };
  hb.registerHelper('yaml', (value: unknown, field: unknown) => {
    const text = forFrontMatter(textFor('yaml', value), rules);
    if (typeof field === 'string')
      record.printed?.push({ name: field, text: wellFormed(text), escaped: true });
    return escapeYaml(text);
  });
  hb.registerHelper('line', (value: unknown, parts: unknown) => {
    const text = forFrontMatter(textFor('line', value), rules);
    const apart = typeof parts === 'string' ? text.replaceAll(parts, ' ') : text;
    return wellFormed(apart).replace(/\s+/g, ' ').trim();
  });
  hb.registerHelper(RECORDED, (value: unknown, field: unknown) => {
    if (value instanceof Text)
      record.printed?.push({ name: String(field), text: value.plain, escaped: false });
    return value;
  });
  printer('html', escapeHtml);
  printer('link', escapeLink);
  printer('plain', (text) => text);
  printer('letters', (text) =>
    text
      .replace(/[^\p{L}\p{N}\p{M}\s]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  hb.registerHelper('join', (values: unknown, separator: unknown) => {
    const texts = (Array.isArray(values) ? values : []).map((value: unknown) =>
      value instanceof Text ? value : new Text(plainOf(value) ?? '', escapeMarkdown),
    );
    return Text.join(texts, typeof separator === 'string' ? separator : ', ');
  });
  return hb;
}
