import { readFileSync } from 'node:fs';
import { parsePaperRef } from '../../src/papers/paper.ts';
import { isWithdrawn } from '../../src/papers/withdrawn.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { CATEGORIES, FORMULAS, SNIPPETS, TITLES } from './hostile.ts';

/** Long ago, so that no clock makes a post a future one, which Hugo and Jekyll leave out. */
export const NOW = '2025-01-15T06:00:00Z';
const SUBMITTED = '2025-01-13T10:00:00Z';

/** What the pages of this paper hold, the pages of any paper may hold: it is all harmless. */
export const HARMLESS = '2501.00001';

const LEAST = 300;
const REAL = 300;

/**
 * One harmless paper, the hostile ones, and real rough ones where they lie beside the project.
 *
 * @param most how many of the real ones
 */
export function papersForSites(shared: string | undefined, most = REAL): FakePaper[] {
  const real = shared === undefined ? [] : realPapers(`${shared}/data/nasty.jsonl`, most);
  const hostile = hostilePapers(real.length === 0 ? LEAST : LEAST / 2);
  return [harmless(), withdrawn(), accepted(), ...hostile, ...real];
}

function paper(said: Partial<FakePaper> & Pick<FakePaper, 'id' | 'title' | 'abstract'>): FakePaper {
  return {
    version: 1,
    authors: [{ name: 'Ada Inkwell' }, { name: 'Bo Quill' }],
    published: SUBMITTED,
    updated: SUBMITTED,
    categories: ['cs.CL', 'cs.DL'],
    ...said,
  };
}

function harmless(): FakePaper {
  return paper({
    id: HARMLESS,
    title: 'Reading Long Scrolls by Candle Light',
    abstract:
      'We read scrolls of length $n$ in time \\(O(n^2)\\), and unroll them with\n$$\\sum_{i=1}^{n} x_i = \\frac{1}{2}$$\nSee https://example.org/scrolls for more.\n  A second paragraph says $\\mathbb{R}^{n}$.',
    comment: '12 pages, see https://example.org/scrolls',
    journalRef: 'Journal of Scrolls 3 (2025) 14',
    doi: '10.1000/scrolls.14',
  });
}

/** A withdrawn paper gets a page only where somebody asks for it by its id. */
export const WITHDRAWN = '2501.00002';

function withdrawn(): FakePaper {
  return paper({
    id: WITHDRAWN,
    version: 2,
    title: 'Reading Scrolls that Burn',
    abstract: 'We read scrolls while they burn.',
    comment: 'This paper has been withdrawn due to *an error* in <b>Lemma</b> {{7*7}} of {% raw %}',
  });
}

function accepted(): FakePaper {
  return paper({
    id: '2501.00003',
    title: 'Reading Scrolls at Conferences',
    abstract: 'We read scrolls aloud.',
    comment: 'Accepted at NeurIPS 2025 (Oral)',
    journalRef: 'Journal of Scrolls 4 (2025) 15',
    doi: '10.1000/scrolls.15',
  });
}

/** Every text at the begin of a paragraph and within one, with ever other titles and neighbours. */
function hostilePapers(count: number): FakePaper[] {
  const texts = [...SNIPPETS, ...FORMULAS];
  const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
  return Array.from({ length: count }, (_, n) => {
    const [first, second, formula] = [
      pick(texts, n),
      pick(texts, n * 7 + 3),
      pick(FORMULAS, n + Math.floor(n / FORMULAS.length)),
    ];
    const title = pick(TITLES, n + Math.floor(n / TITLES.length));
    return paper({
      id: `2501.${String(10_001 + n)}`,
      title,
      abstract: `${first}\n  A scroll says ${second} and goes on: ${formula}.\n  ${second}`,
      authors: [{ name: pick(TITLES, n + 5) }, { name: 'Bo Quill' }],
      categories: ['cs.CL', pick(CATEGORIES, n), 'cs.DL'],
      ...(n % 3 === 0 && { comment: pick(SNIPPETS, n + 11) }),
      ...(n % 5 === 0 && { journalRef: pick(TITLES, n + 2) }),
    });
  });
}

interface Line {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly summary: string;
  readonly comment?: string;
}

function realPapers(file: string, most: number): FakePaper[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const every = Math.max(1, Math.floor(lines.length / most));
  const papers = new Map<string, FakePaper>();
  for (const [index, text] of lines.entries()) {
    if (index % every !== 0) continue;
    const { id, title, authors, summary, comment } = JSON.parse(text) as Line;
    const ref = parsePaperRef(id);
    // A withdrawn paper gets no page.
    if (ref === undefined || papers.has(ref.id) || isWithdrawn(comment ?? '')) continue;
    papers.set(
      ref.id,
      paper({
        id: ref.id,
        title,
        abstract: summary,
        authors: authors.map((name) => ({ name })),
        ...(comment && { comment }),
      }),
    );
  }
  return [...papers.values()];
}
