import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';
import type { PaperId } from './paper.ts';
import type { Verdict } from './select.ts';

type Rules = Pick<Config, 'topics' | 'maxPapers' | 'papers'> & {
  /** How many papers there is room for, whatever `maxPapers` says; absent: any number. */
  readonly room?: number;
};

/**
 * Gives places to proposals, in their order. A paper takes one in each of its topics that has one
 * left; without any it is held over. A paper asked for by id needs none.
 *
 * @param unfit papers whose post would not build, and why: they take no place
 */
export function withinPlaces(
  verdicts: readonly Verdict[],
  { topics, maxPapers, papers, room = Infinity }: Rules,
  unfit: ReadonlyMap<PaperId, string> = new Map(),
): Verdict[] {
  const left = new Map<Topic, number>(topics.map((topic) => [topic, topic.maxPapers || Infinity]));
  let leftInAll = Math.min(maxPapers || Infinity, room);
  const chosen = new Set(papers.map(({ id }) => id));
  return verdicts.map((verdict): Verdict => {
    if (verdict.kind === 'skip') return verdict;
    const isFree = chosen.has(verdict.paper.id);
    const open = verdict.matches.filter(({ topic }) => (left.get(topic) ?? 0) > 0);
    if (!isFree && (leftInAll <= 0 || open.length === 0))
      return { ...verdict, kind: 'skip', because: 'held-over' };
    const problem = unfit.get(verdict.paper.id);
    if (problem !== undefined) return { ...verdict, kind: 'skip', because: 'unfit', problem };
    if (isFree) return verdict;
    leftInAll--;
    for (const { topic } of open) left.set(topic, (left.get(topic) ?? 0) - 1);
    return verdict;
  });
}
