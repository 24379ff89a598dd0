import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import type { PaperId } from '../../../src/papers/paper.ts';
import { feedOf } from '../../../src/render/collections/feed.ts';
import { FEED, anEntry } from './entries.ts';

const feed = feedOf(FEED);
const ids = (...all: string[]) => new Set(all as PaperId[]);

interface ParsedFeed {
  readonly feed: {
    readonly id: string;
    readonly title: string;
    readonly updated: string;
    readonly link: readonly Record<string, string>[];
    readonly entry?: readonly Record<string, unknown>[];
  };
}

function read(text: string): ParsedFeed['feed'] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    htmlEntities: true,
    isArray: (tag) => ['entry', 'author', 'category', 'link'].includes(tag),
  });
  return (parser.parse(text, true) as ParsedFeed).feed;
}

describe('an Atom feed', () => {
  test('has the elements that RFC 4287 requires', () => {
    const { entry = [], ...head } = read(feed.add(undefined, [anEntry()]));
    expect(head).toMatchObject({
      id: 'https://lab.example/arxiv.xml',
      title: 'arXiv papers',
      updated: '2024-10-07T06:17:00Z',
    });
    expect(head.link.map((link) => link['@_rel'])).toEqual(['self', 'alternate']);
    expect(entry).toEqual([
      {
        id: 'tag:arxiv.org,2007-04-01:2410.02660',
        title: 'How to Train Long-Context Language Models',
        published: '2024-10-03T16:46:52Z',
        updated: '2024-10-07T06:17:00Z',
        link: [
          {
            '@_rel': 'alternate',
            '@_type': 'text/html',
            '@_href': 'https://arxiv.org/abs/2410.02660',
          },
        ],
        author: [{ name: 'Tianyu Gao' }, { name: 'Danqi Chen' }],
        category: [{ '@_term': 'cs.CL' }, { '@_term': 'Long context' }],
        summary: 'We study continued training.',
      },
    ]);
  });

  test('has the 50 latest papers, those of this run first', () => {
    const paper = (n: number) => anEntry({ id: `2410.${String(n).padStart(5, '0')}` });
    const first = feed.add(
      undefined,
      Array.from({ length: 40 }, (_, n) => paper(n)),
    );
    const text = feed.add(
      first,
      Array.from({ length: 20 }, (_, n) => paper(100 + n)),
    );
    expect(feed.idsIn(text)).toHaveLength(50);
    expect(feed.idsIn(text).slice(0, 2)).toEqual(['2410.00100', '2410.00101']);
  });

  test('keeps an entry unchanged when its paper gets a new version', () => {
    const text = feed.add(undefined, [anEntry()]).replace('How to', 'HOW TO');
    expect(feed.add(text, [anEntry({ version: 2 })])).toBe(text);
  });

  test('loses a paper that a reviewer drops, and gets its entry back', () => {
    const text = feed.add(undefined, [anEntry(), anEntry({ id: '2410.00001' })]);
    const without = feed.remove(text, ids('2410.02660'));
    expect(feed.idsIn(without)).toEqual(['2410.00001']);
    expect(feed.idsIn(feed.restore(without, text, ids('2410.02660')))).toEqual([
      '2410.02660',
      '2410.00001',
    ]);
  });

  test.each([
    ['of another tool', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'],
    ['that is no longer XML', feed.add(undefined, [anEntry()]).replace('</title>', '')],
  ])('%s is not changed, and the run fails', (_, text) => {
    expect(() => feed.add(text, [anEntry()])).toThrow(/arxiv\.xml: .*`feed-path`/);
  });

  test('is well-formed and has the text of the paper, for any text', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '<',
          '&',
          ']]>',
          '"',
          "'",
          '<script>',
          '\u0000',
          '\ud800',
          '\uffff',
          '\r',
          '&amp;',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const title = `a${text}z`;
        const entry = anEntry({ title, abstract: title, authors: [title], topics: [title] });
        const [parsed] = read(feed.add(undefined, [entry])).entry ?? [];
        expect(String(parsed?.['title']).startsWith('a')).toBe(true);
        expect(parsed).toMatchObject({ title: parsed?.['summary'] });
      }),
      { seed: 19, numRuns: 300 },
    );
  });
});
