import type { Peculiarity } from './arxiv-reading.ts';
import { type Findings, type TopicFindings, busiestDay } from './findings.ts';
import type { Condition } from './misses.ts';
import type { Warning } from './warning.ts';
import { counted } from '../text/counted.ts';

/**
 * Describes in how many papers a field matched, and by which words:
 * `title: 3 papers, “smart ring” × 2, “naps”`.
 *
 * @param most maximum number of different words
 */
export function fieldInWords(
  { field, count, words }: TopicFindings['fields'][number],
  most: number,
): string {
  const name = field === 'journal' ? 'journal reference' : field;
  const shown = words
    .slice(0, most)
    .map((one) => `“${one.words}”${one.count > 1 ? ` × ${one.count}` : ''}`);
  const more = words.length > most ? [`${words.length - most} more`] : [];
  return `${name}: ${[counted(count, 'paper'), ...shown, ...more].join(', ')}`;
}

/** Describes the condition that excludes papers, to follow `2 papers`. */
export function conditionInWords({ kind, text, of }: Condition): string {
  const whose = of === 'all' ? 'the general' : 'the topic’s';
  switch (kind) {
    case 'lacks':
      return `without ${text}`;
    case 'refused':
      return `with ${text}, which NOT excludes`;
    case 'excluded':
      return `matching ${text} in ${whose} \`exclude\``;
    case 'outside':
      return `outside ${whose} categories, ${text}`;
  }
}

/** Returns a short text such as `too many: about 31 papers a weekday`. */
export function warningInShort(warning: Warning): string {
  return warning.kind === 'nothing'
    ? 'matches nothing'
    : `too many: about ${Math.round(warning.perDay)} papers a weekday`;
}

export function warningInWords(warning: Warning): string {
  if (warning.kind === 'nothing') return 'Matches nothing.';
  const many = `Matches ${warningInShort(warning)}`;
  return warning.because === 'max-papers'
    ? `${many}. A run proposes at most ${warning.limit} (\`max-papers\`), so more papers would wait each day.`
    : `${many}, more than a person reads (${warning.limit}).`;
}

const PECULIAR: Readonly<Record<Exclude<Peculiarity, 'refused'>, string>> = {
  alternatives: 'words side by side are alternatives, not a phrase',
  'no-precedence':
    'AND does not bind tighter than OR: everything right of an operator is its operand',
  'last-operator': 'of two operators side by side only the last counts',
  everywhere:
    'a term without a field is searched in every field, also authors and comments, not only in title and abstract',
};

/** Describes how arXiv reads the queries of topics differently: one sentence, or none. */
export function readingInWords(topics: readonly Pick<TopicFindings, 'arxiv'>[]): string[] {
  const read = topics.flatMap(({ arxiv }) => (arxiv === undefined ? [] : [arxiv.peculiarities]));
  if (read.length === 0) return [];
  const differences = Object.entries(PECULIAR)
    .filter(([name]) => read.some((peculiarities) => peculiarities.has(name as Peculiarity)))
    .map(([, text]) => text);
  const stems = 'words count by their stems (“distilled” is “distillation”)';
  return [
    `arXiv’s own search reads a query in another way than Paperboy: ${[...differences, stems].join('; ')}.`,
  ];
}

/** Describes in one sentence the papers that arXiv's parsing would have found. */
export function differenceInWords({ arxiv, found }: TopicFindings): string {
  if (arxiv === undefined) return '';
  if (arxiv.peculiarities.has('refused'))
    return 'arXiv would answer with an error: a query cannot begin with NOT before more than one term.';
  const { only, not } = arxiv;
  if (only.length + not.length === 0)
    return found.length === 0
      ? 'Of the papers that were read it would have found none either.'
      : 'Of the papers that were read it would have found the same.';
  const parts = [
    ...(only.length > 0 ? [`found ${counted(only.length, 'more paper')}`] : []),
    ...(not.length > 0 ? [`missed ${counted(not.length, 'paper')}`] : []),
  ];
  return `Of the papers that were read it would have ${parts.join(' and ')}.`;
}

/** Describes which papers are counted. */
export function scopeInWords({ readCount, from, to }: Findings): string {
  return `Counts are of ${counted(readCount, 'paper')} submitted from ${from} to ${to}. Paperboy asks arXiv only for papers that a topic could match, so there may be more near misses, and more papers that arXiv’s own search would find.`;
}

/** Explains the scale of the bars, and why weekends have few papers. */
export function scaleInWords({ topics }: Pick<Findings, 'topics'>): string {
  if (topics.every(({ found }) => found.length === 0)) return '';
  return `Bars have one scale for all topics: the tallest stands for ${counted(busiestDay(topics), 'paper')} on a day. A day is the day of submission in UTC. Few authors submit on Saturday and Sunday, and arXiv announces nothing between Friday and Sunday evening (US Eastern time): papers from Friday 14:00 to Monday 14:00 appear on Monday at 20:00, so the last days may still be empty.`;
}
