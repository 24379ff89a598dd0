import { readConfig } from '../../src/config/read.ts';
import type { SiteFiles } from '../../src/edges.ts';
import { select } from '../../src/papers/select.ts';
import { layoutFor } from '../../src/render/layout.ts';
import { presetsIn } from '../../src/render/preset-folder.ts';
import { renderPages } from '../../src/render/posts.ts';
import { aPaper } from '../../__tests__/builders/paper.ts';
import { FORMULAS, SNIPPETS, TITLES } from '../../__tests__/sites/hostile.ts';
import { processorTime } from './process.ts';
import { type Cell, table } from './table.ts';

const POSTS = 1000;
const NOW = new Date('2026-11-20T06:00:00Z');

const EMPTY_SITE: SiteFiles = {
  branch: 'main',
  commit: '',
  paths: [],
  read: (path) => Promise.reject(new Error(`there is no ${path}`)),
};

/** Papers of a usual length, of texts that ask for a lot of escaping. */
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

async function row(name: string): Promise<Cell[]> {
  const presets = presetsIn(`${process.cwd()}/templates`);
  const inputs = new Map([
    ['keywords', 'Reading: candle'],
    ['site', name],
    ['max-papers', '0'],
  ]);
  const config = readConfig(inputs);
  const layout = await layoutFor(config, EMPTY_SITE, presets);
  const verdicts = select(papers(), config, new Map(), NOW);
  let count = 0;
  const seconds = processorTime(() => {
    const existing = { paths: new Set<string>(), today: undefined };
    count = renderPages(verdicts, layout, config, NOW, existing).papers.length;
  });
  if (count !== POSTS) throw new Error(`${name} wrote ${count} of ${POSTS} posts`);
  return [name, Math.round(POSTS / seconds)];
}

/** Posts a second of processor time, with their digest page and the check of their front matter. */
export async function rendering(): Promise<string> {
  const rows: Cell[][] = [];
  for (const name of presetsIn(`${process.cwd()}/templates`).names()) rows.push(await row(name));
  return table(
    `Rendering ${POSTS} posts, with their digest page and the check of each one's front matter`,
    ['preset', 'posts a second of one processor'],
    rows,
  );
}
