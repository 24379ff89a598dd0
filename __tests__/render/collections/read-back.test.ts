import { describe, expect, test } from '@jest/globals';
import { extractFromXml } from '@extractus/feed-extractor';
import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { parseAtomFeed } from 'feedsmith';
import MarkdownIt from 'markdown-it';
import { bibtex } from '../../../src/render/collections/bibtex.ts';
import { feedOf } from '../../../src/render/collections/feed.ts';
import { bibtexBlock, keyFor, printBibtex } from '../../../src/view/bibtex-entry.ts';
import { readByLibraries } from './bibtex-readers.ts';
import { FEED, anEntry } from './entries.ts';

/** Parts of titles and names on arXiv, and texts that could end a field, an entry or a fence. */
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
  .map((all) => all.map((fields, n) => anEntry({ ...fields, id: `2410.0000${n}` })));

describe('a bibliography', () => {
  test('is read back by two libraries, for any text of a paper (property)', () => {
    fc.assert(
      fc.property(entries, (papers) => {
        const file = bibtex.add('@comment{mine}\n', papers);
        const ids = papers.map(({ id }) => id);
        const { keys, ...library } = readByLibraries(file);
        expect(library).toEqual({ ids: [ids, ids], errors: [] });
        expect(new Set(keys).size).toBe(papers.length);
      }),
      { seed: 19, numRuns: 120 },
    );
  });

  test('is read back with the intended names and titles', () => {
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

test('a BibTeX entry in a post is one code block without template tags, for any text of a paper (property)', () => {
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
 * Returns the problems that validator.w3.org/feed would report, under the names in its documentation.
 * (The W3C's validator is a web service, and its program needs Python 2.)
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
  for (const element of all) {
    rule(element.id.length === 1 && isAbsolute(element.id[0]), 'InvalidFullLink: id');
    rule(element.title.length === 1 && element.title[0]?.trim() !== '', 'MissingElement: title');
    rule(
      element.updated.length === 1 && RFC_3339.test(element.updated[0] ?? ''),
      'InvalidRFC3339Date',
    );
    rule(
      (element.published ?? []).every((at) => RFC_3339.test(at)),
      'InvalidRFC3339Date: published',
    );
    rule(
      element.link.every((link) => isAbsolute(link['@_href'])),
      'InvalidURIAttribute',
    );
    rule(
      element.link.filter((link) => link['@_rel'] === 'alternate').length <= 1,
      'DuplicateAtomLink',
    );
    rule(
      (element.category ?? []).every((term) => term['@_term'] !== ''),
      'MissingAttribute: term',
    );
    rule(
      (element.author ?? []).every(({ name = '' }) => name.trim() !== ''),
      'MissingElement: name',
    );
    rule((element.summary ?? []).length <= 1, 'DuplicateElement: summary');
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
  test('is read back by two libraries and follows the rules of the W3C validator, for any text of a paper (property)', () => {
    fc.assert(
      fc.property(entries, (papers) => {
        const xml = feedOf(FEED).add(undefined, [...papers, anEntry({ authors: [] })]);
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
