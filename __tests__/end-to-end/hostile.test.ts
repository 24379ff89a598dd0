import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { idForPath, idsInPath } from '../../src/papers/paper.ts';
import { TOKEN } from '../harness/papers.ts';
import type { StepResult } from '../harness/runner.ts';
import { startWorld } from '../harness/world.ts';
import { NOW, papersForSites } from '../sites/papers.ts';

const PRESETS = readdirSync('templates', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [name] as const);

/** Real rough papers too, where they lie beside: all of them with one preset, some with the others. */
const shared = process.env['PAPERBOY_SHARED'];
const papers = papersForSites(shared);
const all = papersForSites(shared, Infinity);

/** What the action may say to the runner; anything else came out of a paper. */
const OURS = ['add-mask', 'debug', 'notice', 'warning'];

test.each(PRESETS)(
  '%s: whatever papers hold, it is said to nobody but their readers',
  async (site) => {
    // No pull request can list so many.
    const atOnce = site === 'markdown';
    const asked = atOnce ? all : papers;
    const branch = atOnce ? 'main' : 'paperboy/digest';
    const world = await startWorld({ papers: asked, arxiv: { now: NOW } });
    try {
      const step = await world.run(
        {
          keywords: 'All papers: cat:cs.CL',
          // The withdrawn one comes only where somebody asks for it.
          papers: '2501.00002',
          site,
          'max-papers': '0',
          ...(atOnce && { 'pull-request': 'off' }),
        },
        NOW,
      );
      expect({ errors: errorsOf(step), exitCode: step.exitCode }).toEqual({
        errors: [],
        exitCode: 0,
      });
      expectOnlyOurCommands(step);
      const proposed = JSON.parse(step.outputs['papers'] ?? '') as { id: string; path: string }[];
      expect(proposed).toHaveLength(asked.length);

      const files = world.github.files(branch);
      for (const { id, path } of proposed) {
        expect(path).toMatch(/^(?:[a-zA-Z0-9_-]+\/)*[a-z0-9-]+\.[a-z]+$/);
        expect(path).toContain(idForPath(id as never).replace('.', '-'));
        expect(idsInPath(path)).toEqual([id]);
        expect(files.get(path)).toContain('arxiv.org/abs/');
      }
      const [commit] = world.github.log(branch);
      const [pull] = world.github.pulls;
      for (const said of [commit?.message ?? '', pull?.title ?? '', seen(pull?.body ?? '')])
        expect(said).not.toMatch(/(?<![\w/])@[a-z]|(?<![\w&])#\d|\bGH-\d|\[skip ci\]/i);
      const told = [step.summary, pull?.body, commit?.message, ...files.values()].join('\n');
      expect(told).not.toContain(TOKEN);
      expect(step.raw.replace(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
    } finally {
      await world.close();
    }
  },
  600_000,
);

function expectOnlyOurCommands({ commands, raw }: StepResult): void {
  expect(commands.map(({ name }) => name).filter((name) => !OURS.includes(name))).toEqual([]);
  expect(raw).not.toContain('##[');
}

/** A body as a reader sees it: without what stands in code, with entities read. */
function seen(body: string): string {
  return body
    .replace(/`[^`\n]*`/g, '')
    .replaceAll('&#8203;', '\u200b')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function errorsOf({ commands }: StepResult): string[] {
  return commands.filter(({ name }) => name === 'error').map(({ message }) => message);
}
