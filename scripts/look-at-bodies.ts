/**
 * Part of `npm run test:page`: opens pull request texts (`__tests__/golden/body-*.md`) in Chromium
 * about as GitHub shows them, on a wide screen and on a phone. Keeps screenshots in .cache/artefacts/.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Browser } from 'playwright-core';
import { ARTEFACTS } from '../__tests__/sites/install.ts';

const COUNTS = [5, 23, 50, 200, 800];
const WIDTHS = [1012, 390];
const TALLEST_PICTURE = 3000;

/** The part of GitHub's style that affects how much fits on a screen. */
const STYLE = `
  body { margin: 0; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
  .comment { max-width: 760px; margin: 16px auto; padding: 16px; border: 1px solid #d1d9e0; border-radius: 6px; overflow-wrap: break-word; }
  h1 { max-width: 792px; margin: 16px auto 0; padding: 0 16px; font-size: 26px; font-weight: 400; box-sizing: border-box; }
  h3 { font-size: 1.25em; } h4 { font-size: 1em; }
  h3, h4 { margin: 24px 0 16px; line-height: 1.25; }
  p, ul { margin: 0 0 16px; } ul { padding-left: 2em; } li + li { margin-top: .25em; }
  ul.tasks { list-style: none; } ul.tasks input { margin: 0 .2em .25em -1.4em; vertical-align: middle; }
  a { color: #0969da; } code { padding: .2em .4em; font-size: 85%; background: #818b981f; border-radius: 6px; }
`;

/** Checks each text at each width, and reports failures. */
export async function lookAtBodies(
  browser: Browser,
  tell: (about: string, failures: readonly string[]) => void,
): Promise<void> {
  for (const count of COUNTS) {
    const file = join(ARTEFACTS, `body-${count}.html`);
    const text = readFileSync(`__tests__/golden/body-${count}.md`, 'utf8');
    writeFileSync(file, pageOf(text));
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      try {
        await page.goto(`file://${file}`, { waitUntil: 'load' });
        const boxes = await page.locator('input[type=checkbox]').count();
        const raw = await page.evaluate<string>('document.body.innerText');
        const [has, height] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
        );
        await page.setViewportSize({ width, height: Math.min(height, TALLEST_PICTURE) });
        await page.screenshot({ path: join(ARTEFACTS, `body-${count}-${width}.png`) });
        tell(`pull request of ${count} papers, ${width} pixels wide: ${height} high`, [
          ...(boxes === count ? [] : [`shows ${boxes} boxes`]),
          ...(has <= width ? [] : [`is ${has} pixels wide`]),
          ...(/\*\*|\]\(|&#\d/.test(raw) ? ['shows mark-up'] : []),
        ]);
      } finally {
        await page.close();
      }
    }
  }
}

/** Renders a golden file as a page: line ends are breaks, `[x]` is a box, comments are removed. */
function pageOf(golden: string): string {
  const [title = '', ...rest] = golden.split('\n');
  const markdown = new MarkdownIt({ html: true, breaks: true });
  const html = markdown
    .render(rest.join('\n').replace(/<!--[^]*?-->/g, ''))
    .replaceAll('<li>[x] ', '<li><input type="checkbox" checked disabled> ')
    .replaceAll(/<ul>\n<li><input/g, '<ul class="tasks">\n<li><input');
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${STYLE}</style><h1>${markdown.utils.escapeHtml(title)}</h1><div class="comment">${html}</div>`;
}
