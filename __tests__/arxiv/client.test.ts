import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { arxivOver } from '../../src/arxiv/client.ts';
import { gather } from '../../src/arxiv/gather.ts';
import { readConfig } from '../../src/config/read.ts';
import { startArxiv } from '../emulators/arxiv/index.ts';
import { TODAY, somePapers } from '../harness/papers.ts';

const now = new Date(TODAY);
const inCategory = { keywords: 'Scrolls: scroll', categories: 'cs.CL' };
let arxiv: Awaited<ReturnType<typeof startArxiv>>;
let log: string[];
beforeEach(async () => {
  const announced = { date: '2026-11-20', type: 'new' as const };
  arxiv = await startArxiv({ papers: somePapers(2, { announced }) });
  log = [];
});
afterEach(() => arxiv.close());

/** Asks the emulator as a run does; the waits shrink with the pace. */
const gatherWith = (inputs: Record<string, string>) =>
  gather(
    arxivOver({
      apiUrl: arxiv.url,
      rssUrl: arxiv.url,
      userAgent: 'test',
      paceSeconds: 0.001,
      log: { info: (line) => log.push(line), notice: ({ text }) => log.push(text) },
    }),
    readConfig(new Map(Object.entries(inputs))),
    now,
    [],
  );

describe.each([
  ['cut off', 'truncated', 'cut off'],
  ['empty', 'empty', 'an empty reply'],
] as const)('a reply with status 200 that is %s', (_, fault, words) => {
  test('is waited for and asked again', async () => {
    arxiv.faults.push({ times: 2, do: fault });
    const { papers, from } = await gatherWith(inCategory);
    expect({ count: papers.length, from }).toEqual({ count: 2, from: 'api' });
    expect(log.filter((line) => line.includes('waiting'))).toEqual([
      expect.stringContaining(words),
      expect.stringContaining(words),
    ]);
  });

  test('each time makes the feed speak for the API', async () => {
    arxiv.faults.push({ times: 6, do: fault, at: 'api' });
    const { papers, from } = await gatherWith(inCategory);
    expect({ count: papers.length, from }).toEqual({ count: 2, from: 'feed' });
  });

  test('each time, where no feed can speak, is what cannot be read', async () => {
    arxiv.faults.push({ times: 100, do: fault });
    await expect(gatherWith({ ...inCategory, source: 'api' })).rejects.toMatchObject({
      code: 'PAPER_UNREADABLE',
      message: expect.stringContaining('6 tries'),
    });
  });
});

test('a reply that is whole and of an unknown shape is not asked for again', async () => {
  arxiv.faults.push({ times: 1, do: 'unknown' });
  await expect(gatherWith(inCategory)).rejects.toMatchObject({ code: 'PAPER_UNREADABLE' });
  expect(arxiv.requests).toHaveLength(1);
});

test('the log tells page of pages, and each wait with its reason and length', async () => {
  await arxiv.close();
  arxiv = await startArxiv({ papers: somePapers(120), pageCap: 50 });
  arxiv.faults.push({ times: 1, do: 'status', status: 503 });
  await gatherWith(inCategory);
  expect(log).toEqual([
    expect.stringMatching(/^arXiv's API answered with HTTP 503; waiting \d+ s before try 2$/),
    "arXiv's API: page 1 of 3 (50 of 120 papers)",
    "arXiv's API: page 2 of 3 (100 of 120 papers)",
    "arXiv's API: page 3 of 3 (120 of 120 papers)",
  ]);
});
