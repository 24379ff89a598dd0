import type { Topic } from '../query/topic.ts';
import type { Notice } from '../log.ts';

/** More papers come than there are places. */
export interface Overload {
  /** How many papers wait. */
  readonly number: number;
  /** The topic that most of them belong to, and how many. */
  readonly topic: string;
  readonly ofTopic: number;
  /** Settings that would cure it, as a user writes them, the plainest first. */
  readonly settings: readonly string[];
}

/** So many runs in a row must have held over more than the one before. */
const RUNS = 3;

/**
 * Finds out whether more papers come than go: what waits grew over three runs, or is more than
 * twice what a run may propose.
 *
 * @param waiting the topics of each paper that waits
 * @param before how many papers earlier runs held over, the latest first
 * @returns undefined where a few more runs will do
 */
export function overloadOf(
  waiting: readonly { readonly topics: readonly Topic[] }[],
  before: readonly number[],
  { maxPapers }: { readonly maxPapers: number },
): Overload | undefined {
  const counts = [waiting.length, ...before].slice(0, RUNS);
  const grows =
    counts.length === RUNS &&
    counts.every((count, nth) => nth === 0 || count < (counts[nth - 1] ?? 0));
  const isMuch = maxPapers > 0 && waiting.length > 2 * maxPapers;
  if (!grows && !isMuch) return undefined;
  const byTopic = new Map<Topic, number>();
  for (const { topics } of waiting)
    for (const topic of topics) byTopic.set(topic, (byTopic.get(topic) ?? 0) + 1);
  const [topic, ofTopic] = [...byTopic].reduce((most, one) => (one[1] > most[1] ? one : most));
  const growth = Math.max(0, waiting.length - (before[0] ?? 0));
  const more = Math.ceil((maxPapers + Math.max(growth, waiting.length / 4)) / 5) * 5;
  return {
    number: waiting.length,
    topic: topic.name,
    ofTopic,
    settings: [
      ...(maxPapers > 0 ? [`\`max-papers: ${more}\``] : []),
      ...(topic.maxPapers ? [`a higher \`max-papers\` for “${topic.name}”`] : []),
      `a narrower query for “${topic.name}”`,
      '`when-full: pass-over`',
    ],
  };
}

/** The same as a warning. */
export function overloadInWords({ number, topic, ofTopic, settings }: Overload): Notice {
  const most = ofTopic === number ? 'all of them' : `${ofTopic} of them`;
  const last = settings.at(-1) ?? '';
  const cures = [...settings.slice(0, -1), `or ${last}`].join(', ');
  return {
    about: 'More papers come than there are places',
    text: `${number} papers wait, ${most} for “${topic}”. What cures it: ${cures}`,
  };
}
