import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readAtom } from '../../src/arxiv/atom.ts';
import { readOai } from '../../src/arxiv/oai.ts';
import { RunFailure } from '../../src/failure.ts';
import { forFrontMatter } from '../../src/escapes/escapes.ts';
import { startWorld } from '../harness/world.ts';
import { data, realPapers } from './real-papers.ts';

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
      expect(paper.title.text).not.toMatch(/\n|^\s*$/);
      expect(paper.authors.length).toBeGreaterThan(0);
      expect(paper.categories[0]).toBe(paper.primaryCategory);
    }
  });
});

test('recorded OAI-PMH records are read with versions, affiliations and TeX accents', () => {
  const file = `${data}/arxiv/oai/live_arXivRaw_records_2026-09_fragment.xml`;
  const { entries, notices, token } = readOai(readFileSync(file, 'utf8'));
  expect({ notices, token }).toEqual({ notices: [], token: undefined });
  const [old, revised, long] = entries;
  expect(old).toMatchObject({
    id: '2303.15533',
    published: '2023-03-27T18:18:15.000Z',
    title: expect.stringContaining('"knowledge gaps"'),
    journalRef: expect.stringContaining('(CVPR)'),
    doi: '10.1109/CVPR52729.2023.02343',
    categories: ['cs.LG', 'cs.CV'],
  });
  expect(revised).toMatchObject({
    version: 2,
    published: '2026-09-11T13:21:59.000Z',
    updated: '2026-09-23T11:01:12.000Z',
    comment: '9 pages, 5 figures',
  });
  expect(revised?.authors.map(({ name }) => name)).toEqual([
    'Mustafa Bora \\c{C}elik',
    'Hayriye Akta\\c{s} Din\\c{c}er',
    'Ayse Keles',
  ]);
  expect(
    long?.authors.map(({ name, affiliations }) => [name, affiliations[0]?.slice(0, 12)]),
  ).toEqual([
    ['Thomas Ratsakatika', 'Department o'],
    ['Mihai Zotta', 'Fundatia Con'],
    ['Srinivasan Keshav', 'Department o'],
    ['Emily R. Lines', 'Department o'],
  ]);
});

test.each([
  ['corpus', 40, 'new', 'astro-air'],
  ['nasty', 10, 'old', 'markdown'],
] as const)(
  'recorded papers of %s.jsonl become posts with their title and a description in front matter',
  async (file, every, shape, site) => {
    const papers = realPapers(file, (_, index) => index % every === 0);
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
        expect({ id, title: values.title }).toEqual({ id, title: forFrontMatter(title) });
        expect(values.description).not.toBe('');
      }
    } finally {
      await world.close();
    }
  },
);
