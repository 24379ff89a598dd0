import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { validateTraffic } from '../emulators/github/openapi.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { startWorld } from '../harness/world.ts';

const description: unknown = JSON.parse(
  readFileSync(`${process.env['PAPERBOY_SHARED'] ?? ''}/data/github/openapi-slim.json`, 'utf8'),
);

test("every request to GitHub and every response of its emulator matches GitHub's OpenAPI description", async () => {
  const world = await startWorld({
    papers: somePapers(3),
    github: { files: { '.github/paperboy.yml': 'keywords: scroll\n' } },
  });
  try {
    await world.run({});
    world.arxiv.add(aLatePaper());
    await world.run({}, TOMORROW);
    world.github.mergePull(1, 'squash');
    await world.run({}, TOMORROW);
    await world.run({ repository: 'octo/nowhere' });
    expect(world.github.requests.length).toBeGreaterThan(20);
    // The reduced description lacks this endpoint; the emulator follows GitHub's documentation.
    const undescribed = 'GET /repos/octo/site/commits is not described';
    const problems = validateTraffic(world.github.requests, description);
    expect(problems.filter((problem) => problem !== undescribed)).toEqual([]);
  } finally {
    await world.close();
  }
});

test('the check reports requests and responses that differ from the description', () => {
  const exchange = {
    method: 'POST',
    path: '/repos/o/r/git/trees',
    requestBody: { tree: 'x' },
    status: 201,
    responseBody: { tree: [] },
  };
  const problems = validateTraffic(
    [exchange, { ...exchange, method: 'GET', path: '/nowhere' }],
    description,
  );
  expect(problems.some((problem) => problem.includes('request: /tree'))).toBe(true);
  expect(
    problems.some((problem) => problem.includes("answer 201:  must have required property 'sha'")),
  ).toBe(true);
  expect(problems).toContain('GET /nowhere is not described');
});
