import type { FakePaper } from '../emulators/arxiv/index.ts';

export const TOKEN = 'ghs_thisIsTheTokenOfTheTest';
export const TODAY = '2026-11-20T06:00:00Z';
export const TOMORROW = '2026-11-21T06:00:00Z';

/** Returns invented papers about scrolls, an hour apart, with ids from 2611.00001. */
export function somePapers(count: number, given: Partial<FakePaper> = {}): FakePaper[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.parse('2026-11-18T10:00:00Z') - index * 3_600_000)
      .toISOString()
      .replace('.000', '');
    return {
      version: 1,
      title: `Scroll ${index + 1}: Reading by Candle Light`,
      abstract: 'We read scrolls by candle light. A scroll has one margin.',
      authors: [{ name: 'Ada Inkwell' }, { name: 'Bo Quill' }],
      published: at,
      updated: at,
      categories: ['cs.CL', 'cs.DL'],
      ...given,
      id: `2611.${String(index + 1).padStart(5, '0')}`,
    };
  });
}

/** Returns a paper submitted between the first day and the next. */
export function aLatePaper(): FakePaper {
  const [paper] = somePapers(1);
  if (paper === undefined) throw new Error('no paper');
  return {
    ...paper,
    id: '2611.00099',
    published: '2026-11-20T12:00:00Z',
    updated: '2026-11-20T12:00:00Z',
  };
}
