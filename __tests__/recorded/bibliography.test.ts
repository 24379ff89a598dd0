import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from '@retorquere/bibtex-parser';
import strict from 'bibtex-parse';
import { readPaper } from '../../src/papers/read-paper.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { bibtex } from '../../src/render/collections/bibtex.ts';
import { entryOf } from '../../src/render/collections/collect.ts';

interface Recorded {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly authors: readonly string[];
  readonly published?: string;
  readonly primary_category: string;
  readonly journal_ref?: string | null;
  readonly comment?: string | null;
  readonly doi?: string | null;
}

const data = `${process.env['PAPERBOY_SHARED'] ?? ''}/data`;
const NOW = new Date('2026-11-20T06:00:00Z');

test('a bibliography of real papers is read back by two libraries, entry by entry', () => {
  const lines = readFileSync(`${data}/corpus.jsonl`, 'utf8').split('\n').slice(0, 3000);
  const papers = lines.filter(Boolean).map((line) => {
    const one = JSON.parse(line) as Recorded;
    return readPaper({
      id: one.id.replace(/v\d+$/, '') as PaperId,
      version: 1,
      title: one.title,
      abstract: one.summary,
      authors: one.authors.map((name) => ({ name, affiliations: [] })),
      published: one.published ?? '2024-01-01T00:00:00Z',
      updated: one.published ?? '2024-01-01T00:00:00Z',
      primaryCategory: one.primary_category,
      categories: [one.primary_category],
      ...(one.comment && { comment: one.comment }),
      ...(one.journal_ref && { journalRef: one.journal_ref }),
      ...(one.doi && { doi: one.doi }),
    });
  });
  const entries = papers.map((paper) =>
    entryOf({ paper, matches: [] }, undefined, { codeLinks: true, topics: [] }, NOW),
  );
  const file = bibtex.add(undefined, entries);
  const ids = [...new Set(papers.map(({ id }) => id))];
  const items = strict.parse(file).flatMap((item) => (item.itemtype === 'entry' ? [item] : []));
  expect(items.map(({ fields }) => fields.find(({ name }) => name === 'eprint')?.value)).toEqual(
    ids,
  );
  const library = parse(file, { sentenceCase: false });
  expect(library.errors.filter(({ error }) => !/unhandled/.test(error))).toEqual([]);
  expect(library.entries.map(({ fields }) => fields['eprint'])).toEqual(ids);
  expect(new Set(library.entries.map(({ key }) => key.toLowerCase())).size).toBe(ids.length);
}, 120_000);
