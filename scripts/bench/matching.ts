import { compileTopics } from '../../src/match/match.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { readConfig } from '../../src/config/read.ts';
import { aPaper } from '../../__tests__/builders/paper.ts';
import { processorTime } from './process.ts';
import { type Row, counted, figure, ratio } from './table.ts';

/** Returns a seeded random number generator. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Number of papers for the alternative, which would take minutes for all papers. */
const PART = 2000;

/** Matches invented papers of about 180 words with topics of two phrases. */
async function row(papers: number, topics: number): Promise<Row> {
  const roll = dice(7);
  const syllables = ['ka', 'ro', 'mi', 'ten', 'sol', 'ver', 'dan', 'li', 'qua', 'ster', 'on', 'ix'];
  const vocabulary = Array.from({ length: 6000 }, () =>
    Array.from(
      { length: 2 + Math.floor(roll() * 3) },
      () => syllables[Math.floor(roll() * syllables.length)] ?? '',
    ).join(''),
  );
  // Few words are frequent and most are rare, as in real text.
  const word = () => vocabulary[Math.floor(vocabulary.length * roll() ** 3)] ?? '';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const wanted = Array.from({ length: topics }, () => [words(2), words(2)] as const);
  const texts = Array.from({ length: papers }, (_, n) =>
    aPaper({ id: `2611.${String(n).padStart(5, '0')}`, title: words(10), abstract: words(170) }),
  );
  const ours = await matchedByUs(wanted, texts);
  const some = texts.slice(0, PART);
  const theirs = await matchedByPatterns(wanted, some);
  const same = ours.found.slice(0, some.length);
  if (sum(same) !== sum(theirs.found))
    throw new Error(`${sum(same)} matches of ours are ${sum(theirs.found)} of the patterns`);
  const times = papers / some.length;
  const scaled =
    times === 1 ? '' : ` (${figure(some.length)} papers, multiplied by ${figure(times)})`;
  return {
    measurement: 'matching on one processor',
    size: `${figure(papers)} papers, ${counted(topics, 'topic')}`,
    ours: `${ours.seconds.toFixed(2)} s: ${figure(Math.round(papers / ours.seconds))} papers a second, ${figure(sum(ours.found))} matches`,
    alternative: `${(theirs.seconds * times).toFixed(2)} s: a regular expression for each topic${scaled}`,
    ratio: ratio(ours.seconds, theirs.seconds * times),
  };
}

interface Matched {
  /** Number of topics of each paper. */
  readonly found: readonly number[];
  readonly seconds: number;
}

type Wanted = readonly (readonly [string, string])[];

function matchedByUs(wanted: Wanted, papers: readonly Paper[]): Promise<Matched> {
  const keywords = wanted
    .map(([first, second], n) => `T${n}: "${first}" OR "${second}"`)
    .join('\n');
  const matcher = compileTopics(readConfig(new Map([['keywords', keywords]])).topics);
  return timed(papers, (paper) => matcher.match(paper).length);
}

/** The alternative: regular expressions, without plurals, accents and TeX, which these papers do not have. */
function matchedByPatterns(wanted: Wanted, papers: readonly Paper[]): Promise<Matched> {
  const patterns = wanted.map(([first, second]) => new RegExp(`\\b(?:${first}|${second})\\b`, 'i'));
  return timed(papers, ({ title, abstract }) => {
    const text = `${title.text}\n${abstract.text}`;
    return patterns.filter((pattern) => pattern.test(text)).length;
  });
}

async function timed(papers: readonly Paper[], match: (paper: Paper) => number): Promise<Matched> {
  let found: number[] = [];
  const seconds = await processorTime(() => {
    found = papers.map(match);
  });
  return { found, seconds };
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

const SIZES = [
  [1000, 10],
  [1000, 500],
  [10_000, 10],
  [10_000, 100],
  [10_000, 500],
  [10_000, 1000],
  [30_000, 500],
] as const;

/** Measures the time of matching for several numbers of papers and topics. */
export async function matching(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [papers, topics] of SIZES) rows.push(await row(papers, topics));
  return rows;
}
