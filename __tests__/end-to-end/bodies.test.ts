import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { listedIn } from '../../src/record/boxes.ts';
import { BODY_LIMIT, bodyLength } from '../../src/record/fit-body.ts';
import { MANY_TOPICS, manyPapers } from '../harness/many-papers.ts';
import { type World, startWorld } from '../harness/world.ts';

/** Inputs of every run. @param most papers a run */
const inputs = (most: number) => ({ keywords: MANY_TOPICS, 'max-papers': String(most) });

/** Papers in the digest, days with one run each, and papers held over at the end. */
const BODIES = [
  { count: 5, days: 1, waiting: 0 },
  { count: 23, days: 1, waiting: 54 },
  { count: 50, days: 2, waiting: 0 },
  { count: 200, days: 4, waiting: 0 },
  { count: 800, days: 1, waiting: 0 },
] as const;

async function withDigest(
  { count, days, waiting }: (typeof BODIES)[number],
  check: (world: World, summary: string, log: string) => void,
): Promise<void> {
  const perDay = count / days;
  const papers = Array.from({ length: days }, (_, day) =>
    manyPapers(perDay + waiting, `2026-11-${18 + day}T17:00:00Z`, 1 + day * perDay),
  ).flat();
  const world = await startWorld({ papers });
  try {
    let step = { log: '', summary: '' };
    for (let day = 0; day < days; day++)
      step = await world.run(inputs(perDay), `2026-11-${19 + day}T06:00:00Z`);
    check(world, step.summary, step.log);
  } finally {
    await world.close();
  }
}

describe('the text of a pull request', () => {
  test.each(BODIES)(
    'with $count papers equals its golden file',
    async (digest) => {
      await withDigest(digest, ({ github }, summary, log) => {
        const [pull] = github.pulls;
        const text = `${pull?.title}\n\n${pull?.body}\n`;
        const golden = `__tests__/golden/body-${digest.count}.md`;
        if (process.env['PAPERBOY_GOLDEN'] === 'write') writeFileSync(golden, text);
        expect(listedIn(text)).toHaveLength(digest.count);
        expect(bodyLength(text)).toBeLessThanOrEqual(BODY_LIMIT + 300);
        expect(text).toBe(readFileSync(golden, 'utf8'));
        // The log and the summary use the same words for the same figures.
        expect(log).toMatch(/^Long context: \d+ matched, \d+ new/m);
        expect(summary).toMatch(/\n### Long context \(\d+\)\n\n- \[/);
        const waits = `${digest.waiting} more papers matched and wait for the next run`;
        expect(log.includes(`\n${waits}.\n`)).toBe(digest.waiting > 0);
        expect(summary.includes(`<summary>${waits}</summary>`)).toBe(digest.waiting > 0);
      });
    },
    120_000,
  );
});
