import { aPaper } from '../../__tests__/builders/paper.ts';
import { readConfig } from '../../src/config/read.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { compileTopics } from '../../src/match/match.ts';
import { collect } from '../../src/render/collections/collect.ts';
import { collectionFiles } from '../../src/render/collections/collection-files.ts';
import { layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { type World, envFor, withEmulators } from './emulators.ts';
import { cost, median, processorTime } from './process.ts';
import { type Row, figure, ratio } from './table.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const [TOPICS, ROWS, ADDED] = [50, 100, 20];

/** Measures the cost of published papers: a run that looks for their news, and a long list that grows. */
export async function published(): Promise<Row[]> {
  return [await newsRow(), await listRow()];
}

async function newsRow(): Promise<Row> {
  // The site also has the fifty papers of the window.
  const world: World = { posts: 0, files: 0, published: 2000 };
  const requestsWith = (updates: string) =>
    withEmulators(world, async (arxiv, github, huggingFace) => {
      await cost('dist/index.js', {
        ...envFor(arxiv.url, github.url, huggingFace.url, 'Scrolls: scroll'),
        INPUT_UPDATES: updates,
        GITHUB_RUN_NUMBER: '7',
      });
      return { arxiv: arxiv.requests.length, github: github.requests.length };
    });
  const [on, off] = [await requestsWith('withdrawn'), await requestsWith('off')];
  const words = ({ arxiv, github }: typeof on) => `${arxiv} to arXiv, ${github} to GitHub`;
  return {
    measurement: 'requests of a run without new papers',
    size: 'a site of 2,000 posts',
    ours: words(on),
    alternative: `${words(off)}: the same run with \`updates: off\``,
    ratio: ratio(on.arxiv + on.github, off.arxiv + off.github),
  };
}

async function listRow(): Promise<Row> {
  const names = Array.from({ length: TOPICS }, (_, n) => `Scroll ${n}`);
  const config = readConfig(
    new Map([
      ['keywords', names.map((name) => `${name}: "scroll ${name.slice(7)}"`).join('\n')],
      ['output', 'list'],
    ]),
  );
  const site = { branch: 'main', commit: '', paths: [], read: () => Promise.resolve('') };
  const layout = await layoutFor(config, site, presetsIn(`${process.cwd()}/templates`));
  const files = collectionFiles(layout, config, NOW, '');
  const matcher = compileTopics(config.topics);
  const papers = (count: number, from: number) =>
    Array.from({ length: count }, (_, n) => {
      const paper = aPaper({
        id: `2611.${String(from + n).padStart(5, '0')}` as PaperId,
        title: `Reading Scroll ${n % TOPICS} by Candle Light`,
      });
      return { paper, matches: matcher.match(paper) };
    });
  const add = (list: ReturnType<typeof papers>, texts: ReadonlyMap<string, string>) =>
    collect(list, files, texts, layout, config, NOW, new Map());
  const before = add(papers(TOPICS * ROWS, 1), new Map());
  const added = papers(ADDED, 90_000);
  const text = before.get(layout.collections.list) ?? '';
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < 5; run++) {
    ours.push(await processorTime(() => add(added, before)));
    bare.push(await processorTime(() => [...text.split('\n')].sort().join('\n')));
  }
  const ms = (seconds: number) => Math.round(seconds * 10_000) / 10;
  const [oursMs, bareMs] = [ms(median(ours)), ms(median(bare))];
  return {
    measurement: `adding ${ADDED} papers to a list, on one processor`,
    size: `${figure(TOPICS * ROWS)} papers in ${TOPICS} topics`,
    ours: `${oursMs} ms`,
    alternative: `${bareMs} ms: only sorting the lines`,
    ratio: ratio(oursMs, bareMs),
  };
}
