import type { Browser } from 'playwright-core';

/** The paper whose box is unticked. The paper before it in the pull request stays ticked. */
const UNTICKED = '2611.11786';

const WIDTH = 760;

/** Picture of a mouse pointer. */
const POINTER =
  '<svg class="pointer" viewBox="0 0 16 24" width="22" height="33"><path d="M1 1v17l4-4 3 7 3-1.3-3-7h6z" fill="#000" stroke="#fff" stroke-width="1.3"/></svg>';

/** Keeps two entries of the page's pull request, and unticks the second. */
const SCRIPT = `
  const item = document.querySelector('.pull a[href$="${UNTICKED}"]').closest('li');
  const list = item.parentElement;
  list.replaceChildren(item.previousElementSibling, item);
  const pull = document.querySelector('.pull');
  pull.replaceChildren(list);
  document.body.replaceChildren(pull);
  const box = item.querySelector('input');
  box.removeAttribute('checked');
  item.insertAdjacentHTML('afterbegin', '${POINTER}');
`;

const STYLE = `
  body { padding: 0; max-inline-size: none; background: var(--card); }
  .pull { margin: 0; border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 2rem; font: 15px/1.47 Inter, system-ui, sans-serif; }
  .pull ul { margin: 0; padding-inline-start: 1.6rem; }
  .task { position: relative; margin: 0; color: var(--soft); } .task + .task { margin-block-start: 1.1rem; }
  .task a { font-weight: 600; }
  .task input { position: absolute; inset: 0.15rem auto auto -1.8rem; inline-size: 1.15rem; block-size: 1.15rem; }
  .task input:not(:checked) { outline: 3px solid color-mix(in srgb, var(--accent) 45%, transparent); outline-offset: 2px; }
  .pointer { position: absolute; z-index: 1; inset: 0.65rem auto auto -1.35rem; }`;

/**
 * Takes a screenshot of two entries of the local command's page: the box of the second is unticked,
 * with the mouse pointer on it.
 *
 * @param url address of the page
 * @param path path of the picture
 */
export async function photographUntick(
  browser: Browser,
  url: string,
  colorScheme: 'light' | 'dark',
  path: string,
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: WIDTH, height: 300 },
    colorScheme,
    deviceScaleFactor: 2,
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(SCRIPT);
  await page.addStyleTag({ content: STYLE });
  await page.waitForTimeout(500);
  await page.locator('.pull').screenshot({ path });
  await page.close();
}
