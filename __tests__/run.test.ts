import { expect, test } from '@jest/globals';
import { SAMPLE_KEYWORDS, SAMPLE_NOW, sampleArxiv } from '../src/arxiv/sample.ts';
import type { Edges } from '../src/run-edges.ts';
import type { Outcome, Site } from '../src/record/site.ts';
import { NO_EXTRAS } from '../src/enrich/enrich.ts';
import type { Notice } from '../src/log.ts';
import { presetsIn } from '../src/site/preset-folder.ts';
import { run } from '../src/run.ts';
import { type Texts, aSite } from './builders/site.ts';

/** A site with files and no earlier digests. It returns the given outcomes in turn. */
const siteWith = (files: Texts, ...outcomes: Outcome[]): Site => ({
  ...aSite({ branches: { main: files } }),
  carryOut: () => Promise.resolve(outcomes.shift() ?? { kind: 'done', notices: [] }),
});

/** Runs on the sample papers. @returns the report and the log */
async function runOn(site: Site, inputs: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const notices: Notice[] = [];
  const edges: Edges = {
    inputs: new Map(Object.entries({ keywords: SAMPLE_KEYWORDS, ...inputs })),
    site,
    arxiv: sampleArxiv(),
    extras: NO_EXTRAS,
    presets: presetsIn(`${process.cwd()}/templates`),
    log: { info: (line) => lines.push(line), notice: (notice) => notices.push(notice) },
    now: new Date(SAMPLE_NOW),
    at: { file: { path: '.github/paperboy.yml', named: false } },
  };
  return { report: await run(edges), lines, notices };
}

test('notices about papers are given once, however often the run starts again after a push', async () => {
  const template = { 't/post.hbs': '---\ntitle: {{title}}\n---\n\nx\n' };
  const moved = { kind: 'moved' } as const;
  const { lines, notices } = await runOn(siteWith(template, moved, moved), { templates: 't' });
  expect(lines.filter((line) => line.includes('reading it again'))).toHaveLength(2);
  const unfit = notices.filter(({ text }) => text.includes('left out')).map(({ about }) => about);
  expect(unfit.length).toBeGreaterThan(0);
  expect(new Set(unfit).size).toBe(unfit.length);
});
