/**
 * Part of `npm run test:page`: opens a list in Chromium about as GitHub shows it, on a wide screen and
 * on a phone. Keeps screenshots in .cache/artefacts/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Browser } from 'playwright-core';
import { ARTEFACTS } from '../__tests__/sites/install.ts';
import { TITLES } from '../__tests__/sites/hostile.ts';
import { aPaper } from '../__tests__/builders/paper.ts';
import { readConfig } from '../src/config/read.ts';
import { compileTopics } from '../src/match/match.ts';
import { collect } from '../src/render/collections/collect.ts';
import { collectionFiles } from '../src/render/collections/collection-files.ts';
import { layoutFor } from '../src/site/layout.ts';
import { presetsIn } from '../src/site/preset-folder.ts';

const WIDTHS = [1012, 390];
const NOW = new Date('2026-11-20T06:00:00Z');

/** GitHub's style of a table, which scrolls if it is too wide. */
const STYLE = `
  body { margin: 0; font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
  main { max-width: 1012px; margin: 0 auto; padding: 16px; box-sizing: border-box; overflow-wrap: break-word; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
  td, th { padding: 6px 13px; border: 1px solid #d1d9e0; } img { max-width: 100%; } a { color: #0969da; }
`;

/** Checks the list at each width, and reports failures. */
export async function lookAtList(
  browser: Browser,
  tell: (about: string, failures: readonly string[]) => void,
): Promise<void> {
  const { files, count } = await listOfHostile();
  mkdirSync(ARTEFACTS, { recursive: true });
  for (const [path, text] of files) {
    const html = new MarkdownIt({ html: true }).render(text);
    const page = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${STYLE}</style><main>${html}</main>`;
    writeFileSync(join(ARTEFACTS, path), path.endsWith('.svg') ? text : page);
  }
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 1600 } });
    try {
      await page.goto(`file://${join(ARTEFACTS, 'arxiv.html')}`);
      const cells = await page.evaluate<number[]>(
        '[...document.querySelectorAll("tbody tr")].map((row) => row.cells.length)',
      );
      const [wide, pictures] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, [...document.images].filter((one) => one.naturalWidth > 0).length]',
      );
      await page.screenshot({ path: join(ARTEFACTS, `list-${width}.png`) });
      tell(`list of ${count} papers, ${width} pixels wide`, [
        ...(cells.length === count ? [] : [`shows ${cells.length} rows`]),
        ...(cells.every((cell) => cell === 6) ? [] : ['has a row that does not have six cells']),
        ...(wide <= width ? [] : [`is ${wide} pixels wide`]),
        ...(pictures === 1 ? [] : [`shows ${pictures} pictures`]),
      ]);
    } finally {
      await page.close();
    }
  }
}

async function listOfHostile(): Promise<{ files: Map<string, string>; count: number }> {
  const config = readConfig(
    new Map([
      ['keywords', 'Scrolls: scrolls'],
      ['output', 'digest, list'],
    ]),
  );
  const site = { branch: 'main', commit: '', paths: [], read: () => Promise.resolve('') };
  const layout = await layoutFor(config, site, presetsIn('templates'));
  const matcher = compileTopics(config.topics);
  const comments = [undefined, 'Accepted at NeurIPS 2026', 'This paper has been withdrawn'];
  const papers = TITLES.slice(0, 60).map((title, n) => {
    const comment = comments[n % comments.length];
    const day = new Date(NOW.getTime() - n * 86_400_000).toISOString();
    const paper = aPaper({
      id: `2611.${String(n + 1).padStart(5, '0')}`,
      title,
      published: day,
      updated: day,
      ...(comment !== undefined && { comment }),
      ...(n % 4 === 1 && { comment: 'Code: https://github.com/octo/scrolls' }),
    });
    return { paper, matches: matcher.match(paper) };
  });
  const collections = collectionFiles(layout, config, NOW, 'https://github.com/octo/site');
  const digests = [{ path: 'arxiv/digests/2026-11-20.md', day: '2026-11-20' }];
  const made = collect(papers, collections, new Map(), layout, config, NOW, new Map(), digests);
  const files = [...made].map(([path, text]) => [path.replace(/\.md$/, '.html'), text] as const);
  return { files: new Map(files), count: papers.length };
}
