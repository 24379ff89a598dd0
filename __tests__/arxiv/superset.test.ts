import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileQuery } from '../../src/match/match.ts';
import { parseQuery } from '../../src/query/query.ts';
import {
  type ApiRequest,
  type SearchRequest,
  halvesOf,
  pageOf,
  requestsFor,
} from '../../src/arxiv/request.ts';
import type { Topic } from '../../src/query/topic.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { print, supersetFor, supersetForAll } from '../../src/arxiv/superset.ts';
import { readPaper } from '../../src/papers/read-paper.ts';
import { aTopic, anEntry } from '../builders/paper.ts';
import { holds, readAsArxiv } from '../emulators/arxiv/index.ts';

const arxivFor = (text: string) => supersetFor(aTopic(text).query);

describe('a query for arXiv', () => {
  test.each([
    ['word', 'ti:"word" OR abs:"word"'],
    ['ti:long-context', 'ti:"long context"'],
    ['a AND b', '(ti:"a" OR abs:"a") AND (ti:"b" OR abs:"b")'],
    ['a NOT b', 'ti:"a" OR abs:"a"'],
    ['ti:a AND NOT (b OR NOT ti:c)', 'ti:"a" AND ti:"c"'],
    ['au:"Gao, Tianyu"', 'au:Gao AND au:Tianyu'],
    ['au:Inkw*', 'au:Inkw*'],
    ['au:"Lagrange-Mar*"', 'au:Lagrange AND au:Mar*'],
    ['cat:cs.SY', 'cat:cs.SY OR cat:eess.SY'],
    ['cat:stat.*', 'cat:stat.* OR cat:math.ST'],
    ['cat:CS.cl', 'cat:cs.CL'],
    ['ti:a AND cat:cs.CL', 'ti:"a" AND cat:cs.CL'],
    ['cat:econ', 'cat:econ.* OR cat:q-fin.EC'],
    ['cat:hep-th', 'cat:hep-th'],
    ['ti:learn*', 'ti:lear*'],
    ['ti:deep learn*', 'ti:"deep" AND ti:lear*'],
    ['ti:gas*', 'ti:"gas" OR ti:gas*'],
    ['ti:usin*', 'ti:us*'],
    ['ti:runn*', 'ti:run*'],
    ['ti:usef*', 'ti:us*'],
    ['ti:fuln*', 'ti:ful*'],
    ['ti:agel*', 'ti:ag*'],
    ['ti:die*', 'ti:di*'],
    ['ti:"a) OR (b"', 'ti:"a or b"'],
  ])('%s is requested as %s', (text, query) => {
    expect(arxivFor(text)).toBe(query);
  });

  test.each([
    ['ti:bias', 'ti:"bias" OR ti:"biases"'],
    ['ti:matrix', 'ti:"matrix" OR ti:"matrices"'],
    ['ti:GPUs', 'ti:"GPUs"'],
    ['ti:alpha-divergence', 'ti:"alpha divergence" OR ti:"α divergence"'],
    ['ti:Schrödinger', 'ti:"Schrödinger" OR ti:"Schrodinger"'],
    ['ti:"Q&A"', 'ti:"Q A"'],
    ['au:"OR, BARAK"', 'au:or AND au:BARAK'],
    ['this AND ti:scroll', 'ti:"scroll"'],
    ['ti:scroll OR this', 'ti:"scroll"'],
    ['this', 'ti:"the"'],
    ['NOT (NOT ti:a AND NOT ti:b)', 'ti:"a" OR ti:"b"'],
    ['id:hep-th/9901001', 'id:hep-th/9901001'],
    ['co:"9 pages"', 'co:"9 pages" OR co:"9 page"'],
    ['jr:letters', 'jr:"letters" OR jr:"letter"'],
    ['jr:the', 'jr:"the"'],
    ['ti:the*', 'ti:the*'],
    ['ti:Kites*', 'ti:Kite*'],
    ['ti:"deep x*"', 'ti:"deep"'],
    ['au:"O\'Brien, J."', "au:O'Brien AND au:J"],
    ['ti:"10,000 kites, scrolls"', 'ti:"10,000 kites scrolls"'],
    ['ti:"snake_case kites"', 'ti:"snake case kites"'],
    ['ti:"L2 scroll margins"', 'ti:"scroll margins"'],
    ['ti:"log scroll margins"', 'ti:"scroll margins"'],
    ['ti:"ink log"', 'ti:"ink log"'],
    [
      'ti:"Three kites by candlelight on scrolls tonight"',
      'ti:"candlelight" AND ti:"scrolls" AND ti:"tonight"',
    ],
    [
      'ti:"matrix hypothesis biases schema"',
      '(ti:"matrix" OR ti:"matrices") AND (ti:"hypothesis" OR ti:"hypotheses") AND (ti:"biases" OR ti:"bias") AND (ti:"schema" OR ti:"schemata")',
    ],
  ])('%s is requested in all forms that the index may have: %s', (text, query) => {
    expect(arxivFor(text)).toBe(query);
  });

  test.each([
    ['CO2', 'CO$_2$ in kites'],
    ['CO2', 'CO$_{2}$ in kites'],
    ['CO₂', 'CO$_2$ in kites'],
    ['x²', '$x^2$ of kites'],
    ['H2O', '$H_2O$ on kites'],
    ['L1', 'The $\\ell_1$ norm'],
    ['kNN', '$k$NN on kites'],
    ['Tc', '$T_c$ of kites'],
    ['Tc', '$T_{c}$ of kites'],
    ['T_c', '$T_\\mathrm{c}$ of kites'],
    ['T_c', 'Kites at $T_{\\rm c}$'],
    ['l_q', '$l^q$ of kites'],
    ['"$L_q$ norm"', 'The $L_q$ norm of kites'],
    ['fNL', '$f_{NL}$ of kites'],
    ['gamma rays', '$\\gamma$-rays from kites'],
    ['hypothesis', 'Hypotheses on kites'],
    [
      '"three kites by candle light on a scroll"',
      'Three \\textit{kites} by candle light on a scroll',
    ],
  ])('%s matches %s at arXiv as it does here', (phrase, title) => {
    const { query: tree } = aTopic(`ti:${phrase}`);
    const entry = anEntry({ title, authors: [] });
    expect(compileQuery(tree)(readPaper(entry))).toBe(true);
    expect(holds(readAsArxiv(supersetFor(tree)), entry)).toBe(true);
  });

  test('equal topics are requested once', () => {
    expect(print(supersetForAll([aTopic('ti:a').query, aTopic('ti:a OR ti:b').query]))).toBe(
      'ti:"a" OR ti:"b"',
    );
  });
});

const words = ['scroll', 'ink', 'candle', 'margins', 'night'];
const part = fc
  .tuple(
    fc.constantFrom('', 'ti:', 'abs:'),
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
  )
  .map(([field, phrase]) => `${field}"${phrase.join(' ')}"`);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small' },
    part,
    fc
      .tuple(tie('query'), fc.constantFrom(' AND ', ' OR ', ' AND NOT '), tie('query'))
      .map(([a, operator, b]) => `(${a})${operator}(${b})`),
  ),
}));
const text = fc
  .array(fc.constantFrom(...words, 'of', 'scrolls', 'margin', 'inks.'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => list.join(' '));

const withPrefixes = fc
  .tuple(
    query,
    fc.array(fc.constantFrom('s', 'sc', 'ink', 'inks', 'margin', 'cand', 'night'), {
      maxLength: 2,
    }),
  )
  .map(([start, prefixes]) => prefixes.reduce((all, prefix) => `(${all}) AND ${prefix}*`, start));

test('for any query, the request as arXiv reads it finds every paper that matches (property)', () => {
  let matched = 0;
  fc.assert(
    fc.property(withPrefixes, text, text, (source, title, abstract) => {
      const read = parseQuery(source);
      if ('problem' in read) return;
      const entry = anEntry({ title, abstract, authors: [] });
      const paper = readPaper(entry);
      if (!compileQuery(read.query)(paper)) return;
      matched++;
      expect({
        source,
        title,
        abstract,
        atArxiv: holds(readAsArxiv(supersetFor(read.query)), entry),
      }).toMatchObject({ atArxiv: true });
    }),
    { numRuns: 2000 },
  );
  expect(matched).toBeGreaterThan(100);
});

test.each([
  ['sens*', 'sensing'],
  ['news*', 'news'],
  ['gas*', 'gas'],
  ['able*', 'able'],
  ['edge*', 'edges'],
  ['body*', 'bodies'],
  ['usin*', 'using'],
  ['usef*', 'usefulness'],
  ['illn*', 'illnesses'],
  ['runn*', 'running'],
  ['distillation*', 'distillation'],
])('the prefix %s matches %s at arXiv, which stems words', (prefix, word) => {
  const { query: tree } = aTopic(`ti:${prefix}`);
  const entry = anEntry({ title: `On ${word}`, authors: [] });
  const paper = readPaper(entry);
  expect(compileQuery(tree)(paper)).toBe(true);
  expect(holds(readAsArxiv(supersetFor(tree)), entry)).toBe(true);
});

test('a query without NOT has the same meaning in arXiv’s right-associative reading (property)', () => {
  const { positive } = fc.letrec<{ positive: string }>((tie) => ({
    positive: fc.oneof(
      { depthSize: 'small' },
      part,
      fc
        .tuple(tie('positive'), fc.constantFrom(' AND ', ' OR '), tie('positive'))
        .map(([a, operator, b]) => `(${a})${operator}(${b})`),
    ),
  }));
  // At arXiv a phrase can continue across a full stop, here it cannot: use texts without full stops.
  const unbroken = text.map((sentence) => sentence.replaceAll('.', ''));
  let both = 0;
  fc.assert(
    fc.property(positive, unbroken, unbroken, (source, title, abstract) => {
      const { query: tree } = aTopic(source);
      const entry = anEntry({ title, abstract, authors: [] });
      const paper = readPaper(entry);
      const isMatch = compileQuery(tree)(paper);
      both += isMatch ? 1 : 0;
      expect({
        source,
        title,
        abstract,
        atArxiv: holds(readAsArxiv(supersetFor(tree)), entry),
      }).toMatchObject({ atArxiv: isMatch });
    }),
    { numRuns: 1000 },
  );
  expect(both).toBeGreaterThan(100);
});

describe('the requests', () => {
  const now = new Date('2026-11-20T06:00:30Z');

  const rules = (topics: Topic[], categories: string[] = []) => ({
    topics,
    categories,
    lookbackDays: 10,
  });
  const sentFor = (request: ApiRequest | undefined, start = 0) => {
    if (request === undefined) throw new Error('no request');
    const page = pageOf(request, start);
    return { ...page, form: new URLSearchParams(page.body ?? page.path.split('?')[1]) };
  };

  test('are one for all topics, with window and categories, each part in parentheses', () => {
    const [only, ...others] = requestsFor(
      rules([aTopic('ti:a'), aTopic('ti:b')], ['cs.CL', 'stat.*']),
      now,
    );
    expect(others).toEqual([]);
    expect(sentFor(only).form.get('search_query')).toBe(
      '(ti:"a" OR ti:"b") AND (cat:cs.CL OR cat:stat.* OR cat:math.ST) AND submittedDate:[202611100600 TO 202611200600]',
    );
  });

  test('are a GET when short, and a POST with the same form when long', () => {
    const [short] = requestsFor(rules([aTopic('ti:a')]), now);
    expect(sentFor(short, 200)).toMatchObject({
      method: 'GET',
      path: expect.stringMatching(
        /^\/api\/query\?search_query=.*&start=200&max_results=200&sortBy=submittedDate&sortOrder=descending$/,
      ),
    });
    const many = Array.from({ length: 100 }, (_, n) => aTopic(`"some long phrase ${n}"`));
    const [long] = requestsFor(rules(many), now);
    expect(sentFor(long)).toMatchObject({ method: 'POST', path: '/api/query' });
    expect(sentFor(long).form.get('search_query')).toContain('some long phrase 99');
  });

  test('are split only at the search engine’s limit of terms', () => {
    const topics = (count: number) =>
      Array.from({ length: count }, (_, n) => aTopic(`"topic ${n}" OR "subject ${n}"`));
    expect(requestsFor(rules(topics(400)), now)).toHaveLength(4);
    expect(requestsFor(rules(topics(100)), now)).toHaveLength(1);
  });

  test('can be for papers by id', () => {
    const ids = [{ id: '2410.02660' as PaperId }, { id: 'hep-th/9901001' as PaperId, version: 2 }];
    expect(sentFor({ kind: 'ids', ids }).form.get('id_list')).toBe('2410.02660,hep-th/9901001v2');
  });

  test('in halves cover the same window without an overlap', () => {
    const request: SearchRequest = {
      kind: 'search',
      wanted: 'x',
      from: new Date('2026-11-10T06:00:00Z'),
      to: now,
      parts: [],
    };
    const [later, earlier] = halvesOf(request);
    expect(later?.to).toEqual(now);
    expect(earlier?.from).toEqual(request.from);
    expect((later?.from.getTime() ?? 0) - (earlier?.to.getTime() ?? 0)).toBe(60_000);
    expect(halvesOf({ ...request, from: now })).toEqual([]);
  });
});
