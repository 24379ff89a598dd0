import { expect, test } from '@jest/globals';
import { dot, spaceOf } from '../../src/rank/vectors.ts';

/** Returns features that occur once each, or as often as given. */
const features = (...keys: (string | [string, number])[]) =>
  new Map(
    keys.map((key) =>
      typeof key === 'string'
        ? [key, { label: key, count: 1 }]
        : [key[0], { label: key[0], count: key[1] }],
    ),
  );
/** Returns the components of a vector by feature. */
const components = (
  space: ReturnType<typeof spaceOf>,
  paper: ReturnType<typeof features>,
): Record<string, number> => {
  const { at, values } = space.vectorOf(paper);
  return Object.fromEntries(
    [...paper.keys()].flatMap((key) => {
      const nth = at.indexOf(space.positionOf(key) ?? -1);
      return nth < 0 ? [] : [[key, values[nth] ?? NaN]];
    }),
  );
};

test('a feature of two papers has a position, a feature of a single paper has none', () => {
  const space = spaceOf([features('w:ink', 'w:scroll'), features('w:ink', 'w:quill')]);
  expect(space.size).toBe(1);
  expect(space.positionOf('w:ink')).toBe(0);
  expect(space.positionOf('w:scroll')).toBeUndefined();
  expect(space.vectorOf(features('w:quill', 'w:ink'))).toEqual({ at: [0], values: [1] });
  expect(space.vectorOf(features('w:quill'))).toEqual({ at: [], values: [] });
});

test('a vector has length 1', () => {
  const paper = features(['w:ink', 3], 'w:scroll', 'a:inkwell ada');
  const { values } = spaceOf([paper, paper, features('w:ink')]).vectorOf(paper);
  expect(values).toHaveLength(3);
  expect(Math.hypot(...values)).toBeCloseTo(1, 12);
});

test('a rare feature counts more than a frequent one, and a repeated one more than a single one', () => {
  const paper = features('w:rare', 'w:frequent', ['w:repeated', 2]);
  const space = spaceOf([paper, paper, features('w:frequent'), features('w:ink')]);
  const { 'w:rare': rare = 0, 'w:frequent': frequent = 0, ...rest } = components(space, paper);
  expect(frequent).toBeGreaterThan(0);
  expect(rare).toBeGreaterThan(frequent);
  expect(rest['w:repeated']).toBeGreaterThan(rare);
  expect(rest['w:repeated']).toBeLessThan(2 * rare);
});

test('of features that are equally frequent, words and authors count most, categories and topics least', () => {
  const paper = features('w:a', 'a:a', 'p:a', 'c:a', 't:a', 'm:a');
  const of = components(spaceOf([paper, paper, features('w:ink')]), paper);
  expect(of['a:a']).toBe(of['w:a']);
  expect(of['p:a']).toBeLessThan(of['w:a'] ?? NaN);
  for (const key of ['c:a', 't:a', 'm:a']) expect(of[key]).toBeLessThan(of['p:a'] ?? NaN);
});

test('a dot product multiplies the components at the same position', () => {
  expect(dot({ at: [2, 0], values: [0.5, 3] }, Float64Array.of(1, 10, 4))).toBe(5);
  expect(dot({ at: [], values: [] }, Float64Array.of(1))).toBe(0);
});
