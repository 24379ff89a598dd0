import { afterEach, describe, expect, test } from '@jest/globals';
import { unlistedIn } from '../../src/record/held-over.ts';
import { listedIn } from '../../src/record/boxes.ts';
import type { Fault } from '../emulators/arxiv/index.ts';
import { VERSION } from '../../src/version.ts';
import { messagesOf } from '../harness/messages.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import type { StepResult } from '../harness/runner.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const inCategory = { keywords: 'Scrolls: scroll AND cat:cs.CL' };
let world: World;
afterEach(() => world.close());

const announced = { date: '2026-11-20', type: 'new' as const };
const ids = () => listedIn(world.github.pulls[0]?.body ?? '').sort();
const warnings = (step: StepResult) => messagesOf(step, 'warning').join('\n');

/** Makes an arXiv service fail, by default with HTTP 429, for longer than a run waits. */
const refuse = (at: 'api' | 'oai' | 'feeds', fault: Partial<Fault> = {}) => {
  world.arxiv.faults.push({ times: 999, do: 'status', status: 429, at, ...fault });
};
const requestedPaths = () => world.arxiv.requests.map(({ path }) => path);

describe('when the API of arXiv keeps failing', () => {
  test.each([429, 406])(
    'with HTTP %d, the run reads OAI-PMH, even without categories, and the summary says why',
    async (status) => {
      world = await startWorld({ papers: somePapers(3, { comment: '12 pages' }) });
      refuse('api', { status });
      const step = await world.run(scrolls);
      expect(step).toMatchObject({ exitCode: 0, outputs: { status: 'opened' } });
      expect(ids()).toHaveLength(3);
      expect(warnings(step)).toBe('');
      expect(step.summary).toMatch(
        /Source: arXiv's OAI-PMH, because arXiv's API could not be reached, \d tries in 7 minutes: /,
      );
      expect(step.summary).toContain(`it answered with HTTP ${status}.`);
      const [path = ''] = (step.outputs['paths'] ?? '').split('\n');
      expect(world.github.files('paperboy/digest').get(path)).toContain('12 pages');
      expect(requestedPaths()).not.toContain('/rss/cs.CL');
    },
  );

  test('and its `Retry-After` is longer than a run waits, the run does not retry', async () => {
    world = await startWorld();
    refuse('api', { headers: { 'Retry-After': '3600' } });
    const step = await world.run({ ...scrolls, papers: '2611.00002' });
    expect(ids()).toHaveLength(3);
    expect(requestedPaths().filter((path) => path === '/api/query')).toHaveLength(1);
    expect(step.summary).toContain('asks for a pause of 60 minutes, longer than a run waits');
  });

  test('OAI-PMH yields the same files as the API, also among old, deleted and revised papers', async () => {
    const papers = somePapers(9);
    world = await startWorld({ papers, arxiv: { oaiPageSize: 4 } });
    const [old] = somePapers(1, { published: '2025-01-01T00:00:00Z', categories: ['cs.DL'] });
    if (old === undefined) throw new Error('no paper');
    world.arxiv.add({ ...old, id: '2501.00001', version: 2, updated: '2026-11-19T00:00:00Z' });
    world.arxiv.add({ ...old, id: '2611.00500', deleted: true, updated: '2026-11-19T00:00:00Z' });
    world.arxiv.revise('2611.00003', { updated: '2026-11-19T12:00:00Z' });
    refuse('api');
    await world.run(scrolls);
    const byOai = [...world.github.files('paperboy/digest')];
    await world.close();
    world = await startWorld({ papers });
    world.arxiv.revise('2611.00003', { updated: '2026-11-19T12:00:00Z' });
    await world.run(scrolls);
    expect(byOai).toEqual([...world.github.files('paperboy/digest')]);
  });

  test('papers requested by id and papers held over are read from OAI-PMH too', async () => {
    world = await startWorld({ papers: somePapers(4) });
    world.arxiv.add({
      ...aLatePaper(),
      title: 'Ink',
      abstract: 'Ink.',
      published: '2020-01-01T00:00:00Z',
    });
    await world.run({ ...scrolls, 'max-papers': '1' });
    refuse('api');
    const second = await world.run({ ...scrolls, papers: '2611.00099' }, '2026-12-01T06:00:00Z');
    expect(second.outputs['paper-count']).toBe('4');
    expect(ids()).toEqual(['2611.00001', '2611.00002', '2611.00003', '2611.00004', '2611.00099']);
  });

  test('a second run does not read days again that the first has read', async () => {
    world = await startWorld();
    refuse('api');
    await world.run(scrolls);
    const first = requestedPaths().filter((path) => path === '/oai').length;
    world.arxiv.add(aLatePaper());
    await world.run(scrolls, TOMORROW);
    expect(first).toBe(4);
    expect(requestedPaths().filter((path) => path === '/oai')).toHaveLength(first + 2);
    expect(ids()).toHaveLength(4);
  });

  test('an expired resumption token is retried once, and a token that repeats ends the list with a warning', async () => {
    world = await startWorld({ papers: somePapers(9), arxiv: { oaiPageSize: 4 } });
    refuse('api');
    world.arxiv.faults.push(
      { times: 1, do: 'same-token', at: 'oai' },
      { times: 1, do: 'bad-token', at: 'oai' },
    );
    const step = await world.run(scrolls);
    expect(ids()).toHaveLength(9);
    expect(step.log).toContain('reading these days from their beginning');
    await world.close();
    world = await startWorld({ papers: somePapers(9), arxiv: { oaiPageSize: 4 } });
    refuse('api');
    world.arxiv.faults.push({ times: 99, do: 'same-token', at: 'oai' });
    const repeated = await world.run(scrolls);
    expect(repeated.outputs['status']).toBe('opened');
    expect(warnings(repeated)).toContain('in a circle');
  });
});

describe('when OAI-PMH fails too', () => {
  test("the run reads today's announcements and completes them with one API request by id", async () => {
    world = await startWorld({ papers: somePapers(3, { announced, comment: '12 pages' }) });
    refuse('oai');
    // HTTP 404 is retried once, without a wait.
    refuse('api', { times: 1, status: 404 });
    const step = await world.run(inCategory);
    expect(step.outputs['status']).toBe('opened');
    expect(ids()).toHaveLength(3);
    expect(warnings(step)).toContain("Only today's announcements could be read");
    const last = world.arxiv.requests.at(-1);
    expect(last?.params['id_list']?.split(',').sort()).toEqual([
      '2611.00001',
      '2611.00002',
      '2611.00003',
    ]);
    const [path = ''] = (step.outputs['paths'] ?? '').split('\n');
    expect(world.github.files('paperboy/digest').get(path)).toContain('12 pages');
  });

  test('and the API request by id fails as well, posts use the fields of the announcement feed', async () => {
    world = await startWorld({ papers: somePapers(2, { announced }) });
    refuse('api', { status: 503 });
    refuse('oai', { status: 503 });
    const step = await world.run(inCategory);
    expect(step.outputs).toMatchObject({ status: 'opened', 'paper-count': '2' });
    expect(step.summary).toContain("Source: arXiv's announcement feed, because arXiv's API");
  });

  test('and no category is configured, the run fails and says what may help', async () => {
    world = await startWorld();
    refuse('api');
    refuse('oai', { status: 503 });
    const step = await world.run(scrolls);
    expect(step.exitCode).toBe(1);
    expect(step.raw).toContain('[ARXIV_UNAVAILABLE]');
    expect(step.raw).toContain('A run started an hour later may get another address');
  });

  test('and the announcement feed as well, `on-outage: warn` makes the run pass with a warning, and the next run catches up', async () => {
    world = await startWorld({ papers: somePapers(2, { announced }) });
    for (const at of ['api', 'oai', 'feeds'] as const) refuse(at);
    const step = await world.run({ ...inCategory, 'on-outage': 'warn' });
    expect(step).toMatchObject({ exitCode: 0, outputs: { status: 'nothing-new' } });
    expect(warnings(step)).toContain('Nothing is lost');
    expect(step.summary).toContain('arXiv could not be reached');
    world.arxiv.faults.clear();
    expect((await world.run(inCategory, TOMORROW)).outputs).toMatchObject({
      status: 'opened',
      'paper-count': '2',
    });
  });
});

describe('source: oai', () => {
  test('sends requests to OAI-PMH only', async () => {
    world = await startWorld();
    const step = await world.run({ ...scrolls, source: 'oai' });
    expect(step.outputs['paper-count']).toBe('3');
    expect(new Set(requestedPaths())).toEqual(new Set(['/oai']));
    expect(step.summary).toContain("Source: arXiv's OAI-PMH.");
  });
});

describe('source: rss', () => {
  test('reads the feeds of all categories in `keywords` and `categories`, and no others', async () => {
    world = await startWorld({ papers: somePapers(2, { announced }) });
    const step = await world.run({
      keywords: 'Scrolls: scroll\nOther: cat:math.* AND x',
      categories: 'cs.CL cs.DL',
      source: 'rss',
    });
    expect(step.outputs['paper-count']).toBe('2');
    expect(world.arxiv.requests[0]?.path).toContain('/rss/cs.CL+cs.DL+math');
  });

  test('fails without a category, before any request', async () => {
    world = await startWorld();
    const step = await world.run({ ...scrolls, source: 'rss' });
    expect(step.raw).toContain('[CONFIG_INVALID]');
    expect(step.raw).toContain('categories');
    expect(world.arxiv.requests).toHaveLength(0);
  });

  test('says on a day without announcements that there are none', async () => {
    world = await startWorld({
      papers: somePapers(2, { announced: { ...announced, date: '2026-11-18' } }),
    });
    const step = await world.run({ ...inCategory, source: 'rss' });
    expect(step.log).toContain('announced nothing today');
  });
});

describe('no paper is missed:', () => {
  test('pages are read until all papers are there, even if arXiv sends shorter pages than requested', async () => {
    world = await startWorld({ papers: somePapers(120), arxiv: { pageCap: 50, tieSeed: 3 } });
    expect((await world.run({ ...scrolls, 'max-papers': '0' })).outputs['paper-count']).toBe('120');
    expect(world.arxiv.requests).toHaveLength(3);
  });

  test('an empty result is requested twice more before the run accepts it', async () => {
    world = await startWorld({ papers: somePapers(2) });
    world.arxiv.faults.push({ times: 2, do: 'false-empty' });
    expect((await world.run(scrolls)).outputs['paper-count']).toBe('2');
    const empty = await startWorld({ papers: [] });
    const step = await empty.run(scrolls);
    expect(step.outputs['status']).toBe('nothing-new');
    expect(step.log).toContain('arXiv has no paper of these days that a topic could match');
    expect(empty.arxiv.requests).toHaveLength(3);
    await empty.close();
  });

  test('papers held over are listed in the pull request, and proposed later even outside the window', async () => {
    world = await startWorld({ papers: somePapers(4) });
    const first = await world.run({ ...scrolls, 'max-papers': '1' });
    expect(first.outputs).toMatchObject({ 'paper-count': '1', 'held-over-count': '3' });
    expect(unlistedIn(world.github.pulls[0]?.body ?? '').heldOver).toHaveLength(3);
    expect(ids()).toHaveLength(1);
    const second = await world.run({ ...scrolls, 'max-papers': '2' }, '2026-12-01T06:00:00Z');
    expect(second.outputs).toMatchObject({
      status: 'updated',
      'paper-count': '2',
      'held-over-count': '1',
    });
    await world.run(scrolls, '2026-12-02T06:00:00Z');
    expect(ids()).toEqual(['2611.00001', '2611.00002', '2611.00003', '2611.00004']);
    expect(unlistedIn(world.github.pulls[0]?.body ?? '').heldOver).toEqual([]);
  });

  test('a paper requested by id is proposed even if no topic matches or it was declined before', async () => {
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

  test('an invalid id in `papers` is reported', async () => {
    world = await startWorld();
    expect((await world.run({ ...scrolls, papers: '2611.1, cats' })).raw).toContain(
      '"2611.1", "cats"',
    );
  });
});

describe('reports', () => {
  test('have a row per topic with the reasons for skipped papers, and each new paper with its match', async () => {
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
    expect(summary).toMatch(/- \[Scroll 1[^\n]*We read \*\*scrolls\*\*/);
  });

  test('name the topic that arXiv refuses only if a request for that topic alone is refused too', async () => {
    world = await startWorld();
    world.arxiv.faults.push({ times: 1, do: 'status', status: 400 });
    const step = await world.run(scrolls);
    expect(step.raw).toContain('[ARXIV_REFUSED]');
    expect(step.raw).not.toContain('topic "Scrolls"');
    expect(world.arxiv.requests).toHaveLength(2);
  });
});
