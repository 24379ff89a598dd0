import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { FLAGS, findChromium } from '../sites/browser.ts';

/** A browser's settings: size of the window, colour scheme. */
export interface Way {
  readonly name: string;
  readonly context: BrowserContextOptions;
}

export const WAYS: readonly Way[] = [
  { name: 'light', context: { viewport: { width: 1000, height: 1400 }, colorScheme: 'light' } },
  { name: 'dark', context: { viewport: { width: 1000, height: 1400 }, colorScheme: 'dark' } },
  {
    name: 'phone',
    context: {
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      colorScheme: 'light',
    },
  },
];

export interface Seen {
  readonly failures: readonly string[];
  readonly formulas: number;
}

interface Size {
  readonly scrollWidth: number;
  readonly scrollHeight: number;
  readonly clientWidth: number;
}

const SIZE =
  '(({ scrollWidth, scrollHeight, clientWidth }) => ({ scrollWidth, scrollHeight, clientWidth }))(document.documentElement)';

/** A page of hundreds of papers is too tall for one picture. */
const TALLEST_PICTURE = 6000;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS.split(' ') });
}

/**
 * Opens a page from disk, unfolds all its parts, and looks for faults: errors, overflow, findings of axe.
 *
 * @param picture path of the screenshot
 */
export async function lookAtPage(
  browser: Browser,
  file: string,
  { context }: Way,
  picture: string,
): Promise<Seen> {
  const opened = await browser.newContext(context);
  const failures: string[] = [];
  try {
    const page = await opened.newPage();
    const url = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== url) failures.push(`asks for ${request.url().slice(0, 120)}`);
    });
    page.on('dialog', (dialog) => {
      failures.push(`says "${dialog.message()}"`);
      void dialog.dismiss();
    });
    page.on('console', (message) => failures.push(`logs "${message.text().slice(0, 160)}"`));
    page.on('pageerror', (error) => failures.push(`breaks: ${error.message.slice(0, 160)}`));
    await page.goto(url, { waitUntil: 'load' });
    failures.push(...(await firstStops(page)));
    await photograph(page, picture);
    failures.push(...(await usesContents(page)));
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    failures.push(...(await cutOff(page)), ...(await violations(page)));
    return { failures, formulas: await page.locator('math').count() };
  } finally {
    await opened.close();
  }
}

/** Not Chromium's own way for a whole page, which takes minutes for one of hundreds of papers. */
async function photograph(page: Page, path: string): Promise<void> {
  const before = page.viewportSize();
  const { clientWidth: width, scrollHeight } = await page.evaluate<Size>(SIZE);
  await page.setViewportSize({ width, height: Math.min(scrollHeight, TALLEST_PICTURE) });
  await page.screenshot({ path });
  if (before !== null) await page.setViewportSize(before);
}

/** The first Tab offers to skip the head of the page, and Enter does it. */
async function firstStops(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab');
  const first = await page.evaluate<string>(
    'document.activeElement?.getAttribute("href") ?? "nothing"',
  );
  const box = await page.locator('.skip').boundingBox();
  await page.keyboard.press('Enter');
  const then = await page.evaluate<string>('document.activeElement?.id ?? ""');
  await page.evaluate('document.activeElement?.blur(), scrollTo(0, 0)');
  return [
    ...(first === '#main' ? [] : [`the first Tab goes to ${first}`]),
    ...(box !== null && box.y >= 0 ? [] : ['the skip link is not seen when it has the focus']),
    ...(then === 'main' ? [] : ['the skip link does not lead to the main part']),
  ];
}

/** The page is no wider than the screen, and no part of it but a long formula is cut or scrolls sideways. */
async function cutOff(page: Page): Promise<string[]> {
  const { scrollWidth: has, clientWidth: may } = await page.evaluate<Size>(SIZE);
  const cut = await page.evaluate<string[]>(`[...document.body.querySelectorAll('*')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
    .filter((one) => !one.closest('math, .hidden') && !one.querySelector('math'))
    .map((one) => one.outerHTML.slice(0, 160))`);
  return [
    ...(has > may ? [`is ${has} pixels wide on a screen of ${may}`] : []),
    ...cut.map((element) => `cuts ${element}`),
  ];
}

/** The table of contents stays while the page scrolls, and opens the topic that it links to. */
async function usesContents(page: Page): Promise<string[]> {
  const isInView = '(({ top, bottom }) => top >= 0 && bottom > top && top < innerHeight)';
  const stays = await page.evaluate<boolean>(
    `(scrollTo({ top: 1e6, behavior: 'instant' }), ${isInView}(document.querySelector('nav').getBoundingClientRect()))`,
  );
  const topic = '#topic-1';
  await page.evaluate(`document.querySelector('nav a[href="${topic}"]')?.click()`);
  const opens = await page.evaluate<boolean>(`document.querySelector('${topic}').checkVisibility()`);
  await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
  return [
    ...(stays ? [] : ['the table of contents does not stay']),
    ...(opens ? [] : ['a link to a topic does not open it']),
  ];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Returns what axe finds. It runs in its own world, which the page's policy allows. */
async function violations(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    `${AXE};axe.run(document,{resultTypes:['violations']}).then((r)=>r.violations)`,
  )) as readonly Violation[];
  return found.map(({ id, nodes }) => {
    const [first] = nodes;
    return `axe: ${id} at ${first?.html.slice(0, 160) ?? ''} (${nodes.length}): ${first?.failureSummary.slice(0, 300) ?? ''}`;
  });
}
