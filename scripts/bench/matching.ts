import { compileTopics } from '../../src/arxiv/match.ts';
import { readConfig } from '../../src/config/read.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { processorTime } from './process.ts';
import { type Cell, table } from './table.ts';

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Invented papers of some 180 words against topics of two phrases. */
function row(papers: number, topics: number): Cell[] {
  const roll = dice(7);
  const syllables = ['ka', 'ro', 'mi', 'ten', 'sol', 'ver', 'dan', 'li', 'qua', 'ster', 'on', 'ix'];
  const vocabulary = Array.from({ length: 6000 }, () =>
    Array.from(
      { length: 2 + Math.floor(roll() * 3) },
      () => syllables[Math.floor(roll() * syllables.length)] ?? '',
    ).join(''),
  );
  // As in language, few words are frequent and most are rare.
  const word = () => vocabulary[Math.floor(vocabulary.length * roll() ** 3)] ?? '';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const wanted = Array.from(
    { length: topics },
    (_, n) => `T${n}: "${words(2)}" OR "${words(2)}"`,
  ).join('\n');
  const matcher = compileTopics(readConfig(new Map([['keywords', wanted]])).topics);
  const texts = Array.from({ length: papers }, (_, n) => ({
    id: `2611.${String(n).padStart(5, '0')}` as PaperId,
    title: words(10),
    abstract: words(170),
    authors: [],
    categories: ['cs.CL'],
  }));
  let matched = 0;
  const seconds = processorTime(() => {
    for (const paper of texts) matched += matcher.match(paper).length;
  });
  return [papers, topics, matched, seconds.toFixed(2), Math.round(papers / seconds)];
}

const SIZES = [
  [1000, 10],
  [1000, 500],
  [10_000, 10],
  [10_000, 100],
  [10_000, 500],
  [10_000, 1000],
  [30_000, 500],
] as const;

/** How matching grows with papers and topics. */
export function matching(): string {
  return table(
    'Matching, in seconds of one processor',
    ['papers', 'topics', 'matches', 'seconds', 'papers a second'],
    SIZES.map(([papers, topics]) => row(papers, topics)),
  );
}
