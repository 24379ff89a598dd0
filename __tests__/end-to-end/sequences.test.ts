import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSideBySide } from '../harness/side-by-side.ts';
import { STEPS, type Step, take } from '../harness/story-steps.ts';
import { Story } from '../harness/story.ts';

const SEQUENCES = Number(process.env['PAPERBOY_SEQUENCES'] ?? 40);
const SEED = Number(process.env['PAPERBOY_SEED'] ?? 20261123);

test(
  `nothing comes twice, comes back or is lost, whatever happens (${SEQUENCES} sequences; PAPERBOY_SEED=${SEED} repeats them)`,
  async () => {
    const step = fc.record({ what: fc.constantFrom(...STEPS), pick: fc.nat(99) });
    const usual: Step[] = [
      { what: 'announce', pick: 2 },
      { what: 'run', pick: 0 },
    ];
    const play = async (steps: readonly Step[]) => {
      const story = await Story.begin();
      try {
        for (const one of [...usual, ...steps]) await take(story, one);
        await story.run(story.first);
        expect(story.github.requests.filter(({ status }) => status >= 500)).toEqual([]);
      } finally {
        await story.github.close();
      }
    };
    await checkSideBySide(fc.array(step, { minLength: 3, maxLength: 14 }), play, {
      numRuns: SEQUENCES,
      seed: SEED,
    });
  },
  40 * 60_000,
);
