import { parsePaperRef } from '../../src/papers/paper.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { type Line, linesOf } from './lines.ts';

export const data = `${process.env['PAPERBOY_SHARED'] ?? ''}/data`;

/** Real papers as if they had come on the day before the tests' today, each once. */
export function realPapers(
  file: Parameters<typeof linesOf>[0],
  isWanted: (line: Line, index: number) => boolean,
): FakePaper[] {
  const seen = new Set<string>();
  return linesOf(file)
    .filter(isWanted)
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
