import { parsePaperRef } from '../../src/papers/paper.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { type Line, linesOf } from './lines.ts';

export const data = `${process.env['PAPERBOY_SHARED'] ?? ''}/data`;

/** Returns recorded papers, each once, as if submitted on the day before TODAY. */
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
      const valid = (categories ?? []).filter((category) =>
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
          categories: valid.length > 0 ? valid : ['cs.CL'],
          ...(comment && { comment }),
        },
      ];
    });
}
