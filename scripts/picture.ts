/**
 * `npm run picture`: makes the README's two pictures, each in light and dark. The local command writes
 * its sample into a Hugo site. The first picture shows the pull request on the left, and on the right
 * the post that Hugo makes of the first paper. The second shows a box that is unticked.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../__tests__/preview/look.ts';
import { serve } from '../__tests__/sites/browser.ts';
import { GENERATORS } from '../__tests__/sites/generators.ts';
import { CACHE, installNode, installPackages, prepare } from '../__tests__/sites/install.ts';
import { mustRun } from '../__tests__/sites/program.ts';
import { QUIET, bringMath } from '../__tests__/sites/try.ts';
import { photographUntick } from './picture/untick.ts';
import { dress } from './picture/site.ts';

type Scheme = 'light' | 'dark';

/** Size of each half. It is narrow because the README shows the picture at two thirds of its size. */
const SIZE = { width: 590, height: 770 };
const SHARPNESS = 2;

/** The first paper in the pull request. Its post has every part that a post may have. */
const SHOWN = '2611-15204';

/** Script that removes everything but the pull request from the local command's page. */
const PULL_ONLY = `document.body.replaceChildren(document.querySelector('.pull'));`;

/** Style in which the pull request fills its half and fades out at the bottom. */
const PULL_STYLE = `
  body { padding: 0; max-inline-size: none; background: var(--card); }
  .pull { margin: 0; border: 0; padding: 1.5rem 2.25rem; height: ${SIZE.height}px; overflow: hidden;
    font: 15px/1.47 Inter, system-ui, sans-serif; mask-image: linear-gradient(#000 85%, #0000 99%); }
  .pull h3 { font-size: 24px; letter-spacing: -0.015em; margin-block-end: 0.75rem; }
  .pull h3::before { content: 'Open'; float: right; padding: 0.3rem 0.85rem; border-radius: 2rem; background: #1f883d;
    color: #fff; font-size: 14px; line-height: 1.4; letter-spacing: 0; }
  .pull h4 { font: 600 18px/1.4 Inter, system-ui, sans-serif; margin-block: 1.1rem 0; }
  .pull h5 { font: 600 15.5px/1.4 Inter, system-ui, sans-serif; margin-block: 0.6rem 0.5rem; }
  .pull ul { padding-inline-start: 1.6rem; } .task { position: relative; margin: 0.65rem 0; color: var(--soft); }
  .task input { position: absolute; inset: 0.2rem auto auto -1.6rem; } .task a { font-weight: 600; }
  code { font-size: 11.5px; }`;

async function photograph(
  browser: Browser,
  url: string,
  colorScheme: Scheme,
  change: { readonly style?: string; readonly script?: string },
): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: SIZE,
    colorScheme,
    deviceScaleFactor: SHARPNESS,
  });
  await page.goto(url, { waitUntil: 'load' });
  if (change.script !== undefined) await page.evaluate(change.script);
  if (change.style !== undefined) await page.addStyleTag({ content: change.style });
  await page.waitForTimeout(500);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

async function beside(browser: Browser, left: Buffer, right: Buffer, scheme: Scheme) {
  const page = await browser.newPage({
    viewport: { width: 2 * SIZE.width + 96, height: SIZE.height + 92 },
    colorScheme: scheme,
    deviceScaleFactor: SHARPNESS,
  });
  const half = (caption: string, png: Buffer) =>
    `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`;
  await page.setContent(`<!doctype html><style>
    :root { color-scheme: ${scheme}; }
    body { margin: 0; padding: 16px 32px 32px; display: flex; gap: 32px; background: light-dark(#ece8df, #08090a); }
    figure { margin: 0; }
    figcaption { font: 500 17px/28px Inter, system-ui, sans-serif; color: light-dark(#59544b, #b9b4aa); margin-bottom: 14px; }
    img { display: block; width: ${SIZE.width}px; height: ${SIZE.height}px; border-radius: 12px;
      box-shadow: 0 0 0 1px light-dark(#0001, #fff2), 0 6px 24px light-dark(#0002, #000); }
  </style>${half('The pull request', left)}${half('The post it makes', right)}`);
  const picture = `docs/picture-${scheme}.png`;
  await page.screenshot({ path: picture });
  await page.close();
  await compress(picture, 256);
}

/** Reduces the colours of a picture. Text needs few, and the file becomes a third as large. */
async function compress(picture: string, colours: number): Promise<void> {
  await mustRun(['pngquant', '--force', '--strip', '--output', picture, String(colours), picture], {
    cwd: '.',
  });
  console.log(picture);
}

const hugo = GENERATORS.find(({ name }) => name === 'hugo');
if (hugo === undefined) throw new Error('the generators do not include Hugo');
await installPackages(['chromium', 'fonts-inter', 'fonts-sil-charis', 'pngquant']);
await installNode(join(CACHE, 'math'), resolve('__tests__/sites/math/package.json'));
const { site, env } = await prepare(hugo, resolve('__tests__/sites'));
dress(site);
const out = mkdtempSync(join(tmpdir(), 'paperboy-picture-'));
const writePreview = (...options: string[]) =>
  mustRun([process.execPath, resolve('dist/preview.js'), ...options], { cwd: site, env: {} });
await writePreview('--site', site, '--out', out);
await writePreview('--site', site, '--out', site);
await mustRun([...hugo.build, '--buildFuture'], { cwd: site, env: { ...QUIET, ...env } });
const output = join(site, hugo.output);
bringMath(output);
const shown = readdirSync(join(output, 'posts')).find((name) => name.startsWith(SHOWN));
if (shown === undefined) throw new Error(`the sample does not contain ${SHOWN}`);
mkdirSync('docs', { recursive: true });
const server = await serve(output);
const browser = await openBrowser();
try {
  for (const scheme of ['light', 'dark'] as const) {
    const preview = pathToFileURL(join(out, 'index.html')).href;
    const untick = `docs/untick-${scheme}.png`;
    await photographUntick(browser, preview, scheme, untick);
    await compress(untick, 64);
    const pull = await photograph(browser, preview, scheme, {
      script: PULL_ONLY,
      style: PULL_STYLE,
    });
    const post = await photograph(browser, `${server.url}/posts/${shown}/`, scheme, {});
    await beside(browser, pull, post, scheme);
  }
} finally {
  await browser.close();
  server.close();
  rmSync(out, { recursive: true });
}
