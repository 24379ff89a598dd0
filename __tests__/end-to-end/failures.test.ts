import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../src/failure.ts';
import type { StepResult } from '../harness/runner.ts';
import { type Loopback, startLoopback } from '../emulators/loopback.ts';
import { messagesOf } from '../harness/messages.ts';
import { TOKEN } from '../harness/papers.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
let world: World;
let extra: Loopback | undefined;
afterEach(async () => {
  await world.close();
  await extra?.close();
  extra = undefined;
});

/** Expects exit status 1 and one annotation with the code in brackets, without a stack trace or the token. */
function expectFailure(step: StepResult, code: FailureCode, ...parts: string[]): void {
  const errors = messagesOf(step, 'error');
  expect(errors).toEqual([expect.stringContaining(`[${code}]`)]);
  expect(step.exitCode).toBe(1);
  for (const part of parts) expect(errors[0]).toContain(part);
  expect(step.raw).not.toMatch(/\n\s+at .*\(?file:|node:internal/);
  expect(step.raw.replaceAll(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
  expect(step.summary).toContain(code);
}

describe('a run fails because of its inputs', () => {
  test('without topics', async () => {
    world = await startWorld();
    expectFailure(await world.run({}), 'NO_TOPICS', 'keywords');
  });

  test('with a query that does not parse, and names the topic and column with a caret below it', async () => {
    world = await startWorld();
    const step = await world.run({ keywords: 'A: "x" "y"' });
    expectFailure(step, 'QUERY_INVALID', 'Topic "A"', 'column 5', '\n      ^');
  });

  test('with an unknown input, and suggests the nearest known one', async () => {
    world = await startWorld();
    expectFailure(
      await world.run({ ...scrolls, keyword: 'x', 'max-paper': '3' }),
      'CONFIG_INVALID',
      '`keywords`',
      '`max-papers`',
    );
  });

  test('with a misspelt name in a template, before it asks arXiv', async () => {
    world = await startWorld({ github: { files: { 't/post.hbs': '{{titel}}' } } });
    expectFailure(
      await world.run({ ...scrolls, templates: 't' }),
      'TEMPLATE_INVALID',
      't/post.hbs',
      'line 1',
      'Did you mean `title`?',
    );
    expect(world.arxiv.requests).toHaveLength(0);
  });

  test('with a `post-path` without the id', async () => {
    world = await startWorld();
    expectFailure(
      await world.run({ ...scrolls, 'post-path': 'posts/{{date}}.md' }),
      'CONFIG_INVALID',
      'post-path',
      '{{id}}',
    );
  });
});

test('a run fails if it cannot read the event file', async () => {
  world = await startWorld();
  const path = fileURLToPath(import.meta.url);
  expectFailure(
    await world.run(scrolls, undefined, { env: { GITHUB_EVENT_PATH: path } }),
    'CONFIG_INVALID',
    path,
  );
});

describe('a run fails when GitHub refuses', () => {
  test('the token', async () => {
    world = await startWorld();
    expectFailure(await world.run(scrolls, undefined, { token: 'ghs_wrong' }), 'TOKEN_REFUSED');
  });

  test('the repository because it does not exist', async () => {
    world = await startWorld();
    expectFailure(
      await world.run({ ...scrolls, repository: 'octo/nowhere' }),
      'REPOSITORY_MISSING',
      'octo/nowhere',
    );
  });

  test('the base branch because it does not exist', async () => {
    world = await startWorld();
    expectFailure(await world.run({ ...scrolls, base: 'gone' }), 'BASE_MISSING', 'gone');
  });

  test('the repository because it is empty', async () => {
    world = await startWorld({ github: { files: {}, empty: true } });
    expectFailure(await world.run(scrolls), 'REPOSITORY_EMPTY');
  });

  test('the repository because it is archived', async () => {
    world = await startWorld({ github: { archived: true } });
    expectFailure(await world.run(scrolls), 'REPOSITORY_ARCHIVED');
  });

  test('a push without `contents: write`, and names the permission to add before it asks arXiv', async () => {
    world = await startWorld({
      github: { permissions: { contents: 'read', pullRequests: 'write', issues: 'none' } },
    });
    expectFailure(await world.run(scrolls), 'PUSH_FORBIDDEN', 'contents: write');
    expect(world.arxiv.requests).toEqual([]);
  });

  test('a pull request without `pull-requests: write`, and names the permission to add', async () => {
    world = await startWorld({
      github: { permissions: { contents: 'write', pullRequests: 'read', issues: 'none' } },
    });
    expectFailure(await world.run(scrolls), 'PUSH_FORBIDDEN', 'pull-requests: write');
    expect([...world.github.files('paperboy/digest').keys()]).not.toHaveLength(0);
  });

  test('pull requests by GitHub Actions, and names the setting and a link to open the pull request by hand', async () => {
    world = await startWorld({ github: { actionsMayCreatePulls: false } });
    const step = await world.run(scrolls);
    expectFailure(
      step,
      'PULL_REQUESTS_FORBIDDEN',
      'Allow GitHub Actions to create and approve pull requests',
      'https://github.com/octo/site/compare/main...paperboy/digest',
    );
  });
});

test('a run checks the permission to push, except in a dry run or if an open digest proves it', async () => {
  world = await startWorld();
  const probes = () => world.github.requests.filter(({ path }) => path.endsWith('/git/blobs'));
  await world.run({ ...scrolls, 'dry-run': 'true' });
  expect(probes()).toEqual([]);
  await world.run(scrolls);
  await world.run(scrolls);
  expect(probes()).toHaveLength(1);
  expect(world.github.pulls).toHaveLength(1);
});

describe('a response of GitHub', () => {
  test('that contains the token, also in Base64, is printed with the token masked', async () => {
    world = await startWorld();
    const basic = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
    const message = `Sent: token ${TOKEN}, Basic ${basic}`;
    const refuse = (path: string, status: number) =>
      world.github.faults.push({
        match: (request) => request.method === 'POST' && request.path.endsWith(path),
        times: 9,
        when: 'before',
        do: 'status',
        status,
        body: { message },
      });
    refuse('/labels', 422);
    const labelled = await world.run(scrolls);
    expect(messagesOf(labelled)).toContainEqual(expect.stringContaining('labels: not set'));
    await world.close();
    world = await startWorld();
    refuse('/git/blobs', 403);
    const failed = await world.run(scrolls);
    expectFailure(failed, 'PUSH_FORBIDDEN', 'Sent: token ***');
    for (const { raw, summary } of [labelled, failed]) {
      const printed = raw.replace(/^::add-mask::.*$/gm, '') + summary;
      expect(printed).not.toContain(TOKEN);
      expect(printed).not.toContain(basic.slice(24, -4));
    }
  });

  test('that names a next page on another host does not make the run send the token there', async () => {
    const received: unknown[] = [];
    const elsewhere = (extra = await startLoopback(async (request, reply) => {
      received.push(request.headers.authorization);
      await new Promise<void>((done) => reply.end('[]', done));
    }));
    world = await startWorld();
    world.github.faults.push({
      match: ({ path }) => path.includes('/matching-refs'),
      times: 1,
      when: 'before',
      do: 'status',
      status: 200,
      headers: { link: `<${elsewhere.url}/next>; rel="next"` },
      body: [],
    });
    expectFailure(await world.run(scrolls), 'GITHUB_REFUSED', `${elsewhere.url}/next`);
    expect(received).toEqual([]);
  });
});

describe('when arXiv', () => {
  test('answers with a very long error, the run fails with one shortened annotation', async () => {
    const words = '\u202e`` '.repeat(150_000);
    const arxiv = (extra = await startLoopback(async (_, reply) => {
      const entry = `<id>http://arxiv.org/api/errors#x</id><summary>${words}</summary>`;
      const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`;
      await new Promise<void>((done) => reply.writeHead(400).end(feed, done));
    }));
    world = await startWorld();
    const step = await world.run(scrolls, undefined, { env: { PAPERBOY_ARXIV_URL: arxiv.url } });
    expectFailure(step, 'ARXIV_REFUSED', 'arXiv refused the query: `` ``', '(shortened)');
    expect(step.raw).not.toContain('\u202e');
  });

  test.each([429, 503, 406])(
    'always answers with %d, the run fails and says that no paper is lost',
    async (status) => {
      world = await startWorld();
      world.arxiv.faults.push({ times: 100, do: 'status', status });
      expectFailure(
        await world.run(scrolls),
        'ARXIV_UNAVAILABLE',
        `in 7 minutes: it answered with HTTP ${status}; arXiv's OAI-PMH could not be reached`,
        'no paper is lost',
        'started an hour later',
      );
    },
  );

  test.each(['rate-exceeded-200', 'html', 'reset', 'truncated'] as const)(
    'answers with %s twice and then properly, the run goes on',
    async (fault) => {
      world = await startWorld();
      world.arxiv.faults.push({ times: 2, do: fault });
      const step = await world.run(scrolls);
      expect(step.outputs['status']).toBe('opened');
      expect(step.log).toContain('waiting');
    },
  );

  test('always sends half a feed, the run fails', async () => {
    world = await startWorld();
    world.arxiv.faults.push({ times: 100, do: 'truncated' });
    expectFailure(await world.run(scrolls), 'PAPER_UNREADABLE', 'well-formed', 'in 7 minutes');
  });
});
