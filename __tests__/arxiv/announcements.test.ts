import { describe, expect, test } from '@jest/globals';
import { readAnnouncements } from '../../src/arxiv/announcements.ts';
import { failureOf } from '../builders/failure.ts';

const since = new Date('2026-11-10T00:00:00Z');
const item = (
  fields: { id?: string; type?: string; creator?: string; title?: string } = {},
) => `<item>
  <title>${fields.title ?? 'On Scrolls'}</title><link>https://arxiv.org/abs/x</link>
  <description>arXiv:x Announce Type: new \nAbstract: We read.\n  Then we sleep.</description>
  <guid isPermaLink="false">oai:arXiv.org:${fields.id ?? '2611.00001v1'}</guid>
  <category>cs.CL</category><category>cs.DL</category><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>
  <arxiv:announce_type>${fields.type ?? 'new'}</arxiv:announce_type>
  <dc:creator>${fields.creator ?? 'Ada Inkwell, Bo Quill'}</dc:creator></item>`;
const feed = (...items: string[]) =>
  `<?xml version="1.0"?><rss xmlns:arxiv="a" xmlns:dc="d" version="2.0"><channel><title>cs.CL updates on arXiv.org</title>${items.join('')}</channel></rss>`;
const read = (...items: string[]) => readAnnouncements(feed(...items), since);

const ADA = { tex: 'Ada Inkwell', text: 'Ada Inkwell' };
const BO = { tex: 'Bo Quill', text: 'Bo Quill' };

describe("a day's announcements", () => {
  test('an item becomes a paper, dated by its announcement', () => {
    expect(read(item()).papers).toMatchObject([
      {
        id: '2611.00001',
        version: 1,
        title: { tex: 'On Scrolls' },
        abstract: { tex: 'We read.\nThen we sleep.', text: 'We read. Then we sleep.' },
        authors: [
          { name: ADA, affiliations: [] },
          { name: BO, affiliations: [] },
        ],
        published: '2026-11-20T05:00:00.000Z',
        updated: '2026-11-20T05:00:00.000Z',
        primaryCategory: 'cs.CL',
        categories: ['cs.CL', 'cs.DL'],
      },
    ]);
  });

  test('replacements are ignored, and a cross-list counts only if it is in the window', () => {
    const { papers, notices } = read(
      item({ id: '2611.00001v1', type: 'new' }),
      item({ id: '2611.00002v2', type: 'replace' }),
      item({ id: '2611.00003v1', type: 'replace-cross' }),
      item({ id: '2611.00004v1', type: 'cross' }),
      item({ id: '1905.00001v3', type: 'cross' }),
      item({ id: 'hep-th/9901001v1', type: 'cross' }),
    );
    expect(papers.map(({ id }) => id)).toEqual(['2611.00001', '2611.00004']);
    expect(notices).toEqual([
      { about: 'announcements', text: expect.stringContaining('2 cross-listed') },
    ]);
  });

  test('an item of unknown type counts as new only if its id and version show it', () => {
    const { papers, notices } = read(
      item({ id: '2611.00001v1', type: '' }),
      item({ id: '2611.00002v2', type: '' }),
      item({ id: '1905.00001v1', type: 'announce' }),
    );
    expect(papers.map(({ id }) => id)).toEqual(['2611.00001']);
    expect(notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('1 cross-listed or without a known type'),
      expect.stringContaining('3 items do not say whether they are new'),
    ]);
  });

  test('names are separated by commas outside of affiliations', () => {
    const [paper] = read(
      item({ creator: 'Ada Inkwell (Scriptorium, Room 2 (East)), Bo Quill' }),
    ).papers;
    expect(paper?.authors).toEqual([
      { name: ADA, affiliations: ['Scriptorium, Room 2 (East)'] },
      { name: BO, affiliations: [] },
    ]);
  });

  test('an empty day is not a failure', () => {
    expect(read()).toEqual({ papers: [], notices: [] });
  });

  test('a feed cut at 2000 items gives a notice', () => {
    const items = Array.from({ length: 2000 }, (_, n) =>
      item({ id: `2611.${String(n + 1).padStart(5, '0')}v1` }),
    );
    expect(read(...items).notices).toEqual([
      { about: 'announcements', text: expect.stringContaining('cut at 2000') },
    ]);
  });

  test('an unreadable item gives a notice', () => {
    expect(read(item({ id: 'nonsense' }), item()).notices).toEqual([
      { about: 'oai:arXiv.org:nonsense', text: expect.stringContaining('left out') },
    ]);
  });

  test.each([
    [
      'an error',
      feed().replace('cs.CL updates on arXiv.org', 'Feed error for query: xx'),
      'ARXIV_REFUSED',
    ],
    ['another XML document', '<feed/>', 'PAPER_UNREADABLE'],
  ])('%s fails with a code', (_, text, code) => {
    expect(failureOf(() => readAnnouncements(text, since)).code).toBe(code);
  });
});
