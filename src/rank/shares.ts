import type { Topic } from '../query/topic.ts';

/** A paper that may get a place. */
export interface Claim {
  /** The topics that it matches, in the order of the configuration; at least one. */
  readonly topics: readonly Topic[];
}

/** The number of places. */
export interface Places {
  /** In the order of the configuration; `maxPapers` limits a topic, and 0 is no limit. */
  readonly topics: readonly Topic[];
  /** Of the run; `Infinity` for no limit. */
  readonly total: number;
}

/** A paper with a place, and the topic that gave it. */
export interface Placed<T> {
  readonly claim: T;
  readonly topic: Topic;
}

/**
 * Shares places between topics in turns: in each round, every topic gives one place to its best
 * paper that has none yet, until all places are taken. A paper of several topics takes one place.
 *
 * @param ranked best first
 */
export function shareOut<T extends Claim>(
  ranked: readonly T[],
  { topics, total }: Places,
): Placed<T>[] {
  const queues = topics.map((topic) => ({
    topic,
    line: ranked.filter((claim) => claim.topics.includes(topic)),
    left: topic.maxPapers || Infinity,
  }));
  const done = new Set<T>();
  const placed: Placed<T>[] = [];
  const takeTurn = (queue: (typeof queues)[number]): boolean => {
    while (queue.left > 0) {
      const claim = queue.line.shift();
      if (claim === undefined) return false;
      if (done.has(claim)) continue;
      done.add(claim);
      queue.left--;
      placed.push({ claim, topic: queue.topic });
      return true;
    }
    return false;
  };
  let isMoving = true;
  while (isMoving) {
    isMoving = false;
    for (const queue of queues) {
      if (placed.length < total && takeTurn(queue)) isMoving = true;
    }
  }
  return placed;
}
