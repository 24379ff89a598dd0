import { expect, test } from '@jest/globals';
import { ArxivPaper } from '../../src/insight/arxiv-holds.ts';
import { readAsArxiv } from '../../src/insight/arxiv-reading.ts';
import { aPaper } from '../builders/paper.ts';

const paper = new ArxivPaper(
  aPaper({
    title: 'Distilling the Scrolls of $\\alpha$ Lamps',
    abstract: "A long-context reader. The reader's state_of art is U.S. made.",
    authors: [
      { name: 'Jos\\\'e M\\"uller', affiliations: [] },
      { name: 'Ada Inkwell', affiliations: [] },
    ],
    comment: 'Twelve pages',
    journalRef: 'Phys. Rev. 4',
    doi: '10.1000/ABC',
    version: 3,
  }),
);
const bare = new ArxivPaper(aPaper({ abstract: 'None' }));

test.each([
  ['ti:distilled', true],
  ['ti:distillation', true],
  ['ti:lamp', true],
  ['ti:reader', false],
  ['ti:the', false],
  ['ti:"scrolls of lamps"', false],
  ['ti:"distilling the scrolls"', true],
  ['ti:"scrolls distilling"', false],
  ['ti:"of scrolls"', true],
  ['ti:alpha', false],
  ['abs:readers', true],
  ['abs:context', true],
  ['abs:long-context', true],
  ['abs:"context reader"', true],
  ['abs:"context long"', false],
  ['abs:state', false],
  ['abs:state_of', true],
  ['abs:u.s', true],
  ['abs:distilling', false],
  ['au:muller', true],
  ['au:müller', true],
  ['au:jose', true],
  ['au:mul*', true],
  ['au:mül*', true],
  ['au:inkw*', true],
  ['au:nkw*', false],
  ['au:"jose inkwell"', false],
  ['co:twelve', true],
  ['co:page', false],
  ['co:reader', false],
  ['jr:phys', true],
  ['jr:"rev. 4"', true],
  ['jr:none', false],
  ['cat:cs.CL', true],
  ['cat:cs.LG', false],
  ['cat:cs.*', true],
  ['id:2611.00001', true],
  ['id:2611.00001v3', true],
  ['id:2611.00001v2', false],
  ['doi:10.1000/abc', true],
  ['doi:10.1000/ab', false],
  ['all:distil*', true],
  ['all:distilling*', false],
  ['all:muller', false],
  ['all:twelve', true],
  ['all:"lamps a long"', false],
  ['all:"long context reader"', true],
  ['rn:4', false],
  ['ti:lamps AND abs:reader', true],
  ['ti:lamps AND abs:lamps', false],
  ['ti:ring OR abs:reader', true],
  ['ti:ring OR abs:lamps', false],
  ['ti:lamps ANDNOT abs:reader', false],
  ['ti:lamps ANDNOT abs:ring', true],
  ['ti:ring ANDNOT abs:ring', false],
])('arXiv’s %s finds the paper: %j', (query, finds) => {
  const read = readAsArxiv(query);
  if (read === undefined) throw new Error(query);
  expect(paper.holds(read.query)).toBe(finds);
  // A second question is answered from the same index.
  expect(paper.holds(read.query)).toBe(finds);
});

test.each(['co:twelve', 'jr:phys', 'doi:10.1000/abc', 'all:twelve'])(
  '%s finds no paper without that field',
  (query) => {
    const read = readAsArxiv(query);
    expect(read && bare.holds(read.query)).toBe(false);
  },
);
