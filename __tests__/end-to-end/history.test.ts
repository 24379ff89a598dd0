import { afterEach, describe, expect, test } from '@jest/globals';
import { type PaperId, idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { unlistedIn } from '../../src/record/held-over.ts';
import { newsBoxesIn } from '../../src/record/news-boxes.ts';
import { type FakePaper, startArxiv } from '../emulators/arxiv/index.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { cutAt } from '../harness/cut.ts';
import { messagesOf } from '../harness/messages.ts';
import { editBody, tick, untick } from '../harness/review.ts';
import type { StepResult } from '../harness/runner.ts';
import { type World, startWorld } from '../harness/world.ts';

/** Twelve papers of one day. Inputs below propose 3 a run, from a window of 5 days. */
const TWELVE = somePapers(12, {
  published: '2026-11-18T10:00:00Z',
  updated: '2026-11-18T10:00:00Z',
});
const few = { keywords: 'Scrolls: scroll', 'max-papers': '3', 'lookback-days': '5' };
const off = { ...few, 'pull-request': 'off' };
const all = { ...few, 'max-papers': '0' };
const BRANCH = 'paperboy/digest';
const IDS = TWELVE.map(({ id }) => id as PaperId);
const [A = '', B = '', C = ''] = IDS;
/** The papers have left the window, but are still held over. */
const LATER = '2026-11-26T06:00:00Z';

/** A paper about ink, and one about scrolls. */
const INK_AND_SCROLL = [
  ...somePapers(1, { title: 'Ink', abstract: 'Ink.' }),
  ...somePapers(2).slice(1),
];

let world: World;
afterEach(() => world.close());

const day = (date: string) => `2026-11-${date}T06:00:00Z`;
const pathsOn = (branch: string) => [...world.github.files(branch).keys()];
const idsOn = (branch = BRANCH) => pathsOn(branch).flatMap(idsInPath).sort();
const bodyOf = (number: number) =>
  world.github.pulls[number - 1]?.body?.replaceAll('\r\n', '\n') ?? '';
const boxes = (number: number) =>
  Object.fromEntries(boxesIn(bodyOf(number)).map(({ id, ticked }) => [id, ticked]));
const statusOf = async (step: Promise<StepResult>) => {
  const { outputs, raw, exitCode } = await step;
  return exitCode === 0 ? outputs['status'] : raw;
};
const edit = (number: number, change: (body: string) => string) => {
  world.github.editPull(number, { body: change(bodyOf(number)) });
};
/** Ids of all papers in files, pull requests and commit messages of the repository. */
const idsInRepository = () => {
  const messages = world.github.log('main').map(({ message }) => message);
  const open = world.github.pulls.filter(({ state }) => state === 'open');
  return new Set([
    ...idsOn('main'),
    ...open.flatMap(({ head }) => idsOn(head)),
    ...world.github.pulls.flatMap(({ number }) => [
      ...boxesIn(bodyOf(number)).map(({ id }) => id),
      ...unlistedIn(bodyOf(number)).heldOver.map(({ id }) => id),
    ]),
    ...messages.flatMap((message) => message.match(/\b\d{4}\.\d{5}\b/g) ?? []),
  ]);
};

/** Runs the action with another emulator of arXiv that has only these papers. */
async function runWith(
  papers: readonly FakePaper[],
  inputs: Readonly<Record<string, string>>,
  now: string,
): Promise<StepResult> {
  const arxiv = await startArxiv({ papers });
  try {
    return await world.run(inputs, now, {
      env: {
        PAPERBOY_ARXIV_URL: arxiv.url,
        PAPERBOY_OAI_URL: arxiv.url,
        PAPERBOY_RSS_URL: arxiv.url,
      },
    });
  } finally {
    await arxiv.close();
  }
}

/** Runs the action while it cannot see the list of a digest, as if both runs had started together. */
async function runWithoutSeeing(
  number: number,
  inputs: Readonly<Record<string, string>>,
  now = TODAY,
): Promise<void> {
  const body = bodyOf(number);
  edit(number, () => 'hidden');
  await world.run(inputs, now);
  edit(number, () => body);
}

describe('a paper held over is not lost', () => {
  const late = { ...aLatePaper(), published: day('24'), updated: day('24') };

  test.each([['rolling'], ['off']])(
    'when arXiv sends none of them on a day (`pull-request: %s`)',
    async (mode) => {
      world = await startWorld({ papers: TWELVE });
      const inputs = { ...few, 'pull-request': mode };
      await world.run(inputs);
      const step = await runWith([late], inputs, day('25'));
      expect(step.outputs).toMatchObject({ 'paper-count': '1', 'held-over-count': '9' });
      for (let at = 26; at < 29; at++) await world.run(inputs, day(String(at)));
      expect([...idsInRepository()].sort()).toEqual([...IDS, late.id].sort());
      expect(idsOn(mode === 'off' ? 'main' : BRANCH)).toEqual([...IDS, late.id].sort());
    },
    120_000,
  );

  test('when the announcement feed replaces a failing API', async () => {
    world = await startWorld({ papers: TWELVE });
    const inputs = { ...few, categories: 'cs.CL', source: 'auto' };
    await world.run(inputs);
    world.arxiv.add(late);
    world.arxiv.setNow(day('25'));
    world.arxiv.faults.push({ at: 'api', do: 'status', status: 503, times: 99 });
    const step = await world.run(inputs, day('25'));
    // Other services of arXiv may return some of the papers by id.
    const { 'paper-count': proposed, 'held-over-count': held } = step.outputs;
    expect(Number(proposed) + Number(held)).toBe(10);
  });

  test('when its commit is on the second parent of a merge', async () => {
    world = await startWorld({ papers: TWELVE });
    await world.run(off);
    const commit = world.github.log('main')[0]?.sha ?? '';
    const { git } = world.github;
    const before = world.github.log('main')[1]?.sha ?? '';
    const by = { name: 'Ada', email: 'ada@example.com', date: TODAY };
    const { tree } = git.history.commit(commit);
    const own = git.history.create(git.history.commit(before).tree, [before], 'Mine', by, by);
    const merge = git.history.create(tree, [own.sha, commit], 'Merge branch main', by, by);
    git.refs.set('heads/main', merge.sha);
    expect((await world.run(off, LATER)).outputs['held-over-count']).toBe('6');
  });

  test('when 150 commits of others follow, which take two requests', async () => {
    world = await startWorld({ papers: TWELVE });
    await world.run(off);
    for (let n = 0; n < 150; n++)
      world.github.commitFiles('main', { 'n.md': `${n}\n` }, `Note ${n}`);
    const from = world.github.requests.length;
    expect((await world.run(off, LATER)).outputs['held-over-count']).toBe('6');
    const reads = world.github.requests.slice(from).filter(({ path }) => /\/commits\b/.test(path));
    expect(reads.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });

  test.each([
    ['off', {}, 'rolling', {}],
    ['rolling', {}, 'off', {}],
    ['rolling', {}, 'daily', {}],
    ['rolling', {}, 'rolling', { branch: 'papers/new' }],
  ])('when the mode changes from %s %p to %s %p', async (mode, inputs, nextMode, nextInputs) => {
    world = await startWorld({ papers: TWELVE });
    await world.run({ ...few, 'pull-request': mode, ...inputs });
    const changed = { ...few, 'pull-request': nextMode, ...nextInputs };
    const step = await world.run(changed, LATER);
    expect({ raw: step.raw, outputs: step.outputs }).toMatchObject({
      outputs: { 'paper-count': '3', 'held-over-count': '6' },
    });
    expect((await world.run(changed, LATER)).outputs['paper-count']).toBe('3');
  });

  test('after its last day: it is passed over, and named once', async () => {
    world = await startWorld({ papers: TWELVE });
    await world.run(few);
    world.github.mergePull(1, 'squash');
    const step = await world.run(few, day('29'));
    expect(step.outputs).toMatchObject({
      'paper-count': '0',
      'held-over-count': '0',
      'passed-over-count': '9',
    });
    expect(messagesOf(step).join()).toContain(IDS[11]);
    expect(step.summary).toContain(IDS[11]);
    world.arxiv.add({ ...aLatePaper(), published: day('28'), updated: day('28') });
    await world.run(few, day('30'));
    const after = await world.run(few, '2026-12-01T06:00:00Z');
    expect(after.outputs['passed-over-count']).toBe('0');
  });

  test('but it is not proposed again when someone comments on its pull request much later', async () => {
    world = await startWorld({ papers: TWELVE });
    await world.run(few);
    world.github.closePull(1);
    await world.run({ ...few, 'max-papers': '0' }, TOMORROW);
    world.github.closePull(2);
    world.github.now = '2026-12-30T06:00:00Z';
    world.github.editPull(1, {});
    const step = await world.run(few, '2026-12-30T07:00:00Z');
    expect(step.outputs).toMatchObject({ status: 'nothing-new', 'held-over-count': '0' });
  });
});

describe('the next run does not propose again', () => {
  test('a paper whose post on base a person deleted or renamed', async () => {
    world = await startWorld({ papers: somePapers(3) });
    await world.run({ ...all, 'pull-request': 'off' });
    const [first = '', second = ''] = pathsOn('main').filter((path) => path.includes('2611'));
    const text = world.github.files('main').get(second) ?? '';
    world.github.commitFiles(
      'main',
      { [first]: null, [second]: null, [`best/${idsInPath(second)[0] ?? ''}.md`]: text },
      'Tidy up',
    );
    const step = await world.run({ ...all, 'pull-request': 'off' }, TOMORROW);
    expect(step.outputs['status']).toBe('nothing-new');
    expect(step.summary).toContain('2 posted, 1 declined');
    expect(await statusOf(world.run(all, TOMORROW))).toBe('nothing-new');
    const back = await world.run({ ...all, papers: A, 'pull-request': 'off' }, TOMORROW);
    expect(back.outputs['paper-count']).toBe('1');
  });

  test.each([
    { output: 'digest' },
    { 'digest-path': 'days/{{date}}.md' },
    { 'post-path': 'papers/{{id}}.md' },
    { site: 'hugo' },
  ])('papers committed to base when %p is set', async (change) => {
    world = await startWorld({ papers: somePapers(3) });
    const inputs = { ...all, 'pull-request': 'off', output: 'digest' };
    await world.run(inputs);
    expect(await statusOf(world.run({ ...inputs, output: 'posts', ...change }, TOMORROW))).toBe(
      'nothing-new',
    );
  });

  test('a paper that another workflow proposes during the run', async () => {
    world = await startWorld({ papers: somePapers(3) });
    const other = { ...all, keywords: 'Candles: candle', branch: 'candles' };
    let started = false;
    world.github.onRequest = async ({ method, path }) => {
      // Just before this run creates its branch, the other run starts and finishes.
      if (started || method !== 'POST' || !path.endsWith('/git/trees')) return;
      started = true;
      await world.run(other);
    };
    const step = await world.run(all);
    world.github.onRequest = undefined;
    expect({ raw: step.raw, status: step.outputs['status'] }).toMatchObject({
      status: 'nothing-new',
    });
    expect(world.github.pulls).toHaveLength(1);
    expect(idsOn('candles')).toEqual([A, B, C]);
  });

  test('a paper that two digests list: it is removed from the newer digest', async () => {
    world = await startWorld({ papers: somePapers(3) });
    const other = { ...all, keywords: 'Candles: candle', branch: 'candles' };
    await world.run(other);
    const files = world.github.files('candles');
    await runWithoutSeeing(1, all);
    const path = [...files.keys()].find((name) => name.includes('2611-00002')) ?? '';
    world.github.commitFiles(BRANCH, { [path]: 'Mine\n' }, 'Say it better');
    const step = await world.run(other, TOMORROW);
    expect(idsOn('candles')).toEqual([A, B, C]);
    expect(idsOn(BRANCH)).toEqual([B]);
    expect(messagesOf(step).join('\n')).toMatch(/2611\.00001: two runs proposed it at once/);
    expect(messagesOf(step).join('\n')).toMatch(/2611\.00002: it is in #2 and in #1/);
  });

  test('a digest page under the same name as another workflow: the page gets another name', async () => {
    world = await startWorld({ papers: INK_AND_SCROLL });
    await world.run({ ...all, keywords: 'ink', branch: 'ink' });
    await world.run(all);
    const pages = (branch: string) => pathsOn(branch).filter((path) => path.includes('digests/'));
    expect(pages('ink')).toHaveLength(1);
    expect(pages(BRANCH)).toHaveLength(1);
    expect(pages(BRANCH)).not.toEqual(pages('ink'));
    world.github.mergePull(1, 'squash');
    world.github.mergePull(2, 'squash');
    expect(await statusOf(world.run({ ...all, keywords: 'ink', branch: 'ink' }))).toBe(
      'nothing-new',
    );
  });

  describe('when two digests name their pages alike,', () => {
    const ink = { ...all, keywords: 'ink', branch: 'ink' };
    const pages = (branch: string) => pathsOn(branch).filter((path) => path.includes('digests/'));

    /** Opens digest 1 for `ink` and digest 2 for `scroll`. @returns the path of both pages */
    async function startWithTwoPages(): Promise<string> {
      world = await startWorld({ papers: INK_AND_SCROLL });
      await world.run(ink);
      await runWithoutSeeing(1, all);
      expect(pages(BRANCH)).toEqual(pages('ink'));
      return pages(BRANCH)[0] ?? '';
    }

    test.each([
      ['newer', all],
      ['older', ink],
    ])('the next run of the %s digest renames the page of the newer', async (_, inputs) => {
      const name = await startWithTwoPages();
      const text = world.github.files(BRANCH).get(name);
      const step = await world.run(inputs, TOMORROW);
      expect(messagesOf(step).join('\n')).toContain(`#2: its digest page is called`);
      expect(pages('ink')).toEqual([name]);
      const [renamed = '', ...others] = pages(BRANCH);
      expect([renamed, others]).toEqual([name.replace('.md', '-2.md'), []]);
      expect(world.github.files(BRANCH).get(renamed)).toBe(text);
      const { message } = world.github.log(BRANCH)[0] ?? {};
      expect(message).toBe(`Rename a digest page\n\n- renamed: ${name} -> ${renamed}`);
      for (const number of [1, 2]) world.github.mergePull(number, 'merge');
      expect(await statusOf(world.run(all, TOMORROW))).toBe('nothing-new');
    });

    test('a page that a person edited keeps its name, and a notice says what to do', async () => {
      const name = await startWithTwoPages();
      world.github.commitFiles(BRANCH, { [name]: 'Mine\n' }, 'Say it better');
      const step = await world.run(all, TOMORROW);
      expect(messagesOf(step).join('\n')).toContain(`#2: ${name} is in #1, too`);
      expect(world.github.files(BRANCH).get(name)).toBe('Mine\n');
    });
  });

  test('news that two digests list: it is removed from the newer digest', async () => {
    world = await startWorld({ papers: somePapers(2) });
    await world.run(all);
    world.github.mergePull(1, 'merge');
    const comment = 'This paper has been withdrawn by the authors due to an error in Lemma 3';
    world.arxiv.revise(A, { comment, updated: '2026-11-20T10:00:00Z' });
    const other = { ...all, branch: 'candles' };
    await world.run(other, TOMORROW);
    await runWithoutSeeing(2, all, TOMORROW);
    const news = (number: number) => newsBoxesIn(bodyOf(number)).map(({ ticked }) => ticked);
    expect([news(2), news(3)]).toEqual([[true], [true]]);
    const step = await world.run(other, TOMORROW);
    expect([news(2), news(3)]).toEqual([[true], [false]]);
    expect(messagesOf(step).join('\n')).toMatch(/2611\.00001: two runs proposed its news/);
    const head = world.github.pulls[2]?.head ?? '';
    expect(world.github.files(head)).toEqual(world.github.files('main'));
    expect(await statusOf(world.run(all, TOMORROW))).toBe('nothing-new');
  });

  test('papers that a digest of another workflow declined, also after the default branch was renamed', async () => {
    world = await startWorld({ papers: somePapers(3), github: { defaultBranch: 'master' } });
    const event = { repository: { full_name: 'octo/site', default_branch: 'main' } };
    await world.run({ ...all, branch: 'candles', base: 'master' });
    world.github.closePull(1);
    world.github.renameBranch('master', 'main');
    expect(await statusOf(world.run(all, TOMORROW, { event }))).toBe('nothing-new');
  });

  test('papers that were deleted or renamed on base after a digest was opened: they are not part of it', async () => {
    world = await startWorld({
      papers: somePapers(3),
      github: { files: { 'old/2401.00001.md': 'Old\n', 'old/2401.00002.md': 'Old\n' } },
    });
    await world.run(all);
    world.github.commitFiles(
      'main',
      { 'old/2401.00001.md': null, 'old/2401.00002.md': null, 'kept/one.md': 'Old\n' },
      'Move',
    );
    expect(await statusOf(world.run(all, TOMORROW))).toBe('nothing-new');
    expect(Object.keys(boxes(1)).sort()).toEqual([A, B, C]);
  });
});

describe('the work of people is kept:', () => {
  test('boxes of an open digest are applied after `branch` has changed, on an edit and on a schedule', async () => {
    world = await startWorld({ papers: somePapers(3) });
    await world.run(all);
    const renamed = { ...all, branch: 'papers/new' };
    edit(1, untick(A));
    await world.run(renamed, TOMORROW);
    expect(idsOn(BRANCH)).toEqual([B, C]);
    await editBody(world, untick(B), { number: 1, inputs: renamed });
    expect(idsOn(BRANCH)).toEqual([C]);
  });

  test('boxes of a body near the size limit can be unticked', async () => {
    const papers = somePapers(330, { published: day('18'), updated: day('18') });
    world = await startWorld({ papers });
    await world.run({ ...all, output: 'posts' });
    expect(bodyOf(1).length + bodyOf(1).split('\n').length).toBeLessThanOrEqual(58_000);
    const unticked = papers.slice(0, 90).map(({ id }) => id);
    edit(1, (body) => unticked.reduce((text, id) => untick(id)(text), body));
    const step = await world.run({ ...all, output: 'posts' }, TOMORROW);
    expect({ raw: step.raw, exitCode: step.exitCode }).toMatchObject({ exitCode: 0 });
    expect(bodyOf(1).length + bodyOf(1).split('\n').length).toBeLessThanOrEqual(58_000);
    expect(Object.values(boxes(1)).filter((ticked) => ticked)).toHaveLength(240);
  }, 120_000);

  test('unticking removes the files that Paperboy wrote, and no file of a person about the paper', async () => {
    world = await startWorld({ papers: somePapers(3) });
    await world.run(all);
    const ownFiles = {
      [`blog/${A}-versus-${B}.md`]: 'Mine\n',
      [`figures/${A}/setup.svg`]: '<svg/>',
      [`notes/${A}.md`]: 'Mine\n',
    };
    world.github.commitFiles(BRANCH, ownFiles, 'Compare');
    edit(1, untick(A));
    const step = await world.run(all, TOMORROW);
    expect(pathsOn(BRANCH)).toEqual(expect.arrayContaining(Object.keys(ownFiles)));
    expect(pathsOn(BRANCH).filter((path) => path.includes('2611-00001'))).toEqual([]);
    expect(messagesOf(step).join()).toContain(`notes/${A}.md`);
    expect(await statusOf(world.run(all, TOMORROW))).toBe('nothing-new');
    expect(boxes(1)).toEqual({ [A]: false, [B]: true, [C]: true });
    await editBody(world, tick(A), { inputs: all });
    expect(pathsOn(BRANCH).filter((path) => path.includes('2611-00001'))).toHaveLength(1);
  });

  test('boxes of a digest merged before they were applied cause a notice until someone settles them', async () => {
    world = await startWorld({ papers: somePapers(3) });
    await world.run(all);
    await editBody(world, untick(B), { inputs: all });
    edit(1, (body) => tick(B)(untick(A)(body)));
    world.github.mergePull(1, 'squash');
    const notices = messagesOf(await world.run(all, TOMORROW)).join('\n');
    expect(notices).toMatch(/2611\.00001: it was unticked in #1, .*Delete \S*2611-00001\S*\.md/);
    expect(notices).toMatch(/2611\.00002: it was ticked again in #1, .*`papers`/);
    edit(1, (body) => tick(A)(untick(B)(body)));
    expect(messagesOf(await world.run(all, TOMORROW))).toEqual([]);
  });

  test('a branch with commits of a person is not used for a digest', async () => {
    world = await startWorld({ papers: somePapers(3) });
    world.github.commitFiles('develop', { 'work.md': 'Mine\n' }, 'Work');
    const step = await world.run({ ...all, branch: 'develop' });
    expect(step.outputs['branch']).toBe('develop-2');
    expect(messagesOf(step).join()).toContain('develop');
    expect(pathsOn('develop').filter((path) => path.includes('2611'))).toEqual([]);
    expect(pathsOn('develop-2')).not.toContain('work.md');
  });

  test('`refs/heads/` before the name of a branch is ignored', async () => {
    world = await startWorld({ papers: somePapers(3) });
    const step = await world.run({ ...all, branch: 'refs/heads/papers', base: 'refs/heads/main' });
    expect(step.outputs).toMatchObject({ status: 'opened', branch: 'papers' });
  });

  test('a post deleted on the branch of an earlier daily digest is shown as dropped there', async () => {
    world = await startWorld({ papers: somePapers(3) });
    const daily = { ...all, 'pull-request': 'daily' };
    const { outputs } = await world.run(daily);
    const head = outputs['branch'] ?? '';
    const path = pathsOn(head).find((file) => file.includes('2611-00002')) ?? '';
    world.github.commitFiles(head, { [path]: null }, 'Not this one');
    await world.run(daily, TOMORROW);
    expect(boxes(1)).toEqual({ [A]: true, [B]: false, [C]: true });
  });

  test('a run killed before it opened a pull request is finished on its branch, even if the name was used before', async () => {
    world = await startWorld({ papers: somePapers(3) });
    await world.run(all);
    world.github.mergePull(1, 'squash');
    world.github.deleteBranch(BRANCH);
    world.arxiv.add(aLatePaper());
    const opening = (method: string, path: string) => method === 'POST' && path.endsWith('/pulls');
    expect(await cutAt(world, all, TOMORROW, opening, 'before')).toBe(true);
    expect(world.github.branches()).toContain(BRANCH);
    const step = await world.run(all, TOMORROW);
    expect(step.outputs).toMatchObject({ status: 'opened', branch: BRANCH });
    expect(boxes(2)).toEqual({ [aLatePaper().id]: true });
  });
});
