import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAtom } from '../../src/arxiv/atom.ts';
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

test('every paper of the embedded sample can be read', () => {
  const { papers, notices, totalResults } = readAtom(sample);
  expect(notices).toEqual([]);
  expect(papers).toHaveLength(totalResults);
});
