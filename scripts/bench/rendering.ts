import Handlebars from 'handlebars';
import { readConfig } from '../../src/config/read.ts';
import type { SiteFiles } from '../../src/site/site-files.ts';
import { select } from '../../src/rank/select.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { renderPages } from '../../src/render/pages.ts';
import { aPaper } from '../../__tests__/builders/paper.ts';
import { FORMULAS, SNIPPETS, TITLES } from '../../__tests__/sites/hostile.ts';
import { processorTime } from './process.ts';
import { type Row, figure, ratio } from './table.ts';

const POSTS = 1000;
const ROUNDS = 50;
const NOW = new Date('2026-11-20T06:00:00Z');

const EMPTY_SITE: SiteFiles = {
  branch: 'main',
  commit: '',
  paths: [],
  read: (path) => Promise.reject(new Error(`${path} does not exist`)),
};

/** Papers of typical length with many characters to escape. */
function papers() {
  const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
  return Array.from({ length: POSTS }, (_, n) =>
    aPaper({
      id: `2611.${String(10_000 + n)}`,
      title: pick(TITLES, n),
      abstract: Array.from(
        { length: 8 },
        (_, at) => `We read ${pick(SNIPPETS, n + at)} by candle light, ${pick(FORMULAS, n * at)}.`,
      ).join(' '),
    }),
  );
}

/** Template without Paperboy: values are not escaped, and pages are not checked. */
const PLAIN = `---
title: {{title}}
date: {{published}}
authors: [{{#each authors}}{{name}}, {{/each}}]
tags: [{{#each categories}}{{this}}, {{/each}}]
---

[{{id}}](https://arxiv.org/abs/{{id}})

{{abstract}}
`;

/** Measures posts per second by Handlebars alone, as bytes. It needs many rounds to be measurable. */
async function plainly(): Promise<number> {
  const print = Handlebars.compile(PLAIN, { noEscape: true });
  const all = papers();
  let length = 0;
  const seconds = await processorTime(() => {
    for (let round = 0; round < ROUNDS; round++)
      for (const paper of all) length += Buffer.byteLength(print(paper));
  });
  if (length === 0) throw new Error('nothing was printed');
  return (ROUNDS * POSTS) / seconds;
}

async function row(name: string, plain: number): Promise<Row> {
  const presets = presetsIn(`${process.cwd()}/templates`);
  const inputs = new Map([
    ['keywords', 'Reading: candle'],
    ['site', name],
    ['max-papers', '0'],
  ]);
  const config = readConfig(inputs);
  const layout = await layoutFor(config, EMPTY_SITE, presets);
  const wanted = select(papers(), config, new Map());
  const rendering = { layout, config, now: NOW, enrich: () => Promise.resolve(new Map()) };
  const existing = { paths: new Set<string>(), today: undefined };
  let count = 0;
  const seconds = await processorTime(async () => {
    count = (await renderPages(wanted, rendering, existing)).papers.length;
  });
  if (count !== POSTS) throw new Error(`${name} wrote ${count} of ${POSTS} posts`);
  return {
    measurement: 'rendering and checking on one processor',
    size: `${figure(POSTS)} posts for ${name}`,
    ours: `${figure(Math.round(POSTS / seconds))} posts a second`,
    alternative: `${figure(Math.round(plain))} a second: Handlebars without escaping and checks`,
    ratio: ratio(plain, POSTS / seconds),
  };
}

/** Measures posts per second of processor time, including the digest page and the checks. */
export async function rendering(): Promise<Row[]> {
  const plain = await plainly();
  const rows: Row[] = [];
  for (const name of presetsIn(`${process.cwd()}/templates`).names())
    rows.push(await row(name, plain));
  return rows;
}
