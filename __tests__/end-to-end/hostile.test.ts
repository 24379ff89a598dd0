import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { idForPath, idsInPath } from '../../src/papers/paper.ts';
import { messagesOf } from '../harness/messages.ts';
import { TOKEN } from '../harness/papers.ts';
import type { StepResult } from '../harness/runner.ts';
import { startWorld } from '../harness/world.ts';
import { NOW, papersForSites } from '../sites/papers.ts';

const PRESETS = readdirSync('templates', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [name] as const);

/** With PAPERBOY_SHARED, recorded papers too: all of them with one preset, some with the others. */
const shared = process.env['PAPERBOY_SHARED'];
const papers = papersForSites(shared);
const all = papersForSites(shared, Infinity);

/** The commands that the action sends to the runner. Any other would come from a paper. */
const COMMANDS = ['add-mask', 'debug', 'notice', 'warning'];

test.each(PRESETS)(
  '%s: no text of a paper becomes a command, mention, reference or path',
  async (site) => {
    // A pull request cannot list so many papers.
    const listsAll = site === 'markdown';
    const proposable = listsAll ? all : papers;
    const branch = listsAll ? 'main' : 'paperboy/digest';
    const world = await startWorld({ papers: proposable, arxiv: { now: NOW } });
    try {
      const step = await world.run(
        {
          keywords: 'All papers: cat:cs.CL',
          // The withdrawn paper is proposed only on request.
          papers: '2501.00002',
          site,
          'max-papers': '0',
          ...(listsAll && { 'pull-request': 'off' }),
        },
        NOW,
      );
      expect({ errors: messagesOf(step, 'error'), exitCode: step.exitCode }).toEqual({
        errors: [],
        exitCode: 0,
      });
      expectOnlyOurCommands(step);
      const proposed = JSON.parse(step.outputs['papers'] ?? '') as { id: string; path: string }[];
      expect(proposed).toHaveLength(proposable.length);

      const files = world.github.files(branch);
      for (const { id, path } of proposed) {
        expect(path).toMatch(/^(?:[a-zA-Z0-9_-]+\/)*[a-z0-9-]+\.[a-z]+$/);
        expect(path).toContain(idForPath(id as never).replace('.', '-'));
        expect(idsInPath(path)).toEqual([id]);
        expect(files.get(path)).toContain('arxiv.org/abs/');
      }
      const [commit] = world.github.log(branch);
      const [pull] = world.github.pulls;
      for (const text of [commit?.message ?? '', pull?.title ?? '', visible(pull?.body ?? '')])
        expect(text).not.toMatch(/(?<![\w/])@[a-z]|(?<![\w&])#\d|\bGH-\d|\[skip ci\]/i);
      const written = [step.summary, pull?.body, commit?.message, ...files.values()].join('\n');
      expect(written).not.toContain(TOKEN);
      expect(step.raw.replace(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
    } finally {
      await world.close();
    }
  },
  600_000,
);

function expectOnlyOurCommands({ commands, raw }: StepResult): void {
  expect(commands.map(({ name }) => name).filter((name) => !COMMANDS.includes(name))).toEqual([]);
  expect(raw).not.toContain('##[');
}

/** Returns a body without inline code, and with numeric entities decoded. */
function visible(body: string): string {
  return body
    .replace(/`[^`\n]*`/g, '')
    .replaceAll('&#8203;', '\u200b')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
