import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type World, startWorld } from '../harness/world.ts';
import { realPapers } from './real-papers.ts';

const PRECISE = {
  'Gaussian splatting': 'ti:"gaussian splatting"',
  'Suffix trees': '"suffix tree" OR "suffix array"',
  Translation: 'translat*',
  Hallucination: 'hallucinat*',
  Grasping: 'grasp*',
};
const BROAD = 'Models: model OR method OR learning';

let world: World;
beforeAll(async () => {
  world = await startWorld({ papers: realPapers('corpus', (_, index) => index % 12 === 0) });
});
afterAll(() => world.close());

/** Returns for each topic how many papers match, and how many a dry run proposes. */
async function proposed(topics: readonly string[], most: number) {
  const step = await world.run({
    keywords: topics.join('\n'),
    'max-papers': String(most),
    'dry-run': 'true',
  });
  const row = (name: string) =>
    new RegExp(`^${name}: (\\d+) matched(?:, (\\d+) new)?`, 'm')
      .exec(step.log)
      ?.slice(1)
      .map((digits = '0') => Number(digits));
  return Object.fromEntries(
    ['Models', ...Object.keys(PRECISE)].flatMap((name) => {
      const [matched, count = 0] = row(name) ?? [];
      return matched === undefined ? [] : [[name, { matched, count }]];
    }),
  );
}

describe('a broad topic next to five precise topics', () => {
  const precise = Object.entries(PRECISE).map(([name, query]) => `${name}: ${query}`);
  const names = Object.keys(PRECISE);

  test.each([
    ['first', [BROAD, ...precise]],
    ['last', [...precise, BROAD]],
  ])('leaves each of them its share of places if it is listed %s', async (_, topics) => {
    const most = 30;
    const shares = await proposed(topics, most);
    expect(shares['Models']?.matched).toBeGreaterThan(300);
    for (const name of names) {
      const { matched = 0, count = 0 } = shares[name] ?? {};
      expect({ name, matches: matched >= 2, count }).toEqual({
        name,
        matches: true,
        count: Math.max(count, Math.min(matched, most / topics.length)),
      });
    }
  });

  test('gets the places that they do not need', async () => {
    const alone = await proposed(precise, 0);
    const total = names.reduce((sum, name) => sum + (alone[name]?.matched ?? 0), 0);
    // Places for all papers of the precise topics, and one for `Models` in each round.
    const longest = Math.max(...names.map((name) => alone[name]?.matched ?? 0));
    const together = await proposed([BROAD, ...precise], total + longest);
    for (const name of names) expect({ name, ...together[name] }).toEqual({ name, ...alone[name] });
    expect(together['Models']?.count).toBeGreaterThan(0);
  });
});
