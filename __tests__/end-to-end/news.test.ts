import { afterEach, describe, expect, test } from '@jest/globals';
import { idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { newsBoxesIn } from '../../src/record/news-boxes.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { editBody } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const all = { ...scrolls, updates: 'withdrawn, venue, code, version' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
const GONE = 'This paper has been withdrawn by the authors due to an error in Lemma 3';
let world: World;
afterEach(() => world.close());

const files = (branch: string) => world.github.files(branch);
const postOf = (id: string, branch = 'main') =>
  [...files(branch).keys()].find((path) => idsInPath(path).includes(id as never)) ?? '';
const textOf = (id: string, branch = 'main') => files(branch).get(postOf(id, branch)) ?? '';
const pull = (number = world.github.pulls.length) => world.github.pulls[number - 1];

/** A site whose first digest, of three papers, is merged. */
async function published(
  inputs: Readonly<Record<string, string>> = scrolls,
  options: Parameters<typeof startWorld>[0] = {},
): Promise<void> {
  world = await startWorld(options);
  const step = await world.run(inputs);
  expect({ raw: step.raw, ...step.outputs }).toMatchObject({
    status: 'opened',
    'update-count': '0',
  });
  world.github.mergePull(1, 'merge');
}

/** Lines that one text has and another has not. */
const added = (before: string, after: string) =>
  after.split('\n').filter((line) => !before.split('\n').includes(line));

test('a withdrawal is proposed with a box, alone in a pull request, once', async () => {
  await published();
  const before = textOf(B);
  world.arxiv.revise(B, { comment: GONE, updated: '2026-11-20T10:00:00Z' });
  const step = await world.run(scrolls, TOMORROW);
  expect({
    log: step.log,
    commands: step.commands.filter(({ name }) => name !== 'add-mask'),
  }).toMatchObject({ commands: [] });
  expect(step.outputs).toMatchObject({ status: 'opened', 'update-count': '1', 'paper-count': '0' });
  expect(pull()?.title).toBe('News of 1 published paper');
  expect(pull()?.body).toContain('### News of published papers');
  expect(pull()?.body).toContain(`withdrawn: “${GONE}”`);
  expect(boxesIn(pull()?.body ?? '')).toEqual([]);
  expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([
    { id: B, kind: 'withdrawn', ticked: true },
  ]);
  expect(added(before, textOf(B, BRANCH + '-2')).filter((line) => line !== '')).toEqual([
    `> **This paper was withdrawn.** arXiv says: “${GONE}”`,
  ]);
  expect((await world.run(scrolls, TOMORROW)).outputs).toMatchObject({ status: 'nothing-new' });
  world.github.mergePull(2, 'merge');
  expect((await world.run(scrolls, TOMORROW)).outputs).toMatchObject({ status: 'nothing-new' });
  expect(textOf(B)).toContain('was withdrawn');
});
