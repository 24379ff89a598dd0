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

/** A paper that a topic brings, and where. */
export interface Found {
  readonly paper: Paper;
  readonly hits: readonly Hit[];
  /** Whether this run proposes it; else the site had it before, or it waits. */
  readonly proposed: boolean;
}

/** Papers that one and the same condition keeps from a topic. */
export interface Misses {
  readonly condition: Condition;
  readonly papers: readonly Paper[];
}

/** What one topic brought, and what it might have. */
export interface TopicFindings {
  readonly topic: Topic;
  /** Newest first. */
  readonly found: readonly Found[];
  /** A count for each day of the window, and what is older: asked for by id, or cross-listed. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly older: number;
  /** In how many papers each field matched, and in which words, the most frequent first. */
  readonly fields: readonly {
    readonly field: Hit['field'];
    readonly count: number;
    readonly words: readonly { readonly words: string; readonly count: number }[];
  }[];
  /** The condition that keeps the most papers out comes first. */
  readonly misses: readonly Misses[];
  readonly warning: Warning | undefined;
  /** How arXiv would read the same words; undefined for a topic that has none. */
  readonly arxiv:
    | (ArxivReading & {
        /** Papers that this reading takes and ours does not, and the other way round. */
        readonly only: readonly Paper[];
        readonly not: readonly Paper[];
      })
    | undefined;
}

/** What a configuration makes of what arXiv sent. */
export interface Findings {
  /** First and last day of the window, in UTC. */
  readonly from: string;
  readonly to: string;
  /** How many papers were read: those that any topic could want, not all that arXiv has. */
  readonly readCount: number;
  readonly topics: readonly TopicFindings[];
}

/** The most papers that any topic has on one day, at least 1: the scale of all bars. */
export function busiestDay(topics: readonly Pick<TopicFindings, 'days'>[]): number {
  return topics.reduce(
    (most, { days }) => days.reduce((top, { count }) => Math.max(top, count), most),
    1,
  );
}

/**
 * Looks at a feed through each topic on its own, whatever the site holds already.
 *
 * @param verdicts what this run makes of the same papers
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

/** What one topic makes of the papers, while they are gone through. */
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
      const known = fields.get(field) ?? { count: 0, words: new Map<string, Counted>() };
      known.count++;
      // Once a paper, whatever the case.
      for (const [key, words] of new Map(
        inField.map((hit) => [hit.words.toLowerCase(), hit.words]),
      ))
        known.words.set(key, { words, count: (known.words.get(key)?.count ?? 0) + 1 });
      fields.set(field, known);
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
