import { describe, expect, test } from '@jest/globals';
import { boxesIn } from '../../src/record/boxes.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const LATE = aLatePaper().id;
const DAY_AFTER = '2026-11-22T06:00:00Z';
const NOTE = 'Bo: I have seen the second one elsewhere.';

/** What a person does to the open digest while a run is on its way, and what has to hold afterwards. */
const PEOPLE: Readonly<Record<string, (world: World) => void>> = {
  'merges the digest': ({ github }) => {
    github.mergePull(1, 'merge');
  },
  'closes the digest': ({ github }) => {
    github.closePull(1);
  },
  'merges the digest and deletes its branch': ({ github }) => {
    github.mergePull(1, 'squash');
    github.deleteBranch('paperboy/digest');
  },
  'unticks a box and writes a note': ({ github }) => {
    const body = github.pulls[0]?.body ?? '';
    github.editPull(1, { body: `${untick('2611.00002')(body)}\n\n${NOTE}` });
  },
};

/** A world with a digest of yesterday, and a paper that came since. */
async function theDayAfter(): Promise<World> {
  const world = await startWorld({ papers: somePapers(3) });
  await world.run(scrolls);
  world.arxiv.add(aLatePaper());
  return world;
}

const pathsOf = ({ github }: World, branch: string) =>
  github.branches().includes(branch) ? [...github.files(branch).keys()] : [];

/** Branches of open digests that hold a paper, and base if it does. */
function placesOf(world: World, id: string): string[] {
  const slug = id.replace('.', '-');
  const open = world.github.pulls.filter(({ state }) => state === 'open').map(({ head }) => head);
  return ['main', ...open].filter((branch) =>
    pathsOf(world, branch).some((path) => path.includes(slug) && !path.includes('digests')),
  );
}

describe('while a run is on its way, a person', () => {
  for (const [what, act] of Object.entries(PEOPLE)) {
    test(`${what}, before any of its requests: nothing is lost, nothing comes twice, their word stays`, async () => {
      // Until the record is read, at the fourth request, it is as if they had come before the run.
      for (let nth = 4; ; nth++) {
        const world = await theDayAfter();
        try {
          const before = world.github.requests.length;
          let acted = false;
          world.github.onRequest = (_, index) => {
            if (index !== before + nth) return;
            acted = true;
            act(world);
          };
          const { exitCode, raw } = await world.run(scrolls, TOMORROW);
          expect({ nth, exitCode, raw }).toEqual({ nth, exitCode: 0, raw });
          world.github.onRequest = undefined;
          if (!acted) {
            expect(nth).toBeGreaterThan(8);
            return;
          }
          await world.run(scrolls, DAY_AFTER);
          const [first] = world.github.pulls;
          const listedAsTaken = boxesIn(first?.body ?? '').some(({ id }) => id === LATE);
          // Refused for good only if the person closed a digest that showed it.
          const places = placesOf(world, LATE);
          expect({ nth, places, listedAsTaken }).toEqual({
            nth,
            places: listedAsTaken && first?.state === 'closed' && !first.merged ? [] : [places[0]],
            listedAsTaken,
          });
          const asked = world.github.requests[before + nth];
          // Between our look at the text and our writing it GitHub has no lock.
          if (what.startsWith('unticks') && asked?.method !== 'PATCH') {
            expect(first?.body).toContain(NOTE);
            expect({ nth, there: placesOf(world, '2611.00002') }).toEqual({ nth, there: [] });
          }
          expect(world.github.forced).toEqual([]);
        } finally {
          await world.close();
        }
      }
    }, 600_000);
  }
});
