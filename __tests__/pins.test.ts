import { expect, test } from '@jest/globals';
import { pinProblems } from '../scripts/pins.ts';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];
const workflows = (...texts: readonly string[]) =>
  new Map(texts.map((text, index) => [`${index + 1}.yml`, `    steps:\n      - ${text}\n`]));

test('a third-party action is pinned to a commit, with its release in a comment', () => {
  expect(pinProblems(workflows(`uses: x/y@${A} # v1.2.3`))).toEqual([]);
  expect(pinProblems(workflows('uses: x/y@v1'))).toEqual([
    '1.yml: x/y@v1 is not pinned to a commit',
  ]);
  expect(pinProblems(workflows(`uses: x/y@${A}`, `uses: x/y@${A} # v1`))).toEqual([
    '1.yml: x/y has no comment such as # v1.2.3',
    '2.yml: x/y has no comment such as # v1.2.3',
  ]);
});

test('an action has the same commit and release in every workflow', () => {
  const [first, second] = [`uses: x/y@${A} # v1.2.3`, `uses: x/y@${B} # v1.2.4`];
  expect(
    pinProblems(workflows(first, second, first, `id: z\n        uses: x/z@${B} # v1.2.4`)),
  ).toEqual([`2.yml: x/y is v1.2.4 at ${B}, in 1.yml v1.2.3 at ${A}`]);
});

test('Paperboy itself is used by its major version', () => {
  expect(pinProblems(workflows('uses: your-org/paperboy@v2', 'uses: ./'))).toEqual([]);
});
