import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSideBySide } from '../harness/side-by-side.ts';
import { STEPS, type Step, take } from '../harness/story-steps.ts';
import { Story } from '../harness/story.ts';

const SEQUENCES = Number(process.env['PAPERBOY_SEQUENCES'] ?? 40);
const SEED = Number(process.env['PAPERBOY_SEED'] ?? 20261123);
const LENGTHS = { minLength: 3, maxLength: 14 };

test(
  `no paper is lost or proposed twice in any sequence of events (${SEQUENCES} sequences; PAPERBOY_SEED=${SEED} repeats them)`,
  async () => {
    const step = fc.record({ what: fc.constantFrom(...STEPS), pick: fc.nat(99) });
    const stepOf = (what: Step['what'], pick = 0): Step => ({ what, pick });
    const digest = [stepOf('announce', 2), stepOf('run')];
    // Half of the sequences begin with published papers.
    const beginnings = fc.constantFrom(digest, [...digest, stepOf('merge'), ...digest]);
    const life = fc.record({ beginning: beginnings, steps: fc.array(step, LENGTHS) });
    type Life = Readonly<Record<'beginning' | 'steps', readonly Step[]>>;
    const play = async ({ beginning, steps }: Life) => {
      const story = await Story.begin();
      try {
        for (const next of [...beginning, ...steps]) await take(story, next);
        await story.run(story.first);
        expect(story.github.requests.filter(({ status }) => status >= 500)).toEqual([]);
      } finally {
        await story.github.close();
      }
    };
    await checkSideBySide(life, play, { numRuns: SEQUENCES, seed: SEED });
  },
  40 * 60_000,
);
