import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import type { PaperId } from '../../../src/papers/paper.ts';
import { feedOf } from '../../../src/render/collections/feed.ts';
import { failureOf } from '../../builders/failure.ts';
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
    const full = feed.add(feed.remove(text, ids('2410.00100')), [paper(200)]);
    expect(feed.idsIn(feed.restore(full, text, ids('2410.00100')))).toEqual(
      ['2410.00100', ...feed.idsIn(full)].slice(0, 50),
    );
  });

  test('keeps an entry unchanged when its paper gets a new version', () => {
    const text = feed.add(undefined, [anEntry()]).replace('How to', 'HOW TO');
    expect(feed.add(text, [anEntry({ version: 2 })])).toBe(text);
  });

  test('loses a paper that a reviewer drops, and gets its entry back', () => {
    const text = feed.add(undefined, [anEntry(), anEntry({ id: '2410.00001' })]);
    const without = feed.remove(text, ids('2410.02660'));
    expect(without).toBe(feed.add(undefined, [anEntry({ id: '2410.00001' })]));
    expect(feed.idsIn(feed.restore(without, text, ids('2410.02660')))).toEqual([
      '2410.02660',
      '2410.00001',
    ]);
  });

  test.each([
    ['of another tool', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'],
    ['that is no longer XML', feed.add(undefined, [anEntry()]).replace('</title>', '')],
  ])('%s is not changed, and the run fails', (_, text) => {
    const failure = {
      code: 'CONFIG_INVALID',
      message:
        'arxiv.xml: this file is not a feed that Paperboy wrote, or it is not well-formed XML any more. Set `feed-path` to another file, or delete this one',
    };
    for (const act of [
      () => feed.add(text, [anEntry()]),
      () => feed.remove(text, ids('2410.02660')),
      () => feed.restore(text, text, ids('2410.02660')),
    ])
      expect(failureOf(act)).toMatchObject(failure);
  });

  test('is written as a whole, with what is special about a paper', () => {
    const withdrawn = {
      withdrawn: 'An "error"',
      authors: [],
      topics: [],
      postUrl: 'https://x/?a&b',
    };
    const odd = feedOf({
      ...FEED,
      title: 'A & B',
      url: 'https://x/?a&b',
      siteUrl: 'https://x/?c&d',
    });
    expect(odd.add(undefined, [anEntry(withdrawn)])).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://x/?a&#38;b</id>
  <title>A &#38; B</title>
  <updated>2024-10-07T06:17:00Z</updated>
  <link rel="self" type="application/atom+xml" href="https://x/?a&#38;b"/>
  <link rel="alternate" type="text/html" href="https://x/?c&#38;d"/>
  <generator>Paperboy</generator>
  <entry>
    <id>tag:arxiv.org,2007-04-01:2410.02660</id>
    <title>Withdrawn: How to Train Long-Context Language Models</title>
    <published>2024-10-03T16:46:52Z</published>
    <updated>2024-10-07T06:17:00Z</updated>
    <link rel="alternate" type="text/html" href="https://x/?a&#38;b"/>
    <author><name>unknown</name></author>
    <category term="cs.CL"/>
    <summary>This paper was withdrawn: “An &#34;error&#34;” We study continued training.</summary>
  </entry>
</feed>
`);
  });

  test('that changes has the time of the run; one that does not change keeps every byte', () => {
    const text = feed.add(undefined, [anEntry()]);
    const later = feedOf({ ...FEED, now: '2024-10-08T06:00:00Z' });
    const [updated, entryUpdated] = [/<updated>[^<]*/, /(<entry>[^]*<updated>)[^<]*/];
    const added = later.add(text, [anEntry({ id: '2410.00001', added: '2024-10-08T06:00:00Z' })]);
    expect(updated.exec(added)?.[0]).toBe('<updated>2024-10-08T06:00:00Z');
    expect(later.idsIn(added)).toEqual(['2410.00001', '2410.02660']);
    expect(later.remove(text, ids('2410.00009'))).toBe(text);
    expect(later.restore(text, added, ids('2410.02660', '2410.00009'))).toBe(text);
    expect(later.rewrite(text, (entry) => entry)).toBe(text);
    const changed = later.rewrite(text, (entry) => later.stamped?.(entry) ?? '');
    expect(changed).toBe(
      text
        .replace(updated, '<updated>2024-10-08T06:00:00Z')
        .replace(entryUpdated, '$12024-10-08T06:00:00Z'),
    );
  });

  test('gets the entry of a new version with the time and without the topics of the old entry', () => {
    const [entry = ''] = feed.add(undefined, [anEntry()]).match(/ {2}<entry>[^]*<\/entry>\n/) ?? [];
    const renewed = anEntry({ title: 'New', added: '2025-01-01T00:00:00Z' });
    const printed = feed.printAs(entry, renewed);
    expect(printed).toBe(
      entry
        .replace('How to Train Long-Context Language Models', 'New')
        .replace('    <category term="Long context"/>\n', ''),
    );
    expect(feed.printAs('', renewed)).toContain('<updated>2025-01-01T00:00:00Z</updated>');
  });

  test('keeps entries and elements of a person, also on one line', () => {
    const own = '<entry><id>tag:lab,2026:1</id></entry>';
    const text = feed
      .add(undefined, [anEntry()])
      .replace('  <entry>', `  <icon>x</icon>\n${own}<entry>`);
    const without = feed.remove(text, ids('2410.02660'));
    expect(feed.idsIn(without)).toEqual([]);
    expect(without).toContain(`  <icon>x</icon>\n${own}`);
    const added = feed.add(text, [anEntry({ id: '2410.00001' })]);
    expect(feed.idsIn(added)).toEqual(['2410.00001', '2410.02660']);
    expect(added.match(/<icon>x<\/icon>/g)).toHaveLength(1);
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
