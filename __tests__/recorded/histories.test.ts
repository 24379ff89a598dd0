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

/** Returns recorded papers with a submission time an hour before `now`. */
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

/** Events besides the daily run, which itself adds papers and moves the date. */
const OTHER_STEPS = STEPS.filter((what) => !['announce', 'next day', 'next week'].includes(what));

interface Day {
  /** Index of the first recorded paper of the day. */
  readonly first: number;
  readonly other: Step | null;
  readonly runs: 'first' | 'second' | 'none';
}

test(
  `no paper is lost or proposed twice on a site in ${DAYS} days (${HISTORIES} histories; PAPERBOY_SEED=${SEED} repeats them)`,
  async () => {
    const step = fc.record({ what: fc.constantFrom(...OTHER_STEPS), pick: fc.nat(99) });
    const day: fc.Arbitrary<Day> = fc.record({
      first: fc.nat(LINES.length - 1),
      other: fc.option(step, { freq: 2 }),
      runs: fc.constantFrom(...(['first', 'first', 'first', 'second', 'none'] as const)),
    });
    const live = async (days: readonly Day[]) => {
      const story = await Story.begin();
      story.first = { keywords: 'Networks: network', 'max-papers': '4' };
      story.second = { keywords: 'Learning: learning', branch: 'learning', 'max-papers': '3' };
      const announced = new Set<string>();
      try {
        for (const { first, other, runs } of days) {
          story.github.rate.refill();
          story.nextDay();
          const papersOfDay = papersOf(LINES.slice(first, first + 12), story.now);
          story.papers.push(...papersOfDay.filter(({ id }) => !announced.has(id)));
          for (const { id } of papersOfDay) announced.add(id);
          if (runs !== 'none') await story.run(runs === 'first' ? story.first : story.second);
          if (other !== null) await take(story, other);
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
