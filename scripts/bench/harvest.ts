import { somePapers } from '../../__tests__/harness/papers.ts';
import { envFor, withEmulators } from './emulators.ts';
import { type Cost, RUNS, cost, median } from './process.ts';
import { type Row, figure, ratio } from './table.ts';

const RECORDS = 10_000;
const POSTS = 50;

/** Runs that find fifty papers: in ten thousand changed records, or by the API's search. */
async function runs(source: 'oai' | 'api'): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run++)
    await withEmulators({ posts: POSTS, files: 0 }, async (arxiv, github, huggingFace) => {
      const abstract = 'Ink is of another color on each page of a book. '.repeat(25);
      const old = somePapers(RECORDS - POSTS, {
        published: '2024-01-01T00:00:00Z',
        updated: '2026-11-19T00:00:00Z',
        abstract,
      });
      if (source === 'oai')
        old.forEach((paper, nth) => {
          arxiv.add({ ...paper, id: `2401.${String(nth + 1).padStart(5, '0')}`, version: 2 });
        });
      costs.push(
        await cost('dist/index.js', {
          ...envFor(arxiv.url, github.url, huggingFace.url, 'Scrolls: scroll'),
          'INPUT_LOOKBACK-DAYS': '10',
          INPUT_SOURCE: source,
          PAPERBOY_OAI_URL: arxiv.url,
        }),
      );
      const found = [...github.files('paperboy/digest').keys()].filter((path) =>
        /\/2611-\d{5}/.test(path),
      );
      if (found.length !== POSTS) throw new Error(`${found.length} of ${POSTS} posts were written`);
    });
  return { ms: median(costs.map(({ ms }) => ms)), mb: median(costs.map(({ mb }) => mb)) };
}

/** Measures a run that reads all changed records of arXiv to find its papers. */
export async function harvest(): Promise<Row[]> {
  const [oai, api] = [await runs('oai'), await runs('api')];
  const size = `${figure(RECORDS)} records, ${POSTS} new posts`;
  const alternative = 'the same run with the API';
  return [
    {
      measurement: 'time of a run with OAI-PMH',
      size,
      ours: `${figure(oai.ms)} ms`,
      alternative: `${figure(api.ms)} ms: ${alternative}`,
      ratio: ratio(oai.ms, api.ms),
    },
    {
      measurement: 'peak memory of a run with OAI-PMH',
      size,
      ours: `${figure(oai.mb)} MB`,
      alternative: `${figure(api.mb)} MB: ${alternative}`,
      ratio: ratio(oai.mb, api.mb),
    },
  ];
}
