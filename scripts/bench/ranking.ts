import { existsSync, readFileSync } from 'node:fs';
import { compileTopics } from '../../src/match/match.ts';
import { readConfig } from '../../src/config/read.ts';
import { type Paper, type PaperId, parsePaperRef } from '../../src/papers/paper.ts';
import { readPaper } from '../../src/papers/read-paper.ts';
import type { Proposal } from '../../src/rank/select.ts';
import type { Decided } from '../../src/rank/decided.ts';
import { rankTextOf } from '../../src/rank/features.ts';
import { learn } from '../../src/rank/learn.ts';
import type { LibraryEntry } from '../../src/rank/library-entry.ts';
import { inOrder } from '../../src/rank/order.ts';
import { processorTime } from './process.ts';
import { INTERESTS, type Interest, TUNING } from './ranking-interests.ts';
import { figure } from './table.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const DECISIONS = [40, 100, 300];
const LIBRARY = 30;
const NOISE = 0.1;
const SEEDS = [1, 2, 3, 4, 5];
const MOST_CANDIDATES = 500;
const FIRST = 10;

interface Line {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly summary: string;
  readonly categories?: readonly string[];
}

/** Reads the papers of the corpus. Few have a date, so their ids give their order. */
function papersIn(file: string): Paper[] {
  const seen = new Set<PaperId>();
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .flatMap(({ id, title, authors, summary, categories = [] }): Paper[] => {
      const ref = parsePaperRef(id);
      if (ref === undefined || seen.has(ref.id)) return [];
      seen.add(ref.id);
      const [year = '', month = ''] = /^(\d\d)(\d\d)/.exec(ref.id)?.slice(1) ?? ['05', '01'];
      const at = `20${year}-${month}-01T00:00:00.${ref.id.slice(-3)}Z`;
      return [
        readPaper({
          id: ref.id,
          version: 1,
          title: title.replace(/\s+/g, ' ').trim(),
          abstract: summary.replace(/\s+/g, ' ').trim(),
          authors: authors.map((name) => ({ name, affiliations: [] })),
          published: at,
          updated: at,
          primaryCategory: categories[0] ?? '',
          categories,
        }),
      ];
    });
}

/** Returns a seeded random number generator. */
function dice(seed: number): () => number {
  let state = seed;
  const roll = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // Skip the first numbers: they are similar for similar seeds.
  for (let nth = 0; nth < 20; nth++) roll();
  return roll;
}

function shuffled<T>(list: readonly T[], roll: () => number): T[] {
  return list
    .map((item) => [roll(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** Returns the AUC: how often a wanted paper comes before another, 0.5 by chance. @param order best first */
function areaUnder(order: readonly boolean[]): number {
  let [wantedBefore, pairs, right] = [0, 0, 0];
  const wanted = order.filter(Boolean).length;
  for (const isWanted of order) {
    if (isWanted) wantedBefore++;
    else {
      right += wantedBefore;
      pairs += wanted;
    }
  }
  return pairs === 0 ? NaN : right / pairs;
}

interface Score {
  readonly auc: number;
  /** Number of wanted papers among the first ten. */
  readonly first: number;
}

function scoreOf(order: readonly Proposal[], interest: Interest): Score {
  const wanted = order.map(({ paper }) => interest.wants(paper));
  return { auc: areaUnder(wanted), first: wanted.slice(0, FIRST).filter(Boolean).length };
}

interface Trial {
  readonly newest: Score;
  readonly title: Score;
  /** Scores by number of decisions. */
  readonly learned: readonly (Score | undefined)[];
  readonly library: Score;
  readonly titles: Score;
  readonly seconds: number;
}

/** Simulates a reviewer: learns from decisions on some papers, and orders the other papers. */
async function trial(interest: Interest, pool: readonly Proposal[], seed: number): Promise<Trial> {
  const roll = dice(seed);
  const all = shuffled(pool, roll);
  const count = Math.min(MOST_CANDIDATES, Math.max(100, all.length - Math.max(...DECISIONS)));
  const candidates = all.slice(0, count);
  const rest = all.slice(count);
  const decided = rest.slice(0, Math.max(...DECISIONS)).map(({ paper, matches }): Decided => ({
    id: paper.id,
    paper,
    matches,
    kept: interest.wants(paper) !== roll() < NOISE,
    decidedOn: new Date(NOW.getTime() - Math.floor(roll() * 120) * DAY).toISOString(),
  }));
  const learned = DECISIONS.map((most) => {
    const judge = learn({ decided: decided.slice(0, most), library: [], candidates, now: NOW });
    return judge && scoreOf(inOrder(candidates, 'best', judge), interest);
  });
  const seconds = await processorTime(
    () => void learn({ decided, library: [], candidates, now: NOW }),
  );
  const library = rest.filter(({ paper }) => interest.wants(paper)).slice(0, LIBRARY);
  const withLibrary = (entries: readonly LibraryEntry[]) =>
    scoreOf(
      inOrder(candidates, 'best', learn({ decided: [], library: entries, candidates, now: NOW })),
      interest,
    );
  const entries = library.map(({ paper }): LibraryEntry => ({
    ...rankTextOf(paper),
    key: paper.id,
    categories: [],
  }));
  return {
    newest: scoreOf(inOrder(candidates, 'newest'), interest),
    title: scoreOf(inOrder(candidates, 'best'), interest),
    learned,
    library: withLibrary(entries),
    titles: withLibrary(entries.map((entry) => ({ ...entry, abstract: '' }))),
    seconds,
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? NaN : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Returns means over the seeds: AUC, and wanted papers among the first ten. */
function cell(scores: readonly (Score | undefined)[]): Score | undefined {
  const valid = scores.filter((score) => score !== undefined);
  if (valid.length === 0) return undefined;
  return { auc: mean(valid.map(({ auc }) => auc)), first: mean(valid.map(({ first }) => first)) };
}

const shown = (score: Score | undefined) =>
  score === undefined ? '–' : `${score.auc.toFixed(2)} (${score.first.toFixed(1)})`;

const HEADS = [
  'interest',
  'papers',
  'wanted',
  'newest first',
  'title matches',
  ...DECISIONS.map((count) => `${count} decisions`),
  `library of ${LIBRARY}`,
  'its titles alone',
];

async function tableOf(interests: readonly Interest[], papers: readonly Paper[]): Promise<string> {
  const seconds: number[] = [];
  const aucs: number[][] = HEADS.slice(3).map(() => []);
  const firsts: number[][] = HEADS.slice(3).map(() => []);
  const least: number[] = [];
  const rows: string[][] = [];
  for (const interest of interests) {
    const { topics } = readConfig(new Map([['keywords', `T: ${interest.query}`]]));
    const matcher = compileTopics(topics);
    const pool = papers.flatMap((paper): Proposal[] => {
      const matches = matcher.match(paper);
      return matches.length > 0 ? [{ kind: 'propose', paper, matches }] : [];
    });
    const trials: Trial[] = [];
    for (const seed of SEEDS) trials.push(await trial(interest, pool, seed));
    seconds.push(...trials.map((trial) => trial.seconds));
    least.push(...trials.flatMap((trial) => trial.learned[0]?.auc ?? []));
    const cells = [
      cell(trials.map(({ newest }) => newest)),
      cell(trials.map(({ title }) => title)),
      ...DECISIONS.map((_, nth) => cell(trials.map(({ learned }) => learned[nth]))),
      cell(trials.map(({ library }) => library)),
      cell(trials.map(({ titles }) => titles)),
    ];
    cells.forEach((score, nth) => {
      if (score === undefined) return;
      aucs[nth]?.push(score.auc);
      firsts[nth]?.push(score.first);
    });
    const share = pool.filter(({ paper }) => interest.wants(paper)).length / pool.length;
    rows.push([
      interest.name,
      figure(pool.length),
      `${Math.round(100 * share)}%`,
      ...cells.map(shown),
    ]);
  }
  const last = aucs.map((list, nth) =>
    shown({ auc: median(list), first: median(firsts[nth] ?? []) }),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(HEADS),
    line(['---', ...HEADS.slice(1).map(() => '--:')]),
    ...rows.map(line),
    line(['**median**', '', '', ...last]),
    '',
    `The worst of all trials at ${DECISIONS[0] ?? 0} decisions has an AUC of ${Math.min(...least).toFixed(2)}. Learning from ${Math.max(...DECISIONS)} decisions and judging up to ${MOST_CANDIDATES} candidates takes ${median(seconds).toFixed(2)} s of processor time in the median, ${Math.max(...seconds).toFixed(2)} s at most.`,
  ].join('\n');
}

/** Returns a table in Markdown, or the reason why there is none. */
export async function ranking(): Promise<string> {
  const shared = process.env['PAPERBOY_SHARED'];
  const file = `${shared ?? ''}/data/corpus.jsonl`;
  if (shared === undefined || !existsSync(file)) return 'skipped: no corpus';
  const papers = papersIn(file);
  const interests = process.env['RANKING_TUNING'] ? TUNING : INTERESTS;
  const about = `AUC (and the number of wanted papers among the first ten), means of ${SEEDS.length} trials each. ${Math.round(100 * NOISE)}% of the decisions are wrong. The ranked papers are neither among the decisions nor in the library. "–": fewer than 8 decisions of one kind, so nothing is learned.`;
  return `${about}\n\n${await tableOf(interests, papers)}`;
}
