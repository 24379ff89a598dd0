import type { Found, TopicFindings } from '../../src/insight/findings.ts';
import { aMatch, aPaper, aTopic } from './paper.ts';

/** Returns the findings of a topic that matched one paper. Pass only the values that a test needs. */
export function someFindings(given: Partial<TopicFindings> = {}): TopicFindings {
  return {
    topic: aTopic('scrolls', { name: 'Scrolls & co' }),
    found: [aFound()],
    days: [
      { day: '2026-11-20', count: 1 },
      { day: '2026-11-21', count: 0 },
    ],
    older: 0,
    fields: [],
    misses: [],
    warning: undefined,
    arxiv: undefined,
    ...given,
  };
}

export function aFound(given: Partial<Found> = {}): Found {
  return { paper: aPaper(), hits: aMatch().hits, proposed: true, ...given };
}
