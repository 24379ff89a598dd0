import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readOai } from '../../src/arxiv/oai.ts';
import { RunFailure } from '../../src/failure.ts';

const version = (number: number, date: string) =>
  `<version version="v${number}"><date>${date}</date><size>4057kb</size></version>`;
const FIRST = version(1, 'Wed, 18 Nov 2026 10:00:00 GMT');
/** A record in the form of record_formats.xml, a template in arXiv/oaipmh. */
const recordWith = (fields: Record<string, string> = {}) => `<record>
  <header><identifier>oai:arXiv.org:2611.00001</identifier><datestamp>2026-11-19</datestamp><setSpec>cs:cs:CL</setSpec></header>
  <metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
    <id>${fields['id'] ?? '2611.00001'}</id><submitter>Ada Inkwell</submitter>
    ${fields['versions'] ?? FIRST}
    <title>${fields['title'] ?? 'On Scrolls'}</title>
    <authors>${fields['authors'] ?? 'Ada Inkwell (Scriptorium), Bo Quill'}</authors>
    <categories>${fields['categories'] ?? 'cs.CL cs.DL'}</categories>
    ${fields['more'] ?? ''}
    <abstract>${fields['abstract'] ?? '  We read\nscrolls.\n  By candle light.\n'}</abstract>
  </arXivRaw></metadata>
</record>`;
const envelope = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-20T06:00:00Z</responseDate><request verb="ListRecords">http://oaipmh.arxiv.org/oai</request>${inside}</OAI-PMH>`;
const listOf = (...records: string[]) => envelope(`<ListRecords>${records.join('')}</ListRecords>`);
const only = (fields: Record<string, string>) => readOai(listOf(recordWith(fields))).entries[0];
const codeOf = (text: string) => {
  try {
    readOai(text);
    return 'none';
  } catch (error) {
    return error instanceof RunFailure ? error.code : 'a stack trace';
  }
};

describe('a record', () => {
  test('becomes a paper: submitted with its first version, updated with its last', () => {
    const more =
      '<comments>9 pages,\n  5 figures</comments><journal-ref>J. Ink 1</journal-ref><doi>10.1/2</doi>';
    const versions = version(2, 'Thu, 19 Nov 2026 11:01:12 GMT') + FIRST;
    expect(only({ more, versions })).toEqual({
      id: '2611.00001',
      version: 2,
      title: 'On Scrolls',
      abstract: 'We read scrolls.\nBy candle light.',
      authors: [
        { name: 'Ada Inkwell', affiliations: ['Scriptorium'] },
        { name: 'Bo Quill', affiliations: [] },
      ],
      published: '2026-11-18T10:00:00.000Z',
      updated: '2026-11-19T11:01:12.000Z',
      primaryCategory: 'cs.CL',
      categories: ['cs.CL', 'cs.DL'],
      comment: '9 pages, 5 figures',
      journalRef: 'J. Ink 1',
      doi: '10.1/2',
    });
  });

  test.each(['0', '2401.10000', '1e5', 'true'])('titled %s keeps its title as text', (title) => {
    expect(only({ title })?.title).toBe(title);
  });

  test('of an old paper gives an id with the archive', () => {
    expect(only({ id: 'hep-th/9901001' })?.id).toBe('hep-th/9901001');
  });

  test('that was deleted gives neither a paper nor a notice', () => {
    const deleted =
      '<record><header status="deleted"><identifier>oai:arXiv.org:2611.00002</identifier><datestamp>2026-11-19</datestamp></header></record>';
    expect(readOai(listOf(deleted, recordWith()))).toMatchObject({
      entries: [{ id: '2611.00001' }],
      notices: [],
      recordCount: 2,
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['no id', { id: 'x' }, 'it has no arXiv id'],
    ['no title', { title: '' }, 'it has no title'],
    ['no category', { categories: '' }, 'it has no category'],
    [
      'no first version',
      { versions: version(2, 'Wed, 18 Nov 2026 10:00:00 GMT') },
      'it has no date of its first version',
    ],
    [
      'a first version without a date',
      { versions: version(1, 'yesterday') },
      'it has no date of its first version',
    ],
    [
      'a version without a number',
      { versions: FIRST.replace('v1', 'first') + FIRST },
      'it has no date of its first version',
    ],
  ])('with %s gives a notice, and the others are kept', (_, fields, why) => {
    const { entries, notices } = readOai(listOf(recordWith(fields), recordWith()));
    expect(entries).toHaveLength(1);
    expect(notices).toEqual([{ about: 'oai:arXiv.org:2611.00001', text: `left out: ${why}` }]);
  });

  test('without an identifier is named so in the notice', () => {
    const nameless = recordWith({ title: '' }).replace(/<identifier>.*<\/identifier>/, '');
    expect(readOai(listOf(nameless, recordWith())).notices).toEqual([
      { about: 'a record without an identifier', text: 'left out: it has no title' },
    ]);
  });

  test('with empty fields is read as if it had none of them', () => {
    const more = '<comments/><journal-ref> </journal-ref><doi></doi>';
    expect(Object.keys(only({ more }) ?? {})).toEqual(Object.keys(only({}) ?? {}));
    expect(only({ more })).not.toHaveProperty('comment');
  });

  test('has the number and the date of its last version, whatever their order', () => {
    const second = version(2, 'Thu, 19 Nov 2026 10:00:00 GMT');
    const tenth = version(10, 'Fri, 20 Nov 2026 10:00:00 GMT');
    expect(only({ versions: tenth + second + FIRST })).toMatchObject({
      version: 10,
      published: '2026-11-18T10:00:00.000Z',
      updated: '2026-11-20T10:00:00.000Z',
    });
    expect(only({ versions: FIRST + version(2, 'soon') })).toMatchObject({
      version: 2,
      updated: '2026-11-18T10:00:00.000Z',
    });
  });

  test('within a comment is not read', () => {
    const page = readOai(listOf(`<!-- ${recordWith({ id: '2611.00002' })} -->`, recordWith()));
    expect(page.entries.map(({ id }) => id)).toEqual(['2611.00001']);
  });
});

describe('the message of a failure says', () => {
  test.each([
    [
      'which request arXiv refuses',
      envelope("<error code='badArgument'>No. 5 is  bad.</error>"),
      "arXiv's OAI-PMH refused the request: badArgument: No. 5 is bad",
    ],
    [
      'that a token expired',
      envelope("<error code='badResumptionToken'>Expired.</error>"),
      "arXiv's OAI-PMH: badResumptionToken: Expired",
    ],
    ['that it is another page', '<feed/>', "arXiv's reply is not an OAI-PMH answer"],
    [
      'that records are missing',
      envelope('<Identify/>'),
      "arXiv's OAI-PMH answer holds no records",
    ],
    [
      'why no record can be read',
      listOf(recordWith({ title: '' }), recordWith({ id: 'x' })),
      "none of 2 records of arXiv's OAI-PMH can be read: left out: it has no title",
    ],
  ])('%s', (_, text, message) => {
    expect(() => readOai(text)).toThrow(expect.objectContaining({ message }));
  });
});

test('a page whose records are all deleted, or that has none, is empty', () => {
  const deleted = '<record><header status="deleted"/></record>';
  const none = { entries: [], notices: [], token: undefined };
  expect(readOai(listOf(deleted))).toEqual({ ...none, recordCount: 1 });
  expect(readOai(listOf())).toEqual({ ...none, recordCount: 0 });
});

test('one malformed record of many is left out with a notice', () => {
  const { entries, notices } = readOai(
    listOf(recordWith({ title: 'a < b & c' }), recordWith(), recordWith({ title: '</title>' })),
  );
  expect(entries).toHaveLength(1);
  expect(notices.map(({ text }) => text)).toEqual([
    'left out: it is malformed',
    'left out: it is malformed',
  ]);
});

describe('a page', () => {
  test.each([
    [
      'with a token',
      "<resumptionToken expirationDate='x'>verb%3DListRecords</resumptionToken>",
      'verb%3DListRecords',
    ],
    ['with an empty token', '<resumptionToken/>', undefined],
    ['without a token', '', undefined],
  ])('%s names the next page, or is the last', (_, element, token) => {
    expect(readOai(listOf(recordWith(), element)).token).toBe(token);
  });

  test('with one record by id is read like a list', () => {
    const page = readOai(envelope(`<GetRecord>${recordWith()}</GetRecord>`));
    expect(page.entries).toHaveLength(1);
  });

  test.each(['noRecordsMatch', 'idDoesNotExist'])(
    '%s gives no papers and is not an error',
    (code) => {
      expect(readOai(envelope(`<error code='${code}'>Nothing. Reason: x</error>`))).toEqual({
        entries: [],
        notices: [],
        recordCount: 0,
        token: undefined,
      });
    },
  );

  test.each([
    [
      'a bad token',
      envelope("<error code='badResumptionToken'>Expired.</error>"),
      'ARXIV_UNAVAILABLE',
    ],
    ['another error', envelope("<error code='badArgument'>No.</error>"), 'ARXIV_REFUSED'],
    ['plain text', 'Rate exceeded.', 'PAPER_UNREADABLE'],
    ['another root', '<feed/>', 'PAPER_UNREADABLE'],
    ['a page of which no record can be read', listOf(recordWith({ id: 'x' })), 'PAPER_UNREADABLE'],
    ['an envelope without records', envelope('<Identify/>'), 'PAPER_UNREADABLE'],
    ['half a page', listOf(recordWith()).slice(0, 500), 'PAPER_UNREADABLE'],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY y "z">]>${listOf()}`, 'PAPER_UNREADABLE'],
  ])('%s is refused with a code', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('any text is read or fails with a code (property)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((inside) => listOf(inside)),
          fc.string().map((inside) => listOf(recordWith({ versions: inside }))),
        ),
        (text) => {
          expect(codeOf(text)).not.toBe('a stack trace');
        },
      ),
      { numRuns: 300, seed: 15 },
    );
  });
});
