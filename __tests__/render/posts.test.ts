import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { parse as parseYaml } from 'yaml';
import { readConfig } from '../../src/config/read.ts';
import { bodyOf, frontMatterOf } from '../../src/site/front-matter.ts';
import type { Layout } from '../../src/site/layout.ts';
import { renderPages } from '../../src/render/pages.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { aMatch, aPaper } from '../builders/paper.ts';
import { aLayout } from '../builders/layout.ts';
import { hostileText } from '../builders/hostile.ts';
import { elementsIn } from '../harness/elements.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const PRESETS = readdirSync('templates', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const configFor = (site: string) => readConfig(new Map(Object.entries({ keywords: 'x', site })));
const layoutOf = (site: string) => aLayout({}, { site });

/** Returns the post and the digest page of a paper in these categories. */
function pagesOf(layout: Layout, site: string, categories: readonly string[]): Promise<string[]> {
  const [primaryCategory = ''] = categories;
  return pagesFor(layout, site, aPaper({ primaryCategory, categories }));
}

async function pagesFor(layout: Layout, site: string, paper: Paper): Promise<string[]> {
  const verdict = { kind: 'propose' as const, paper, matches: [aMatch()] };
  const existing = { paths: new Set<string>(), today: undefined };
  const enrich = () => Promise.resolve(new Map());
  const rendering = { layout, config: configFor(site), now: NOW, enrich };
  const { files, notices } = await renderPages([verdict], rendering, existing);
  expect(notices).toEqual([]);
  return [...files.values()];
}

const readers = [
  (text: string) => new MarkdownIt({ html: true }).render(text),
  (text: string) => new Marked({ gfm: true }).parse(text) as string,
];

/** Returns all of a page besides text: elements, template syntax and keys of the front matter. */
function markupIn(page: string, site: string) {
  const lines = site === 'pelican' ? (page.split('\n\n')[0] ?? '') : '';
  const body = bodyOf(page) ?? page.slice(lines.length);
  const [written, ...others] = readers.map((read) => elementsIn(read(body)));
  return {
    keys: Object.keys((parseYaml(frontMatterOf(page) ?? '{}') ?? {}) as object),
    lines: lines.match(/^[A-Z][a-z]+: /gm),
    syntax: body.match(/\{[{%#<]|<%|^(?:import|export) /gm) ?? [],
    written,
    others,
  };
}

describe('the posts of every preset', () => {
  test.each(PRESETS)('%s: classes of authors are left out', async (site) => {
    const layout = await layoutOf(site);
    const ordinary = await pagesOf(layout, site, ['cs.CL', 'cs.DL']);
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 3 }), async (classes) => {
        const withSpaces = classes.map((text) => `${text} 1`);
        expect(await pagesOf(layout, site, ['cs.CL', ...withSpaces, 'cs.DL'])).toEqual(ordinary);
      }),
      { numRuns: 20 },
    );
  });

  test.each(PRESETS)('%s: any category stays text', async (site) => {
    const layout = await layoutOf(site);
    const markupOf = async (category: string) =>
      (await pagesOf(layout, site, [category])).map((page) => markupIn(page, site));
    const ordinary = await markupOf('cs.CL');
    await fc.assert(
      fc.asyncProperty(hostileText, async (category) => {
        expect(await markupOf(category)).toEqual(ordinary);
      }),
      { numRuns: 30 },
    );
  });

  test.each(PRESETS)('%s: any title and name stay text', async (site) => {
    const layout = await layoutOf(site);
    const markupOf = async (paper: Paper) =>
      (await pagesFor(layout, site, paper)).map((page) =>
        markupIn(page.replace(/2611-00001[\w-]*/g, 'SLUG'), site),
      );
    const ordinary = await markupOf(aPaper());
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        // Links in a title are shown as code links, so remove them.
        const title = `${text.replaceAll('://', ' ').replace(/github|gitlab/g, 'example')} x`;
        const authors = [{ name: title, affiliations: [] }];
        expect(await markupOf(aPaper({ title, authors }))).toEqual(ordinary);
      }),
      { numRuns: 30 },
    );
  });
});
