import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '../../src/query/query.ts';

/** Queries that would match nothing, with the column of the mistake and the correction. */
const MISTAKES: readonly (readonly [query: string, column: number, message: string])[] = [
  // Copied from a URL or from HTML.
  ['cat:cs.AI+AND+submittedDate:[202601010000+TO+202601020000]', 10, 'write spaces for +'],
  ['all:%22long%20context%22', 5, '" for %22'],
  ['&quot;long context&quot;', 1, '&quot;'],
  ['ring %28smart%29', 6, 'write spaces for +'],
  ['ring%2Bwatch', 5, 'write spaces for +'],
  ['ti%3aring', 3, 'write spaces for +'],
  ['ring+ANDNOT+watch', 5, 'write spaces for +'],
  ['R&amp;D', 2, 'in HTML'],
  ['&#34;ring&#34;', 1, 'in HTML'],
  ['Alzheimer&#39;s', 10, 'in HTML'],
  ['search_query=all:scroll', 1, 'write only the query'],
  ['http://export.arxiv.org/api/query?search_query=ti:a', 35, 'write only the query'],
  // A field within quotation marks.
  ['"cat:astro-ph.SR"', 2, 'write cat:astro-ph.SR'],
  ['"abs:smart watch"', 2, 'write abs:"smart watch"'],
  ['a OR “ti:long context”', 7, 'write ti:"long context"'],
  ['"id:2410.02660"', 2, 'write id:2410.02660'],
  // Lower-case operators between bare words.
  ['smart ring or smart watch', 12, 'write OR'],
  ['search and rescue', 8, 'put it in quotation marks'],
  ['ring not watch', 6, 'write NOT'],
  ['"a" AND not b', 9, 'write NOT'],
  ['Smart Ring Or Watch', 12, 'write OR'],
  ['ti:(a or b)', 7, 'write OR'],
  ['ring or', 6, 'write OR'],
  ['(ring or)', 7, 'write OR'],
  ['"a" and or b', 9, 'write OR'],
  ['ring andnot watch', 6, 'write ANDNOT'],
  // Lists.
  ['smart ring, smart watch', 11, 'write OR'],
  ['smart ring; smart watch', 11, 'write OR'],
  ['smart ring , smart watch', 12, 'write OR'],
  ['a,b', 2, 'write OR'],
  ['"a b",', 6, 'or take it out'],
  ['ti:a, b', 5, 'write OR'],
  ['a,5', 2, 'write OR'],
  ['5,a', 2, 'write OR'],
  ['ring,', 5, 'write OR'],
  ['数学，图', 3, 'write OR for the ，'],
  ['数学、图', 3, 'write OR for the 、'],
  ['数学；图', 3, 'write OR for the ；'],
  // Operators of other query languages.
  ['LLM | agent', 5, 'write OR for |'],
  ['LLM || agent', 5, 'write OR for ||'],
  ['LLM|agent', 4, 'write OR for |'],
  ['LLM｜agent', 4, 'write OR for ｜'],
  ['"LLM" | "agent"', 7, 'write OR for |'],
  ['LLM && agent', 5, 'write AND for &&'],
  ['-cat:cs.CL', 1, 'write NOT for the -'],
  ['LLM -agent', 5, 'write NOT for the -'],
  ['LLM OR -"a b"', 8, 'write NOT for the -'],
  ['LLM -(a OR b)', 5, 'write NOT for the -'],
  ['+LLM', 1, 'write AND for the +'],
  ['!LLM', 1, 'write NOT for the !'],
  ['colo?r', 5, 'a ? stands for no letter'],
  ['smart NEAR ring', 7, 'no operator NEAR'],
  ['smart NEAR/3 ring', 7, 'no operator NEAR/3'],
  ['smart w/3 ring', 7, 'no operator w/3'],
  ['smart W/15 ring', 7, 'no operator W/15'],
  ['smart adj/15 ring', 7, 'no operator adj/15'],
  ['smart ADJ ring', 7, 'no operator ADJ'],
  ['smart XOR ring', 7, 'no operator XOR'],
  ['ti：word', 3, 'full-width'],
  ['ring ：watch', 6, 'full-width'],
  // Categories and ids without their field.
  ['cs.CL', 1, 'write cat:cs.CL'],
  ['cs.*', 1, 'write cat:cs.*'],
  ['quant-ph', 1, 'write cat:quant-ph'],
  ['ti:cs.CL', 4, 'write cat:cs.CL'],
  ['2410.02660', 1, 'write id:2410.02660'],
  ['arXiv:2410.02660', 1, 'write id:2410.02660'],
  ['https://arxiv.org/abs/2410.02660', 1, 'write id:2410.02660'],
  ['http://arxiv.org/abs/2410.02660v2', 1, 'write id:2410.02660v2'],
  ['arXiv:hep-th/9901001', 1, 'write id:hep-th/9901001'],
  ['ti:arXiv:2410.02660', 4, 'write id:2410.02660'],
  // Categories that arXiv does not have.
  ['cat:cs.CL,cs.LG', 5, 'Write cat:(cs.CL OR cs.LG)'],
  ['cat:cs.CL cs.LG', 5, 'Write cat:(cs.CL OR cs.LG)'],
  ['cat:NLP', 5, 'Did you mean cs.CL?'],
  ['cat:cs.CLL', 5, 'Did you mean cs.CL?'],
  ['cat:astroph', 5, 'Did you mean astro-ph?'],
  ['cat:CV', 5, 'Did you mean cs.CV or math.CV?'],
  ['cat:hep', 5, 'Did you mean hep-ex or hep-lat or hep-ph?'],
  ['cat:scrolls', 5, 'To look for words, leave out `cat:`'],
  ['cat:"OR"', 5, 'no category "OR"'],
  ['cat:(cs.CL OR cs.XX)', 15, 'The classes of cs are'],
  ['cat:computer vision', 5, 'Did you mean cs.CV?'],
  ['cat:LG', 5, 'Did you mean cs.LG?'],
  ['cat:hep-th.XX', 5, 'Write cat:hep-th'],
  ['cat:cmp-lg', 5, 'Write cat:cs.CL'],
  ['cat:x*', 5, 'no category "x*"'],
  ['cat:cs.X*', 5, 'no category "cs.X*"'],
  ['cat:hep.*', 5, 'Did you mean hep-ex or hep-lat or hep-ph?'],
  ['cat:cs.C.*', 5, 'The classes of cs are'],
  ['cat:cs.C.L', 5, 'no category "cs.C.L"'],
  ['cat:cs.CL,cs.XX', 5, 'no category "cs.CL,cs.XX"'],
  ['cat:cs.CL,', 5, 'Did you mean cs.CL?'],
  ['cat:cs.CL, cs.LG,', 5, 'Write cat:(cs.CL OR cs.LG)'],
  ['cat:machine learning', 5, 'Did you mean cs.LG?'],
  ['cat:robotics', 5, 'Did you mean cs.RO?'],
  // Unknown fields.
  ['a AND submittedDate:[202601010000 TO 202601020000]', 7, '`lookback-days`'],
  ['doi:10.1000/1', 1, '`papers`'],
  ['x:word', 1, 'no field "x". If it is a topic'],
  ['titel:word', 1, 'Write ti: instead'],
  ['scroll:word', 1, 'no field "scroll". If it is a topic'],
  ['title:word', 1, 'Write ti: instead'],
  ['author:"Ada Inkwell"', 1, 'Write au: instead'],
  ['arxiv:scroll', 1, 'no field "arxiv"'],
  ['tite:word', 1, 'Write ti: instead'],
  ['dot:word', 1, 'no field "dot". If it is a topic'],
  ['id:scroll', 4, 'not the id of a paper'],
  ['id:doi:10.1000/1', 4, 'not the id of a paper'],
];

describe('a query that can never match is refused, with the position and a correction', () => {
  test.each([
    ['title t', 'Write ti: instead'],
    ['abstract ab summary', 'Write abs: instead'],
    ['author authors', 'Write au: instead'],
    ['category categories primary_category subject', 'Write cat: instead'],
    ['comment comments', 'Write co: instead'],
    ['journal journal_ref', 'Write jr: instead'],
    ['arxiv_id id_list', 'Write id: instead'],
    ['submittedDate lastUpdatedDate date published year', 'Leave it out: `lookback-days`'],
    ['rn', 'Leave it out: report numbers'],
  ])('the fields of other tools %s: %s', (names, message) => {
    for (const name of names.split(' ')) {
      const read = parseQuery(`${name}:word`);
      expect('problem' in read && read.problem.message).toContain(
        `there is no field "${name}". ${message}`,
      );
    }
  });

  test.each(MISTAKES)('%s: column %d, %s', (query, column, message) => {
    const read = parseQuery(query);
    expect('problem' in read && read.problem).toEqual({
      column,
      message: expect.stringContaining(message),
    });
  });
});

describe('a query that can match is not refused', () => {
  test.each([
    '"Chain, Tree and Graph of Thoughts"',
    '"trial and error"',
    '"A: a subtitle"',
    'C++',
    'C#',
    'A/B testing',
    'R&D',
    'R & D',
    'AT&T',
    'TCP/IP',
    'GPT-4',
    'Node.js',
    '1,000 scrolls',
    'e-print',
    'deep-learning',
    'math',
    'physics',
    'CS education',
    'Hep-th anomalies',
    'p-value:low',
    'operand stack',
    'order book',
    'LINEAR algebra',
    'NEARBY stars',
    'NEAR',
    'window/3 panes',
    '-5 degrees',
    '5?x',
    'x?5',
    'x<y & z',
    'ti:"abs:smart watch"',
    '"see ti:word"',
    '"ab:word"',
    'co:12 pages, 3 figures',
    'or',
    'Is it all?',
    '"cs.CL"',
    '"2410.02660"',
    'CLIP+SAM',
    'state-of-the-art',
    'p < 0.05',
    'au:"OR, BARAK"',
    'au:"And, X"',
    'jr:Phys. Rev. Lett., 130',
    "'smart ring'",
    'cat:cs.SY',
    'cat:math.MP OR cat:q-fin.EC',
    'cat:hep*',
  ])('%s', (query) => {
    expect(parseQuery(query)).toHaveProperty('query');
  });
});

describe('a query that is too long', () => {
  test('is refused with the limit', () => {
    const read = parseQuery('scroll OR '.repeat(10_000));
    expect('problem' in read && read.problem.message).toContain('at most 10000 characters');
  });
});
