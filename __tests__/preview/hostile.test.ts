import { sampleArxiv } from '../../src/arxiv/sample.ts';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { NO_EXTRAS } from '../../src/enrich/enrich.ts';
import { pageOf } from '../../src/preview/page.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { siteInFolder } from '../../src/preview/folder.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { run } from '../../src/run.ts';
import { hostileFormulas, hostileText } from '../builders/hostile.ts';
import { aPaper } from '../builders/paper.ts';
import { harmIn } from './well-formed.ts';

const presets = presetsIn(`${process.cwd()}/templates`);

/** The local command's page about a run that writes nothing. */
async function pageAbout(paper: Paper): Promise<string> {
  const feed = { papers: [paper], notices: [], entryCount: 1, totalResults: 1 };
  const report = await run({
    inputs: new Map([
      ['keywords', 'All: cat:cs.CL'],
      ['dry-run', 'true'],
    ]),
    at: { file: { path: 'none.yml', named: false } },
    site: siteInFolder({ out: '' }),
    arxiv: { ...sampleArxiv(), search: () => Promise.resolve(feed) },
    extras: NO_EXTRAS,
    presets,
    log: { info: () => undefined, notice: () => undefined },
    now: new Date('2026-11-20T06:00:00Z'),
    explain: true,
  });
  return pageOf(report);
}

/** Paragraphs, links and formulas: of these a paper brings as many as it has. */
const OF_A_PAPER = /^(?:p|a href,rel|span class,tabindex|code class|code)$/;

/** The elements of a page with the names of their attributes, but for what a paper may bring. */
function frameOf(page: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (node.tagName === 'math') return;
      const names = node.attrs.map(({ name }) => name);
      found.push([node.tagName, ...(names.length > 0 ? [names.join()] : [])].join(' '));
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found.filter((one) => !OF_A_PAPER.test(one));
}

test('no element of the page and no attribute comes from a paper', async () => {
  const said = { comment: 'A comment', journalRef: 'A journal', doi: '10.1000/1' };
  const ordinary = frameOf(await pageAbout(aPaper(said)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostileText, { minLength: 5, maxLength: 5 }),
      hostileFormulas,
      async ([title = '', name = '', comment = '', journalRef = '', doi = ''], abstract) => {
        const authors = [{ name, affiliations: [] }];
        const page = await pageAbout(
          aPaper({ title, authors, comment, journalRef, doi, abstract: `A ${abstract}` }),
        );
        expect(harmIn(page)).toEqual([]);
        expect(frameOf(page)).toEqual(ordinary);
      },
    ),
    { numRuns: 60 },
  );
});
