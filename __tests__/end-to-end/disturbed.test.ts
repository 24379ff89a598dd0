import { describe, expect, test } from '@jest/globals';
import { boxesIn } from '../../src/record/boxes.ts';
import { cutAt } from '../harness/cut.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { untick } from '../harness/review.ts';
import { sideBySide } from '../harness/side-by-side.ts';
import { type World, startWorld } from '../harness/world.ts';

/** A run to disturb: its inputs, its time, and what happened before it. */
interface Situation {
  readonly inputs: Readonly<Record<string, string>>;
  readonly now: string;
  readonly prepare: (world: World) => Promise<void>;
}

const scrolls = { keywords: 'Scrolls: scroll', assignees: 'ada', reviewers: 'bo' };
const SITUATIONS: Readonly<Record<string, Situation>> = {
  'a first run': { inputs: scrolls, now: TODAY, prepare: () => Promise.resolve() },
  'a later run, with a box unticked': {
    inputs: scrolls,
    now: TOMORROW,
    async prepare(world) {
      await world.run(scrolls);
      const [pull] = world.github.pulls;
      world.github.editPull(1, { body: untick('2611.00002')(pull?.body ?? '') });
      world.arxiv.add(aLatePaper());
    },
  },
  'a first run of digest pages alone': {
    inputs: { ...scrolls, output: 'digest' },
    now: TODAY,
    prepare: () => Promise.resolve(),
  },
  'a run that commits to base': {
    inputs: { ...scrolls, 'pull-request': 'off' },
    now: TODAY,
    prepare: () => Promise.resolve(),
  },
};

const newWorld = () =>
  startWorld({ papers: somePapers(3), github: { collaborators: ['ada', 'bo'] } });

/** Returns all that a reader of the repository sees. The number of commits may differ. */
function stateOf({ github }: World) {
  return {
    pulls: github.pulls.map(({ head, base, state, body, labels, assignees, draft }) => ({
      ...{ head, base, state, labels, assignees, draft },
      boxes: boxesIn(body ?? ''),
    })),
    branches: ['main', 'paperboy/digest', 'paperboy/digest-2'].map((branch) => {
      try {
        return Object.fromEntries(github.files(branch));
      } catch {
        return 'missing';
      }
    }),
    forced: github.forced,
  };
}

async function undisturbed({ inputs, now, prepare }: Situation) {
  const world = await newWorld();
  try {
    await prepare(world);
    const before = world.github.requests.length;
    await world.run(inputs, now);
    return { state: stateOf(world), requests: world.github.requests.length - before };
  } finally {
    await world.close();
  }
}

const BEFORE = ['before'] as const;
/** `after`: the request took effect, but its response was lost. */
const BEFORE_OR_AFTER = ['before', 'after'] as const;

describe('a run that is killed', () => {
  for (const [name, situation] of Object.entries(SITUATIONS)) {
    test(`at any request of ${name} is finished by the next run`, async () => {
      const { state, requests } = await undisturbed(situation);
      expect(requests).toBeGreaterThan(4);
      const check = async (nth: number, when: 'before' | 'after') => {
        const world = await newWorld();
        try {
          await situation.prepare(world);
          const { inputs, now } = situation;
          expect(await cutAt(world, inputs, now, nth, when)).toBe(true);
          await world.run(inputs, now);
          expect({ nth, when, ...stateOf(world) }).toEqual({ nth, when, ...state });
        } finally {
          await world.close();
        }
      };
      const trials = BEFORE_OR_AFTER.flatMap((when) =>
        Array.from({ length: requests }, (_, nth) => () => check(nth, when)),
      );
      await sideBySide(trials);
    }, 1_200_000);
  }
});

/** Faults of one request. The disturbed run may fail; the next run must not. */
const FAULTS = {
  'a bad gateway': { at: BEFORE_OR_AFTER, do: 'status', status: 502 },
  'a reset': { at: BEFORE_OR_AFTER, do: 'reset' },
  'a slow response': { at: BEFORE, do: 'delay', ms: 400 },
  'a secondary rate limit': {
    at: BEFORE,
    do: 'status',
    status: 403,
    headers: { 'retry-after': '1' },
    body: { message: 'You have exceeded a secondary rate limit.' },
  },
  // Without `retry-after`, GitHub asks for a pause of at least a minute.
  'a secondary rate limit without `retry-after`': {
    at: BEFORE,
    do: 'status',
    status: 403,
    body: { message: 'You have exceeded a secondary rate limit.' },
    together: true,
  },
  'a conflict': { at: BEFORE, do: 'status', status: 409, body: { message: 'Conflict' } },
  'a branch that moved': {
    at: BEFORE,
    do: 'status',
    status: 422,
    body: { message: 'Update is not a fast forward' },
  },
} as const;

type Fault = Parameters<World['github']['faults']['push']>[0];

/** Runs twice in a new world, with a fault at the nth request of the first run. */
async function disturbed(situation: Situation, nth: number, fault: Omit<Fault, 'match' | 'times'>) {
  const world = await newWorld();
  try {
    await situation.prepare(world);
    let count = 0;
    world.github.faults.push({ match: () => count++ === nth, times: 1, ...fault } as Fault);
    const first = await world.run(situation.inputs, situation.now);
    expect(first.raw).not.toMatch(/\n\s+at .*:\d+:\d+/);
    await world.run(situation.inputs, situation.now);
    return stateOf(world);
  } finally {
    await world.close();
  }
}

describe('a fault at any single request', () => {
  for (const [name, { at, ...rest }] of Object.entries(FAULTS)) {
    test(`(${name}) leaves no trace after the next run`, async () => {
      const situation = SITUATIONS['a later run, with a box unticked'];
      if (situation === undefined) throw new Error('unknown situation');
      const { state, requests } = await undisturbed(situation);
      const { together, ...fault } = { together: false, ...rest };
      const check = async (nth: number, when: (typeof at)[number]) => {
        const after = await disturbed(situation, nth, { when, ...fault });
        expect({ nth, when, ...after }).toEqual({ nth, when, ...state });
      };
      const trials = at.flatMap((when) =>
        Array.from({ length: requests }, (_, nth) => () => check(nth, when)),
      );
      if (together) await Promise.all(trials.map((trial) => trial()));
      else await sideBySide(trials);
    }, 1_200_000);
  }
});
