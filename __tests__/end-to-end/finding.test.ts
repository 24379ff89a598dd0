import { afterEach, describe, expect, test } from '@jest/globals';
import { unlistedIn } from '../../src/record/held-over.ts';
import { listedIn } from '../../src/record/boxes.ts';
import { VERSION } from '../../src/version.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const inCategory = { keywords: 'Scrolls: scroll AND cat:cs.CL' };
let world: World;
afterEach(() => world.close());

const announced = { date: '2026-11-20', type: 'new' as const };
const ids = () => listedIn(world.github.pulls[0]?.body ?? '').sort();
const warnings = (step: { commands: readonly { name: string; message: string }[] }) =>
  step.commands
    .filter(({ name }) => name === 'warning')
    .map(({ message }) => message)
    .join('\n');

describe('when the API keeps refusing', () => {
  test("today's announcements are read instead, and one call by id fills in what they lack", async () => {
    world = await startWorld({ papers: somePapers(3, { announced, comment: '12 pages' }) });
    world.arxiv.faults.push({ times: 6, do: 'status', status: 429, at: 'api' });
    const step = await world.run(inCategory);
    expect(step.outputs['status']).toBe('opened');
    expect(ids()).toHaveLength(3);
    expect(warnings(step)).toContain('announcements are read instead');
    const last = world.arxiv.requests.at(-1);
    expect(last?.params['id_list']?.split(',').sort()).toEqual([
      '2611.00001',
      '2611.00002',
      '2611.00003',
    ]);
    const [path = ''] = (step.outputs['paths'] ?? '').split('\n');
    expect(world.github.files('paperboy/digest').get(path)).toContain('12 pages');
  });

  test("and refuses that call too, the feed's own fields have to do", async () => {
    world = await startWorld({ papers: somePapers(2, { announced }) });
    world.arxiv.faults.push({ times: 100, do: 'status', status: 503, at: 'api' });
    expect((await world.run(inCategory)).outputs).toMatchObject({
      status: 'opened',
      'paper-count': '2',
    });
  });

  test('and nothing names a category, it is a failure', async () => {
    world = await startWorld();
    world.arxiv.faults.push({ times: 100, do: 'status', status: 429 });
    const step = await world.run(scrolls);
    expect(step.exitCode).toBe(1);
    expect(step.raw).toContain('[ARXIV_UNAVAILABLE]');
  });

  test('and so does the feed, `on-outage: warn` leaves a warning and a green run; the next catches up', async () => {
    world = await startWorld({ papers: somePapers(2, { announced }) });
    world.arxiv.faults.push({ times: 12, do: 'status', status: 429 });
    const step = await world.run({ ...inCategory, 'on-outage': 'warn' });
    expect(step).toMatchObject({ exitCode: 0, outputs: { status: 'nothing-new' } });
    expect(warnings(step)).toContain('Nothing is lost');
    expect(step.summary).toContain('arXiv could not be reached');
    expect((await world.run(inCategory, TOMORROW)).outputs).toMatchObject({
      status: 'opened',
      'paper-count': '2',
    });
  });
});

describe('source: rss', () => {
  test('reads the feeds of the categories that anything names, and no more', async () => {
    world = await startWorld({ papers: somePapers(2, { announced }) });
    const step = await world.run({
      keywords: 'Scrolls: scroll\nOther: cat:math.* AND x',
      categories: 'cs.CL cs.DL',
      source: 'rss',
    });
    expect(step.outputs['paper-count']).toBe('2');
    expect(world.arxiv.requests[0]?.path).toContain('/rss/cs.CL+cs.DL+math');
  });

  test('without a category is an error that says so', async () => {
    world = await startWorld();
    const step = await world.run({ ...scrolls, source: 'rss' });
    expect(step.raw).toContain('[CONFIG_INVALID]');
    expect(step.raw).toContain('categories');
    expect(world.arxiv.requests).toHaveLength(0);
  });

  test('on a day without announcements says just that', async () => {
    world = await startWorld({
      papers: somePapers(2, { announced: { ...announced, date: '2026-11-18' } }),
    });
    const step = await world.run({ ...inCategory, source: 'rss' });
    expect(step.log).toContain('announced nothing today');
  });
});

describe('nothing is missed', () => {
  test('pages are read until all is there, also when arXiv sends fewer than it was asked for', async () => {
    world = await startWorld({ papers: somePapers(120), arxiv: { pageCap: 50, tieSeed: 3 } });
    expect((await world.run({ ...scrolls, 'max-papers': '0' })).outputs['paper-count']).toBe('120');
    expect(world.arxiv.requests).toHaveLength(3);
  });

  test('an empty answer is doubted twice before it is believed', async () => {
    world = await startWorld({ papers: somePapers(2) });
    world.arxiv.faults.push({ times: 2, do: 'false-empty' });
    expect((await world.run(scrolls)).outputs['paper-count']).toBe('2');
    const empty = await startWorld({ papers: [] });
    const step = await empty.run(scrolls);
    expect(step.outputs['status']).toBe('nothing-new');
    expect(step.log).toContain('arXiv has no paper in the window');
    expect(empty.arxiv.requests).toHaveLength(3);
    await empty.close();
  });

  test('what is held over is kept in the pull request, and comes next time even from outside the window', async () => {
    world = await startWorld({ papers: somePapers(4) });
    const first = await world.run({ ...scrolls, 'max-papers': '1' });
    expect(first.outputs).toMatchObject({ 'paper-count': '1', 'held-over-count': '3' });
    expect(unlistedIn(world.github.pulls[0]?.body ?? '').heldOver).toHaveLength(3);
    expect(ids()).toHaveLength(1);
    const second = await world.run({ ...scrolls, 'max-papers': '2' }, '2026-12-20T06:00:00Z');
    expect(second.outputs).toMatchObject({
      status: 'updated',
      'paper-count': '2',
      'held-over-count': '1',
    });
    await world.run(scrolls, '2026-12-21T06:00:00Z');
    expect(ids()).toEqual(['2611.00001', '2611.00002', '2611.00003', '2611.00004']);
    expect(unlistedIn(world.github.pulls[0]?.body ?? '').heldOver).toEqual([]);
  });

  test('a paper named by its id comes whatever the topics say, and whatever was decided before', async () => {
    world = await startWorld({
      papers: [
        ...somePapers(1),
        { ...aLatePaper(), title: 'Ink', abstract: 'Ink.', published: '2020-01-01T00:00:00Z' },
      ],
    });
    await world.run(scrolls);
    world.github.closePull(1);
    const step = await world.run(
      { ...scrolls, papers: 'https://arxiv.org/abs/2611.00099v1, 2611.00001' },
      TOMORROW,
    );
    expect(step.outputs).toMatchObject({ status: 'opened', 'paper-count': '2' });
    expect(listedIn(world.github.pulls[1]?.body ?? '').sort()).toEqual([
      '2611.00001',
      '2611.00099',
    ]);
    expect(
      (await world.run({ ...scrolls, papers: '2611.00099' }, TOMORROW)).outputs['status'],
    ).toBe('nothing-new');
  });

  test('what names no paper is told before anything is asked', async () => {
    world = await startWorld();
    expect((await world.run({ ...scrolls, papers: '2611.1, cats' })).raw).toContain(
      '"2611.1", "cats"',
    );
  });
});

describe('what is told', () => {
  test('the summary has a row a topic, with why papers were skipped, and each new paper with its match', async () => {
    world = await startWorld({
      papers: [
        ...somePapers(2),
        {
          ...aLatePaper(),
          published: '2026-11-18T00:00:00Z',
          comment: 'This paper has been withdrawn',
        },
      ],
    });
    const { summary, log } = await world.run(
      { keywords: 'Scrolls: scroll\nNothing: "no such thing"' },
      TODAY,
    );
    expect(log).toMatch(new RegExp(`^Paperboy ${VERSION}\n`));
    expect(summary).toContain('| Scrolls | scroll | 3 | 2 | 0 | 0 | 1 withdrawn |');
    expect(summary).toContain('| Nothing | "no such thing" | 0 | 0 | 0 | 0 | 0 |');
    expect(summary).toMatch(/- \[Scroll 1[^\n]*“Scroll” in the title/);
  });

  test('a query that arXiv refuses is asked again only to find the topic that it is about', async () => {
    world = await startWorld();
    world.arxiv.faults.push({ times: 1, do: 'status', status: 400 });
    const step = await world.run(scrolls);
    expect(step.raw).toContain('[ARXIV_REFUSED]');
    expect(step.raw).not.toContain('topic "Scrolls"');
    expect(world.arxiv.requests).toHaveLength(2);
  });
});
