import { describe, expect, test } from '@jest/globals';
import type { Ask } from '../../src/arxiv/asker.ts';
import { harvestOver, inWords, recordOver } from '../../src/arxiv/harvest.ts';
import { BadToken, type OaiPage, readOai } from '../../src/arxiv/oai.ts';
import { RunFailure } from '../../src/failure.ts';
import type { PaperId } from '../../src/papers/paper.ts';

const source = { name: 'OAI', url: 'http://oai.invalid' };
const days = { from: '2026-11-18', until: '2026-11-20' };
const page = (token?: string, recordCount = 2500): OaiPage => ({
  ...{ entries: [], notices: [], recordCount, token },
});
const expired = new BadToken('Expired');

/** Answers each request with the next reply. @returns a way to ask, and the requests */
function answering(...replies: (OaiPage | Error)[]) {
  const requests: { path: string; share: number }[] = [];
  const ask = ((question, share) => {
    expect({ ...question, page: undefined }).toEqual({ source, read: readOai, page: undefined });
    requests.push({ path: `${question.page.method} ${question.page.path}`, share });
    const reply = replies[requests.length - 1] ?? new Error('one request too many');
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  }) as Ask;
  return { ask, requests };
}

/** Reads all pages. @returns their number, the requests, the log, and the failure */
async function harvest(...replies: (OaiPage | Error)[]) {
  const { ask, requests } = answering(...replies);
  const log: string[] = [];
  const changes = harvestOver(ask, source, { info: (line) => log.push(line), notice: () => 0 });
  const pages: OaiPage[] = [];
  let failure: unknown;
  try {
    for await (const one of changes(days, 0.5)) pages.push(one);
  } catch (error) {
    failure = error;
  }
  return { pageCount: pages.length, failure, log, requests };
}

const FIRST = 'GET /oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2026-11-18&until=2026-11-20';
const next = (token: string) => `GET /oai?verb=ListRecords&resumptionToken=${token}`;
const logged = (nth: number, count = 2500) =>
  `OAI: page ${nth} of changes from 2026-11-18 to 2026-11-20 (${count} records)`;

describe('the changes of some days', () => {
  test('are read page by page: the next one is requested by the token alone', async () => {
    expect(await harvest(page('a'), page('b%7C'), page(undefined, 7))).toEqual({
      pageCount: 3,
      failure: undefined,
      log: [logged(1), logged(2), logged(3, 7)],
      requests: [FIRST, next('a'), next('b%257C')].map((path) => ({ path, share: 0.5 })),
    });
  });

  test('are read once more from the beginning if arXiv rejects a token', async () => {
    const { pageCount, failure, log, requests } = await harvest(
      ...[page('a'), expired, page('a'), page()],
    );
    expect({ pageCount, failure }).toEqual({ pageCount: 3, failure: undefined });
    expect(log[1]).toBe('OAI takes its token no more: reading these days from their beginning');
    expect(requests.map(({ path }) => path)).toEqual([FIRST, next('a'), FIRST, next('a')]);
  });

  test.each([
    ['a second token is rejected', [page('a'), expired, page('a'), expired]],
    ['a token is rejected that was not sent', [expired]],
  ])('are a failure if %s', async (_, replies) => {
    const { failure, requests } = await harvest(...replies);
    expect(failure).toBe(expired);
    expect(requests).toHaveLength(replies.length);
  });

  test('are not requested again after another failure', async () => {
    const down = new RunFailure('ARXIV_UNAVAILABLE', 'down');
    const { failure, requests } = await harvest(page('a'), down);
    expect(failure).toBe(down);
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['the same token comes twice', [page('a'), page('b'), page('a')]],
    ['a page with a token is empty', [page('a', 0)]],
  ])('do not go in a circle: it is a failure if %s', async (_, replies) => {
    expect(await harvest(...replies)).toMatchObject({
      pageCount: replies.length,
      failure: { code: 'PAPER_UNREADABLE', message: 'OAI sends its pages in a circle' },
    });
  });
});

test('one paper is read by its id', async () => {
  const { ask, requests } = answering(page());
  expect(await recordOver(ask, source)('hep-th/9901001' as PaperId, 0.25)).toEqual(page());
  expect(requests).toEqual([
    {
      path: 'GET /oai?verb=GetRecord&identifier=oai%3AarXiv.org%3Ahep-th%2F9901001&metadataPrefix=arXivRaw',
      share: 0.25,
    },
  ]);
});

test('messages name the days', () => {
  expect(inWords(days)).toBe('from 2026-11-18 to 2026-11-20');
  expect(inWords({ from: '2026-11-18' })).toBe('from 2026-11-18 on');
});
