import { cost } from './process.ts';
import { type Row, counted, figure, ratios } from './table.ts';
import { envFor, withEmulators } from './emulators.ts';

/** Seconds between two requests, as arXiv's terms require. */
const PACE_SECONDS = 3;

/**
 * Number of requests of other tools for a number of topics and papers, and the pauses in their
 * code.
 */
const OTHERS: readonly {
  readonly name: string;
  requests(topics: number, papers: number): number;
  pauses?(topics: number, papers: number): number;
}[] = [
  // It has no requests for single papers, so none for code links.
  { name: 'cv-arxiv-daily', requests: (topics) => topics },
  {
    name: 'nlp-arxiv-daily',
    requests: (topics, papers) => topics + papers,
    pauses: (topics) => 15 * (topics - 1),
  },
  {
    name: 'daily-arXiv-ai-enhanced',
    // It needs at least one category.
    requests: (_, papers) => 1 + papers,
    pauses: (_, papers) => 3 * papers,
  },
  { name: 'our forerunner', requests: (topics, papers) => topics + 2 * papers },
];

/** Counts the requests of a run to find papers and their code, with the emulators. */
async function ours(topics: number, papers: number) {
  return withEmulators({ posts: papers, files: 0 }, async (arxiv, github, huggingFace) => {
    const keywords = Array.from(
      { length: topics },
      // The client repeats a request without papers in parts, so a topic of each request finds
      // papers.
      (_, n) =>
        `T${n}: ${n % 20 === 0 ? 'scroll' : `"invented subject ${n}" OR "other words ${n}"`}`,
    );
    await cost(
      'dist/index.js',
      envFor(arxiv.url, github.url, huggingFace.url, keywords.join('\n')),
    );
    return { papers: arxiv.requests.length, code: huggingFace.asked.length };
  });
}

const SIZES = [
  [1, 50],
  [25, 50],
  [25, 200],
  [400, 50],
  [400, 1000],
] as const;

/** Compares requests and pauses with those of other tools, computed from their code. */
export async function finding(): Promise<Row[]> {
  const requests: Row[] = [];
  const pauses: Row[] = [];
  for (const [topics, papers] of SIZES) {
    const size = `${counted(topics, 'topic')}, ${counted(papers, 'paper')}`;
    const count = await ours(topics, papers);
    requests.push({
      measurement: 'requests to find papers and their code',
      size,
      ours: `${figure(count.papers + count.code)}: ${count.papers} to arXiv, ${count.code} for code links`,
      alternative: OTHERS.map(
        (tool) => `${figure(tool.requests(topics, papers))}: ${tool.name}`,
      ).join('; '),
      ratio: ratios(
        count.papers + count.code,
        OTHERS.map((tool) => tool.requests(topics, papers)),
      ),
    });
    const waits = OTHERS.flatMap(({ name, pauses: of }) =>
      of === undefined ? [] : [{ name, seconds: of(topics, papers) }],
    );
    const seconds = (count.papers - 1) * PACE_SECONDS;
    pauses.push({
      measurement: 'pauses between them',
      size,
      ours: `${seconds} s`,
      alternative: waits.map((tool) => `${figure(tool.seconds)} s: ${tool.name}`).join('; '),
      ratio: ratios(
        seconds,
        waits.map((tool) => tool.seconds),
      ),
    });
  }
  return [...requests, ...pauses];
}
