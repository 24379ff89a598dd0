import type { Topic } from '../query/topic.ts';
import type { Notice } from '../log.ts';

/** More papers match than can be proposed. */
export interface Overload {
  /** Number of held-over papers. */
  readonly number: number;
  /** The topic that most of them match, and their number. */
  readonly topic: string;
  readonly ofTopic: number;
  /** Settings that help, as a user writes them, the simplest first. */
  readonly settings: readonly string[];
}

/** Number of runs over which the count has to grow. */
const RUNS = 3;

/**
 * Tells whether more papers match than can be proposed: the number of held-over papers grew over
 * three runs, or is more than twice `max-papers`.
 *
 * @param waiting the topics of each held-over paper
 * @param before numbers of papers that earlier runs held over, the latest first
 * @returns undefined if not
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

/** The text of the warning. */
export function overloadInWords({ number, topic, ofTopic, settings }: Overload): Notice {
  const most = ofTopic === number ? 'all of them' : `${ofTopic} of them`;
  const last = settings.at(-1) ?? '';
  const remedy = [...settings.slice(0, -1), `or ${last}`].join(', ');
  return {
    about: 'More papers match than `max-papers` allows',
    text: `${number} papers wait, ${most} for “${topic}”. Use ${remedy}`,
  };
}
