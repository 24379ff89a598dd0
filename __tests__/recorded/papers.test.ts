import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readAtom } from '../../src/arxiv/atom.ts';
import { RunFailure } from '../../src/failure.ts';
import { parsePaperRef } from '../../src/papers/paper.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { startWorld } from '../harness/world.ts';

const data = `${process.env['PAPERBOY_SHARED'] ?? ''}/data`;

describe('recorded responses', () => {
  test.each(readdirSync(`${data}/arxiv/api`))('%s is read', (file) => {
    const text = readFileSync(`${data}/arxiv/api/${file}`, 'utf8');
    if (file.includes('_id_abc_')) {
      expect(() => readAtom(text)).toThrow(RunFailure);
      return;
    }
    const { papers, notices, entryCount } = readAtom(text);
    expect(notices).toEqual([]);
    expect(papers).toHaveLength(entryCount);
    for (const paper of papers) {
      expect(paper.title).not.toMatch(/\n|^\s*$/);
      expect(paper.authors.length).toBeGreaterThan(0);
      expect(paper.categories[0]).toBe(paper.primaryCategory);
    }
  });
});

interface Line {
  readonly id: string;
  readonly title: string;
  readonly authors: string[];
  readonly summary: string;
  readonly categories?: string[];
  readonly comment?: string;
}

/** Real papers as if they had come yesterday. */
function realPapers(file: string, every: number): FakePaper[] {
  const lines = readFileSync(`${data}/${file}`, 'utf8').trim().split('\n');
  const seen = new Set<string>();
  return lines
    .filter((_, index) => index % every === 0)
    .map((line) => JSON.parse(line) as Line)
    .flatMap(({ id, title, authors, summary, categories, comment }): FakePaper[] => {
      const ref = parsePaperRef(id);
      if (ref === undefined || seen.has(ref.id)) return [];
      seen.add(ref.id);
      const at = '2026-11-19T10:00:00Z';
      const real = (categories ?? []).filter((category) =>
        /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(category),
      );
      return [
        {
          id: ref.id,
          version: 1,
          title,
          abstract: summary,
          authors: authors.map((name) => ({ name })),
          published: at,
          updated: at,
          categories: real.length > 0 ? real : ['cs.CL'],
          ...(comment && { comment }),
        },
      ];
    });
}

test.each([
  ['corpus.jsonl', 40, 'new', 'astro-air'],
  ['nasty.jsonl', 10, 'old', 'markdown'],
] as const)(
  'real papers of %s go through to posts whose front matter says what the paper says',
  async (file, every, shape, site) => {
    const papers = realPapers(file, every);
    expect(papers.length).toBeGreaterThan(100);
    const world = await startWorld({ papers, arxiv: { shape } });
    try {
      const keywords =
        'All: cat:cs.* OR cat:math* OR cat:stat.* OR cat:physics* OR cat:hep* OR cat:astro* OR cat:cond* OR cat:quant* OR cat:q-bio.* OR cat:eess.* OR cat:econ.* OR cat:nlin.* OR cat:gr* OR cat:nucl* OR cat:q-fin.*';
      const step = await world.run({ keywords, site, 'max-papers': '0', output: 'posts' });
      expect(step.exitCode).toBe(0);
      const proposed = JSON.parse(step.outputs['papers'] ?? '[]') as {
        id: string;
        title: string;
        path: string;
      }[];
      expect(proposed.length).toBeGreaterThan(papers.length * 0.9);
      const files = world.github.files('paperboy/digest');
      for (const { id, title, path } of proposed) {
        const [, front = ''] = /^---\n([^]*?)\n---\n/.exec(files.get(path) ?? '') ?? [];
        const values = parse(front) as { title: string; description: string };
        expect({ id, title: values.title }).toEqual({ id, title });
        expect(values.description).not.toBe('');
      }
    } finally {
      await world.close();
    }
  },
);
