import { readFileSync, readdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { somePapers } from '../harness/papers.ts';
import { oldAtomEntry } from './arxiv/atom-old.ts';
import { atomEntry } from './arxiv/atom.ts';
import { english } from './arxiv/analyser.ts';
import {
  type AnnounceType,
  type FakeArxiv,
  type FakePaper,
  type Node,
  holds,
  readAsArxiv,
  startArxiv,
} from './arxiv/index.ts';
import { atomItem } from './arxiv/rss-atom.ts';
import { rssItem } from './arxiv/rss.ts';
import { indented } from './arxiv/xml.ts';

let arxiv: FakeArxiv;
let started: FakeArxiv | undefined;
afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function start(options: Parameters<typeof startArxiv>[0] = {}): Promise<FakeArxiv> {
  started = arxiv = await startArxiv(options);
  return arxiv;
}

function ask(params: Record<string, string>): Promise<Response> {
  return fetch(`${arxiv.url}/api/query?${new URLSearchParams(params).toString()}`);
}

async function idsFor(params: Record<string, string>): Promise<string[]> {
  const body = await (await ask(params)).text();
  return [...body.matchAll(/<id>http:\/\/arxiv\.org\/abs\/(.*)<\/id>/g)].map(([, id = '']) => id);
}

function aPaper(fields: Partial<FakePaper> = {}): FakePaper {
  return {
    id: '2611.00001',
    version: 1,
    title: 'Reading Scrolls by Candle Light',
    abstract: 'We read scrolls. A scroll has a long context in its margin.',
    authors: [{ name: 'Ada Inkwell' }],
    published: '2026-11-18T10:00:00Z',
    updated: '2026-11-18T10:00:00Z',
    categories: ['cs.CL', 'cs.DL'],
    ...fields,
  };
}

function numbered(count: number, fields: Partial<FakePaper> = {}): FakePaper[] {
  return Array.from({ length: count }, (_, index) =>
    aPaper({ id: `2611.${String(index + 1).padStart(5, '0')}`, ...fields }),
  );
}

describe('parsing of a query', () => {
  /** `and(ti:a, or(ti:b, ti:c))` */
  function tree(node: Node): string {
    if (node.kind === 'term')
      return `${node.field}:${node.quoted ? `"${node.value}"` : node.value}`;
    if (node.kind === 'not') return `not(${tree(node.of)})`;
    return `${node.kind}(${tree(node.left)}, ${tree(node.right)})`;
  }

  test.each([
    ['AND and OR group from the right', 'ti:a AND ti:b OR ti:c', 'and(ti:a, or(ti:b, ti:c))'],
    [
      'ANDNOT groups from the right',
      'ti:a ANDNOT ti:b ANDNOT ti:c',
      'andnot(ti:a, andnot(ti:b, ti:c))',
    ],
    ['parentheses group first', '(ti:a AND ti:b) OR ti:c', 'or(and(ti:a, ti:b), ti:c)'],
    [
      'adjacent words are joined by OR',
      'all:3D Gaussian Splatting',
      'or(all:3D, or(all:Gaussian, all:Splatting))',
    ],
    ['adjacent groups are joined by OR', '(ti:a) (ti:b)', 'or(ti:a, ti:b)'],
    [
      'a field before a group applies to each term',
      'ti:(a OR (b AND abs:c))',
      'or(ti:a, and(ti:b, abs:c))',
    ],
    ['an unknown field is searched as text', 'abstract:scroll', 'all:abstract:scroll'],
    ['`title` is an alias of `ti`', 'title:"a b"', 'ti:"a b"'],
    ['a quotation mark that is not closed is ignored', 'ti:"a b', 'or(ti:a, all:b)'],
    [
      'AND NOT and NOT are aliases of ANDNOT',
      'ti:a AND NOT ti:b NOT ti:c',
      'andnot(ti:a, andnot(ti:b, ti:c))',
    ],
    ['the last of adjacent operators counts', 'ti:a AND OR ti:b', 'or(ti:a, ti:b)'],
    ['a single term can be negated', 'ti:a OR (ANDNOT ti:b)', 'or(ti:a, not(ti:b))'],
    [
      'an underscore in an author at the start is a space',
      'au:del_maestro AND ti:a',
      'and(au:"del maestro", ti:a)',
    ],
    [
      'an underscore in a later author stays',
      'ti:a AND au:del_maestro',
      'and(ti:a, au:del_maestro)',
    ],
    [
      'a month ends at its last minute',
      'submittedDate:[202602 TO 202602]',
      'submittedDate:"202602010000 TO 202602282359"',
    ],
    [
      'lastUpdatedDate is an alias of submittedDate',
      'lastUpdatedDate:[2026 TO 20261118]',
      'submittedDate:"202601010000 TO 202611182359"',
    ],
  ])('%s: %s', (_, query, expected) => {
    expect(tree(readAsArxiv(query))).toBe(expected);
  });

  test.each([
    ['a parenthesis is not closed', '(ti:a', 400],
    ['a parenthesis is not opened', 'ti:a)', 400],
    ['a quotation mark is escaped', 'ti:"a \\"b\\" c"', 400],
    ['it ends with an operator', 'ti:a AND', 400],
    ['it begins with an operator', 'OR ti:a', 400],
    ['a field has no value', 'ti:a OR (abs: OR ti:b)', 400],
    ['a group is empty', '() OR ti:a', 400],
    ['a wildcard begins a word', 'ti:*scroll', 400],
    ['a range of dates has no end', 'submittedDate:[202611180000 TO *]', 400],
    ['a date has dashes', 'submittedDate:[2026-11-18 TO 2026-11-19]', 400],
    ['ANDNOT negates a group', 'ti:a AND (ANDNOT (ti:b OR ti:c))', 500],
    ['ANDNOT negates everything after it', 'ANDNOT ti:a AND ti:b', 500],
  ])('a query is refused if %s: %s', (_, query, status) => {
    expect(() => readAsArxiv(query)).toThrow(expect.objectContaining({ status }));
  });
});

describe('matching of a query', () => {
  const paper = aPaper({
    title: "The State-of-the-Art in Smart Rings: Erd\\H{o}s's Problem",
    abstract: 'Models of long documents; their context windows slide.',
    authors: [{ name: 'Zo\\"e Featherstone-Ng' }, { name: 'Pádraig Mac Suibhne' }],
    categories: ['cs.SY', 'stat.ML'],
    comment: 'Accepted at a Workshop on Rings',
    journalRef: 'J. Imag. Rings 3 (2026)',
    doi: '10.5555/Jir.2026.3',
    version: 2,
  });

  test.each([
    ['words are stemmed', 'ti:ring AND abs:"model of long documents"'],
    ['words of the query are stemmed', 'abs:sliding AND abs:documents'],
    ['the words of a phrase are adjacent, stop words count as positions', 'ti:"state of the art"'],
    ['a hyphen in a phrase counts as a space', 'ti:"smart-rings"'],
    ['a hyphenated word outside a phrase is two words in any order', 'abs:long-context'],
    ['a wildcard may end a word', 'ti:smar* AND cat:stat.* AND doi:10.5555/*'],
    ['a possessive and a TeX accent are ignored', 'ti:Erdős'],
    ['names match without their accents', 'au:zoe AND au:Padraig AND au:ng'],
    ['`all` searches each word in all fields', 'all:featherstone-windows'],
    [
      'comment, journal reference and DOI have fields',
      'co:workshop AND (jr:imag AND doi:10.5555/jir.2026.3)',
    ],
    ['a category matches by its name in answers', 'cat:eess.SY'],
    ['an id may have a version', 'id:2611.00001v2 AND id:2611.00001'],
    ['a range of dates includes both ends', 'submittedDate:[202611181000 TO 202611181000]'],
  ])('%s: %s', (_, query) => {
    expect(holds(readAsArxiv(query), paper)).toBe(true);
  });

  test.each([
    ['a phrase does not match with other distances', 'ti:"state art"'],
    ['a name does not match words of two authors', 'au:"Featherstone Mac"'],
    ['a phrase of only stop words matches nothing', 'ti:"of the"'],
    ['a word with a wildcard is compared with stems', 'ti:rings*'],
    ['a category does not match by its other name', 'cat:cs.SY'],
    ['words of a comment are not stemmed', 'co:ring'],
    ['a range of dates excludes later papers', 'submittedDate:[202611170000 TO 202611180959]'],
    ['ANDNOT excludes papers', 'ti:ring ANDNOT abs:window'],
  ])('%s: %s', (_, query) => {
    expect(holds(readAsArxiv(query), paper)).toBe(false);
  });

  test('a revision matches by the date of its first version', () => {
    const revised = { ...paper, updated: '2026-11-25T10:00:00Z' };
    const on = (day: string): Node => readAsArxiv(`lastUpdatedDate:[${day} TO ${day}]`);
    expect([holds(on('20261118'), revised), holds(on('20261125'), revised)]).toEqual([true, false]);
  });

  test.each([
    ['classes', 'class'],
    ['studies', 'study'],
    ['boxes', 'box'],
    ['approaches', 'approach'],
    ['hopping', 'hop'],
    ['rated', 'rates'],
    ['agreed', 'agree'],
    ['filing', 'file'],
  ])('%s and %s have the same stem', (a, b) => {
    expect(english(a)).toEqual(english(b));
  });
});

describe('the API', () => {
  test('a query may be sent by GET or by POST', async () => {
    await start({ papers: numbered(2) });
    const form = new URLSearchParams({ search_query: 'ti:scroll', id_list: '2611.00002' });
    const posted = await fetch(`${arxiv.url}/api/query`, { method: 'POST', body: form });
    expect(await posted.text()).toContain('<id>http://arxiv.org/abs/2611.00002v1</id>');
    expect(await idsFor({ search_query: 'ti:scroll' })).toEqual(['2611.00001v1', '2611.00002v1']);
    expect(arxiv.requests).toMatchObject([
      { method: 'POST', path: '/api/query', params: { search_query: 'ti:scroll' }, status: 200 },
      { method: 'GET', path: '/api/query', params: { search_query: 'ti:scroll' }, status: 200 },
    ]);
  });

  test('an id without a version returns the current version, and unknown ids are ignored', async () => {
    await start({ papers: [aPaper(), aPaper({ id: 'hep-th/9901001' })] });
    arxiv.revise('2611.00001', { title: 'Reading Scrolls, Revised' });
    expect(
      await idsFor({ id_list: '2611.00001v1,2611.00001,2611.09999,2611.00001v7,hep-th/9901001' }),
    ).toEqual(['2611.00001v1', '2611.00001v2', 'hep-th/9901001v1']);
    expect(
      await idsFor({ id_list: '2611.00001,hep-th/9901001', search_query: 'ti:revised' }),
    ).toEqual(['2611.00001v2']);
  });

  test('an invalid id is refused with a feed that has one entry', async () => {
    await start();
    const reply = await ask({ id_list: 'abc' });
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain(`  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id>
    <title>Error</title>
    <updated>2026-11-20T06:00:00Z</updated>
    <link href="https://arxiv.org/api/errors#incorrect_id_format_for_abc" rel="alternate" type="text/html"/>
    <summary>incorrect id format for abc</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>`);
  });

  test.each([
    [{}, 400],
    [{ search_query: '(ti:a' }, 400],
    [{ search_query: 'ti:a', start: '-1' }, 400],
    [{ search_query: 'ti:a', max_results: 'all' }, 400],
    [{ search_query: 'ti:a', sortBy: 'date' }, 400],
    [{ search_query: 'ANDNOT (ti:a OR ti:b)' }, 500],
    [{ search_query: 'ti:a', max_results: '0' }, 500],
    [{ search_query: 'ti:a', start: '10001' }, 500],
    [{ search_query: 'ti:a', start: '10000' }, 200],
  ])('%j gets status %i', async (params, status) => {
    await start();
    expect((await ask(params as Record<string, string>)).status).toBe(status);
  });

  test('a page has the requested slice and the total number of papers', async () => {
    await start({ papers: numbered(5), pageCap: 2 });
    const body = await (
      await ask({ search_query: 'ti:scroll', start: '3', max_results: '50' })
    ).text();
    expect(body.match(/<opensearch:.*/g)).toEqual([
      '<opensearch:itemsPerPage>50</opensearch:itemsPerPage>',
      '<opensearch:totalResults>5</opensearch:totalResults>',
      '<opensearch:startIndex>3</opensearch:startIndex>',
    ]);
    expect(body.match(/<entry>/g)).toHaveLength(2);
  });

  test('papers come in the requested order', async () => {
    const [a, b] = ['2026-11-11T10:00:00Z', '2026-11-12T10:00:00Z'] as const;
    await start({
      papers: [
        aPaper({ id: '2611.00001', published: a, updated: '2026-11-19T10:00:00Z' }),
        aPaper({ id: '2611.00002', published: b, updated: b }),
      ],
    });
    const first = async (sortBy: string, sortOrder: string): Promise<string | undefined> =>
      (await idsFor({ search_query: 'ti:scroll', sortBy, sortOrder }))[0];
    expect(await first('submittedDate', 'descending')).toBe('2611.00002v1');
    expect(await first('submittedDate', 'ascending')).toBe('2611.00001v1');
    expect(await first('lastUpdatedDate', 'descending')).toBe('2611.00001v1');
  });

  test('a seed gives papers of equal rank another order on each page, repeatable in each run', async () => {
    await start({ papers: numbered(30), tieSeed: 1 });
    const page = (from: number): Promise<string[]> =>
      idsFor({
        search_query: 'ti:scroll',
        sortBy: 'submittedDate',
        start: String(from),
        max_results: '15',
      });
    const [first, second] = [await page(0), await page(15)];
    expect(new Set([...first, ...second]).size).toBeLessThan(30);
    expect(await page(0)).toEqual(first);
  });

  test('the title has the query as arXiv rewrote it', async () => {
    await start();
    const body = await (
      await ask({ search_query: 'scroll "candle light" AND submittedDate:[2026 TO 2026]' })
    ).text();
    expect(body).toContain(
      '<title>arXiv Query: search_query=all:scroll OR all:"candle light" AND submittedDate:"202601010000 TO 202612312359"&amp;id_list=&amp;start=0&amp;max_results=10</title>',
    );
  });

  test('a withdrawn paper is an ordinary entry with the withdrawal in its comment', async () => {
    await start({ papers: [aPaper()] });
    arxiv.setNow('2026-11-21T00:00:00Z');
    arxiv.withdraw('2611.00001');
    expect(await (await ask({ id_list: '2611.00001' })).text()).toMatch(
      /abs\/2611\.00001v2<.*<updated>2026-11-21T00:00:00Z<.*<arxiv:comment>This paper has been withdrawn/s,
    );
  });
});

describe('failures', () => {
  test('a request without an Accept header gets 406', async () => {
    await start({ papers: [aPaper()] });
    const status = await new Promise((resolve) => {
      get(`${arxiv.url}/api/query?id_list=2611.00001`, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
    });
    expect(status).toBe(406);
  });

  test('requests that overlap or follow each other too soon get 429', async () => {
    await start({ papers: [aPaper()], minGapMs: 60_000 });
    const replies = [await ask({ id_list: '2611.00001' }), await ask({ id_list: '2611.00001' })];
    expect(replies.map(({ status }) => status)).toEqual([200, 429]);
  });

  test('requests with the required pause get 200', async () => {
    await start({ papers: [aPaper()], minGapMs: 20 });
    const first = await ask({ id_list: '2611.00001' });
    await first.text();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect((await ask({ id_list: '2611.00001' })).status).toBe(200);
  });

  test('faults apply in order, then comes the correct answer', async () => {
    await start({ papers: [aPaper()] });
    arxiv.faults.push(
      { times: 2, do: 'status', status: 503, headers: { 'Retry-After': '0' } },
      { times: 1, do: 'rate-exceeded-200' },
      { times: 1, do: 'html' },
      { times: 1, do: 'false-empty' },
      { times: 1, do: 'truncated' },
    );
    const seen: [number, string | null, string][] = [];
    for (let turn = 0; turn < 7; turn++) {
      const reply = await ask({ id_list: '2611.00001' });
      seen.push([reply.status, reply.headers.get('retry-after'), await reply.text()]);
    }
    expect(seen).toEqual([
      [503, '0', expect.anything()],
      [503, '0', expect.anything()],
      [200, null, 'Rate exceeded.'],
      [200, null, expect.stringMatching(/^<!DOCTYPE html>/)],
      [
        200,
        null,
        expect.stringMatching(
          /totalResults>0<.*startIndex>0<\/opensearch:startIndex>\n<\/feed>\n$/s,
        ),
      ],
      [200, null, expect.not.stringContaining('</feed>')],
      [200, null, expect.stringMatching(/<entry>.*<\/feed>\n$/s)],
    ]);
  });

  test('a fault can apply to the API only', async () => {
    await start();
    arxiv.faults.push({ times: 1, do: 'status', status: 429, at: 'api' });
    expect((await fetch(`${arxiv.url}/rss/cs.CL`)).status).toBe(200);
    expect((await ask({ id_list: '2611.00001' })).status).toBe(429);
  });

  test('a fault can close a connection or let it hang', async () => {
    await start({ papers: [aPaper()] });
    arxiv.faults.push({ times: 1, do: 'reset' }, { times: 1, do: 'hang' });
    await expect(ask({ id_list: '2611.00001' })).rejects.toThrow('fetch failed');
    const hanging = fetch(`${arxiv.url}/api/query?id_list=2611.00001`, {
      signal: AbortSignal.timeout(50),
    });
    await expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(arxiv.requests.map(({ status }) => status)).toEqual([undefined, undefined]);
  });
});

describe('the announcement feeds', () => {
  const today = '2026-11-20'; // a Friday
  const announced = (type: AnnounceType, date = today): Partial<FakePaper> => ({
    announced: { date, type },
  });
  const feed = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${arxiv.url}/${path}`, { headers });

  test('a feed lists the papers of its categories that were announced that day', async () => {
    await start({
      now: '2026-11-20T12:00:00Z',
      papers: [
        aPaper({ id: '2611.00001', ...announced('new') }),
        aPaper({ id: '2611.00002', categories: ['cs.CV'], ...announced('replace'), version: 2 }),
        aPaper({ id: '2611.00003', categories: ['math.NA', 'cs.CV'], ...announced('new') }),
        aPaper({ id: '2611.00004', categories: ['hep-th'], ...announced('new') }),
        aPaper({ id: '2611.00005', ...announced('new', '2026-11-19') }),
      ],
    });
    const body = await (await feed('rss/cs.CL+cs.CV')).text();
    expect(body).toContain('<title>cs.CL, cs.CV updates on arXiv.org</title>');
    expect(body.match(/(?<=<description>)arXiv:.*/g)).toEqual([
      'arXiv:2611.00002v2 Announce Type: replace ',
      'arXiv:2611.00003v1 Announce Type: cross ',
      'arXiv:2611.00001v1 Announce Type: new ',
    ]);
    expect((await (await feed('rss/math')).text()).match(/<item>/g)).toHaveLength(1);
    expect((await (await feed('atom/cs.NA')).text()).match(/<entry>/g)).toHaveLength(1);
  });

  test('a day begins at midnight in New York', async () => {
    await start({ now: '2026-11-20T04:59:59Z', papers: [aPaper(announced('new'))] });
    expect(await (await feed('rss/cs.CL')).text()).not.toContain('<item>');
    arxiv.setNow('2026-11-20T05:00:00Z');
    expect(await (await feed('rss/cs.CL')).text()).toContain('<item>');
    arxiv.setNow('2026-11-21T05:00:00Z');
    expect(await (await feed('rss/cs.CL')).text()).not.toContain('<item>');
  });

  test('a feed has at most 2,000 items and loses new papers first', async () => {
    const replaced = numbered(1999, announced('replace'));
    const fresh = ['2611.10001', '2611.10002'].map((id) => aPaper({ id, ...announced('new') }));
    await start({ papers: [...fresh, ...replaced] });
    const body = await (await feed('rss/cs.CL')).text();
    expect(body.match(/<item>/g)).toHaveLength(2000);
    expect(body.match(/<arxiv:announce_type>new/g)).toHaveLength(1);
  });

  test('an unknown category is refused', async () => {
    await start();
    const reply = await feed('rss/cs.CL+cs.QQ');
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain(
      '<title>Feed error for query: http://rss.arxiv.org/rss/cs.CL+cs.QQ</title>',
    );
  });

  test('a feed that did not change gets 304', async () => {
    await start({ now: '2026-11-21T04:59:00Z', papers: [aPaper(announced('new'))] });
    const etag = (await feed('atom/cs.CL')).headers.get('etag') ?? '';
    const again = await feed('atom/cs.CL', { 'If-None-Match': etag });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'max-age=60']);
    arxiv.add(aPaper({ id: '2611.00002', ...announced('new') }));
    expect((await feed('atom/cs.CL', { 'If-None-Match': etag })).status).toBe(200);
  });

  test('affiliations are in parentheses, with TeX and commas unchanged', async () => {
    const authors = [
      { name: 'Zo\\"e Ng', affiliations: ['Inst. A, Halstock', 'B'] },
      { name: 'Bo Quill' },
    ];
    await start({
      papers: [aPaper({ authors, doi: '10.5555/1', journalRef: 'J. 1', ...announced('new') })],
    });
    const body = await (await feed('rss/cs.CL')).text();
    expect(body).toContain(`<arxiv:DOI>10.5555/1</arxiv:DOI>
      <arxiv:journal_reference>J. 1</arxiv:journal_reference>
      <dc:creator>Zo\\"e Ng (Inst. A, Halstock, B), Bo Quill</dc:creator>`);
  });
});

describe('the formats', () => {
  const paper = aPaper({
    title: 'A Title That Is Long Enough to Be Broken by the Old Back End, Which Broke & Indented',
    abstract: `One paragraph ${'of many words '.repeat(6)}for $x < y$.\n  Another.`,
    authors: [{ name: 'Ada Inkwell', affiliations: ['Halstock'] }],
    categories: ['eess.SY', 'cs.NA'],
    comment: 'Seven pages',
    journalRef: 'J. 1',
    doi: '10.5555/1',
  });

  test('the new format has one line for each field and one name for each category', () => {
    expect(atomEntry(paper).join('\n')).toBe(`<entry>
  <id>http://arxiv.org/abs/2611.00001v1</id>
  <title>A Title That Is Long Enough to Be Broken by the Old Back End, Which Broke &amp; Indented</title>
  <updated>2026-11-18T10:00:00Z</updated>
  <link href="https://arxiv.org/abs/2611.00001v1" rel="alternate" type="text/html"/>
  <link href="https://arxiv.org/pdf/2611.00001v1" rel="related" type="application/pdf" title="pdf"/>
  <summary>One paragraph of many words of many words of many words of many words of many words of many words for $x &lt; y$.
  Another.</summary>
  <category term="eess.SY" scheme="http://arxiv.org/schemas/atom"/>
  <category term="math.NA" scheme="http://arxiv.org/schemas/atom"/>
  <published>2026-11-18T10:00:00Z</published>
  <arxiv:comment>Seven pages</arxiv:comment>
  <arxiv:primary_category term="eess.SY"/>
  <arxiv:journal_ref>J. 1</arxiv:journal_ref>
  <author>
    <name>Ada Inkwell</name>
    <arxiv:affiliation>Halstock</arxiv:affiliation>
  </author>
  <arxiv:doi>10.5555/1</arxiv:doi>
  <link rel="related" href="https://doi.org/10.5555/1" title="doi"/>
</entry>`);
  });

  test('the format before November 2025 has wrapped lines, a namespace on each element, and both names of a category', () => {
    const ns = 'xmlns:arxiv="http://arxiv.org/schemas/atom"';
    expect(oldAtomEntry(paper).join('\n')).toBe(`<entry>
  <id>http://arxiv.org/abs/2611.00001v1</id>
  <updated>2026-11-18T10:00:00Z</updated>
  <published>2026-11-18T10:00:00Z</published>
  <title>A Title That Is Long Enough to Be Broken by the Old Back End, Which
  Broke &amp; Indented</title>
  <summary>  One paragraph of many words of many words of many words of many words of many
words of many words for $x &lt; y$.
  Another.
</summary>
  <author>
    <name>Ada Inkwell</name>
    <arxiv:affiliation ${ns}>Halstock</arxiv:affiliation>
  </author>
  <arxiv:doi ${ns}>10.5555/1</arxiv:doi>
  <link title="doi" href="http://dx.doi.org/10.5555/1" rel="related"/>
  <arxiv:comment ${ns}>Seven pages</arxiv:comment>
  <arxiv:journal_ref ${ns}>J. 1</arxiv:journal_ref>
  <link href="http://arxiv.org/abs/2611.00001v1" rel="alternate" type="text/html"/>
  <link title="pdf" href="http://arxiv.org/pdf/2611.00001v1" rel="related" type="application/pdf"/>
  <arxiv:primary_category ${ns} term="eess.SY" scheme="http://arxiv.org/schemas/atom"/>
  <category term="eess.SY" scheme="http://arxiv.org/schemas/atom"/>
  <category term="cs.SY" scheme="http://arxiv.org/schemas/atom"/>
  <category term="cs.NA" scheme="http://arxiv.org/schemas/atom"/>
  <category term="math.NA" scheme="http://arxiv.org/schemas/atom"/>
</entry>`);
  });

  test('the old format encodes the whole link and is updated at midnight', async () => {
    await start({ shape: 'old', papers: [paper] });
    const body = await (
      await ask({ search_query: 'cat:eess.SY AND (title)', max_results: '2' })
    ).text();
    expect(body.split('\n').slice(0, 9)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '  <link href="http://arxiv.org/api/query?search_query%3Dcat%3Aeess.SY%20AND%20%28title%29%26id_list%3D%26start%3D0%26max_results%3D2" rel="self" type="application/atom+xml"/>',
      '  <title type="html">ArXiv Query: search_query=cat:eess.SY AND (title)&amp;id_list=&amp;start=0&amp;max_results=2</title>',
      expect.stringMatching(/^ {2}<id>http:\/\/arxiv\.org\/api\/[\w+/]{27}<\/id>$/),
      '  <updated>2026-11-20T00:00:00-05:00</updated>',
      '  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>',
      '  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:startIndex>',
      '  <opensearch:itemsPerPage xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">2</opensearch:itemsPerPage>',
    ]);
  });

  test('the embedded sample is byte for byte the answer of this emulator', async () => {
    const sample = readFileSync('src/arxiv/sample.atom', 'utf8');
    await start({ papers: entriesOf(sample).map(toPaper), now: '2026-11-20T00:00:03Z' });
    const reply = await ask({
      search_query: 'submittedDate:[202611110000 TO 202611200000]',
      sortBy: 'submittedDate',
      max_results: '200',
    });
    expect(await reply.text()).toBe(sample);
  });
});

/** Folder with recordings of arXiv. Without it, the comparisons are skipped. */
const shared = process.env['PAPERBOY_SHARED'];

if (shared !== undefined) {
  const recordings = (kind: 'api' | 'rss'): [name: string, feed: string][] => {
    const folder = join(shared, 'data/arxiv', kind);
    return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  };

  describe('comparison with recordings of the API', () => {
    const feeds = recordings('api');
    const refused = feeds.filter(([, feed]) => feed.includes('/api/errors#'));
    const answered = feeds.filter(([, feed]) => !feed.includes('/api/errors#'));

    test.each(answered)('%s: every entry has the same text', (_, feed) => {
      const print = feed.includes('<title type="html">') ? oldAtomEntry : atomEntry;
      const entries = entriesOf(feed);
      const printed = entries.map((entry) => indented(print(toPaper(entry)), 1).join('\n'));
      expect(printed).toEqual(entries);
    });

    const byId = answered.filter(([, feed]) => feed.includes('search_query=&amp;id_list='));
    test.each([...byId, ...refused])('%s: the whole feed has the same text', async (_, feed) => {
      const id = /id_list=([^&]+)&|incorrect_id_format_for_([^<]+)</.exec(feed);
      await start({
        papers: byId.flatMap(([, other]) => entriesOf(other).map(toPaper)),
        now: textsIn(feed, 'updated')[0] ?? '',
      });
      const reply = await ask({ id_list: id?.[1] ?? id?.[2] ?? '', max_results: '100' });
      expect(await reply.text()).toBe(feed);
    });
  });

  describe('comparison with recordings of the announcement feeds', () => {
    test.each(recordings('rss'))(
      '%s: every item has the same elements and attributes',
      (_, feed) => {
        const isRss = feed.includes('<rss ');
        const items = entriesOf(feed, isRss ? 'item' : 'entry');
        const printed = items.map((item) => {
          const listed = { paper: fromAnnouncement(item), type: 'new' } as const;
          return isRss ? rssItem(listed, '') : atomItem(listed, '', '');
        });
        expect(printed.map((lines) => tags(lines.join('\n')))).toEqual(items.map(tags));
      },
    );
  });
}

/** Returns the texts of a feed's entries, with the indentation of their first line. */
function entriesOf(feed: string, element = 'entry'): string[] {
  return [...feed.matchAll(new RegExp(`^ *<${element}>.*?</${element}>`, 'gms'))].map(
    ([entry]) => entry,
  );
}

/** Returns all start tags with their attributes, and end tags, in order. */
function tags(xml: string): string[] {
  return xml.match(/<[^>]+>/g) ?? [];
}

function textsIn(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, 'gs'))].map(
    ([, text = '']) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
}

function toPaper(entry: string): FakePaper {
  const textOf = (tag: string): string => textsIn(entry, tag)[0] ?? '';
  const [comment, journalRef, doi] = ['comment', 'journal_ref', 'doi'].map(
    (tag) => textsIn(entry, `arxiv:${tag}`)[0],
  );
  const [, id = '', version] = /abs\/(.*)v(\d+)$/.exec(textOf('id')) ?? [];
  return {
    id,
    version: Number(version),
    title: textOf('title'),
    abstract: textOf('summary'),
    authors: textsIn(entry, 'author').map((author) => ({
      name: textsIn(author, 'name')[0] ?? '',
      affiliations: textsIn(author, 'arxiv:affiliation'),
    })),
    published: textOf('published'),
    updated: textOf('updated'),
    categories: [...entry.matchAll(/<category term="(.*?)"/g)].map(([, term = '']) => term),
    ...(comment !== undefined && { comment }),
    ...(journalRef !== undefined && { journalRef }),
    ...(doi !== undefined && { doi }),
  };
}

function fromAnnouncement(item: string): FakePaper {
  const [, id = '', version] = /oai:arXiv\.org:(.*)v(\d+)</.exec(item) ?? [];
  return aPaper({
    id,
    version: Number(version),
    categories: [...item.matchAll(/<category(?: term="|>)([^"<]*)/g)].map(([, name = '']) => name),
  });
}

describe('OAI-PMH as in arXiv/oaipmh', () => {
  const answerTo = async (arxiv: FakeArxiv, params: Record<string, string>) => {
    const answer = await fetch(`${arxiv.url}/oai?${new URLSearchParams(params).toString()}`);
    return { status: answer.status, text: await answer.text() };
  };
  const list = { verb: 'ListRecords', metadataPrefix: 'arXivRaw' };
  const idsIn = (text: string) => [...text.matchAll(/<id>([^<]*)/g)].map(([, id]) => id);
  const tokenIn = (text: string) => /<resumptionToken[^>/]*>([^<]+)/.exec(text)?.[1];

  test('an error has status 200 and a code', async () => {
    const arxiv = await start({ papers: somePapers(1) });
    for (const [params, code] of [
      [{ verb: 'Nonsense' }, 'badVerb'],
      [{ verb: 'ListRecords' }, 'cannotDisseminateFormat'],
      [{ ...list, from: 'yesterday' }, 'badArgument'],
      [{ ...list, from: '2026-11-21' }, 'badArgument'],
      [{ ...list, until: '2026-11-21' }, 'badArgument'],
      [{ ...list, from: '2026-11-19' }, 'noRecordsMatch'],
      [{ verb: 'ListRecords', resumptionToken: 'x' }, 'badResumptionToken'],
      [{ ...list, resumptionToken: 'x' }, 'badArgument'],
      [{ verb: 'GetRecord', metadataPrefix: 'arXivRaw', identifier: 'x' }, 'idDoesNotExist'],
    ] as const) {
      const { status, text } = await answerTo(arxiv, params);
      expect({ status, code: /<error code='(\w+)'/.exec(text)?.[1] }).toEqual({
        status: 200,
        code,
      });
    }
  });

  test('a list has pages by date of change, with each record once, and resumes by a token', async () => {
    const arxiv = await start({ papers: somePapers(60), oaiPageSize: 7 });
    const ids: unknown[] = [];
    let { text } = await answerTo(arxiv, { ...list, from: '2026-11-01' });
    for (;;) {
      ids.push(...idsIn(text));
      const token = tokenIn(text);
      if (token === undefined) break;
      ({ text } = await answerTo(arxiv, { verb: 'ListRecords', resumptionToken: token }));
    }
    expect(text).toContain('<resumptionToken/>');
    expect(ids).toEqual(
      somePapers(60)
        .map(({ id }) => id)
        .reverse(),
    );
  });
});
