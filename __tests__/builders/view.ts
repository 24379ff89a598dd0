import { Text } from '../../src/template/text.ts';

/** Returns a view with each text as a page shows it, or in another form. */
export function printed(view: unknown, form: (text: Text) => string = String): unknown {
  if (view instanceof Text) return form(view);
  if (Array.isArray(view)) return view.map((value) => printed(value, form));
  if (typeof view !== 'object' || view === null) return view;
  return Object.fromEntries(
    Object.entries(view).map(([name, value]) => [name, printed(value, form)]),
  );
}

/** Returns a view with each text as a reader sees it, without escapes. */
export const plain = (view: unknown) => printed(view, (text) => text.plain);
