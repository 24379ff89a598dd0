import { describe, expect, test } from '@jest/globals';
import { extractFromXml } from '@extractus/feed-extractor';
import { parse } from '@retorquere/bibtex-parser';
import strict from 'bibtex-parse';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { parseAtomFeed } from 'feedsmith';
import MarkdownIt from 'markdown-it';
import { bibtex } from '../../../src/render/collections/bibtex.ts';
import { feedOf } from '../../../src/render/collections/feed.ts';
import { bibtexBlock, keyFor, printBibtex } from '../../../src/view/bibtex-entry.ts';
import { anEntry } from './entries.ts';

/** What titles and names on arXiv hold, and what could end a field, an entry or a fence. */
const part = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '\\',
    '"',
    '@article{x,',
    '%',
    '#',
    '$x^{2}$',
    '{\\"o}',
    "\\'e",
    '\\textbf{LLM}',
    ' and ',
    ',',
    '{{',
    '{% raw %}',
    '```',
    '&',
    '~',
    '李明',
    'O’Neil',
    'Jr.',
    '\n',
    '<b>',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom('Scroll', 'of', 'the', 'LLMs', 'ink'),
);
const text = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => `a${parts.join(' ')}z`);
const entries = fc
  .array(
    fc.record({
      title: text,
      authors: fc.array(text, { minLength: 1, maxLength: 3 }),
      journalRef: text,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((one, n) => anEntry({ ...one, id: `2410.0000${n}` })));

describe('a bibliography', () => {
  test('is read back by two libraries, entry by entry, whatever a paper says', () => {
    fc.assert(
      fc.property(entries, (papers) => {
        const file = bibtex.add('@comment{mine}\n', papers);
        const items = strict
          .parse(file)
          .flatMap((item) => (item.itemtype === 'entry' ? [item] : []));
        const eprints = items.map(
          ({ fields }) => fields.find(({ name }) => name === 'eprint')?.value,
        );
        expect(eprints).toEqual(papers.map(({ id }) => id));
        const library = parse(file, { sentenceCase: false });
        // A macro that the library does not know is no fault of the file.
        expect(library.errors.filter(({ error }) => !/unhandled/.test(error))).toEqual([]);
        expect(library.entries.map(({ fields }) => fields['eprint'])).toEqual(
          papers.map(({ id }) => id),
        );
        expect(new Set(library.entries.map(({ key }) => key)).size).toBe(papers.length);
      }),
      { seed: 19, numRuns: 120 },
    );
  });

  test('gives names and titles back as they are meant', () => {
    const file = bibtex.add(undefined, [
      anEntry({
        title: 'How LLMs Read $x^{2}$',
        authors: ['Ludwig van Beethoven', 'Erwin Schr\\"odinger', 'ATLAS Collaboration'],
        journalRef: 'J. Scrolls 7 (2026) 1-9',
        doi: '10.1000/a_b',
      }),
    ]);
    const [entry] = parse(file.normalize(), { sentenceCase: false }).entries;
    expect(JSON.parse(JSON.stringify(entry).normalize())).toMatchObject({
      type: 'article',
      key: 'vanbeethoven2024how',
      fields: {
        title: 'How LLMs Read x²',
        author: [
          { firstName: 'Ludwig', prefix: 'van', lastName: 'Beethoven' },
          { name: 'Erwin Schrödinger' },
          { name: 'ATLAS Collaboration' },
        ],
        journal: 'J. Scrolls 7 (2026) 1-9',
        doi: '10.1000/a_b',
      },
    });
  });
});

test('an entry in a post is one code block, whatever a paper says, without tags of a template', () => {
  const md = new MarkdownIt();
  fc.assert(
    fc.property(entries, ([paper]) => {
      if (paper === undefined) return;
      const block = bibtexBlock(printBibtex(paper, keyFor(paper)));
      const tokens = md.parse(`Before.\n\n${block}\n\nAfter.\n`, {});
      expect(tokens.map(({ type }) => type).filter((type) => !/inline|_/.test(type))).toEqual([
        'fence',
      ]);
      expect(block).not.toMatch(/\{[{%#]/);
    }),
    { seed: 19, numRuns: 80 },
  );
});

interface Link {
  readonly '@_rel': string;
  readonly '@_href': string;
  readonly '@_type': string;
}
interface Atom {
  readonly '@_xmlns': string;
  readonly id: string[];
  readonly title: string[];
  readonly updated: string[];
  readonly published?: string[];
  readonly link: Link[];
  readonly author?: { readonly name?: string }[];
  readonly category?: { readonly '@_term': string }[];
  readonly summary?: string[];
  readonly entry?: Atom[];
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * What validator.w3.org/feed would report, by its documented messages. (No validator is published
 * that is still kept and runs here: the W3C's is a service, and its program is of Python 2.)
 */
function problemsIn(xml: string): string[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    htmlEntities: true,
    isArray: (tag, _, __, isAttribute) => !isAttribute && !['feed', 'name'].includes(tag),
  });
  const { feed } = parser.parse(xml, true) as { readonly feed: Atom };
  const problems: string[] = [];
  const rule = (holds: boolean, name: string) => holds || problems.push(name);
  const isAbsolute = (iri = '') =>
    /^(?:https?:\/\/[^\s/]+|tag:[\w.]+,\d{4}-\d\d-\d\d:)\S*$/.test(iri);
  rule(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>'), 'encoding');
  rule(feed['@_xmlns'] === 'http://www.w3.org/2005/Atom', 'namespace');
  rule(feed.link.filter((link) => link['@_rel'] === 'self').length === 1, 'MissingSelf');
  const all = [feed, ...(feed.entry ?? [])];
  for (const one of all) {
    rule(one.id.length === 1 && isAbsolute(one.id[0]), 'InvalidFullLink: id');
    rule(one.title.length === 1 && one.title[0]?.trim() !== '', 'MissingElement: title');
    rule(one.updated.length === 1 && RFC_3339.test(one.updated[0] ?? ''), 'InvalidRFC3339Date');
    rule(
      (one.published ?? []).every((at) => RFC_3339.test(at)),
      'InvalidRFC3339Date: published',
    );
    rule(
      one.link.every((link) => isAbsolute(link['@_href'])),
      'InvalidURIAttribute',
    );
    rule(one.link.filter((link) => link['@_rel'] === 'alternate').length <= 1, 'DuplicateAtomLink');
    rule(
      (one.category ?? []).every((term) => term['@_term'] !== ''),
      'MissingAttribute: term',
    );
    rule(
      (one.author ?? []).every(({ name = '' }) => name.trim() !== ''),
      'MissingElement: name',
    );
    rule((one.summary ?? []).length <= 1, 'DuplicateElement: summary');
  }
  for (const entry of feed.entry ?? []) {
    rule((entry.author ?? []).length > 0, 'MissingElement: author');
    rule(
      entry.link.some((link) => link['@_rel'] === 'alternate'),
      'MissingAlternateLink',
    );
    rule((entry.updated[0] ?? '') <= (feed.updated[0] ?? ''), 'entry is newer than its feed');
  }
  const ids = all.map(({ id }) => id[0]);
  rule(new Set(ids).size === ids.length, 'DuplicateEntries');
  return problems;
}

describe('a feed', () => {
  const form = {
    path: 'arxiv.xml',
    url: 'https://lab.example/arxiv.xml',
    siteUrl: 'https://lab.example/',
    title: 'arXiv papers',
    now: '2024-10-07T06:17:00Z',
  };

  test('is read back by two libraries and keeps the rules of the W3C’s validator, whatever a paper says', () => {
    fc.assert(
      fc.property(entries, (papers) => {
        const xml = feedOf(form).add(undefined, [...papers, anEntry({ authors: [] })]);
        expect(problemsIn(xml)).toEqual([]);
        const ids = [...papers.map(({ id }) => id), '2410.02660'].map(
          (id) => `tag:arxiv.org,2007-04-01:${id}`,
        );
        expect(parseAtomFeed(xml).entries?.map(({ id }) => id)).toEqual(ids);
        const read = extractFromXml(xml, { descriptionMaxLen: 0 });
        expect(read.entries?.map(({ id }) => id)).toEqual(ids);
      }),
      { seed: 19, numRuns: 80 },
    );
  });
});
