import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Paper, parsePaperRef } from '../../src/papers/paper.ts';
import { aPaper } from '../builders/paper.ts';
import { checkSideBySide } from '../harness/side-by-side.ts';
import { STEPS, type Step, take } from '../harness/story-steps.ts';
import { Story } from '../harness/story.ts';
import { type Line, linesOf } from './lines.ts';

const HISTORIES = Number(process.env['PAPERBOY_HISTORIES'] ?? 20);
const SEED = Number(process.env['PAPERBOY_SEED'] ?? 20261127);
const DAYS = 60;

const LINES = linesOf('corpus');

/** Recorded papers as if they came on a day. */
function papersOf(lines: readonly Line[], now: number): Paper[] {
  const at = new Date(now - 3_600_000).toISOString();
  return lines.flatMap(({ id, title, authors, summary }) => {
    const ref = parsePaperRef(id);
    const entry = {
      title: title.replace(/\s+/g, ' ').trim(),
      abstract: summary.replace(/\s+/g, ' ').trim(),
      authors: authors.map((name) => ({ name, affiliations: [] })),
      published: at,
      updated: at,
    };
    return ref === undefined ? [] : [aPaper({ id: ref.id, ...entry })];
  });
}

/** What may happen beside the day's run: the daily run itself brings papers and days. */
const BESIDE = STEPS.filter((what) => !['announce', 'next day', 'next week'].includes(what));

interface Day {
  /** Which recorded papers come. */
  readonly first: number;
  readonly beside: Step | null;
  readonly runs: 'first' | 'second' | 'none';
}

test(
  `a site of ${DAYS} days keeps what is promised (${HISTORIES} histories; PAPERBOY_SEED=${SEED} repeats them)`,
  async () => {
    const step = fc.record({ what: fc.constantFrom(...BESIDE), pick: fc.nat(99) });
    const day: fc.Arbitrary<Day> = fc.record({
      first: fc.nat(LINES.length - 1),
      beside: fc.option(step, { freq: 2 }),
      runs: fc.constantFrom(...(['first', 'first', 'first', 'second', 'none'] as const)),
    });
    const live = async (days: readonly Day[]) => {
      const story = await Story.begin();
      story.first = { keywords: 'Networks: network', 'max-papers': '4' };
      story.second = { keywords: 'Learning: learning', branch: 'learning', 'max-papers': '3' };
      const known = new Set<string>();
      try {
        for (const { first, beside, runs } of days) {
          story.github.rate.refill();
          story.nextDay();
          const fresh = papersOf(LINES.slice(first, first + 12), story.now);
          story.papers.push(...fresh.filter(({ id }) => !known.has(id)));
          for (const { id } of fresh) known.add(id);
          if (runs !== 'none') await story.run(runs === 'first' ? story.first : story.second);
          if (beside !== null) await take(story, beside);
        }
        await story.run(story.first);
        expect(story.papers.length).toBeGreaterThan(DAYS);
      } finally {
        await story.github.close();
      }
    };
    await checkSideBySide(fc.array(day, { minLength: DAYS, maxLength: DAYS }), live, {
      numRuns: HISTORIES,
      seed: SEED,
      shrinks: false,
    });
  },
  60 * 60_000,
);
