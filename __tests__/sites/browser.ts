import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, extname, join, normalize } from 'node:path';
import { type Page, chromium } from 'playwright-core';

export interface Seen {
  readonly failures: readonly string[];
  readonly typeset: number;
}

export const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Opens pages of a built site in Chromium, as a visitor would, with nobody reachable but the site.
 *
 * @param urls from the site's root; the first one is looked at for formulas, and photographed
 * @param looks whether each has one heading of the first level, and whom pages may ask in vain, and the list's page, which is photographed, too
 */
export async function lookAt(
  folder: string,
  urls: readonly string[],
  picture: string,
  {
    headed = true,
    asks = [],
    list,
  }: { headed?: boolean; asks?: readonly string[]; list?: string } = {},
): Promise<Seen> {
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS.split(' ') });
  const failures: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } });
    await page.route('**', async (route) => {
      const asked = route.request().url();
      if (/^(?:data|blob):/.test(asked) || new URL(asked).origin === server.url)
        return route.continue();
      if (!asks.includes(new URL(asked).origin)) failures.push(`asks for ${asked.slice(0, 120)}`);
      return route.abort();
    });
    page.on('dialog', (dialog) => {
      failures.push(`says "${dialog.message()}" at ${page.url()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/^(?:PWNED|49)/.test(message.text())) failures.push(`ran a text of ${page.url()}`);
    });
    let typeset = 0;
    for (const [index, url] of urls.entries()) {
      await page.goto(server.url + url, { waitUntil: 'load' });
      const headings = await page.locator('h1').filter({ visible: true }).count();
      // A home page need not have one (Jekyll's minima).
      if (headed && headings !== 1 && !(url === '/' && headings === 0))
        failures.push(`shows ${headings} headings of the first level at ${url}`);
      if (index > 0) continue;
      typeset = await formulasOn(page);
      if (typeset === 0) failures.push('no formula is typeset');
      const bad = await page.locator('.katex-error, merror, mjx-merror').count();
      if (bad > 0) failures.push(`${bad} formulas are errors`);
      await page.screenshot({ path: picture });
    }
    if (list !== undefined) {
      await page.goto(server.url + list, { waitUntil: 'load' });
      await page.screenshot({ path: picture.replace('.png', '-list.png') });
    }
    return { failures, typeset };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Waits for the engine, which works after the page was loaded. */
async function formulasOn(page: Page): Promise<number> {
  const formulas = page.locator('.katex, mjx-container');
  await formulas
    .first()
    .waitFor({ timeout: 15_000 })
    .catch(() => undefined);
  return formulas.count();
}

export function findChromium(): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'chromium');
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  throw new Error('there is no chromium on the PATH');
}

/** Serves a folder on this machine, as a host of pages would. */
export async function serve(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(decodeURIComponent(pathname)));
    const file = [path, join(path, 'index.html'), `${path}.html`].find(
      (one) => existsSync(one) && statSync(one).isFile(),
    );
    if (file === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
