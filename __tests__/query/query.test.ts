import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS } from '../../src/query/field.ts';
import { type Query, caretUnder, parseQuery, printQuery } from '../../src/query/query.ts';

const read = (text: string): Query => {
  const result = parseQuery(text);
  if ('problem' in result) throw new Error(`${result.problem.column}: ${result.problem.message}`);
  return result.query;
};
const problem = (text: string) => {
  const result = parseQuery(text);
  return 'problem' in result ? result.problem : { column: 0, message: 'no problem' };
};

describe('the meaning of a query', () => {
  test.each([
    ['word', '"word"'],
    ['smart ring', '"smart ring"'],
    ['smart ring OR smart watch', '"smart ring" OR "smart watch"'],
    ['"a phrase"', '"a phrase"'],
    ['“a phrase”', '"a phrase"'],
    ['learn*', '"learn*"'],
    ['deep learn*', '"deep learn*"'],
    ['a AND b OR c', '("a" AND "b") OR "c"'],
    ['a OR b AND c', '"a" OR ("b" AND "c")'],
    ['a OR NOT b AND c', '"a" OR (NOT "b" AND "c")'],
    ['a AND (b OR c)', '"a" AND ("b" OR "c")'],
    ['a NOT b', '"a" AND NOT "b"'],
    ['a ANDNOT b', '"a" AND NOT "b"'],
    ['a AND NOT (b OR c)', '"a" AND NOT ("b" OR "c")'],
    ['NOT NOT a', '"a"'],
    ['a AND NOT (NOT b)', '"a" AND "b"'],
    ['NOT (a OR NOT b)', 'NOT ("a" OR NOT "b")'],
    ['((a))', '"a"'],
    ['a AND (b AND c)', '"a" AND "b" AND "c"'],
    ['ti:word', 'ti:"word"'],
    ['TI:word', 'ti:"word"'],
    ['ti:long context', 'ti:"long context"'],
    ['ti:"a phrase" OR abs:b', 'ti:"a phrase" OR abs:"b"'],
    ['ti:(a OR b AND au:c)', 'ti:"a" OR (ti:"b" AND au:"c")'],
    ['au:"Gao, Tianyu"', 'au:"Gao, Tianyu"'],
    ['cat:cs.CL OR cat:stat.*', 'cat:"cs.CL" OR cat:"stat.*"'],
    [
      'cat:CS.cl OR cat:Q-Bio.nc OR cat:Physics.Optics',
      'cat:"cs.CL" OR cat:"q-bio.NC" OR cat:"physics.optics"',
    ],
    ['cat:cs OR cat:Hep-th OR cat:cond-mat', 'cat:"cs.*" OR cat:"hep-th" OR cat:"cond-mat.*"'],
    ['cat:cs.c* OR cat:Math', 'cat:"cs.C*" OR cat:"math.*"'],
    ['"infant"or"neonatal"', '"infant" OR "neonatal"'],
    ['"a"OR"b"and"c"', '"a" OR ("b" AND "c")'],
    ['("a")or("b")', '"a" OR "b"'],
    ['"a" andnot "b"', '"a" AND NOT "b"'],
    ['"a" and not b', '"a" AND NOT "b"'],
    ['(a) and not ("b" or c)', '"a" AND NOT ("b" OR "c")'],
    ['"search and rescue"', '"search and rescue"'],
    ['C++ OR C#', '"C++" OR "C#"'],
    ['vision - language', '"vision - language"'],
    ['R & D', '"R & D"'],
    ['- smart ring -', '"smart ring"'],
    ['learn* -', '"learn*"'],
    ['a OR & b', '"a" OR "b"'],
    ['"x"ANDcat:"stat.*"', '"x" AND cat:"stat.*"'],
    ['(a)ORti:b', '"a" OR ti:"b"'],
    ['a or (b)', '"a" OR "b"'],
    ['cat:Hep-Th.*', 'cat:"hep-th"'],
    ['id:arXiv:2410.02660', 'id:"2410.02660"'],
    ['id:https://arxiv.org/abs/2410.02660v1', 'id:"2410.02660v1"'],
    ['"Chain, Tree and Graph of Thoughts"', '"Chain, Tree and Graph of Thoughts"'],
    ['C++ OR A/B testing OR R&D', '"C++" OR "A/B testing" OR "R&D"'],
    ['"Schr\\"odinger cat"', '"Schr\\"odinger cat"'],
    ['"A* search"', '"A* search"'],
    ['au:Gao, Tianyu', 'au:"Gao, Tianyu"'],
    ['"On “foo” and «bar»"', '"On “foo” and «bar»"'],
    ['“a b” OR "c” OR „d“ OR «e»', '"a b" OR "c" OR "d" OR "e"'],
    ['＂a b＂', '"a b"'],
    ['„d“ OR „e”', '"d" OR "e"'],
    ['（a OR b）and（c）', '("a" OR "b") AND "c"'],
    ['「a b」or『c』', '"a b" OR "c"'],
    ['Schr\\"odinger cat', '"Schr\\"odinger cat"'],
    ['  spaced\tout \u00a0 ', '"spaced out"'],
    ['" spaced \t out "', '"spaced out"'],
    ['" learn* "', '"learn*"'],
    [`${'('.repeat(100)}a${')'.repeat(100)}`, '"a"'],
    [`a${' AND (a)'.repeat(100)}`, `"a"${' AND "a"'.repeat(100)}`],
  ])('%s means %s', (text, meaning) => {
    expect(printQuery(read(text))).toBe(meaning);
  });
});

describe('a * at the end of a word means all words that begin with it', () => {
  test.each([
    ['learn*', 'learn'],
    ['deep learn*', 'deep learn'],
    ['"deep learn*"', 'deep learn'],
    ['"GPT-*"', 'GPT-'],
    ['GPT-*', 'GPT-'],
    ['cat:"stat.*"', 'stat.'],
  ])('%s', (text, phrase) => {
    expect(read(text)).toMatchObject({ phrase, prefix: true });
  });

  test.each(['learn', '"A* search"', '"RRT*-Connect planner"', '"C++*"', '"the *"'])(
    'but not in %s',
    (text) => {
      expect(read(text)).toMatchObject({ prefix: false });
    },
  );
});

describe('a mistake is reported with its position', () => {
  test.each([
    ['', 1, 'nothing to look for'],
    ['   ', 1, 'nothing to look for'],
    ['"a" "b"', 5, 'no operator'],
    ['(a) (b)', 5, 'no operator'],
    ['"a" b', 5, 'no operator'],
    ['"open', 1, 'not closed'],
    ['(a OR b', 1, 'not closed'],
    ['a OR b)', 7, 'is not opened'],
    ['()', 2, 'missing'],
    ['a AND', 6, 'missing at the end'],
    ['OR a', 1, 'needs a word or a phrase before it'],
    ['a AND OR b', 7, 'needs a word or a phrase before it'],
    ['a OR *', 6, 'a * needs a word before it'],
    ['-*', 2, 'a * needs a word before it'],
    ['"learn* fast"', 7, 'only end the last word of a phrase'],
    ['"fast *learn"', 7, 'only end the last word of a phrase'],
    ['"  fast  learn* or"', 15, 'only end the last word of a phrase'],
    ['*word', 1, 'only end a word'],
    ['wo*rd', 3, 'only end a word'],
    ['learn* fast', 1, 'only the last word'],
    ['""', 1, 'no word'],
    ['"..."', 1, 'no word'],
    ['"On "foo" and bar"', 6, 'no operator'],
    ['""Foo" and bar"', 1, "write ' for a quotation mark"],
    ['abstract:word', 1, 'Write abs: instead'],
    ['tii:word', 1, 'Did you mean `ti`?'],
    ['SLAM:"visual"', 1, 'put a space after its colon'],
    ['ti: word', 4, 'without a space'],
    ['a OR ti:', 9, 'without a space'],
    ['ti:abs:word', 4, 'a word or a phrase is missing here'],
    ['id:2611*', 4, 'Write whole ids'],
    ['a OR id:(2611.00001 OR "2611.0*")', 24, 'Write whole ids'],
    ['NOT a', 1, 'not wanted'],
    ['a OR NOT b', 1, 'not wanted'],
    ['NOT (a AND b)', 1, 'not wanted'],
    ['x'.repeat(10_001), 10_000, 'at most 10000 characters'],
    ['('.repeat(150) + 'a' + ')'.repeat(150), 101, 'parentheses'],
  ])('%j: column %d, %s', (text, column, message) => {
    expect(problem(text)).toEqual({ column, message: expect.stringContaining(message) });
  });

  test('a query of 10000 characters is read', () => {
    expect(read('x'.repeat(10_000))).toMatchObject({ kind: 'term' });
  });

  test('white space and control characters are shown as spaces above the caret', () => {
    expect(caretUnder('a\tb\u0000c\u007f\n', 5)).toBe('  a b c  \n      ^');
  });

  test.each([
    [1, `  ${'x'.repeat(72)}…`, 3],
    [37, `  ${'x'.repeat(72)}…`, 39],
    [38, `  …${'x'.repeat(72)}…`, 40],
    [64, `  …${'x'.repeat(72)}…`, 40],
    [65, `  …${'x'.repeat(72)}`, 40],
    [100, `  …${'x'.repeat(72)}`, 75],
  ])('of 100 characters with a mistake in column %d, 72 are shown: "%s"', (column, line, caret) => {
    expect(caretUnder('x'.repeat(100), column)).toBe(`${line}\n${'^'.padStart(caret)}`);
  });

  test('a text of 72 characters is shown whole', () => {
    expect(caretUnder('x'.repeat(72), 72)).toBe(`  ${'x'.repeat(72)}\n${'^'.padStart(74)}`);
  });

  test('the caret is below the position, also in a long text', () => {
    expect(caretUnder('"a" "b"', 5)).toBe('  "a" "b"\n      ^');
    const [line = '', caret = ''] = caretUnder(`${'x'.repeat(200)}!${'y'.repeat(200)}`, 201).split(
      '\n',
    );
    expect(line[caret.length - 1]).toBe('!');
    expect(line.length).toBeLessThan(80);
  });
});

/** A word in a generated query. */
const word = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9]{0,6}$/)
  .filter((text) => !/^(?:AND|OR|NOT|ANDNOT)$/i.test(text));
const term: fc.Arbitrary<Query> = fc
  .record({
    kind: fc.constant('term' as const),
    field: fc.constantFrom('text' as const, ...FIELDS),
    phrase: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    prefix: fc.boolean(),
  })
  // Ids and categories have their own syntax.
  .filter(({ field }) => field !== 'cat' && field !== 'id');
const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, of]): Query => {
        const flat = of.flatMap((part) => (part.kind === kind ? part.of : [part]));
        return { kind, of: flat };
      }),
    tie('tree').map((of): Query => (of.kind === 'not' ? of.of : { kind: 'not', of })),
  ),
}));

describe('for any text', () => {
  test('a printed query is parsed into the same tree', () => {
    fc.assert(
      fc.property(tree, (query) => {
        const again = parseQuery(printQuery(query));
        if ('problem' in again) expect(again.problem.message).toContain('not wanted');
        else expect(again.query).toEqual(query);
      }),
    );
  });

  test('the parser never throws, and reports each problem at a position in the text', () => {
    const tokens = fc
      .array(
        fc.constantFrom(
          '"',
          '(',
          ')',
          ' ',
          'AND',
          'OR',
          'NOT',
          'ti:',
          'x',
          '*',
          '“',
          ':',
          'and',
          '-',
          '\n',
          'é',
          '\u0000',
          '\ud800',
        ),
        { maxLength: 200 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(tokens, fc.string({ unit: 'binary' })), (text) => {
        const result = parseQuery(text);
        if ('query' in result) expect(parseQuery(printQuery(result.query))).toEqual(result);
        else {
          expect(result.problem.column).toBeGreaterThanOrEqual(1);
          expect(result.problem.column).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
