import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../src/failure.ts';
import type { StepResult } from '../harness/runner.ts';
import { type Loopback, startLoopback } from '../emulators/loopback.ts';
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

/** One annotation, its code in brackets, exit status 1, and nothing that only a programmer reads. */
function expectFailure(step: StepResult, code: FailureCode, ...parts: string[]): void {
  const errors = step.commands.filter(({ name }) => name === 'error');
  expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining(`[${code}]`)]);
  expect(step.exitCode).toBe(1);
  for (const part of parts) expect(errors[0]?.message).toContain(part);
  expect(step.raw).not.toMatch(/\n\s+at .*\(?file:|node:internal/);
  expect(step.raw.replaceAll(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
  expect(step.summary).toContain(code);
}

describe('what is wrong in the workflow', () => {
  test('no topics', async () => {
    world = await startWorld();
    expectFailure(await world.run({}), 'NO_TOPICS', 'keywords');
  });

  test('a query that does not parse: topic, column, and a caret under the place', async () => {
    world = await startWorld();
    const step = await world.run({ keywords: 'A: "x" "y"' });
    expectFailure(step, 'QUERY_INVALID', 'Topic "A"', 'column 5', '\n      ^');
  });

  test('an unknown input: the nearest known one', async () => {
    world = await startWorld();
    expectFailure(
      await world.run({ ...scrolls, keyword: 'x', 'max-paper': '3' }),
      'CONFIG_INVALID',
      '`keywords`',
      '`max-papers`',
    );
  });

  test('a template with a misspelt name, before arXiv is asked', async () => {
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

  test('a post path that does not hold the id', async () => {
    world = await startWorld();
    expectFailure(
      await world.run({ ...scrolls, 'post-path': 'posts/{{date}}.md' }),
      'CONFIG_INVALID',
      'post-path',
      '{{id}}',
    );
  });
});

test('an event that cannot be read', async () => {
  world = await startWorld();
  const path = fileURLToPath(import.meta.url);
  expectFailure(
    await world.run(scrolls, undefined, { env: { GITHUB_EVENT_PATH: path } }),
    'CONFIG_INVALID',
    path,
  );
});

describe('what GitHub refuses', () => {
  test('a token', async () => {
    world = await startWorld();
    expectFailure(await world.run(scrolls, undefined, { token: 'ghs_wrong' }), 'TOKEN_REFUSED');
  });

  test('a repository that is not there', async () => {
    world = await startWorld();
    expectFailure(
      await world.run({ ...scrolls, repository: 'octo/nowhere' }),
      'REPOSITORY_MISSING',
      'octo/nowhere',
    );
  });

  test('a base that is not there', async () => {
    world = await startWorld();
    expectFailure(await world.run({ ...scrolls, base: 'gone' }), 'BASE_MISSING', 'gone');
  });

  test('an empty repository', async () => {
    world = await startWorld({ github: { files: {}, empty: true } });
    expectFailure(await world.run(scrolls), 'REPOSITORY_EMPTY');
  });

  test('an archived repository', async () => {
    world = await startWorld({ github: { archived: true } });
    expectFailure(await world.run(scrolls), 'REPOSITORY_ARCHIVED');
  });

  test('writing, without the permission: the lines to add', async () => {
    world = await startWorld({
      github: { permissions: { contents: 'read', pullRequests: 'write', issues: 'none' } },
    });
    expectFailure(await world.run(scrolls), 'PUSH_FORBIDDEN', 'contents: write');
    expect(world.arxiv.requests).toEqual([]);
  });

  test('pull requests, without the permission: the lines to add, and a link to open it by hand', async () => {
    world = await startWorld({
      github: { permissions: { contents: 'write', pullRequests: 'read', issues: 'none' } },
    });
    expectFailure(await world.run(scrolls), 'PUSH_FORBIDDEN', 'pull-requests: write');
    expect([...world.github.files('paperboy/digest').keys()]).not.toHaveLength(0);
  });

  test('is not tried in a dry run, nor when a digest shows that it is there', async () => {
    world = await startWorld();
    const probes = () => world.github.requests.filter(({ path }) => path.endsWith('/git/blobs'));
    await world.run({ ...scrolls, 'dry-run': 'true' });
    expect(probes()).toEqual([]);
    await world.run(scrolls);
    await world.run(scrolls);
    expect(probes()).toHaveLength(1);
    expect(world.github.pulls).toHaveLength(1);
  });

  test('pull requests by Actions: the setting, and a link by which to open it by hand', async () => {
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

describe('what an answer of GitHub holds', () => {
  test('the token, also in Base64: it is printed nowhere', async () => {
    world = await startWorld();
    const basic = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
    const message = `Sent: token ${TOKEN}, Basic ${basic}`;
    const refused = (path: string, status: number) =>
      world.github.faults.push({
        match: (request) => request.method === 'POST' && request.path.endsWith(path),
        times: 9,
        when: 'before',
        do: 'status',
        status,
        body: { message },
      });
    refused('/labels', 422);
    const labelled = await world.run(scrolls);
    expect(labelled.commands.map(({ message: told }) => told)).toContainEqual(
      expect.stringContaining('labels: not set'),
    );
    await world.close();
    world = await startWorld();
    refused('/git/blobs', 403);
    const failed = await world.run(scrolls);
    expectFailure(failed, 'PUSH_FORBIDDEN', 'Sent: token ***');
    for (const { raw, summary } of [labelled, failed]) {
      const told = raw.replace(/^::add-mask::.*$/gm, '') + summary;
      expect(told).not.toContain(TOKEN);
      expect(told).not.toContain(basic.slice(24, -4));
    }
  });

  test('a next page on another host: the token does not go there', async () => {
    const asked: unknown[] = [];
    const elsewhere = (extra = await startLoopback(async (request, reply) => {
      asked.push(request.headers.authorization);
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
    expect(asked).toEqual([]);
  });
});

describe('what arXiv does', () => {
  test('it answers with an error without end: one annotation, cut, and no trace', async () => {
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
    'it refuses with %d for ever: the run fails, and says that no paper is lost',
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
    'it answers with %s twice, and then properly: the run goes on',
    async (fault) => {
      world = await startWorld();
      world.arxiv.faults.push({ times: 2, do: fault });
      const step = await world.run(scrolls);
      expect(step.outputs['status']).toBe('opened');
      expect(step.log).toContain('waiting');
    },
  );

  test('it sends half a feed for ever', async () => {
    world = await startWorld();
    world.arxiv.faults.push({ times: 100, do: 'truncated' });
    expectFailure(await world.run(scrolls), 'PAPER_UNREADABLE', 'well-formed', 'in 7 minutes');
  });
});
