import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksLikeFeed, readAtom } from '../../src/arxiv/atom.ts';
import sample from '../../src/arxiv/sample.atom';
import { RunFailure } from '../../src/failure.ts';

const entry = (fields: Record<string, string>) => `<entry>
  <id>${fields['id'] ?? 'http://arxiv.org/abs/2611.00001v2'}</id>
  <title>${fields['title'] ?? 'On Scrolls'}</title>
  <published>${fields['published'] ?? '2026-11-18T10:00:00Z'}</published><updated>2026-11-19T10:00:00Z</updated>
  <summary>${fields['summary'] ?? 'We read.'}</summary>
  ${fields['more'] ?? ''}
  <category term="cs.DL"/><category term="cs.CL"/><arxiv:primary_category term="cs.CL"/>
  <author><name>Ada Inkwell</name><arxiv:affiliation>Scriptorium</arxiv:affiliation></author>
</entry>`;
const feed = (...entries: string[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="a" xmlns:opensearch="o"><opensearch:totalResults>${entries.length}</opensearch:totalResults>${entries.join('')}</feed>`;
const ENTRY_ID = 'http://arxiv.org/abs/2611.00001v2';
const only = (fields: Record<string, string>) => readAtom(feed(entry(fields))).papers[0];
const codeOf = (text: string) => {
  try {
    readAtom(text);
    return 'none';
  } catch (error) {
    return error instanceof RunFailure ? error.code : 'a stack trace';
  }
};

describe('an entry', () => {
  test('becomes a paper, its primary category first', () => {
    expect(only({})).toMatchObject({
      id: '2611.00001',
      version: 2,
      title: { tex: 'On Scrolls', text: 'On Scrolls' },
      abstract: { tex: 'We read.', text: 'We read.' },
      authors: [{ name: { text: 'Ada Inkwell' }, affiliations: ['Scriptorium'] }],
      published: '2026-11-18T10:00:00.000Z',
      updated: '2026-11-19T10:00:00.000Z',
      primaryCategory: 'cs.CL',
      categories: ['cs.CL', 'cs.DL'],
    });
  });

  test('keeps classes that authors wrote among its categories, each on one line', () => {
    const paper = only({ more: '<category term=" 68T50,&#10;\n- [ ] 68Q25 "/>' });
    expect(paper?.categories).toEqual(['cs.CL', '68T50, - [ ] 68Q25', 'cs.DL']);
  });

  test.each(['0', '2401.10000', '1e5', 'true', '0x1F', '007'])(
    'titled %s keeps its title as text',
    (title) => {
      expect(only({ title })?.title.text).toBe(title);
    },
  );

  test.each([
    ['&#x3b1;&#945;', 'αα'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['&amp;#60;script&amp;#62;', '&#60;script&#62;'],
    ['<![CDATA[a <b> c]]>', 'a <b> c'],
    ['wrapped\n  title', 'wrapped title'],
  ])('titled %j reads %j: references are decoded once', (written, title) => {
    expect(only({ title: written })?.title.tex).toBe(title);
  });

  test('keeps its paragraphs, and joins the lines that the old back end wrapped', () => {
    expect(only({ summary: '  First line\nsecond line.\n  Next paragraph.\n' })?.abstract.tex).toBe(
      'First line second line.\nNext paragraph.',
    );
  });

  test('has its comment, journal reference and DOI, each on one line', () => {
    const more =
      '<arxiv:comment>9 pages,\n  5 figures</arxiv:comment><arxiv:journal_ref>J. Ink\n1</arxiv:journal_ref><arxiv:doi> 10.1/2 </arxiv:doi>';
    expect(only({ more })).toMatchObject({
      comment: { text: '9 pages, 5 figures' },
      journalRef: 'J. Ink 1',
      doi: '10.1/2',
    });
  });

  test('with empty elements is read as if it had none of them', () => {
    const more =
      '<arxiv:comment/><arxiv:journal_ref> </arxiv:journal_ref><arxiv:doi/><category term=""/>' +
      '<author><name/></author><author><name>Bo Quill</name><arxiv:affiliation/></author>';
    const authors = '<author><name>Bo Quill</name></author>';
    expect(only({ more })).toEqual(only({ more: authors }));
  });

  test('without a primary category has its first category in that place', () => {
    const without = entry({}).replace(/<arxiv:primary_category [^>]*>/, '');
    expect(readAtom(feed(without)).papers).toMatchObject([
      { primaryCategory: 'cs.DL', categories: ['cs.DL', 'cs.CL'] },
    ]);
  });

  test.each([
    [
      'an id',
      'http://example.org/1',
      { id: 'http://example.org/1' },
      'its id is not an arXiv address',
    ],
    ['any id', 'an entry without an id', { id: ' ' }, 'its id is not an arXiv address'],
    ['a title', ENTRY_ID, { title: ' ' }, 'it has no title'],
    ['a date', ENTRY_ID, { published: 'soon' }, 'it has no date of submission'],
  ])('without %s is left out, and a notice says why', (_, about, fields, why) => {
    const { papers, notices } = readAtom(feed(entry(fields)));
    expect({ papers, notices }).toEqual({
      papers: [],
      notices: [{ about, text: `left out: ${why}` }],
    });
  });

  test('without a category is left out, and a notice says why', () => {
    const without = entry({}).replace(/<(?:category|arxiv:primary_category) [^>]*>/g, '');
    expect(readAtom(feed(without)).notices).toEqual([
      { about: ENTRY_ID, text: 'left out: it has no category' },
    ]);
  });

  test('without a date or with an invalid id gives a notice, and the others are kept', () => {
    const { papers, notices, entryCount } = readAtom(
      feed(entry({ published: 'yesterday' }), entry({ id: 'http://example.org/1' }), entry({})),
    );
    expect(papers).toHaveLength(1);
    expect(notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('date'),
      expect.stringContaining('address'),
    ]);
    expect(entryCount).toBe(3);
  });
});

describe('a text that is not a feed of papers', () => {
  test.each([
    ['plain text', 'Rate exceeded.', 'PAPER_UNREADABLE'],
    ['a web page', '<html><body>Sorry</body></html>', 'PAPER_UNREADABLE'],
    ['nothing', '', 'PAPER_UNREADABLE'],
    [
      'a reply larger than 50 MB',
      `${feed(entry({}))}${' '.repeat(51 * 1024 * 1024)}`,
      'PAPER_UNREADABLE',
    ],
    ['half a feed', feed(entry({})).slice(0, 300), 'PAPER_UNREADABLE'],
    [
      'a feed with a DOCTYPE',
      `<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>${feed(entry({ title: '&x;' }))}`,
      'PAPER_UNREADABLE',
    ],
    [
      "arXiv's error feed",
      feed(
        entry({
          id: 'https://arxiv.org/api/errors#bad',
          title: 'Error',
          summary: 'incorrect id format',
        }),
      ),
      'ARXIV_REFUSED',
    ],
  ])('%s is refused with a code', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('any text is read or fails with a code (property)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((inside) => feed(`<entry>${inside}</entry>`)),
        ),
        (text) => {
          expect(codeOf(text)).not.toBe('a stack trace');
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('a query that arXiv refuses is reported in its words', () => {
  const refusal = entry({
    id: 'https://arxiv.org/api/errors#bad',
    summary: 'incorrect id\n  format',
  });
  expect(() => readAtom(feed(refusal))).toThrow(
    new RunFailure('ARXIV_REFUSED', 'arXiv refused the query: incorrect id format'),
  );
});

describe('the count of all results', () => {
  const counted = (count: string) =>
    readAtom(feed(entry({})).replace(/(?<=totalResults>)1/, count));

  test('may have spaces around it', () => {
    expect(counted('\n 4500 ')).toMatchObject({ totalResults: 4500, notices: [] });
    expect(counted('<![CDATA[ 4500 ]]>')).toMatchObject({ totalResults: 4500, notices: [] });
  });

  test.each(['', 'many', '4.5', '-1', '10+'])(
    '%j is no count: the page is used, and a notice says so',
    (count) => {
      expect(counted(count)).toMatchObject({
        papers: [{}],
        entryCount: 1,
        totalResults: 1,
        notices: [
          {
            about: 'arXiv',
            text: 'it does not say how many papers there are: no more than this page of them was read',
          },
        ],
      });
    },
  );
});

test.each([
  ['<feed>', true],
  ['<feed xmlns="a">', true],
  ['\n <?xml version="1.0" encoding="UTF-8"?>\n<feed\n>', true],
  ['<atom:feed>', true],
  ['Rate exceeded. <feed>', false],
  ['<html><feed>', false],
  ['<feedback>', false],
  ['', false],
])('%j looks like a feed: %s', (text, isFeed) => {
  expect(looksLikeFeed(text)).toBe(isFeed);
});

test('every paper of the embedded sample can be read', () => {
  const { papers, notices, totalResults } = readAtom(sample);
  expect(notices).toEqual([]);
  expect(papers).toHaveLength(totalResults);
});
