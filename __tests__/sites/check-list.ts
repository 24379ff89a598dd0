import type { BuiltSite } from './built.ts';
import type { Failure } from './check.ts';
import { attribute, elementsNamed, textOf } from './page.ts';

/** Columns of `templates/list.hbs`. */
const COLUMNS = 6;

// Pelican names a page by its title, and has a page of the category `arXiv` too.
const LIST = /(?<!\/category)\/arxiv(?:-papers)?(?:\.html|\/|\/index\.html)?$/;
const LIST_OF_YEAR = /\/arxiv(?:-papers-of)?(?:-\d{4}(?:\.html|\/)?|\/index-\d{4}\.html)$/;

/** Checks the list's page: its rows are rows of a table, and a withdrawn and an accepted paper are shown as such. */
export function checkList({ pages }: BuiltSite): { failures: Failure[]; url: string | undefined } {
  const page = pages.find(({ url }) => LIST.test(url));
  if (page === undefined)
    return { failures: [{ about: 'the list', what: 'has no page' }], url: undefined };
  const rows = elementsNamed(page.root, 'tr').filter((row) =>
    elementsNamed(row, 'a').some((link) => attribute(link, 'href')?.includes('arxiv.org/pdf/')),
  );
  const broken = rows.filter((row) => elementsNamed(row, 'td').length !== COLUMNS);
  // Older rows are on the pages of their years.
  const text = pages
    .filter(({ url }) => LIST.test(url) || LIST_OF_YEAR.test(url))
    .map(({ root }) => textOf(root))
    .join('\n');
  const what = [
    ...(rows.length < 40 ? [`has ${rows.length} rows`] : []),
    ...broken.slice(0, 3).map((row) => `has a row of other cells: ${textOf(row).slice(0, 120)}`),
    ...['Withdrawn:', 'NeurIPS 2025'].flatMap((words) =>
      text.includes(words) ? [] : [`does not say ${words}`],
    ),
  ];
  return { failures: what.map((one) => ({ about: 'the list', what: one })), url: page.url };
}
