import { escapeHtml } from '../escapes/escapes.ts';

/** Trusted HTML: made by `html`, or checked by the caller. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | undefined | readonly Html[];

/** Template tag for HTML. Escapes texts and numbers, keeps `Html`, and prints nothing for undefined. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(print)));
}

function print(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
}
