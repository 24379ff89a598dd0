import { escapeHtml } from '../escapes/escapes.ts';

/** HTML that may stand in a page as it is: made by `html`, or checked by whoever says so. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | undefined | readonly Html[];

/** A template for HTML: every text in it is escaped, HTML stays, nothing stands for undefined. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(print)));
}

function print(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
}
