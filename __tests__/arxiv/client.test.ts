import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { arxivOver } from '../../src/arxiv/client.ts';
import { gather } from '../../src/arxiv/gather.ts';
import { readConfig } from '../../src/config/read.ts';
import type { PaperRef } from '../../src/papers/paper.ts';
import { startArxiv } from '../emulators/arxiv/index.ts';
import { TODAY, somePapers } from '../harness/papers.ts';

const now = new Date(TODAY);
const inCategory = { keywords: 'Scrolls: scroll', categories: 'cs.CL' };
type Options = Parameters<typeof startArxiv>[0];
let arxiv: Awaited<ReturnType<typeof startArxiv>>;
let log: string[];
const announced = { date: '2026-11-20', type: 'new' as const };
beforeEach(async () => {
  arxiv = await startArxiv({ papers: somePapers(2, { announced }) });
  log = [];
});
afterEach(() => arxiv.close());
const restart = async (options: Options) => {
  await arxiv.close();
  arxiv = await startArxiv(options);
};
const times = 1000;

/** Reads from the emulator as a run does, with very short waits. */
const gatherWith = (
  inputs: Record<string, string>,
  ids: readonly PaperRef[] = [],
  known: readonly string[] = [],
) =>
  gather(
    arxivOver({
      apiUrl: arxiv.url,
      oaiUrl: arxiv.url,
      rssUrl: arxiv.url,
      userAgent: 'test',
      paceSeconds: 0.001,
      chance: () => 0.5,
      log: { info: (line) => log.push(line), notice: ({ text }) => log.push(text) },
    }),
    {
      config: readConfig(new Map(Object.entries(inputs))),
      now,
      ids,
      known: new Set<string>(known),
    },
  );
const requestedPaths = () => arxiv.requests.map(({ path }) => path);
const countOf = (path: string) => requestedPaths().filter((requested) => requested === path).length;

describe.each([
  ['cut off', 'truncated', 'cut off'],
  ['empty', 'empty', 'an empty reply'],
] as const)('a reply with status 200 that is %s', (_, fault, words) => {
  test('is retried after a wait', async () => {
    arxiv.faults.push({ times: 2, do: fault });
    const { papers, from } = await gatherWith(inCategory);
    expect({ count: papers.length, from }).toEqual({ count: 2, from: 'api' });
    expect(log.filter((line) => line.includes('waiting'))).toEqual([
      expect.stringContaining(words),
      expect.stringContaining(words),
    ]);
  });

  test('each time makes the run use OAI-PMH in place of the API, then the feed', async () => {
    arxiv.faults.push({ times, do: fault, at: 'api' });
    expect(await gatherWith(inCategory)).toMatchObject({ from: 'oai', papers: [{}, {}] });
    arxiv.faults.push({ times, do: fault, at: 'oai' });
    expect(await gatherWith(inCategory)).toMatchObject({ from: 'feed', papers: [{}, {}] });
  });

  test('each time is PAPER_UNREADABLE if no other source is allowed', async () => {
    arxiv.faults.push({ times, do: fault });
    await expect(gatherWith({ ...inCategory, source: 'api' })).rejects.toMatchObject({
      code: 'PAPER_UNREADABLE',
      message: expect.stringMatching(/arXiv's API, 10 tries in 14 minutes/),
    });
  });
});

describe('the retry time', () => {
  test('is shared by the sources: a quarter of an hour in all', async () => {
    arxiv.faults.push({ times, do: 'status', status: 429 });
    await expect(gatherWith(inCategory)).rejects.toMatchObject({
      code: 'ARXIV_UNAVAILABLE',
      message: expect.stringMatching(
        /^arXiv's API could not .*7 tries in 5 minutes.*; arXiv's OAI-PMH could not .*5 minutes.*; arXiv's announcement feed could not .*5 minutes/,
      ),
    });
  });

  test('is not divided if there is a single source', async () => {
    arxiv.faults.push({ times, do: 'status', status: 429 });
    await expect(gatherWith({ ...inCategory, source: 'oai' })).rejects.toMatchObject({
      message: expect.stringContaining('in 14 minutes'),
    });
  });

  test('is logged with its end, and each wait with its reason and length', async () => {
    await restart({ papers: somePapers(120), pageCap: 50 });
    arxiv.faults.push({ times: 1, do: 'status', status: 503 });
    await gatherWith(inCategory);
    expect(log).toEqual([
      expect.stringMatching(
        /^arXiv's API answered with HTTP 503; waiting 6 s before try 2 \(giving up at \d\d:\d\d:\d\d UTC\)$/,
      ),
      "arXiv's API: page 1 of 3 (50 of 120 papers)",
      "arXiv's API: page 2 of 3 (100 of 120 papers)",
      "arXiv's API: page 3 of 3 (120 of 120 papers)",
    ]);
  });

  test('ends at once if a source asks for a longer wait, and the source gets no further request', async () => {
    const headers = { 'Retry-After': '3600' };
    arxiv.faults.push({ times, do: 'status', status: 429, headers, at: 'api' });
    const ids = [{ id: '2611.00002' as never }];
    const { from, because } = await gatherWith(inCategory, ids);
    expect({ from, because }).toEqual({
      from: 'oai',
      because: expect.stringContaining("arXiv's API asks for a pause of 60 minutes"),
    });
    arxiv.faults.push({ times, do: 'status', status: 503, at: 'oai' });
    await gatherWith({ ...inCategory, source: 'rss' }, ids);
    // One request in each run, although the second could complete the feed by more.
    expect(countOf('/api/query')).toBe(2);
  });
});

test('a complete reply of unknown shape is not retried; the run uses another source', async () => {
  arxiv.faults.push({ times: 1, do: 'unknown' });
  const { from, because } = await gatherWith(inCategory);
  expect({ from, because }).toEqual({
    from: 'oai',
    because: expect.stringContaining('not an Atom'),
  });
  expect(requestedPaths()).toEqual(['/api/query', '/oai', '/oai', '/oai', '/oai']);
});

test('a URL that no longer exists is not retried', async () => {
  arxiv.faults.push({ times: 1, do: 'status', status: 404, at: 'api' });
  expect(await gatherWith(inCategory)).toMatchObject({ from: 'oai' });
  expect(countOf('/api/query')).toBe(1);
});

describe('a query sent as a form', () => {
  const words = Array.from({ length: 199 }, (_, n) => `ink${n}`);
  const long = { keywords: ['scroll', ...words].join('\n') };

  test('that finds nothing is repeated by GET in parts', async () => {
    await restart({ papers: somePapers(2), ignoresForms: true });
    const { papers } = await gatherWith(long);
    expect(papers).toHaveLength(2);
    const methods = arxiv.requests.map(({ method }) => method);
    expect(methods[0]).toBe('POST');
    expect(methods.slice(1)).not.toContain('POST');
  });

  test('that finds papers is sent once', async () => {
    expect((await gatherWith(long)).papers).toHaveLength(2);
    expect(arxiv.requests.map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('a search with fewer papers than arXiv counts', () => {
  test('is used, and a notice says how many are missing', async () => {
    await restart({ papers: somePapers(60), pageCap: 50, uncountable: 7 });
    const { papers, notices } = await gatherWith(inCategory);
    expect(papers).toHaveLength(60);
    expect(notices).toEqual([
      {
        about: "arXiv's API",
        text: expect.stringContaining('counts 67 papers, but 7 of them did not come'),
      },
    ]);
  });

  test('by id requests the missing papers again', async () => {
    await restart({ papers: somePapers(60), pageCap: 25 });
    const ids = somePapers(60).map(({ id }) => ({ id: id as never }));
    const { papers, notices } = await gatherWith({ keywords: 'nothing at all' }, ids);
    expect(papers).toHaveLength(60);
    expect(notices).toEqual([]);
    const idCounts = arxiv.requests.flatMap(
      ({ params }) => params['id_list']?.split(',').length ?? [],
    );
    expect(idCounts).toEqual([60, 35, 10]);
  });
});
