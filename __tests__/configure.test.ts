import { expect, test } from '@jest/globals';
import { configure } from '../src/configure.ts';
import type { Edges } from '../src/run-edges.ts';
import { aBranch } from './builders/site.ts';

/** Reads the configuration for a site without files, with the default branch main. */
const configured = (inputs: Record<string, string>) => {
  const files = ({ branch = 'main' }: { branch?: string }) =>
    Promise.resolve(aBranch({}, { branch }));
  return configure({
    inputs: new Map(Object.entries({ keywords: 'scroll', ...inputs })),
    site: { files },
    at: {
      token: 't',
      repository: { owner: 'o', name: 'r' },
      file: { path: '.github/paperboy.yml', named: false },
      ...(inputs['base'] !== undefined && { base: inputs['base'] }),
    },
    log: { info: () => undefined, notice: () => undefined },
  } as unknown as Edges);
};

test.each([
  { branch: 'main' },
  { branch: 'main', 'pull-request': 'daily' },
  { base: 'paperboy/digest' },
  { base: 'paperboy/digest-2' },
  { base: 'paperboy/digest-2026-11-20' },
])('a base branch that is a digest branch is refused: %j', async (inputs) => {
  await expect(configured(inputs)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(`matches the base branch, ${inputs.base ?? 'main'}`),
  });
});

test.each([
  { branch: 'main', 'pull-request': 'off' },
  { branch: 'main-2' },
  { base: 'paperboy/digests' },
])('a base branch that cannot be a digest branch is accepted: %j', async (inputs) => {
  expect((await configured(inputs)).base.branch).toBe(inputs.base ?? 'main');
});
