import type { Gathered } from '../arxiv/gather.ts';
import { type Hit, compileTopics } from '../match/match.ts';
import { windowStart } from '../arxiv/request.ts';
import type { Config } from '../config/config.ts';
import type { Topic } from '../query/topic.ts';
import type { Paper } from '../papers/paper.ts';
import type { Verdict } from '../rank/select.ts';
import { ArxivPaper } from './arxiv-holds.ts';
import { type ArxivReading, readAsArxiv } from './arxiv-reading.ts';
import { type Condition, conditionsOf, nearMiss } from './misses.ts';
import { type Warning, warningFor } from './warning.ts';
import { DAY } from '../text/day.ts';

/** A paper that a topic matches, and where it matches. */
export interface Found {
  readonly paper: Paper;
  readonly hits: readonly Hit[];
  /** Whether this run proposes the paper. If not, the site has it already, or it is held over. */
  readonly proposed: boolean;
}

/** Papers that miss a topic by the same condition. */
export interface Misses {
  readonly condition: Condition;
  readonly papers: readonly Paper[];
}

/** Matches and near misses of a topic. */
export interface TopicFindings {
  readonly topic: Topic;
  /** Matching papers, newest first. */
  readonly found: readonly Found[];
  /** Number of papers for each day of the window. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
  /** Number of papers from before the window: requested by id, or cross-listed. */
  readonly older: number;
  /** Number of papers in which each field matched, and the words that matched, most frequent first. */
  readonly fields: readonly {
    readonly field: Hit['field'];
    readonly count: number;
    readonly words: readonly { readonly words: string; readonly count: number }[];
  }[];
  /** Near misses by condition, the condition with the most papers first. */
  readonly misses: readonly Misses[];
  readonly warning: Warning | undefined;
  /** How arXiv reads the query of the topic; undefined if the query has no term. */
  readonly arxiv:
    | (ArxivReading & {
        /** Papers that match only in arXiv's reading. */
        readonly only: readonly Paper[];
        /** Papers that match only in Paperboy's reading. */
        readonly not: readonly Paper[];
      })
    | undefined;
}

/** Findings of all topics in the papers that arXiv sent. */
export interface Findings {
  /** First and last day of the window, in UTC. */
  readonly from: string;
  readonly to: string;
  /** Number of papers read. Paperboy requests only papers that a topic could match. */
  readonly readCount: number;
  readonly topics: readonly TopicFindings[];
}

/** Returns the highest count of any topic on one day, at least 1. It is the scale of all bars. */
export function busiestDay(topics: readonly Pick<TopicFindings, 'days'>[]): number {
  return topics.reduce(
    (most, { days }) => days.reduce((top, { count }) => Math.max(top, count), most),
    1,
  );
}

/**
 * Matches the papers of a feed with each topic, including papers that the site has already.
 *
 * @param verdicts verdicts of this run on the same papers
 */
export function findingsOf(
  feed: Pick<Gathered, 'papers' | 'from'>,
  config: Config,
  verdicts: readonly Verdict[],
  now: Date,
): Findings {
  const days = daysBetween(windowStart(config, now), now);
  const { topics } = config;
  const proposed = new Set(
    verdicts.flatMap(({ kind, paper }) => (kind === 'propose' ? [paper.id] : [])),
  );
  const readings = topics.map(({ source }) => readAsArxiv(source));
  const sorted = topics.map((): Sorted => ({ found: [], misses: [], only: [], not: [] }));
  const matcher = compileTopics(topics);
  const conditions = conditionsOf(config);
  for (const paper of [...feed.papers].sort(newestFirst)) {
    const matches = new Map(matcher.match(paper).map(({ topic, hits }) => [topic, hits]));
    const lacks = conditions(paper);
    const asArxiv = new ArxivPaper(paper);
    for (const [index, topic] of topics.entries()) {
      const into = sorted[index];
      const lack = lacks[index];
      if (into === undefined || lack === undefined) continue;
      const hits = matches.get(topic);
      if (hits !== undefined && lack.missing.length === 0 && !paper.venue.withdrawn)
        into.found.push({ paper, hits, proposed: proposed.has(paper.id) });
      const condition = nearMiss(lack);
      if (condition !== undefined) into.misses.push({ condition, paper });
      const reading = readings[index];
      if (reading === undefined || reading.peculiarities.has('refused')) continue;
      const taken = asArxiv.holds(reading.query);
      if (taken && hits === undefined) into.only.push(paper);
      if (!taken && hits !== undefined) into.not.push(paper);
    }
  }
  return {
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    readCount: feed.papers.length,
    topics: topics.map((topic, index): TopicFindings => {
      const { found, misses, only, not } = sorted[index] ?? NOTHING;
      const reading = readings[index];
      return {
        topic,
        found,
        days: days.map((day) => ({
          day,
          count: found.filter(({ paper }) => paper.published.startsWith(day)).length,
        })),
        older: found.filter(({ paper }) => paper.published.slice(0, 10) < (days[0] ?? '')).length,
        fields: fieldsOf(found),
        misses: byCondition(misses),
        warning: warningFor(topic, config, { found: found.length, feed, days }),
        arxiv: reading && { ...reading, only, not },
      };
    }),
  };
}

/** The papers of a topic, by how they match. */
interface Sorted {
  readonly found: Found[];
  readonly misses: { readonly condition: Condition; readonly paper: Paper }[];
  readonly only: Paper[];
  readonly not: Paper[];
}

const NOTHING: Sorted = { found: [], misses: [], only: [], not: [] };

function daysBetween(from: Date, to: Date): string[] {
  const days: string[] = [];
  const last = to.toISOString().slice(0, 10);
  for (let at = from.getTime(); ; at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > last) return days;
    days.push(day);
  }
}

function newestFirst(a: Paper, b: Paper): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

function fieldsOf(found: readonly Found[]): TopicFindings['fields'] {
  const fields = new Map<Hit['field'], { count: number; words: Map<string, Counted> }>();
  for (const { hits } of found) {
    for (const field of new Set(hits.map((hit) => hit.field))) {
      const inField = hits.filter((hit) => hit.field === field);
      const total = fields.get(field) ?? { count: 0, words: new Map<string, Counted>() };
      total.count++;
      // Count words once for each paper, ignoring case.
      for (const [key, words] of new Map(
        inField.map((hit) => [hit.words.toLowerCase(), hit.words]),
      ))
        total.words.set(key, { words, count: (total.words.get(key)?.count ?? 0) + 1 });
      fields.set(field, total);
    }
  }
  return [...fields]
    .map(([field, { count, words }]) => ({
      field,
      count,
      words: [...words.values()].sort(mostFirst),
    }))
    .sort(mostFirst);
}

type Counted = TopicFindings['fields'][number]['words'][number];

function mostFirst(a: { readonly count: number }, b: { readonly count: number }): number {
  return b.count - a.count;
}

function byCondition(misses: Sorted['misses']): Misses[] {
  const groups = new Map<string, { condition: Condition; papers: Paper[] }>();
  for (const { condition, paper } of misses) {
    const key = `${condition.kind} ${condition.of} ${condition.text}`;
    const group = groups.get(key) ?? { condition, papers: [] };
    group.papers.push(paper);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.papers.length - a.papers.length);
}
