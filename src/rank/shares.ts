import type { Topic } from '../query/topic.ts';

/** A paper that may get a place. */
export interface Claim {
  /** The topics that want it, in the order of the configuration; at least one. */
  readonly topics: readonly Topic[];
}

/** How many places there are. */
export interface Places {
  /** In the order of the configuration; a topic's `maxPapers` is its cap, and 0 is none. */
  readonly topics: readonly Topic[];
  /** Of the run; `Infinity` for any number. */
  readonly total: number;
}

/** Who got a place, and under which topic. */
export interface Placed<T> {
  readonly claim: T;
  readonly topic: Topic;
}

/**
 * Shares places between topics: they go round the topics, one place each, until all are taken. A
 * topic takes the best paper that nobody took before it, so a paper of several topics takes one
 * place, in the first of them whose turn comes to it.
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
    next: 0,
    left: topic.maxPapers || Infinity,
  }));
  const done = new Set<T>();
  const placed: Placed<T>[] = [];
  const takeTurn = (queue: (typeof queues)[number]): boolean => {
    while (queue.left > 0 && queue.next < queue.line.length) {
      const claim = queue.line[queue.next++];
      if (claim === undefined || done.has(claim)) continue;
      done.add(claim);
      queue.left--;
      placed.push({ claim, topic: queue.topic });
      return true;
    }
    return false;
  };
  for (let isMoving = true; isMoving && placed.length < total;) {
    isMoving = false;
    for (const queue of queues) {
      if (placed.length < total && takeTurn(queue)) isMoving = true;
    }
  }
  return placed;
}
