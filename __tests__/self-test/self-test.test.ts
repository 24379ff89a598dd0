import { describe, expect, test } from '@jest/globals';
import { aWeek, selfTest } from './run.ts';

/** Renames an element, as arXiv might. */
const renamed = (from: string, to: string) => (text: string) =>
  text.replaceAll(`<${from}>`, `<${to}>`).replaceAll(`</${from}>`, `</${to}>`);
const without = (pattern: RegExp) => (text: string) => text.replace(pattern, '');

describe('the self-test', () => {
  test('finds nothing in an arXiv as it is known, and writes nothing', async () => {
    const done = await selfTest();
    expect({ ...done, text: done.text.match(/^::.*|^arXiv: .*/gm) }).toMatchObject({
      code: 0,
      text: ['arXiv: as known'],
      markdown: undefined,
      outputs: expect.stringMatching(/^result<<.*\nas known\n/),
    });
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['abstracts have another name', renamed('summary', 'abstract'), /220 papers have no abstract/],
    ['authors have another name', renamed('name', 'full-name'), /220 papers have no author/],
    [
      'only the first author is told',
      without(/<author>\s*<name>Bo Quill<\/name>\s*<\/author>/g),
      /none of 220 papers has a second author/,
    ],
    ['dates have another name', renamed('published', 'issued'), /no date of submission/],
    [
      'categories are gone',
      without(/<(?:arxiv:primary_)?category [^>]*>/g),
      /220 entries could not be read: .*no category/,
    ],
    [
      'categories have another form',
      (text) => text.replaceAll('term="cs.', 'term="http://arxiv.org/cs#'),
      /220 papers have a first category of unknown form/,
    ],
    [
      'only the first category is told',
      without(/<category [^>]*>/g),
      /none of 220 papers has a second category/,
    ],
    [
      'ids have another form',
      (text) => text.replace(/abs\/2611[.](?=\d{5}v)/g, 'abs/2611.0'),
      /220 entries could not be read: .*not an arXiv address/,
    ],
    [
      'ids have no version',
      (text) => text.replace(/(abs\/[\d.]+)v\d/g, '$1'),
      /has a second version/,
    ],
    [
      'the window is not obeyed',
      (text) => text.replace(/(<published>)2026-11/g, '$12026-09'),
      /220 papers were submitted outside the requested window/,
    ],
    [
      'the date of submission is the latest one',
      (text) => text.replaceAll('abs/2611.', 'abs/2610.'),
      /220 papers have an id from before their submission/,
    ],
    [
      'dates of versions are gone',
      without(/<updated>[^<]*<\/updated>/g),
      /all second versions have the date of the first version/,
    ],
    [
      'phrases are not obeyed',
      (text) => text.replaceAll('reinforcement learning', 'learning about reinforcement'),
      /0 of 220 papers contain the requested phrase/,
    ],
    [
      'categories are not obeyed',
      (text) => text.replaceAll('cs.LG', 'cs.DS'),
      /220 papers are in none of the requested categories/,
    ],
    ['comments are gone', renamed('arxiv:comment', 'arxiv:note'), /none of 220 papers has a comm/],
    ['entries have another name', renamed('entry', 'item'), /a week without any paper/],
    [
      'the count is gone',
      renamed('opensearch:totalResults', 'opensearch:total'),
      /does not say how many papers there are/,
    ],
    [
      'all papers are one',
      (text) => text.replace(/abs\/2611[.]\d{5}v/g, 'abs/2611.00001v'),
      /arXiv counts 220 papers; 220 entries were read, of which 1 are papers/,
    ],
    [
      'the window is boundless',
      (text) => text.replace(/(<opensearch:totalResults>)\d+/, '$120000'),
      /PAPER_UNREADABLE: 20000 papers in a week/,
    ],
    ['it is no feed', () => '{"entries": []}', /PAPER_UNREADABLE/],
    [
      'it refuses the query',
      (text) =>
        text
          .replace(/<id>[^<]*abs[^<]*/, '<id>http://arxiv.org/api/errors#syntax')
          .replace(/<summary>[^<]*/, '<summary>incorrect syntax'),
      /ARXIV_REFUSED: arXiv refused the query: incorrect syntax/,
    ],
  ])("tells when in the API's answers %s", async (_, api, said) => {
    const done = await selfTest({ api });
    expect(done.text).toMatch(said);
    expect(done.text).toMatch(/^::error title=Self-test::arXiv's API: /m);
    expect(done.text).not.toContain("arXiv's announcement feed: it");
    expect(done).toMatchObject({ code: 1, outputs: expect.stringContaining('\nchanged\n') });
    expect(done.markdown).toMatch(/^- arXiv's API: /m);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['abstracts have no mark', (text) => text.replaceAll('Abstract:', ''), /have no abstract/],
    ['authors have another name', renamed('dc:creator', 'dc:author'), /have no author/],
    [
      'authors are parted otherwise',
      (text) => text.replaceAll('Inkwell, Bo', 'Inkwell; Bo'),
      /has a second author/,
    ],
    [
      'categories have another name',
      renamed('category', 'subject'),
      /entries could not be read: .*no category/,
    ],
    [
      'only the first category is told',
      (text) => text.replace(/(<category>.*\n)\s*<category>.*\n/g, '$1'),
      /are in none of the requested categories/,
    ],
    [
      'kinds have another name',
      renamed('arxiv:announce_type', 'arxiv:type'),
      /do not say whether they are new/,
    ],
    [
      'cross-lists are gone',
      without(/<item>(?:(?!<\/item>)[^])*>cross<(?:(?!<\/item>)[^])*<\/item>/g),
      /none of \d+ papers is a cross-list/,
    ],
    [
      'new papers are gone',
      without(/<item>(?:(?!<\/item>)[^])*>new<(?:(?!<\/item>)[^])*<\/item>/g),
      /all of \d+ papers are cross-lists/,
    ],
    [
      'ids have another form',
      (text) => text.replaceAll('oai:arXiv.org:', 'arxiv:paper/'),
      /entries could not be read: .*guid names no paper/,
    ],
    [
      'the day is another',
      (text) => text.replaceAll('20 Nov 2026', '13 Nov 2026'),
      /have a date that is not of these days/,
    ],
    ['items have another name', renamed('item', 'entry'), /it is empty, although the API has/],
    ['it is no feed', () => '<html></html>'.replace('html', 'feed'), /PAPER_UNREADABLE/],
    [
      'it refuses the categories',
      (text) => text.replace(/<title>[^<]*/, '<title>Feed error for query: x'),
      /ARXIV_REFUSED/,
    ],
  ])('tells when in the feed %s', async (_, feed, said) => {
    const done = await selfTest({ papers: aWeekAndMore(), feed });
    expect(done.text).toMatch(said);
    expect(done.text).toMatch(/^::error title=Self-test::arXiv's announcement feed: /m);
    expect(done).toMatchObject({ code: 1, outputs: expect.stringContaining('\nchanged\n') });
    expect(done.markdown).not.toMatch(/^- arXiv's API: /m);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['finds nothing', renamed('entry', 'item'), /it lacks \d+ of \d+ papers that the same query/],
    ['is refused', () => '{"entries": []}', /PAPER_UNREADABLE/],
  ])('tells when a form %s where GET still finds papers', async (_, form, said) => {
    const done = await selfTest({ form });
    expect(done.text).toMatch(said);
    expect(done.text).toMatch(/^::error title=Self-test::arXiv's API by POST: /m);
    expect(done.markdown?.match(/^- /gm)).toHaveLength(1);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['abstracts have another name', renamed('abstract', 'summary'), /papers have no abstract/],
    ['authors have another name', renamed('authors', 'creators'), /papers have no author/],
    [
      'only the last version is listed',
      without(/<version version="v1">.*?<\/version>\s*(?=<version)/gs),
      /no date of its first version/,
    ],
    [
      'categories have another form',
      (text) => text.replace(/<categories>[^<]*/g, '$&x'),
      /another category/,
    ],
    [
      'authors are apart by semicolons',
      (text) => text.replace(/(?<=<authors>[^<]*),/g, ';'),
      /another number of authors|has a second author/,
    ],
    [
      'records have another shape',
      (text) => text.replaceAll('arXivRaw', 'arXivNew'),
      /none of 29 records .* can be read/,
    ],
    ['it is no OAI-PMH', () => '<records/>', /PAPER_UNREADABLE/],
  ])('tells when in OAI-PMH %s', async (_, oai, said) => {
    const done = await selfTest({ oai });
    expect(done.text).toMatch(said);
    expect(done.text).toMatch(/^::error title=Self-test::arXiv's OAI-PMH: /m);
    expect(done.markdown).not.toMatch(/^- arXiv's (?:API|announcement)/m);
  });

  test('takes the empty feed of a weekend for what it is', async () => {
    const done = await selfTest({ now: '2026-11-21T06:37:00Z' });
    expect(done).toMatchObject({ code: 0, markdown: undefined });
  });

  test('takes an empty feed for a holiday when the API has nothing of its days either', async () => {
    const papers = aWeek()
      .filter(({ published }) => published < '2026-11-18T19:00:00Z')
      .map((paper) => ({ ...paper, announced: { date: '2026-11-19', type: 'new' as const } }));
    const done = await selfTest({ papers });
    expect(done.text).toContain('arXiv: as known');
    expect(done.code).toBe(0);
  });

  test('takes a single odd paper for no change', async () => {
    const papers = aWeek().map((paper, index) =>
      index === 7 ? { ...paper, abstract: '' } : paper,
    );
    expect((await selfTest({ papers })).code).toBe(0);
  });

  test('waits and asks again before it believes that an answer cannot be read', async () => {
    const done = await selfTest({
      before: ({ faults }) => {
        faults.push({ do: 'truncated', times: 1, at: 'api' });
      },
    });
    expect(done.text).toContain('cut off');
    expect(done.code).toBe(0);
  });

  test('warns of an outage, which is no change, and compares what it could reach', async () => {
    const done = await selfTest({
      feed: renamed('dc:creator', 'dc:author'),
      before: ({ faults }) => {
        faults.push({ do: 'status', status: 503, times: 99, at: 'api' });
      },
    });
    expect(done.text).toMatch(/^::warning title=Self-test::arXiv's API could not be reached/m);
    expect(done.text).toMatch(/have no author/);
    const all = await selfTest({
      before: ({ faults }) => {
        faults.push({ do: 'reset', times: 999 });
      },
    });
    expect(all.text.match(/^::warning /gm)).toHaveLength(4);
    expect(all.text).not.toMatch(/^::error/m);
    expect(all).toMatchObject({
      code: 0,
      markdown: undefined,
      outputs: expect.stringContaining('\nunreachable\n'),
    });
  });

  test('takes an address that is gone for a change', async () => {
    const done = await selfTest({
      before: ({ faults }) => {
        faults.push({ do: 'status', status: 410, times: 6, at: 'feeds' });
      },
    });
    expect(done).toMatchObject({ code: 1 });
    expect(done.markdown).toMatch(/HTTP 410/);
  });

  test('lets nothing that arXiv sends be a workflow command, mark-up, or a mention', async () => {
    const evil = 'x\n::error::PWNED\n##[error]PWNED @octocat fixes #1 [a](https://x.example) <b>';
    const xml = evil.replaceAll('<', '&lt;');
    const done = await selfTest({
      api: (text) => text.replace(/<id>http[^<]*abs[^<]*/g, `<id>${xml}`),
      feed: (text) => text.replace(/(<title>)[^<]*/, `$1Feed error for query: ${xml}`),
    });
    expect(done.code).toBe(1);
    const commands = done.text.split(/\r\n|\n|\r/).filter((line) => /^\s*::|##\[/.test(line));
    expect(commands).toHaveLength(2);
    for (const line of commands) expect(line).toMatch(/^::error title=Self-test::arXiv's /);
    expect(done.markdown).toContain('PWNED');
    expect(done.markdown?.split('\n').filter((line) => line !== '')).toHaveLength(3);
    expect(done.markdown).not.toMatch(/(?<!\\)\[a\]\(|@octocat|#1|https:\/\/|<b>/);
  });
});

/** The same, with papers that are cross-listed in one of the feed's categories from another. */
function aWeekAndMore() {
  return aWeek().map((paper, index) =>
    index % 3 === 2 ? { ...paper, categories: ['cs.LG', 'cs.CV'] } : paper,
  );
}
