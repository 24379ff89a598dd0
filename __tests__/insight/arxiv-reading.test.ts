import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery } from '../../src/query/query.ts';
import { ArxivPaper } from '../../src/insight/arxiv-holds.ts';
import {
  type ArxivQuery,
  type Peculiarity,
  printArxiv,
  readAsArxiv,
} from '../../src/insight/arxiv-reading.ts';
import { aPaper } from '../builders/paper.ts';
import { type Node, readAsArxiv as emulated } from '../emulators/arxiv/query.ts';
import { Refusal } from '../emulators/arxiv/refusal.ts';

const read = (text: string) => {
  const reading = readAsArxiv(text);
  if (reading === undefined) throw new Error('nothing was read');
  return reading;
};

describe("arXiv's reading of a query", () => {
  test.each<[string, string, Peculiarity[]]>([
    ['"smart ring"', 'all:"smart ring"', ['everywhere']],
    ['ti:"smart ring"', 'ti:"smart ring"', []],
    ['smart ring', 'all:smart OR all:ring', ['everywhere', 'alternatives']],
    [
      'ti:smart ring AND au:Gao',
      'ti:smart OR (all:ring AND au:Gao)',
      ['everywhere', 'alternatives'],
    ],
    ['ti:a AND ti:b OR ti:c', 'ti:a AND (ti:b OR ti:c)', ['no-precedence']],
    ['ti:a OR ti:b AND ti:c', 'ti:a OR (ti:b AND ti:c)', []],
    ['(ti:a AND ti:b) OR ti:c', '(ti:a AND ti:b) OR ti:c', []],
    ['ti:a AND ti:b AND ti:c', 'ti:a AND ti:b AND ti:c', []],
    ['ti:a NOT ti:b', 'ti:a ANDNOT ti:b', []],
    ['ti:a AND NOT ti:b NOT ti:c', 'ti:a ANDNOT (ti:b ANDNOT ti:c)', ['no-precedence']],
    ['ti:a OR NOT ti:b', 'ti:a ANDNOT ti:b', ['last-operator']],
    ['ti:(a OR b) AND abs:c', '(ti:a OR ti:b) AND abs:c', []],
    ['NOT (ti:a OR ti:b)', 'ANDNOT (ti:a OR ti:b)', ['refused']],
    [
      '"infant"or"neonatal"',
      'all:"infant" OR all:or OR all:"neonatal"',
      ['everywhere', 'alternatives'],
    ],
  ])('%s is %s', (text, printed, peculiarities) => {
    const { query, peculiarities: found } = read(text);
    expect(printArxiv(query)).toBe(printed);
    expect([...found].sort()).toEqual(peculiarities.sort());
  });

  test('equals the reading of the emulator, for any query that Paperboy accepts', () => {
    fc.assert(
      fc.property(queries, (text) => {
        fc.pre('query' in parseQuery(text));
        let tree: ArxivQuery | undefined;
        try {
          tree = plain(emulated(text));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        const reading = read(text);
        if (tree === undefined) expect([...reading.peculiarities]).toContain('refused');
        else expect(reading.query).toEqual(tree);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['', undefined],
    ['AND', undefined],
    ['()', undefined],
  ])('of %j is nothing', (text, none) => {
    expect(readAsArxiv(text)).toBe(none);
  });
});

describe('arXiv takes a paper', () => {
  const paper = aPaper({
    id: '2611.00007',
    title: 'Distilling Long-Context Models of the Erd\\H{o}s Kind',
    abstract: 'The networks forget. A model of contexts.',
    authors: [{ name: 'Tianyu Gáo', affiliations: [] }],
    comment: 'Accepted at TEST 2026',
    categories: ['cs.CL', 'eess.SY'],
  });
  test.each([
    ['ti:distillation', true],
    ['ti:distil', true],
    ['ti:long-context', true],
    ['ti:context-long', true],
    ['ti:"context long"', false],
    ['ti:"long contexts"', true],
    ['abs:"model contexts"', false],
    ['abs:"model of context"', true],
    ['abs:network AND abs:forgetting', true],
    ['abs:distil*', false],
    ['ti:distil*', true],
    ['ti:distillation*', false],
    ['ti:the', false],
    ['ti:Erdős', true],
    ['au:Gao', true],
    ['au:"tianyu gao"', true],
    ['Gáo forgetting', true],
    ['all:long-forgetting', true],
    ['"long forgetting"', false],
    ['co:accept', false],
    ['co:accepted', true],
    ['cat:cs.SY', true],
    ['cat:eess.*', true],
    ['id:2611.00007', true],
    ['ti:network OR NOT ti:cat', false],
  ])('for %s: %s', (text, held) => {
    expect(new ArxivPaper(paper).holds(read(text).query)).toBe(held);
  });
});

/** The emulator's tree, without what a test's comparison would stumble over. */
function plain(node: Node): ArxivQuery {
  if (node.kind === 'term') return { ...node };
  if (node.kind === 'not') return { kind: 'not', of: plain(node.of) };
  return { kind: node.kind, left: plain(node.left), right: plain(node.right) };
}

const word = fc.constantFrom('smart', 'ring', 'sleep', 'long-context', 'learn*', 'C++');
const term = fc.oneof(
  word,
  fc.tuple(word, word).map((pair) => pair.join(' ').replace('* ', ' ')),
  word.map((one) => `"${one} margin"`.replace('*', '')),
  fc
    .tuple(fc.constantFrom('ti', 'abs', 'au', 'co', 'cat', 'all'), word)
    .map((pair) => pair.join(':')),
);
const operator = fc.constantFrom(' AND ', ' OR ', ' NOT ', ' ANDNOT ', ' AND NOT ', ' OR NOT ');
const { queries } = fc.letrec<{ queries: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term,
    tie('queries').map((text) => `(${text})`),
    tie('queries').map((text) => `ti:(${text})`),
  ),
  queries: fc
    .tuple(
      fc.constantFrom('', '', '', 'NOT '),
      tie('part'),
      fc.array(fc.tuple(operator, tie('part')), { maxLength: 3 }),
    )
    .map(([first, part, rest]) => first + part + rest.flat().join('')),
}));
