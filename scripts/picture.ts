/**
 * `npm run picture`: the README's picture, in light and dark. The local command writes its sample
 * into a Hugo site of ours; left is the pull request as it reads, right the post that Hugo made.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../__tests__/page/look.ts';
import { serve } from '../__tests__/sites/browser.ts';
import { GENERATORS } from '../__tests__/sites/generators.ts';
import { CACHE, installNode, installPackages, prepare } from '../__tests__/sites/install.ts';
import { mustRun } from '../__tests__/sites/program.ts';
import { QUIET, bringMath } from '../__tests__/sites/try.ts';

type Scheme = 'light' | 'dark';

const SIZE = { width: 760, height: 900 };

/** Our skeleton has no looks of its own; a site has. */
const SITE_STYLE = `
  :root { color-scheme: light dark; }
  body { font: 17px/1.6 Charter, Georgia, serif; max-width: 38rem; margin: 3rem auto; padding: 0 1.5rem; }
  h1 { font-size: 1.9rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; }
  a { color: light-dark(#a33b12, #ff9d73); } time { opacity: 0.7; }`;

/** Of the local command's page, the pull request alone. */
const PULL_ONLY = `
  document.body.replaceChildren(...document.querySelectorAll('h2#pull, h2#pull ~ *'));
  for (const element of document.querySelectorAll('h2#posts, h2#posts ~ *')) element.remove();`;

async function photograph(
  browser: Browser,
  url: string,
  colorScheme: Scheme,
  change: { readonly style?: string; readonly script?: string },
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme, deviceScaleFactor: 1.5 });
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
    viewport: { width: 2 * SIZE.width + 120, height: SIZE.height + 120 },
    colorScheme: scheme,
  });
  const image = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}">`;
  await page.setContent(`<!doctype html><style>
    :root { color-scheme: ${scheme}; }
    body { margin: 0; padding: 40px; display: flex; gap: 40px; background: light-dark(#e9e4da, #0b0d10); }
    img { width: ${SIZE.width}px; height: ${SIZE.height}px; border-radius: 12px; box-shadow: 0 6px 30px #0005; }
  </style>${image(left)}${image(right)}`);
  const picture = `docs/picture-${scheme}.png`;
  await page.screenshot({ path: picture });
  await page.close();
  console.log(picture);
}

const hugo = GENERATORS.find(({ name }) => name === 'hugo');
if (hugo === undefined) throw new Error('there is no Hugo among the generators');
await installPackages(['chromium']);
await installNode(join(CACHE, 'math'), resolve('__tests__/sites/math/package.json'));
const { site, env } = await prepare(hugo, resolve('__tests__/sites'));
const out = mkdtempSync(join(tmpdir(), 'paperboy-picture-'));
const preview = (...options: string[]) =>
  mustRun([process.execPath, resolve('dist/preview.js'), ...options], { cwd: site, env: {} });
await preview('--site', site, '--out', out);
await preview('--site', site, '--out', site);
await mustRun([...hugo.build, '--buildFuture'], { cwd: site, env: { ...QUIET, ...env } });
const output = join(site, hugo.output);
bringMath(output);
const posts = readdirSync(join(site, 'content/posts')).filter((name) => /^\d/.test(name));
const formulas = (name: string) =>
  readFileSync(join(site, 'content/posts', name), 'utf8').split('&#92;(').length;
const [shown = ''] = posts.sort((a, b) => formulas(b) - formulas(a));
mkdirSync('docs', { recursive: true });
const server = await serve(output);
const browser = await openBrowser();
try {
  for (const scheme of ['light', 'dark'] as const) {
    const pull = await photograph(browser, pathToFileURL(join(out, 'index.html')).href, scheme, {
      script: PULL_ONLY,
    });
    const address = `${server.url}/posts/${shown.replace(/\.md$/, '')}/`;
    const post = await photograph(browser, address, scheme, { style: SITE_STYLE });
    await beside(browser, pull, post, scheme);
  }
} finally {
  await browser.close();
  server.close();
  rmSync(out, { recursive: true });
}
