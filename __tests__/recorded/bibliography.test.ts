import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readPaper } from '../../src/papers/read-paper.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { bibtex } from '../../src/render/collections/bibtex.ts';
import { entryOf } from '../../src/render/collections/collect.ts';
import { readByLibraries } from '../render/collections/bibtex-readers.ts';

interface RecordedPaper {
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

test('two BibTeX libraries read every entry of a bibliography of recorded papers', () => {
  const lines = readFileSync(`${data}/corpus.jsonl`, 'utf8').split('\n').slice(0, 3000);
  const papers = lines.filter(Boolean).map((line) => {
    const recorded = JSON.parse(line) as RecordedPaper;
    return readPaper({
      id: recorded.id.replace(/v\d+$/, '') as PaperId,
      version: 1,
      title: recorded.title,
      abstract: recorded.summary,
      authors: recorded.authors.map((name) => ({ name, affiliations: [] })),
      published: recorded.published ?? '2024-01-01T00:00:00Z',
      updated: recorded.published ?? '2024-01-01T00:00:00Z',
      primaryCategory: recorded.primary_category,
      categories: [recorded.primary_category],
      ...(recorded.comment && { comment: recorded.comment }),
      ...(recorded.journal_ref && { journalRef: recorded.journal_ref }),
      ...(recorded.doi && { doi: recorded.doi }),
    });
  });
  const entries = papers.map((paper) =>
    entryOf({ paper, matches: [] }, undefined, { codeLinks: true, topics: [] }, NOW),
  );
  const file = bibtex.add(undefined, entries);
  const ids = [...new Set(papers.map(({ id }) => id))];
  const library = readByLibraries(file);
  expect(library).toMatchObject({ ids: [ids, ids], errors: [] });
  expect(new Set(library.keys.map((key) => key.toLowerCase())).size).toBe(ids.length);
}, 120_000);
