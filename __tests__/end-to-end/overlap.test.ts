import { describe, expect, test } from '@jest/globals';
import { boxesIn } from '../../src/record/boxes.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { untick } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const LATE = aLatePaper().id;
const DAY_AFTER = '2026-11-22T06:00:00Z';
const NOTE = 'Bo: I have seen the second one elsewhere.';
const TITLE = "Bo's papers of this week";

/** Actions of a person on the open digest during a run. */
const ACTIONS: Readonly<Record<string, (world: World) => void>> = {
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
  'renames the digest': ({ github }) => {
    github.editPull(1, { title: TITLE });
  },
  'unticks a box and writes a note': ({ github }) => {
    const body = github.pulls[0]?.body ?? '';
    github.editPull(1, { body: `${untick('2611.00002')(body)}\n\n${NOTE}` });
  },
};

/** Starts a world with a digest of yesterday and a paper submitted since. */
async function startDayAfter(): Promise<World> {
  const world = await startWorld({ papers: somePapers(3) });
  await world.run(scrolls);
  world.arxiv.add(aLatePaper());
  return world;
}

const pathsOf = ({ github }: World, branch: string) =>
  github.branches().includes(branch) ? [...github.files(branch).keys()] : [];

/** Returns the branches with a post of a paper: base and those of open digests. */
function placesOf(world: World, id: string): string[] {
  const slug = id.replace('.', '-');
  const open = world.github.pulls.filter(({ state }) => state === 'open').map(({ head }) => head);
  return ['main', ...open].filter((branch) =>
    pathsOf(world, branch).some((path) => path.includes(slug) && !path.includes('digests')),
  );
}

describe('when, during a run, a person', () => {
  for (const [action, act] of Object.entries(ACTIONS)) {
    test(`${action}, no paper is lost or proposed twice, and the decision of the person counts`, async () => {
      // The run reads the record at its fourth request; an action before that precedes the run.
      for (let nth = 4; ; nth++) {
        const world = await startDayAfter();
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
          // The paper is declined only if the person closed a digest that listed it.
          const places = placesOf(world, LATE);
          expect({ nth, places, listedAsTaken }).toEqual({
            nth,
            places: listedAsTaken && first?.state === 'closed' && !first.merged ? [] : [places[0]],
            listedAsTaken,
          });
          const request = world.github.requests[before + nth];
          // A text that was written in that very moment is taken back.
          if (/^(?:closes|merges)/.test(action) && request?.path.endsWith('/pulls/1'))
            expect({ nth, listedAsTaken }).toEqual({ nth, listedAsTaken: false });
          // GitHub has no lock between reading and writing the text of a pull request.
          if (action.startsWith('unticks') && request?.method !== 'PATCH') {
            expect(first?.body).toContain(NOTE);
            expect({ nth, places: placesOf(world, '2611.00002') }).toEqual({ nth, places: [] });
          }
          if (action.startsWith('renames') && request?.method !== 'PATCH')
            expect({ nth, title: first?.title }).toEqual({ nth, title: TITLE });
          expect(world.github.forced).toEqual([]);
        } finally {
          await world.close();
        }
      }
    }, 600_000);
  }
});
